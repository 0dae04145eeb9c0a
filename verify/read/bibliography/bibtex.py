"""Works of a BibTeX or BibLaTeX file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from verify.model import PersonName, Work
from verify.read.bibliography.bibtex_syntax import MONTHS, BibEntry, read_bib
from verify.read.bibliography.dates import stated_day
from verify.read.bibliography.other_fields import access_in_notes, url_elsewhere
from verify.read.bibliography.skipped_entries import bibtex_notices
from verify.read.bibliography.tex_text import plain_address, plain_text

# BibTeX's and BibLaTeX's types as types of CSL 1.0.2; others are documents.
_KINDS = {
    "article": "article-journal",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "proceedings": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "manual": "report",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "newspaper": "article-newspaper",
    "periodical": "book",
}
_NO_WORK = frozenset({"set", "xdata", "control"})
# A newspaper's article is an @article with this BibLaTeX subtype.
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}


def bibtex_works(text: str) -> tuple[tuple[Work, ...], tuple[str, ...]]:
    """Return the works of a file, and the keys of entries that are not closed."""
    file = read_bib(text)
    return works_of_entries(file.entries), tuple(e.key for e in file.entries if e.is_damaged)


def read_bibtex(text: str) -> tuple[tuple[Work, ...], tuple[str, ...]]:
    """Return the works of a file, and sentences about what was not read."""
    file = read_bib(text)
    sets = [entry.key for entry in file.entries if entry.kind == "set"]
    return works_of_entries(file.entries), tuple(bibtex_notices(file, sets))


def works_of_entries(entries: Sequence[BibEntry]) -> tuple[Work, ...]:
    """Return the works among entries, with the values that they inherit."""
    by_key = {entry.key.lower(): entry.values for entry in reversed(entries)}
    return tuple(_work(entry, by_key) for entry in entries if entry.kind not in _NO_WORK)


def _work(entry: BibEntry, by_key: Mapping[str, Mapping[str, str]]) -> Work:
    values = _inherited(entry, by_key)

    def text(*names: str) -> str | None:
        return next((said for n in names if (said := plain_text(values.get(n, "")))), None)

    title, subtitle = text("title"), text("subtitle")
    doi = plain_address(values.get("doi", ""))
    return Work(
        entry.key,
        _SUBTYPES.get(values.get("entrysubtype", ""), _KINDS.get(entry.kind, "document")),
        bib_names(values.get("author", "")),
        bib_names(values.get("editor", "")),
        title=f"{title}: {subtitle}" if title and subtitle else title,
        container=text("journaltitle", "journal", "booktitle", "maintitle", "organization"),
        publisher=text("publisher", "institution", "school"),
        place=text("location", "address"),
        published=_published(values),
        accessed=stated_day(text("urldate", "lastchecked", "accessed")) or access_in_notes(values),
        volume=text("volume"),
        issue=text("number", "issue"),
        pages=text("pages"),
        doi=re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)", "", doi, flags=re.I) or None,
        url=plain_address(values.get("url", "")) or url_elsewhere(values, has_doi=bool(doi)),
        isbn=text("isbn"),
        language=text("langid", "language"),
    )


def _inherited(entry: BibEntry, by_key: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """Return an entry's values with those of its cross-reference, whose title is the book's.

    BibLaTeX's `xdata` names entries that hold common values.
    """
    parent = by_key.get(entry.values.get("crossref", "").strip().lower(), {})
    renamed = {"booktitle" if n == "title" else n: v for n, v in parent.items()}
    common: dict[str, str] = {}
    for key in entry.values.get("xdata", "").split(","):
        common.update(by_key.get(key.strip().lower(), {}))
    return {**common, **renamed, **entry.values}


def _published(values: Mapping[str, str]) -> str | None:
    if date := stated_day(plain_text(values.get("date", ""))):
        return date
    year = re.search(r"\d{4}", plain_text(values.get("year", "")))
    if year is None:
        return None
    month = plain_text(values.get("month", "")).strip(". ").lower()
    number = int(month) if month.isdecimal() else _month(month)
    day = plain_text(values.get("day", ""))
    if not 1 <= number <= 12:
        return year[0]
    of_month = f"{year[0]}-{number:02}"
    return f"{of_month}-{int(day):02}" if re.fullmatch(r"\d{1,2}", day) else of_month


def _month(name: str) -> int:
    return MONTHS.index(name[:3]) + 1 if name[:3] in MONTHS else 0


def bib_names(value: str) -> tuple[PersonName, ...]:
    """Return the names of a list divided by `and`; a name in braces is that of a body."""
    names = (_name(part) for part in _outside_braces(value, re.compile(r"\s+and\s+", re.I)))
    return tuple(name for name in names if name.family and name.family.lower() != "others")


def _outside_braces(value: str, divider: re.Pattern[str]) -> list[str]:
    """Return the parts of a value between dividers that are not in braces."""
    parts, start, depth = [], 0, 0
    marks = re.compile(rf"\\.|[{{}}]|{divider.pattern}", re.I | re.S)
    for found in marks.finditer(value):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and not found[0].startswith("\\"):
            parts.append(value[start : found.start()])
            start = found.end()
    return [*parts, value[start:]]


def _name(raw: str) -> PersonName:
    """Return a name of one of BibTeX's three forms: `A B`, `B, A` and `B, Jr, A`."""
    raw = raw.strip()
    if raw.startswith("{") and raw.endswith("}") and raw.count("{") == 1:
        return PersonName(plain_text(raw))
    parts = [plain_text(part) for part in _outside_braces(raw, re.compile(r","))]
    if len(parts) > 1:
        family = parts[0] if len(parts) == 2 else f"{parts[0]}, {parts[1]}"
        return PersonName(family, parts[-1])
    words = _outside_braces(raw, re.compile(r"\s+"))
    shown = [plain_text(word) for word in words if word]
    lower = next((n for n, word in enumerate(shown[:-1]) if word[:1].islower()), len(shown) - 1)
    lower = max(lower, 0)
    return PersonName(" ".join(shown[lower:]), " ".join(shown[:lower]))
