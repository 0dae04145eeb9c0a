"""Store and load articles, their revisions and coverage."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from verify.annotate.naming import original_name
from verify.model import Article, Coverage, Dossier
from verify.store.articles.moved import MovedFiles, opening_key, title_key
from verify.store.articles.parts import replace_parts, value_of
from verify.store.codec import dump, load
from verify.store.database import transaction

Row = dict[str, Any]


def key_of(article: Article, folder: Path) -> str:
    """Return an article's key: its URL, or its path relative to the database's folder.

    A copy with our comments is the same article as the document that it was made from.
    Text from standard input has neither; its title (or opening words) is used instead.
    """
    if article.origin == "-":
        words = title_key(article) or opening_key(article)
        return "stdin:" + hashlib.sha256(words.encode()).hexdigest()[:16]
    if "://" in article.origin:
        return article.origin
    return Path(os.path.relpath(original_name(article.origin), folder)).as_posix()


Gone = Callable[[str], bool] | MovedFiles  # whether a key leads nowhere any more


def find_article(db: Database, article: Article, key: str, gone: Gone) -> int | None:
    """Return the id of this article in the database, or None.

    It is found by its key, or as one whose file was moved or renamed.
    """
    found = db.execute("SELECT id FROM articles WHERE key = ?", [key]).fetchone()
    if found:
        return int(found[0])
    moved = gone if isinstance(gone, MovedFiles) else MovedFiles(gone)
    return moved.find(db, article)


def save_article(db: Database, dossier: Dossier, key: str, now: datetime, gone: Gone) -> int:
    """Store an article, its revision and its parts; return the article's id.

    The parts replace those of the previous revision. A moved article keeps its decisions.
    """
    with transaction(db):
        row = find_article(db, dossier.article, key, gone)
        row = _insert_article(db, key, now) if row is None else row
        _update_article(db, row, key, dossier.article, now)
        revision = _save_revision(db, row, dossier.article, now)
        db.execute("UPDATE articles SET revision = ? WHERE id = ?", [revision, row])
        replace_parts(db, row, dossier, now)
    return row


def _insert_article(db: Database, key: str, now: datetime) -> int:
    cursor = db.execute(
        "INSERT INTO articles (key, origin, first_seen, last_seen) VALUES (?, ?, ?, ?)",
        [key, key, now.isoformat(), now.isoformat()],
    )
    return int(cursor.lastrowid or 0)


def _update_article(db: Database, row: int, key: str, article: Article, now: datetime) -> None:
    db.execute(
        "UPDATE decisions SET article_key = :key WHERE article_key ="
        " (SELECT key FROM articles WHERE id = :row) AND article_key <> :key",
        {"key": key, "row": row},
    )
    db.execute(
        "UPDATE articles SET key = ?, origin = ?, title = ?, title_key = ?, opening_key = ?,"
        " byline = ?, published = ?, language = ?, outlet = ?, last_seen = ? WHERE id = ?",
        [
            *(key, article.origin, value_of(article.title)),
            *(title_key(article) or None, opening_key(article) or None),
            *(value_of(article.byline), value_of(article.published)),
            *(article.language, article.outlet, now.isoformat(), row),
        ],
    )


def _save_revision(db: Database, row: int, article: Article, now: datetime) -> int:
    db.execute(
        "INSERT INTO revisions"
        " (article, digest, format, encoding, characters, text, structure, seen_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article, digest) DO UPDATE SET"
        " format = excluded.format, encoding = excluded.encoding, text = excluded.text,"
        " characters = excluded.characters, structure = excluded.structure",
        [
            *(row, article.digest, article.format, article.encoding, len(article.text)),
            *(article.text, dump(replace(article, text="")), now.isoformat()),
        ],
    )
    found = db.execute(
        "SELECT id FROM revisions WHERE article = ? AND digest = ?", [row, article.digest]
    ).fetchone()
    return int(found[0])


def load_article(db: Database, row: int) -> Article:
    """Return the newest revision of an article, as it was read."""
    structure, text = db.execute(
        "SELECT r.structure, r.text FROM articles a JOIN revisions r ON r.id = a.revision"
        " WHERE a.id = ?",
        [row],
    ).fetchone()
    return replace(load(structure, Article), text=text)


def save_coverage(db: Database, row: int, coverage: Coverage) -> None:
    """Store the coverage of an article in its last run."""
    db.execute(
        "UPDATE revisions SET coverage = ? WHERE id = (SELECT revision FROM articles WHERE id = ?)",
        [dump(coverage), row],
    )


def load_coverage(db: Database, row: int) -> Coverage:
    """Return the coverage of an article in its last run."""
    found = db.execute(
        "SELECT r.coverage FROM articles a JOIN revisions r ON r.id = a.revision WHERE a.id = ?",
        [row],
    ).fetchone()
    return load(found[0], Coverage) if found and found[0] else Coverage()


def articles(db: Database) -> list[Row]:
    """Return all articles with their number of open flags, newest first."""
    return list(
        db.query(
            "SELECT a.id, a.key, a.origin, a.title, a.byline, a.published, a.language, a.outlet,"
            " a.first_seen, a.last_seen, coalesce(f.number, 0) AS open_flags FROM articles a"
            " LEFT JOIN (SELECT article, count(*) AS number FROM flags WHERE status = 'open'"
            " GROUP BY article) f ON f.article = a.id ORDER BY a.last_seen DESC, a.key"
        )
    )


def rows(db: Database) -> list[int]:
    """Return the ids of all articles."""
    return [row for (row,) in db.execute("SELECT id FROM articles ORDER BY id")]


def keys(db: Database) -> list[tuple[int, str]]:
    """Return the id and key of every article."""
    return list(db.execute("SELECT id, key FROM articles ORDER BY id").fetchall())
