"""OpenAlex: works by DOI, PMID or title, and whether they are retracted."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from verify.model import WorkRecord, WorkUpdate
from verify.registries.service import Service, encoded, items, json_object, listed_items, strings
from verify.text.identifiers.values import IdentifierKind

_MOST = 5  # results of a search
_PREFIXES = {IdentifierKind.DOI: "doi", IdentifierKind.PMID: "pmid", IdentifierKind.PMCID: "pmcid"}
_DOI_ORG = "https://doi.org/"


def _by_identifier(kind: IdentifierKind, value: str) -> str:
    return f"/works/{_PREFIXES[kind]}:{encoded(value)}"


def _by_title(title: str, author: str | None) -> str:
    return f"/works?{urlencode({'search': title, 'per-page': _MOST})}"


def _read(body: bytes) -> list[WorkRecord]:
    value = json_object(body)
    found = listed_items(value["results"]) if "results" in value else [value]
    return [_work(one) for one in found]


def _work(value: dict[str, Any]) -> WorkRecord:
    authors = [one.get("author") for one in items(value.get("authorships"))]
    names = [
        n for one in authors if isinstance(one, dict) for n in strings(one.get("display_name"))
    ]
    year = value.get("publication_year")
    source = _part(_part(value, "primary_location"), "source")
    retracted = (WorkUpdate("retraction", "OpenAlex"),) if value.get("is_retracted") is True else ()
    return WorkRecord(
        titles=tuple(
            dict.fromkeys(strings(value.get("title")) + strings(value.get("display_name")))
        ),
        authors=tuple(names),
        surnames=tuple(name.split()[-1] for name in names),
        years=(year,) if isinstance(year, int) else (),
        containers=strings(source.get("display_name")),
        kind=next(iter(strings(value.get("type"))), None),
        doi=next(iter(strings(value.get("doi"))), "").removeprefix(_DOI_ORG).lower() or None,
        updates=retracted,
    )


def _part(value: dict[str, Any], name: str) -> dict[str, Any]:
    """Return an object inside an object; an empty one for anything else."""
    found = value.get(name)
    return found if isinstance(found, dict) else {}


OPENALEX = Service(
    name="openalex",
    label="OpenAlex",
    base="https://api.openalex.org",
    documentation="https://docs.openalex.org/api-entities/works",
    gap=1.0,
    kinds=frozenset(_PREFIXES),
    by_identifier=_by_identifier,
    by_title=_by_title,
    read=_read,
)
