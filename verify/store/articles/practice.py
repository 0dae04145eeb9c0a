"""What a publication's articles usually have: notes, and so a source for every quotation."""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from verify.model import Dossier


class Practices:
    """What the articles of each publication have; each publication is counted once.

    For a round that stores no articles: what is stored later does not count.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._counted: dict[str, tuple[int, int]] = {}  # articles, and those of them with notes

    def gives_notes(self, row: int) -> bool:
        """Whether most other articles of the publication of the article ``row`` have notes.

        False where the article names no publication, or has no other article.
        """
        outlet, has_notes = self._db.execute(
            "SELECT outlet, EXISTS (SELECT 1 FROM notes WHERE article = a.id)"
            " FROM articles a WHERE id = ?",
            [row],
        ).fetchone()
        if outlet is None:
            return False
        if outlet not in self._counted:
            self._counted[outlet] = self._count(outlet)
        articles, noted = self._counted[outlet]
        return bool(2 * (noted - has_notes) > articles - 1)

    def _count(self, outlet: str) -> tuple[int, int]:
        found = self._db.execute(
            "SELECT count(*), total(EXISTS (SELECT 1 FROM notes WHERE article = a.id))"
            " FROM articles a WHERE outlet = ?",
            [outlet],
        ).fetchone()
        return int(found[0]), int(found[1])


def with_practice(
    practices: Practices, row: int, dossier: Dossier, require_sources: bool
) -> Dossier:
    """Return the dossier with ``require_sources``, as set or as its publication does."""
    required = require_sources or practices.gives_notes(row)
    return replace(dossier, require_sources=required)
