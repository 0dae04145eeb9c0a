"""Parse the fields after a title: publisher, issue and dates, between commas or periods."""

from __future__ import annotations

import regex

from verify.model import Field, Span
from verify.parse.references import vocabulary
from verify.parse.references.field_draft import ReferenceDraft
from verify.parse.spans import trim_span
from verify.text.dates.finder import FoundDate, find_dates

COMMA_PARTS = regex.compile(r"[^,;]+")


FIELD_EDGES = " \t\n\u00a0,.;:–—-|"

_INITIAL = r"\s\p{Lu}|\s\p{Lu}\.\p{Lu}|\bг|\bгг|\bNo|\bno|\bVol|\bт|\bст|\bул|\bим"
# From the first mark of a run, or from the second where the first ends an initial: “A..”.
POINT = regex.compile(
    rf"(?:(?<![.!?…])(?<!{_INITIAL})|(?<=(?:{_INITIAL})[.!?…]))"
    r"[.!?…]++[»”\"]?\.?\s+(?=[\p{Lu}«“\"„\d(])"
)


def read_segments(draft: ReferenceDraft, start: int, first: str = "publisher") -> None:
    """Read the unread text from ``start`` on; ``first`` is the field of the first plain segment."""
    _read_brackets(draft, start)
    _read_punctuated_dates(draft, start)
    free = [first] if first == "publisher" else [first, "publisher"]
    for part in _split(draft, start):
        for piece, date in split_off_date(draft, part):
            if date is not None:
                _put_date(draft, piece, date)
            elif name := _kind(draft, piece, free):
                _put_name(draft, name, piece)


# "in: Die Zeit", "In: Example Quarterly", «В: Сборник»; "in The Valley Post", but “In Touch Weekly”
_IN = regex.compile(
    r"(?:[Ii]n|В|Dans)\s*:\s*|(?:in|dans|en)\s+(?=\p{Lu}|(?:the|der|die|das|la|le|el)\s)"
)


_VOLUME = regex.compile(r"(?<=\p{L}{3})\s+\d{1,4}$")


def _put_name(draft: ReferenceDraft, name: str, span: Span) -> None:
    """Set a publisher's name, without words that introduce it and without a journal's volume."""
    words = draft.text[span.start : span.end]
    if name == "publisher" and (lead := _IN.match(words)):
        span, words = Span(span.start + lead.end(), span.end), words[lead.end() :]
    words = words.strip("*_")
    volume = _VOLUME.search(words) if name == "publisher" else None
    if volume and _followed_by_issue(draft, span.end):
        draft.put("container", Span(span.start, span.start + volume.start()))
        return
    bare = trim_span(draft.text, span, "*_ ")
    draft.put(name, bare if words else span)


def _followed_by_issue(draft: ReferenceDraft, at: int) -> bool:
    """Return whether an issue or a year in brackets follows: "Central Review 39, no. 2 (2020)"."""
    rest = draft.text[at : draft.span.end].lstrip(" ,")
    return bool(vocabulary.issue_pattern().match(rest) or regex.match(r"\((?:19|20)\d\d\)", rest))


def _read_punctuated_dates(draft: ReferenceDraft, start: int) -> None:
    """Read dates with a comma or period, which separates no fields.

    E.g. "May 3, 2021", "3. Mai 2021".
    """
    rest = draft.rest(start, draft.span.end)
    for date in find_dates(rest):
        words = rest[date.span.start : date.span.end]
        if regex.search(r"[,.]\s", words) and not date.value.startswith("--"):
            at = Span(start + date.span.start, start + date.span.end)
            draft.put("published", at, date.value)
            draft.claim(at.start, at.end)
            draft.left = (
                draft.left[: at.start - draft.span.start]
                + ","
                + draft.left[at.start - draft.span.start + 1 :]
            )


def _put_date(draft: ReferenceDraft, span: Span, date: FoundDate) -> None:
    """Set the publication date. GOST splits it: "2022. 17 октября" is one date."""
    known = draft.found.get("published")
    if known is None and not date.value.startswith("--"):
        draft.put("published", span, date.value)
    elif (
        known
        and len(known.value) == 4
        and date.value.startswith("--")
        and span.start - known.span.end < 4
    ):
        draft.found["published"] = Field(
            known.value + date.value[1:], Span(known.span.start, span.end)
        )


def _split(draft: ReferenceDraft, start: int) -> list[Span]:
    """Return the fields, split at commas and semicolons or, if there are none, at periods."""
    rest = draft.rest(start, draft.span.end)
    pattern = (
        COMMA_PARTS
        if regex.search(r"[,;]", rest) and not regex.match(r"\s*\.\s", rest)
        else regex.compile(r"(?:[^.,;]|\.(?!\s|$))+")
    )
    parts = [Span(start + m.start(), start + m.end()) for m in pattern.finditer(rest)]
    if pattern is COMMA_PARTS:
        parts = [p for part in parts for p in _at_points(draft, part)]
    spans = [trim_span(draft.text, unclaimed_span(draft, p), FIELD_EDGES) for p in parts]
    return [s for s in spans if s.end > s.start]


def _at_points(draft: ReferenceDraft, part: Span) -> list[Span]:
    """Split at periods before a capital or digit: "Vedomosti. 2022", "Time. 17 December"."""
    rest = draft.rest(part.start, part.end)
    cuts = [m.end() for m in POINT.finditer(rest)]
    starts = [part.start, *(part.start + c for c in cuts)]
    return [Span(a, b) for a, b in zip(starts, [*starts[1:], part.end], strict=True)]


def unclaimed_span(draft: ReferenceDraft, span: Span) -> Span:
    """Return the span without the blanks that read text left at its ends."""
    rest = draft.rest(span.start, span.end)
    start = span.start + len(rest) - len(rest.lstrip())
    return Span(start, start + len(rest.strip()))


def _read_brackets(draft: ReferenceDraft, start: int) -> None:
    """Read brackets, which contain a date, or a description instead of a publisher's name."""
    rest = draft.rest(start, draft.span.end)
    for found in regex.finditer(r"\(([^()]{2,200})\)", rest):
        inner = Span(start + found.start(1), start + found.end(1))
        dates = find_dates(found[1])
        if regex.fullmatch(r"(?:1[5-9]|20)\d\d", found[1]):
            draft.put("published", inner)
        elif dates and is_only_date(dates[0], found[1]):
            at = Span(inner.start + dates[0].span.start, inner.start + dates[0].span.end)
            draft.put("published", at, dates[0].value)
        elif vocabulary.media_nouns().search(found[1]) and len(found[1].split()) > 2:
            draft.put("publisher_description", inner)
        draft.claim(start + found.start(), start + found.end())


def is_only_date(date: FoundDate, text: str) -> bool:
    """Return whether the text is only this date, apart from "on", "г." and "dated"."""
    rest = text[: date.span.start] + " " + text[date.span.end :]
    return sum(c.isalnum() for c in rest) <= 5 and not regex.search(r"\p{Lu}", rest)


def split_off_date(draft: ReferenceDraft, span: Span) -> list[tuple[Span, FoundDate | None]]:
    """Split a segment into (span, date): "Mining Weekly 16 August 2013" is a name and a date."""
    words = draft.rest(span.start, span.end)
    if regex.fullmatch(r"(?:1[89]|20)\d\d", words):
        return [(span, FoundDate(Span(0, 4), words))]
    dates = find_dates(words)
    if not dates:
        return [(span, None)]
    date = dates[0]
    dated = Span(span.start + date.span.start, span.start + date.span.end)
    before = trim_span(draft.text, Span(span.start, dated.start), FIELD_EDGES + "(")
    if vocabulary.issue_pattern().match(words):
        return [(span, None)]
    pieces: list[tuple[Span, FoundDate | None]] = [(dated, date)]
    if before.end - before.start > 2 and regex.search(
        r"\p{L}{2}", draft.text[before.start : before.end]
    ):
        pieces.insert(0, (before, None))
    return pieces


def _kind(draft: ReferenceDraft, span: Span, free: list[str]) -> str | None:
    """Return the field that a plain segment belongs to; None for pages, places and the like."""
    words = draft.text[span.start : span.end]
    if vocabulary.issue_pattern().match(words) and not vocabulary.pages_pattern().match(words):
        return "issue"
    if vocabulary.pages_pattern().match(words) or not regex.search(r"\p{L}{2}", words):
        return None
    if vocabulary.url_lead_in().search(words + ":"):
        return None
    return free.pop(0) if free else None
