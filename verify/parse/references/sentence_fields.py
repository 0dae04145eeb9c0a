"""Parse citations that consist of sentences: “Title. Publisher, date.”"""

from __future__ import annotations

import regex

from verify.model import Span
from verify.parse.references.field_draft import ReferenceDraft
from verify.parse.references.segments import (
    COMMA_PARTS,
    FIELD_EDGES,
    POINT,
    is_only_date,
    read_segments,
    split_off_date,
    unclaimed_span,
)
from verify.parse.spans import strip_span, trim_span
from verify.text.dates.finder import find_dates


def split_at_points(draft: ReferenceDraft) -> list[Span]:
    """Return the unread text, split at periods that end a field; quotations are not split."""
    text, at = draft.left, draft.span.start
    # The point of a day ends nothing: Talzeitung, 12. Mai 2022.
    days = [d.span for d in find_dates(text)]
    ends = [
        m.end()
        for m in POINT.finditer(text)
        if not _inside_quotation(text, m.start())
        and not any(day.start < m.start() < day.end - 1 for day in days)
    ]
    spans = [Span(at + a, at + b) for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]
    spans = [unclaimed_span(draft, s) for s in spans]
    return [s for s in spans if regex.search(r"[\p{L}\d]", text[s.start - at : s.end - at])]


def _inside_quotation(text: str, at: int) -> bool:
    head = text[:at]
    return any(
        head.count(o) > head.count(c) + (text[at : at + 3].count(c) > 0)
        for o, c in ("«»", "“”", "()")
    )


def read_sentences(draft: ReferenceDraft, parts: list[Span]) -> bool:
    """Read a title, then a last sentence that is a publisher with or without a date."""
    if not parts:
        return False
    last = parts[-1]
    dates = find_dates(draft.text[last.start : last.end])
    if len(parts) > 1 and dates and is_only_date(dates[0], draft.text[last.start : last.end]):
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
    """Return the title with a final ! or ?, but without a final period."""
    span = strip_span(text, span)
    words = text[span.start : span.end]
    return (
        strip_span(text, Span(span.start, span.end - 1))
        if words.endswith(".") and not words.endswith("..")
        else span
    )


def _single(draft: ReferenceDraft, only: Span) -> bool:
    """Read a single sentence before the URL: "Interfax, 20 October 2022" or just a title."""
    from verify.text.gazetteer.agencies import agency_named

    text = draft.text
    only = _before_read_text(draft, only)
    parts = [
        trim_span(text, Span(only.start + m.start(), only.start + m.end()), FIELD_EDGES)
        for m in COMMA_PARTS.finditer(text[only.start : only.end])
    ]
    named = [p for p in parts if agency_named(text[p.start : p.end])]
    if named:
        before = Span(only.start, named[0].start)
        if title := trim_span(text, before, FIELD_EDGES):
            draft.put("title", title)
        read_segments(draft, named[0].start)
        return True
    whole = trim_span(text, only, FIELD_EDGES + "(")
    pieces = split_off_date(draft, whole)
    if any(date and _is_year_of_title(text, whole, piece) for piece, date in pieces):
        pieces = [(whole, None)]
    for piece, date in pieces:
        if date is None:
            name = "publisher" if _is_site(text[piece.start : piece.end]) else "title"
            draft.put(name, _title_end(text, piece))
        else:
            draft.put("published", piece, date.value)
    return True


def _is_year_of_title(text: str, whole: Span, date: Span) -> bool:
    """Return whether a date is a year that ends the title's last words: “… in Spring 2020”."""
    before = text[whole.start : date.start].rstrip(" \u00a0")
    return date.end - date.start == 4 and bool(regex.search(r"\p{L}$", before))


def _before_read_text(draft: ReferenceDraft, span: Span) -> Span:
    """Return the span up to what has been read in it: lenta.ru, https://lenta.ru/a, (…)."""
    unread = draft.rest(span.start, span.end)
    pairs = zip(unread, draft.text[span.start : span.end], strict=True)
    read = (at for at, (left, own) in enumerate(pairs) if left != own)
    return Span(span.start, span.start + next(read, len(unread)))


def _is_site(words: str) -> bool:
    """Return whether the words are a host name: “www.lenta.ru”, “Lenta.ru”."""
    from verify.text.urls.faults import has_public_suffix

    return "." in words and not regex.search(r"\s", words) and has_public_suffix(words)
