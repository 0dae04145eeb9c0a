"""Store the parsed parts of an article as rows, for Datasette and for queries."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import Dossier, Field, Span
from verify.store.sources.sources import source_id

Row = dict[str, Any]


def replace_parts(db: Database, row: int, dossier: Dossier, now: datetime) -> None:
    """Replace an article's stored notes, references, quotations and labels by those parsed now."""
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
        values: Row = {name: value_of(getattr(reference, name)) for name in (*names, "url")}
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
        values |= {"cue": value_of(quotation.cue), "language": quotation.language}
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


def value_of(field: Field | None) -> str | None:
    """Return the value of a field, None if the field is missing."""
    return field.value if field else None
