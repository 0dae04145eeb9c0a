"""Works of a RIS file, as reference managers and publishers' pages export them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import PersonName, Work
from verify.read.bibliography.dates import stated_day

# `TY  - JOUR`; some programs write one blank before the hyphen, or none behind it.
_LINE = re.compile(r"^([A-Z][A-Z0-9])[ \t]{1,2}-[ \t]?(.*)$")
IS_RIS = re.compile(r"\A\s*+(?:(?!TY[ \t]{1,2}-)\S{1,60}\s++)?TY[ \t]{1,2}-", re.S)
_KINDS = {
    "JOUR": "article-journal",
    "EJOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "THES": "thesis",
    "RPRT": "report",
    "ELEC": "webpage",
    "WEB": "webpage",
    "BLOG": "post-weblog",
    "STAT": "legislation",
    "CASE": "legal_case",
}
_CONTAINERS = ("T2", "JO", "JF", "BT", "JA", "J2")


def ris_works(text: str) -> tuple[Work, ...]:
    """Return the works of a RIS file in order."""
    return tuple(_work(record, number) for number, record in enumerate(_records(text), 1))


def ris_notices(text: str) -> tuple[str, ...]:
    """Return sentences about records without a type, which are not read."""
    ends = sum(1 for line in text.splitlines() if line.startswith("ER"))
    lost = ends - sum(1 for _ in _records(text))
    noun = "record has" if lost == 1 else "records have"
    return (f"{lost} {noun} no type (TY) and cannot be read.",) if lost > 0 else ()


def _records(text: str) -> Iterator[dict[str, list[str]]]:
    """Yield the values of each record by tag; a line without a tag goes on the value above."""
    record: dict[str, list[str]] = {}
    last = ""
    for line in text.splitlines():
        found = _LINE.match(line.lstrip("\ufeff"))
        if found is None:
            if last in record and line.strip() and last != "ER":
                record[last][-1] += f" {line.strip()}"
            continue
        last, value = found[1], found[2].strip()
        if last in ("ER", "TY"):
            if "TY" in record:
                yield record
            record = {}
        if last != "ER":
            record.setdefault(last, []).append(value)
    if "TY" in record:
        yield record


def _work(record: dict[str, list[str]], number: int) -> Work:
    def one(*tags: str) -> str | None:
        return next((v for tag in tags for v in record.get(tag, ()) if v), None)

    kind = record["TY"][0].upper()
    is_part = kind in ("CHAP", "ECHAP")
    title = one("TI", "T1", "CT") or (None if is_part else one("BT"))
    return Work(
        one("ID") or f"{number}",
        _KINDS.get(kind, "document"),
        _names(record, ("AU", "A1")),
        _names(record, ("ED", "A2") if is_part else ("ED",)),
        title=title,
        container=next((v for tag in _CONTAINERS if (v := one(tag)) and v != title), None),
        publisher=one("PB"),
        place=one("CY", "PP"),
        published=stated_day(one("DA")) or stated_day(one("PY", "Y1")),
        accessed=stated_day(one("Y2")),
        volume=one("VL"),
        issue=one("IS"),
        pages=_pages(one("SP"), one("EP")),
        doi=re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", one("DO") or "", flags=re.I)
        or None,
        url=one("UR", "L2"),
        isbn=one("SN") if kind.endswith("BOOK") or is_part else None,
        language=one("LA"),
    )


def _names(record: dict[str, list[str]], tags: tuple[str, ...]) -> tuple[PersonName, ...]:
    names = []
    for value in (v for tag in tags for v in record.get(tag, ())):
        family, _, given = (part.strip() for part in value.partition(","))
        if family:
            names.append(PersonName(family, given.replace(",", " ").strip()))
    return tuple(names)


def _pages(first: str | None, last: str | None) -> str | None:
    return f"{first}–{last}" if first and last and last != first else first
