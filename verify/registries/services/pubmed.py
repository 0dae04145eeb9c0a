"""PubMed: articles by PMID or PMCID, and whether they are retracted or corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from verify.model import WorkRecord, WorkUpdate
from verify.registries.service import Service, UnreadableResponse, items, json_object, strings
from verify.text.identifiers.values import IdentifierKind

_DATABASES = {IdentifierKind.PMID: "pubmed", IdentifierKind.PMCID: "pmc"}
_NOTICES = {
    "retraction in": "retraction",
    "erratum in": "erratum",
    "expression of concern in": "expression-of-concern",
}
_RETRACTED = "Retracted Publication"


def _by_identifier(kind: IdentifierKind, value: str) -> str:
    asked = {"db": _DATABASES[kind], "id": value.removeprefix("PMC"), "retmode": "json"}
    return f"/entrez/eutils/esummary.fcgi?{urlencode(asked)}"


def _read(body: bytes) -> list[WorkRecord]:
    """Return the summaries; those with ``error`` are of IDs that it does not know."""
    result = json_object(body).get("result")
    if not isinstance(result, dict) or not isinstance(result.get("uids"), list):
        raise UnreadableResponse("its JSON has another form than documented")
    found = [result.get(uid) for uid in strings(result.get("uids"))]
    return [_article(one) for one in found if isinstance(one, dict) and "error" not in one]


def _article(value: dict[str, Any]) -> WorkRecord:
    names = tuple(n for one in items(value.get("authors")) for n in strings(one.get("name")))
    dates = " ".join(strings(value.get("pubdate")) + strings(value.get("epubdate")))
    ids = {str(one.get("idtype")): one.get("value") for one in items(value.get("articleids"))}
    return WorkRecord(
        titles=tuple(title.rstrip(".") for title in strings(value.get("title"))),
        authors=names,
        surnames=tuple(re.sub(r"\s+[A-Z]{1,3}$", "", name) for name in names),  # Bell A
        years=tuple(dict.fromkeys(map(int, re.findall(r"\b(?:1[89]|20)\d\d\b", dates)))),
        containers=strings(value.get("fulljournalname")) + strings(value.get("source")),
        kind="journal-article",
        doi=next(iter(strings(ids.get("doi"))), "").lower() or None,
        updates=tuple(_updates(value)),
    )


def _updates(value: dict[str, Any]) -> Iterator[WorkUpdate]:
    known = [
        _NOTICES[kind]
        for one in items(value.get("references"))
        for kind in map(str.lower, strings(one.get("reftype")))
        if kind in _NOTICES
    ]
    if _RETRACTED in strings(value.get("pubtype")) and "retraction" not in known:
        known.append("retraction")
    yield from (WorkUpdate(kind, "PubMed") for kind in dict.fromkeys(known))


PUBMED = Service(
    name="pubmed",
    label="PubMed",
    base="https://eutils.ncbi.nlm.nih.gov",
    documentation="https://www.ncbi.nlm.nih.gov/books/NBK25499/",
    gap=0.4,  # three a second without a key
    kinds=frozenset(_DATABASES),
    by_identifier=_by_identifier,
    read=_read,
)
