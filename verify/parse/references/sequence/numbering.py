"""Volume, issue and pages that follow each other: “27(3) 211–219”, “118 (4107), 2210–2216”.

A chain that sees a few words at a time can take the pages behind a volume for an issue or a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model import Span
from verify.parse.references.sequence.person_roles import REPAIRED
from verify.parse.references.sequence.works import LabeledField
from verify.text.lazy_patterns import regex

_RANGE = r"\p{Lu}?\d{1,6}\s?[-–—]\s?\p{Lu}?\d{1,6}"
_ONLY_RANGE = regex.compile(rf"[\s,.:;(]*(?P<pages>{_RANGE})[\s,.;)]*")
_BEHIND = regex.compile(r"[\s,.:;()]{0,4}")
# Of a volume: “(4107), 2210–2216”, “(Pt 9), 4120–4131”; a year in brackets is no issue.
_TAIL = regex.compile(
    r"\s?\(\s?(?P<issue>(?:(?:Pt|Suppl|No|Nr)\.?\s)?(?!(?:1[5-9]|20)\d\d\))\d{1,4})\s?\)[,:.]?\s?"
    rf"(?P<pages>{_RANGE})(?!\d)"
)
# “… of the Sluice Workshop, 3041–3048”
_AT_END = regex.compile(rf",\s(?P<pages>{_RANGE})$")
_YEARS = regex.compile(r"(?:1[5-9]|20)\d\d\s?[-–—]\s?(?:(?:1[5-9]|20)\d\d|\d\d)")
# Labels that words keep, though they look like pages: a date, an identifier, who wrote it.
_KEPT = frozenset(("date", "ident", "url", "author", "editor", "volume", "pages"))
_FEWEST_PAGES = 4  # “3, 1–24”; an issue can be “1–2” or “3–4”
_MOST_PAGES = 100


def with_numbering(text: str, fields: Sequence[LabeledField]) -> list[LabeledField]:
    """Return the fields with the pages, and the issue, that follow a volume or a container."""
    found = [_without_isbn(text, one) for one in fields]
    labels = {f.label for f in found}
    if "pages" in labels:
        return found
    finders = [_with_tail, _with_range] if "volume" in labels else []
    for find in (*finders, _at_end_of_container):
        if numbered := find(text, found):
            return numbered
    return found


_ISBN = regex.compile(r"IS[BS]N(?:-1[03])?[\s:]{0,3}$")


def _without_isbn(text: str, one: LabeledField) -> LabeledField:
    """Return pages as an identifier where “ISBN” precedes them: “ISBN 0123456789”."""
    before = text[max(0, one.span.start - 10) : one.span.start]
    is_book_number = one.label in ("pages", "volume", "issue") and _ISBN.search(before)
    return replace(one, label="ident") if is_book_number else one


def _with_tail(text: str, fields: list[LabeledField]) -> list[LabeledField] | None:
    """Read “(4107), 2210–2216” behind a volume of a periodical in which no issue was read."""
    at = next(i for i, f in enumerate(fields) if f.label == "volume")
    if any(f.label == "issue" for f in fields):
        return None
    tail = _TAIL.match(text, fields[at].span.end)
    if tail is None:
        return None
    parts = [LabeledField(n, Span(*tail.span(n)), REPAIRED) for n in ("issue", "pages")]
    rest = [f for f in fields[at + 1 :] if f.span.start >= tail.end()]
    return [*fields[: at + 1], *parts, *rest]


def _with_range(text: str, fields: list[LabeledField]) -> list[LabeledField] | None:
    """Take the range of numbers right behind the volume, the issue or their year for the pages."""
    for at in range(1, len(fields)):
        before, one = fields[at - 1], fields[at]
        if before.label not in ("volume", "issue", "date") or one.label in _KEPT:
            continue
        pages = _ONLY_RANGE.fullmatch(text, one.span.start, one.span.end)
        gap = text[before.span.end : one.span.start]
        if pages is None or _BEHIND.fullmatch(gap) is None or _YEARS.fullmatch(pages["pages"]):
            continue  # “Bd. 3, 1914–1918”
        counted = gap.strip() in (",", ":") and _counts(pages["pages"])
        if one.label == "issue" != before.label and not counted:
            continue  # “Zeitschrift 12 (1–2)”
        own = replace(one, label="pages", span=Span(*pages.span("pages")), confidence=REPAIRED)
        return [*fields[:at], own, *fields[at + 1 :]]
    return None


def _counts(pages: str) -> bool:
    """Return whether a range has as many numbers as pages of an article, and not as issues of a volume."""
    first, last = (int(n) for n in regex.findall(r"\d+", pages))
    return _FEWEST_PAGES <= last - first < _MOST_PAGES


def _at_end_of_container(text: str, fields: list[LabeledField]) -> list[LabeledField] | None:
    """Part the pages from a container that ends with them: “Proc. of the Sluice Workshop, 3041–3048”."""
    for at, one in enumerate(fields):
        if one.label != "container":
            continue
        end = _AT_END.search(text[one.span.start : one.span.end])
        if end is None or _YEARS.fullmatch(end["pages"]) or not _counts(end["pages"]):
            continue
        start = one.span.start
        pages = LabeledField("pages", Span(start + end.start("pages"), one.span.end), REPAIRED)
        container = replace(one, span=Span(start, start + end.start()), confidence=REPAIRED)
        return [*fields[:at], container, pages, *fields[at + 1 :]]
    return None
