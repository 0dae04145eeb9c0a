"""What a publication's articles usually have: notes."""

from __future__ import annotations

from sqlite_utils import Database


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
