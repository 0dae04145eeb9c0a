"""Records of cited works in CSL-JSON, as Zotero, Mendeley and others store them in documents."""

from __future__ import annotations

from typing import Any

from verify.model import CitationRecord, Span
from verify.text.encoding.storable import read_json


def records_of_json(text: str, span: Span, manager: str) -> list[CitationRecord]:
    """Return the records of a citation: ``{"citationItems": [{"itemData": {…}}]}``.

    Malformed JSON, or JSON of another shape, gives no records.
    """
    try:
        found = read_json(text, strict=False)
    except ValueError:
        return []
    items = found.get("citationItems") if isinstance(found, dict) else None
    if not isinstance(items, list):
        return []
    data = [one.get("itemData") for one in items if isinstance(one, dict)]
    return [record_of_item(one, span, manager) for one in data if isinstance(one, dict)]


def record_of_item(item: dict[str, Any], span: Span, manager: str) -> CitationRecord:
    """Return the record of one CSL item."""
    return CitationRecord(
        span,
        manager,
        title=_text(item.get("title")),
        authors=names(item.get("author")) or names(item.get("editor")),
        year=_year(item.get("issued")),
        doi=_text(item.get("DOI")),
        url=_text(item.get("URL")),
        container=_text(item.get("container-title")),
        id=_text(item.get("id")),
    )


def names(people: Any) -> tuple[str, ...]:
    """Return the surnames of a CSL list of names; a body's whole name."""
    if not isinstance(people, list):
        return ()
    found = []
    for one in people:
        if isinstance(one, dict):
            particle = _text(one.get("non-dropping-particle"))
            family = _text(one.get("family")) or _text(one.get("literal"))
            found.append(f"{particle} {family}" if particle and family else family)
    return tuple(name for name in found if name)


def _year(date: Any) -> str | None:
    if not isinstance(date, dict):
        return None
    parts = date.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return _text(parts[0][0])
    said = _text(date.get("raw")) or _text(date.get("literal")) or ""
    digits = said[:4]
    return digits if len(digits) == 4 and digits.isdecimal() else None


def _text(value: Any) -> str | None:
    if isinstance(value, list):  # Crossref's way to write titles
        value = value[0] if value else None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None
