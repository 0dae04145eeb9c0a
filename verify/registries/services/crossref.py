"""Crossref: metadata of DOIs, later notices, and a search by title."""

from __future__ import annotations

from urllib.parse import urlencode

from verify.model import WorkRecord
from verify.registries.service import (
    Service,
    UnreadableResponse,
    encoded,
    json_object,
    listed_items,
)
from verify.registries.services.csl import work_of
from verify.text.identifiers.values import IdentifierKind

_MOST = 5  # results of a search


def _by_identifier(kind: IdentifierKind, value: str) -> str:
    return f"/works/{encoded(value)}"


def _by_title(title: str, author: str | None) -> str:
    named = {"query.author": author} if author else {}
    return f"/works?{urlencode({'query.bibliographic': title, **named, 'rows': _MOST})}"


def _read(body: bytes) -> list[WorkRecord]:
    message = json_object(body).get("message")
    if not isinstance(message, dict):
        raise UnreadableResponse("its JSON has another form than documented")
    if "items" in message:
        return [work_of(one) for one in listed_items(message["items"])]
    return [work_of(message)]


CROSSREF = Service(
    name="crossref",
    label="Crossref",
    base="https://api.crossref.org",
    documentation="https://www.crossref.org/documentation/retrieve-metadata/rest-api/",
    gap=1.0,
    kinds=frozenset({IdentifierKind.DOI}),
    by_identifier=_by_identifier,
    by_title=_by_title,
    read=_read,
)
