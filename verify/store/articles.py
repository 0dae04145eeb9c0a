"""Articles, their revisions and their parsed parts."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from verify.model import Article, Coverage, Dossier, Field, Span
from verify.store.codec import dump, load
from verify.store.database import transaction
from verify.store.sources import source_id
from verify.text.fold import fold_words

Row = dict[str, Any]
OPENING = 400  # characters: a paragraph or two, enough to tell two articles apart


def key_of(article: Article, folder: Path) -> str:
    """What an article is known by: its address, or its path seen from the database's folder.

    A text from standard input has neither: its title (or opening words) stands in.
    """
    if article.origin == "-":
        words = title_key(article) or opening_key(article)
        return "stdin:" + hashlib.sha256(words.encode()).hexdigest()[:16]
    if "://" in article.origin:
        return article.origin
    return Path(os.path.relpath(article.origin, folder)).as_posix()


def title_key(article: Article) -> str:
    return fold_words(article.title.value) if article.title else ""


def opening_key(article: Article) -> str:
    return fold_words(article.text[:OPENING])


def find_article(
    db: Database, article: Article, key: str, gone: Callable[[str], bool]
) -> int | None:
    """The row of this article: by its key, else one of the same bytes, title or opening words
    whose own key leads nowhere any more (``gone``): a file that was moved or renamed."""
    found = db.execute("SELECT id FROM articles WHERE key = ?", [key]).fetchone()
    if found:
        return int(found[0])
    for row in _lookalikes(db, article):
        if gone(row[1]):
            return int(row[0])
    return None


def _lookalikes(db: Database, article: Article) -> Iterator[tuple[int, str]]:
    sql = (
        "SELECT a.id, a.key FROM articles a JOIN revisions r ON r.article = a.id WHERE r.digest = ?",
        "SELECT id, key FROM articles WHERE title_key = ?",
        "SELECT id, key FROM articles WHERE opening_key = ?",
    )
    for query, value in zip(
        sql, (article.digest, title_key(article), opening_key(article)), strict=True
    ):
        if value:
            yield from db.execute(query, [value]).fetchall()


def save_article(
    db: Database, dossier: Dossier, key: str, now: datetime, gone: Callable[[str], bool]
) -> int:
    """Keep the article, its revision and its parts; gives the article's row number.

    The parts replace those of the revision before. Decisions follow a moved article.
    """
    with transaction(db):
        row = find_article(db, dossier.article, key, gone)
        row = _insert_article(db, key, now) if row is None else row
        _update_article(db, row, key, dossier.article, now)
        revision = _save_revision(db, row, dossier.article, now)
        db.execute("UPDATE articles SET revision = ? WHERE id = ?", [revision, row])
        _replace_parts(db, row, dossier, now)
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
            *(key, article.origin, _value(article.title)),
            *(title_key(article) or None, opening_key(article) or None),
            *(_value(article.byline), _value(article.published)),
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
    """The newest revision of an article, as it was read."""
    structure, text = db.execute(
        "SELECT r.structure, r.text FROM articles a JOIN revisions r ON r.id = a.revision"
        " WHERE a.id = ?",
        [row],
    ).fetchone()
    return replace(load(structure, Article), text=text)


def save_coverage(db: Database, row: int, coverage: Coverage) -> None:
    """Keep what was and was not checked of an article in its last run."""
    db.execute(
        "UPDATE revisions SET coverage = ? WHERE id = (SELECT revision FROM articles WHERE id = ?)",
        [dump(coverage), row],
    )


def load_coverage(db: Database, row: int) -> Coverage:
    """What was and was not checked of an article in its last run."""
    found = db.execute(
        "SELECT r.coverage FROM articles a JOIN revisions r ON r.id = a.revision WHERE a.id = ?",
        [row],
    ).fetchone()
    return load(found[0], Coverage) if found and found[0] else Coverage()


def articles(db: Database) -> list[Row]:
    """All articles with their number of open flags, the newest first."""
    return list(
        db.query(
            "SELECT a.id, a.key, a.origin, a.title, a.byline, a.published, a.language, a.outlet,"
            " a.first_seen, a.last_seen, coalesce(f.number, 0) AS open_flags FROM articles a"
            " LEFT JOIN (SELECT article, count(*) AS number FROM flags WHERE status = 'open'"
            " GROUP BY article) f ON f.article = a.id ORDER BY a.last_seen DESC, a.key"
        )
    )


def rows(db: Database) -> list[int]:
    """The numbers of all articles."""
    return [row for (row,) in db.execute("SELECT id FROM articles ORDER BY id")]


def keys(db: Database) -> list[tuple[int, str]]:
    """The number and the key of every article."""
    return list(db.execute("SELECT id, key FROM articles ORDER BY id").fetchall())


def article_rows(db: Database, words: str) -> list[int]:
    """The articles whose key, origin or title holds ``words`` (letter case is ignored)."""
    wanted = words.casefold()
    rows = db.execute("SELECT id, key, origin, coalesce(title, '') FROM articles ORDER BY id")
    return [row for row, *names in rows if any(wanted in name.casefold() for name in names)]


# ------------------------------------------------------------------------------- the parts


def _replace_parts(db: Database, row: int, dossier: Dossier, now: datetime) -> None:
    for table in ("quotations", "cited_references", "notes", "labels"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", [row])
    text = dossier.article.text
    for number, note in enumerate(dossier.notes):
        values = {"label": note.label, "kind": note.kind.value}
        _insert_part(db, "notes", row, values | _place(text, note.span) | {"number": number})
    references = _insert_references(db, row, dossier, now)
    _insert_quotations(db, row, dossier, references)
    for label in dossier.labels:
        person = dossier.people[label.person].name
        values = {"person": person, "role": label.role.value, "shape": label.shape}
        _insert_part(db, "labels", row, values | _place(text, label.span))


def _insert_references(db: Database, row: int, dossier: Dossier, now: datetime) -> list[int]:
    rows = []
    for number, reference in enumerate(dossier.references):
        address = dossier.addresses.get(number)
        names = ("title", "translated_title", "container", "publisher", "published", "accessed")
        values: Row = {name: _value(getattr(reference, name)) for name in (*names, "url")}
        values |= {"number": number, "note": reference.note, "language": reference.language}
        values["authors"] = "; ".join(author.value for author in reference.authors) or None
        values["source"] = source_id(db, address, now) if address else None
        values |= _place(dossier.article.text, reference.span)
        rows.append(_insert_part(db, "cited_references", row, values))
    return rows


def _insert_quotations(db: Database, row: int, dossier: Dossier, references: list[int]) -> None:
    for number, quotation in enumerate(dossier.quotations):
        values: Row = {"number": number, "kind": quotation.kind.value}
        values["speaker"] = quotation.speaker.name.value if quotation.speaker else None
        values |= {"cue": _value(quotation.cue), "language": quotation.language}
        values |= _place(dossier.article.text, quotation.span)
        part = _insert_part(db, "quotations", row, values)
        for reference in dict.fromkeys(quotation.references):
            db.execute(
                "INSERT INTO quotation_references VALUES (?, ?)", [part, references[reference]]
            )


def _insert_part(db: Database, table: str, article: int, values: Row) -> int:
    row = {"article": article} | values
    columns, holes = ", ".join(row), ", ".join(f":{name}" for name in row)
    cursor = db.execute(f"INSERT INTO {table} ({columns}) VALUES ({holes})", row)
    return int(cursor.lastrowid or 0)


def _place(text: str, span: Span) -> Row:
    return {"text": text[span.start : span.end], "start": span.start, "end": span.end}


def _value(field: Field | None) -> str | None:
    return field.value if field else None
