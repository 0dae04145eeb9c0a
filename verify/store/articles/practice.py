"""What a publication's articles usually have: notes, and so a source for every quotation."""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from verify.model import Dossier


def with_practice(db: Database, row: int, dossier: Dossier, require_sources: bool) -> Dossier:
    """Return the dossier with ``require_sources``, as set or as its publication does."""
    return replace(dossier, require_sources=require_sources or gives_notes(db, row))


def gives_notes(db: Database, row: int) -> bool:
    """Whether most other articles of the publication of the article ``row`` have notes.

    False where the article names no publication, or has no other article.
    """
    others, noted = db.execute(
        "SELECT count(*), count(n.article) FROM articles a"
        " LEFT JOIN (SELECT DISTINCT article FROM notes) n ON n.article = a.id"
        " WHERE a.id <> :row AND a.outlet = (SELECT outlet FROM articles WHERE id = :row)",
        {"row": row},
    ).fetchone()
    return bool(2 * noted > others)
