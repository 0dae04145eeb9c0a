"""Read works in CSL-JSON, and in Crossref's JSON, which has the same fields in lists.

Documentation: https://citation.crosscite.org/docs.html (content negotiation),
https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md (fields, ``updated-by``).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from verify.model import WorkRecord, WorkUpdate
from verify.registries.service import items, json_object, strings

_CONTRIBUTORS = ("author", "editor", "translator", "chair")
_DATES = ("issued", "published", "published-print", "published-online")
_CONTAINERS = ("container-title", "container-title-short", "short-container-title")
_TAG = re.compile(r"<[^<>]{0,80}>")
_PUBLISHER = "the publisher"
_REPORTERS = {"retraction-watch": "Retraction Watch", "publisher": _PUBLISHER}


def read_csl(body: bytes) -> list[WorkRecord]:
    """Return the one work of a CSL-JSON response."""
    return [work_of(json_object(body))]


def work_of(value: dict[str, Any]) -> WorkRecord:
    """Return one work from its CSL-JSON or Crossref object."""
    people = [one for role in _CONTRIBUTORS for one in items(value.get(role))]
    return WorkRecord(
        titles=tuple(dict.fromkeys(_titles(value))),
        authors=tuple(name for one in people if (name := _full_name(one))),
        surnames=tuple(name for one in people if (name := _surname(one))),
        years=tuple(dict.fromkeys(year for name in _DATES for year in _years(value.get(name)))),
        containers=tuple(
            name for key in _CONTAINERS for name in map(_plain, strings(value.get(key)))
        ),
        publisher=next(iter(strings(value.get("publisher"))), None),
        kind=next(iter(strings(value.get("type"))), None),
        doi=next(iter(strings(value.get("DOI"))), "").lower() or None,
        updates=tuple(_updates(value)),
    )


def _titles(value: dict[str, Any]) -> Iterator[str]:
    """Yield the title, the title with its subtitle, and the original and short ones."""
    subtitles = [_plain(one) for one in strings(value.get("subtitle"))]
    for title in map(_plain, strings(value.get("title"))):
        yield title
        if subtitles:
            yield f"{title}: {subtitles[0]}"
    for key in ("original-title", "short-title", "title-short"):
        yield from map(_plain, strings(value.get(key)))


def _plain(text: str) -> str:
    """Return a title without markup: “CO<sub>2</sub> &amp; water” gives “CO2 & water”."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _full_name(one: dict[str, Any]) -> str:
    whole = strings(one.get("literal")) or strings(one.get("name"))
    parts = [*strings(one.get("given")), *strings(one.get("family"))]
    return whole[0] if whole else " ".join(parts)


def _surname(one: dict[str, Any]) -> str:
    return next(iter(strings(one.get("family"))), "") or _full_name(one)


def _years(value: Any) -> Iterator[int]:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    for part in parts if isinstance(parts, list) else ():
        if isinstance(part, list) and part and str(part[0]).isdecimal():
            yield int(part[0])


def _updates(value: dict[str, Any]) -> Iterator[WorkUpdate]:
    for one in items(value.get("updated-by")):
        for kind in strings(one.get("type")):
            reporter = next(iter(strings(one.get("source"))), "publisher")
            yield WorkUpdate(
                kind.lower().replace("_", "-").replace(" ", "-"),
                _REPORTERS.get(reporter, reporter),
                _iso(one.get("updated")),
                next(iter(strings(one.get("DOI"))), "").lower() or None,
            )


def _iso(value: Any) -> str | None:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list) or not all(isinstance(part, int) for part in first):
        return None
    return "-".join(f"{part:02d}" for part in first[:3]) or None
