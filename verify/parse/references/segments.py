"""What stands behind a title: publisher, issue, dates, between commas or points."""

from __future__ import annotations

import regex

from verify.model import Field, Span
from verify.parse.notes.finder import strip_span
from verify.parse.references import vocabulary
from verify.parse.references.field_draft import ReferenceDraft
from verify.text.dates.finder import FoundDate, find_dates

_COMMAS = regex.compile(r"[^,;]+")
_EDGE = " \t\n\u00a0,.;:–—-|"
_POINT = regex.compile(
    r"(?<!\s\p{Lu}|\s\p{Lu}\.\p{Lu}|\bг|\bгг|\bNo|\bno|\bVol|\bт|\bст|\bул|\bим)[.!?…]+[»”\"]?\.?\s+(?=[\p{Lu}«“\"„\d(])"
)


def trim_span(text: str, span: Span, characters: str) -> Span:
    """The span without any of these characters at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in characters:
        start += 1
    while end > start and text[end - 1] in characters:
        end -= 1
    return Span(start, end)


def read_segments(draft: ReferenceDraft, start: int, first: str = "publisher") -> None:
    """Read the unclaimed text from ``start`` on; ``first`` names the first plain segment."""
    _read_brackets(draft, start)
    _read_punctuated_dates(draft, start)
    free = [first] if first == "publisher" else [first, "publisher"]
    for part in _split(draft, start):
        for piece, date in _with_dates(draft, part):
            if date is not None:
                _put_date(draft, piece, date)
            elif name := _kind(draft, piece, free):
                _put_name(draft, name, piece)


# "in: Die Zeit", "In: Example Quarterly", «В: Сборник»
_IN = regex.compile(r"(?:[Ii]n|В|Dans)\s*:\s*")
_VOLUME = regex.compile(r"(?<=\p{L}{3})\s+\d{1,4}$")


def _put_name(draft: ReferenceDraft, name: str, span: Span) -> None:
    """A name of the publisher without what leads to it; a journal's volume is no part of it."""
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
    """ "Central Review 39, no. 2 (2020)": a number or a year in brackets comes next."""
    rest = draft.text[at : draft.span.end].lstrip(" ,")
    return bool(vocabulary.issue_pattern().match(rest) or regex.match(r"\((?:19|20)\d\d\)", rest))


def _read_punctuated_dates(draft: ReferenceDraft, start: int) -> None:
    """ "May 3, 2021", "3. Mai 2021": the comma or point inside a date parts no fields."""
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
    """A date as the day of publication. GOST parts it: "2022. 17 октября" is one day."""
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
    """Commas and semicolons part the fields; without any, points do."""
    rest = draft.rest(start, draft.span.end)
    pattern = (
        _COMMAS
        if regex.search(r"[,;]", rest) and not regex.match(r"\s*\.\s", rest)
        else regex.compile(r"(?:[^.,;]|\.(?!\s|$))+")
    )
    parts = [Span(start + m.start(), start + m.end()) for m in pattern.finditer(rest)]
    if pattern is _COMMAS:
        parts = [p for part in parts for p in _at_points(draft, part)]
    spans = [trim_span(draft.text, _unclaimed(draft, p), _EDGE) for p in parts]
    return [s for s in spans if s.end > s.start]


def _at_points(draft: ReferenceDraft, part: Span) -> list[Span]:
    """ "Vedomosti. 2022", "Time. 17 December": a point before a capital or a digit parts too."""
    rest = draft.rest(part.start, part.end)
    cuts = [m.end() for m in _POINT.finditer(rest)]
    starts = [part.start, *(part.start + c for c in cuts)]
    return [Span(a, b) for a, b in zip(starts, [*starts[1:], part.end], strict=True)]


def _unclaimed(draft: ReferenceDraft, span: Span) -> Span:
    """The span without the blanks that claimed text left at its ends."""
    rest = draft.rest(span.start, span.end)
    start = span.start + len(rest) - len(rest.lstrip())
    return Span(start, start + len(rest.strip()))


def _read_brackets(draft: ReferenceDraft, start: int) -> None:
    """Brackets hold a date, or a description where a publisher's name should stand."""
    rest = draft.rest(start, draft.span.end)
    for found in regex.finditer(r"\(([^()]{2,200})\)", rest):
        inner = Span(start + found.start(1), start + found.end(1))
        dates = find_dates(found[1])
        if regex.fullmatch(r"(?:1[5-9]|20)\d\d", found[1]):
            draft.put("published", inner)
        elif dates and _covers(dates[0], found[1]):
            at = Span(inner.start + dates[0].span.start, inner.start + dates[0].span.end)
            draft.put("published", at, dates[0].value)
        elif vocabulary.media_nouns().search(found[1]) and len(found[1].split()) > 2:
            draft.put("publisher_description", inner)
        draft.claim(start + found.start(), start + found.end())


def _covers(date: FoundDate, text: str) -> bool:
    """Is the text nothing else than this date, but for "on", "г." or "dated"?"""
    rest = text[: date.span.start] + " " + text[date.span.end :]
    return sum(c.isalnum() for c in rest) <= 5 and not regex.search(r"\p{Lu}", rest)


def _with_dates(draft: ReferenceDraft, span: Span) -> list[tuple[Span, FoundDate | None]]:
    """One segment as (span, date): "Mining Weekly 16 August 2013" is a name and a date."""
    words = draft.rest(span.start, span.end)
    if regex.fullmatch(r"(?:1[89]|20)\d\d", words):
        return [(span, FoundDate(Span(0, 4), words))]
    dates = find_dates(words)
    if not dates:
        return [(span, None)]
    date = dates[0]
    dated = Span(span.start + date.span.start, span.start + date.span.end)
    before = trim_span(draft.text, Span(span.start, dated.start), _EDGE + "(")
    if vocabulary.issue_pattern().match(words):
        return [(span, None)]
    pieces: list[tuple[Span, FoundDate | None]] = [(dated, date)]
    if before.end - before.start > 2 and regex.search(
        r"\p{L}{2}", draft.text[before.start : before.end]
    ):
        pieces.insert(0, (before, None))
    return pieces


def _kind(draft: ReferenceDraft, span: Span, free: list[str]) -> str | None:
    """The field that this plain segment fills, or None for pages, places and the like."""
    words = draft.text[span.start : span.end]
    if vocabulary.issue_pattern().match(words) and not vocabulary.pages_pattern().match(words):
        return "issue"
    if vocabulary.pages_pattern().match(words) or not regex.search(r"\p{L}{2}", words):
        return None
    if vocabulary.url_lead_in().search(words + ":"):
        return None
    return free.pop(0) if free else None


# ------------------------------------------------------------------ title. publisher, date.


def split_at_points(draft: ReferenceDraft) -> list[Span]:
    """The unclaimed text cut at the points that close a field, quotations kept whole."""
    text, at = draft.left, draft.span.start
    ends = [m.end() for m in _POINT.finditer(text) if not _inside_quotation(text, m.start())]
    spans = [Span(at + a, at + b) for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]
    spans = [_unclaimed(draft, s) for s in spans]
    return [s for s in spans if regex.search(r"[\p{L}\d]", text[s.start - at : s.end - at])]


def _inside_quotation(text: str, at: int) -> bool:
    head = text[:at]
    return any(
        head.count(o) > head.count(c) + (text[at : at + 3].count(c) > 0)
        for o, c in ("«»", "“”", "()")
    )


def read_sentences(draft: ReferenceDraft, parts: list[Span]) -> bool:
    """Title, then a last sentence that is a publisher with or without a date."""
    if not parts:
        return False
    last = parts[-1]
    dates = find_dates(draft.text[last.start : last.end])
    if len(parts) > 1 and dates and _covers(dates[0], draft.text[last.start : last.end]):
        draft.put(
            "published",
            Span(last.start + dates[0].span.start, last.start + dates[0].span.end),
            dates[0].value,
        )
        parts = parts[:-1]
        last = parts[-1]
    if len(parts) == 1:
        return _single(draft, last)
    draft.put("title", _title_end(draft.text, Span(parts[0].start, parts[-2].end)))
    draft.claim(parts[0].start, parts[-2].end)
    read_segments(draft, last.start)
    return True


def _title_end(text: str, span: Span) -> Span:
    """A title keeps its own ! and ?, not the point that closes the field."""
    span = strip_span(text, span)
    words = text[span.start : span.end]
    return (
        strip_span(text, Span(span.start, span.end - 1))
        if words.endswith(".") and not words.endswith("..")
        else span
    )


def _single(draft: ReferenceDraft, only: Span) -> bool:
    """One sentence before the address: "Interfax, 20 October 2022" or a bare title."""
    from verify.text.gazetteer.agencies import agency_named

    text = draft.text
    parts = [
        trim_span(text, Span(only.start + m.start(), only.start + m.end()), _EDGE)
        for m in _COMMAS.finditer(text[only.start : only.end])
    ]
    named = [p for p in parts if agency_named(text[p.start : p.end])]
    if named:
        before = Span(only.start, named[0].start)
        if title := trim_span(text, before, _EDGE):
            draft.put("title", title)
        read_segments(draft, named[0].start)
        return True
    pieces = _with_dates(draft, trim_span(text, only, _EDGE + "("))
    for piece, date in pieces:
        if date is None:
            draft.put("title", _title_end(text, piece))
        else:
            draft.put("published", piece, date.value)
    return True
