"""Works of a CSL-JSON file (csl-data.json of CSL 1.0.2), as Zotero and pandoc write it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from verify.model import PersonName, Work
from verify.read.bibliography.dates import iso_day, stated_day
from verify.read.bibliography.skipped_entries import listed
from verify.read.document.errors import UnreadableDocument
from verify.text.encoding.storable import read_json

_DAMAGED = "The file is damaged: it is not CSL-JSON. Export the bibliography again."


def csl_works(text: str) -> tuple[Work, ...]:
    """Return the works of a CSL-JSON file. Raises ``UnreadableDocument``."""
    return read_csl(text)[0]


def read_csl(text: str) -> tuple[tuple[Work, ...], tuple[str, ...]]:
    """Return the works of a CSL-JSON file, and sentences about what was not read.

    Raises ``UnreadableDocument``.
    """
    try:
        found = read_json(text, strict=False)
    except ValueError:
        raise UnreadableDocument(_DAMAGED) from None
    if isinstance(found, dict):  # Better BibTeX and the API of Zotero
        found = found.get("items") or found.get("references")
    if not isinstance(found, list):
        raise UnreadableDocument(_DAMAGED)
    items = [one for one in found if is_csl_item(one)]
    if found and not items:
        raise UnreadableDocument("This is JSON, but none of its items is a work of CSL-JSON.")
    works = tuple(work_of_item(one, number) for number, one in enumerate(items, 1))
    return works, tuple(csl_notices(works, len(found) - len(items)))


def csl_notices(works: Sequence[Work], others: int) -> Iterator[str]:
    """Yield what a list of works lost. ``others``: items that are no works."""
    if others:
        noun = "item is" if others == 1 else "items are"
        yield f"{others} {noun} not read: without a type, a title or an author."
    times = Counter(work.key for work in works)
    if twice := [key for key, count in times.items() if count > 1]:
        yield f"Several entries have the same key; citations lead to the first: {listed(twice)}."


def is_csl_item(item: Any) -> bool:
    """Return whether a value of JSON describes a work: it has a type, and a title or an author."""
    return (
        isinstance(item, dict)
        and isinstance(item.get("type"), str)
        and any(name in item for name in ("title", "author", "container-title", "URL", "issued"))
    )


def work_of_item(item: dict[str, Any], number: int = 1) -> Work:
    """Return the work that an item describes; what has another type than CSL says is left out."""

    def text(*names: str) -> str | None:
        return next((said for name in names if (said := _text(item.get(name)))), None)

    return Work(
        text("id", "citation-key") or str(number),
        text("type") or "document",
        _names(item.get("author")),
        _names(item.get("editor")),
        title=text("title"),
        container=text("container-title"),
        publisher=text("publisher"),
        place=text("publisher-place"),
        published=_date(item.get("issued")),
        accessed=_date(item.get("accessed")),
        volume=text("volume"),
        issue=text("issue"),
        pages=text("page"),
        doi=text("DOI"),
        url=text("URL"),
        isbn=text("ISBN"),
        language=text("language"),
    )


def _text(value: Any) -> str | None:
    if isinstance(value, list):  # Crossref's way to write titles
        value = value[0] if value else None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _names(people: Any) -> tuple[PersonName, ...]:
    names = []
    for one in people if isinstance(people, list) else ():
        if not isinstance(one, dict):
            continue
        particle, family = _text(one.get("non-dropping-particle")), _text(one.get("family"))
        family = f"{particle} {family}" if particle and family else family
        whole = _text(one.get("literal"))
        if family or whole:
            names.append(PersonName(family or whole or "", _text(one.get("given")) or ""))
    return tuple(names)


def _date(date: Any) -> str | None:
    if isinstance(date, str):
        return stated_day(date)
    if not isinstance(date, dict):
        return None
    parts = date.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return iso_day("-".join(said for one in parts[0][:3] if (said := _text(one))))
    return stated_day(_text(date.get("raw")) or _text(date.get("literal")))
