"""Open Library: books by ISBN or title."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from verify.model import WorkRecord
from verify.registries.service import Service, json_object, listed_items, strings
from verify.text.identifiers.values import IdentifierKind

_FIELDS = "title,subtitle,author_name,publish_year,publisher"
_MOST = 5  # results of a search


def _by_identifier(kind: IdentifierKind, value: str) -> str:
    return f"/search.json?{urlencode({'isbn': value, 'fields': _FIELDS, 'limit': _MOST})}"


def _by_title(title: str, author: str | None) -> str:
    named = {"author": author} if author else {}
    return f"/search.json?{urlencode({'title': title, **named, 'fields': _FIELDS, 'limit': _MOST})}"


def _read(body: bytes) -> list[WorkRecord]:
    return [_book(one) for one in listed_items(json_object(body).get("docs"))]


def _book(value: dict[str, Any]) -> WorkRecord:
    titles = strings(value.get("title"))
    whole = tuple(f"{titles[0]}: {one}" for one in strings(value.get("subtitle")) if titles)
    names, years = strings(value.get("author_name")), value.get("publish_year")
    return WorkRecord(
        titles=titles + whole,
        authors=names,
        surnames=tuple(name.split()[-1] for name in names),
        years=tuple(year for year in years if isinstance(year, int))
        if isinstance(years, list)
        else (),
        publisher=next(iter(strings(value.get("publisher"))), None),
        kind="book",
    )


OPEN_LIBRARY = Service(
    name="openlibrary",
    label="Open Library",
    base="https://openlibrary.org",
    documentation="https://openlibrary.org/dev/docs/api/search",
    gap=1.0,
    kinds=frozenset({IdentifierKind.ISBN}),
    by_identifier=_by_identifier,
    by_title=_by_title,
    read=_read,
)
