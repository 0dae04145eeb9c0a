"""Read the works of a note with the sequence model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import regex

from verify.model import Field, Reference, Span
from verify.parse.references import vocabulary
from verify.parse.references.authors import read_authors
from verify.parse.references.sequence.confidence import calibrated
from verify.parse.references.sequence.model import label_tokens
from verify.parse.references.sequence.tokens import tokenize
from verify.parse.references.sequence.whole_work import as_one_work
from verify.parse.references.sequence.works import LabeledField, LabeledWork, works_of
from verify.parse.spans import trim_span
from verify.text.dates.finder import find_dates
from verify.text.urls.broken import UrlInText, urls_in

# A field that the model is less sure of stays empty. On the labeled sets, 0.3 to 0.5 give the same F1.
LEAST = 0.4
_EDGES = ' \t\n\u00a0,;:“”„«»"‘*_'
_GAP = regex.compile(r"[\s.:,;?!»”“\"’'–—-]{0,4}")
_ARXIV = regex.compile(r"\d{4}\.\d{4,5}(?!\d)")
_ARXIV_DIGITS = 6  # “.07215”
_YEAR = regex.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


def works_in(text: str, span: Span) -> list[LabeledWork]:
    """Return the works that the model finds in ``span`` of the text."""
    urls = urls_in(text, span)
    works = [as_one_work(text, w) for w in works_of(label_tokens(tokenize(text, span, urls)))]
    return [work for work in works if is_work(work)]


def is_work(work: LabeledWork) -> bool:
    """Return whether the fields make a work: a title or URL, a law, a short or back reference."""
    sure = {f.label for f in work.fields if f.confidence >= LEAST}
    if "url" in sure or "back" in sure or "law" in sure:
        return True
    if "title" in {f.label for f in work.fields}:
        return len(sure) > 1
    if "container" in sure:
        return bool(sure & {"volume", "date", "pages"})
    return is_short_form(work)


def is_short_form(work: LabeledWork) -> bool:
    """Return whether a work is an author and a year only: “Bell 1976, S. 12”."""
    labels = {f.label for f in work.fields}
    sure = {f.label for f in work.fields if f.confidence >= LEAST}
    return {"author", "date"} <= sure and labels <= {"author", "date", "pages", "number", "editor"}


def reference_of(text: str, work: LabeledWork) -> Reference:
    """Return the reference with the fields of a labeled work."""
    work = calibrated(work)
    kept = LabeledWork(work.span, [f for f in work.fields if f.confidence >= LEAST])
    back = _joined_span(kept.every("back"))
    fields: dict[str, Field | None] = {
        name: _field(text, kept.first(label)) for name, label in _SINGLE.items()
    }
    fields["title"] = _title(text, work) or _field(text, kept.first("law"))
    fields["published"] = _date(text, kept.every("date"))
    accessed = _date(text, kept.every("accessed"))
    fields["accessed"] = accessed if accessed and accessed.value >= _WEB else None
    fields["url"] = _url(text, work.span)
    repeated = _back_words(text, back) if back else None
    return Reference(
        _without_end(text, work.span),
        authors=_people(text, kept.every("author")),
        editors=_people(text, kept.every("editor")),
        style=_style(kept, repeated),
        back_reference=repeated if not kept.first("title") else None,
        **_with_press(kept, fields),
    )


_WEB = "1991"  # the first page; an earlier access date is a page or an issue: 226(11):1821
_SINGLE = {
    "container": "container", "publisher": "publisher", "issue": "issue", "volume": "volume",
    "pages": "pages", "place": "place", "translated_title": "translated", "series": "series",
}  # fmt: skip


def _style(work: LabeledWork, repeated: str | None) -> str:
    if repeated and not work.first("title"):
        return "back reference"
    if work.first("law") and not work.first("title"):
        return "law"
    return "short form" if is_short_form(work) else "model"


def _field(text: str, found: LabeledField | None) -> Field | None:
    if found is None:
        return None
    span = trim_span(text, found.span, _EDGES)
    if span.end <= span.start:
        return None
    value = regex.sub(r"(?<=\p{Ll})-\n\s*(?=\p{Ll})", "", text[span.start : span.end])
    return Field(" ".join(value.split()), span, confidence=found.confidence)


def _title(text: str, work: LabeledWork) -> Field | None:
    """Return the title: its first part and what follows after a punctuation mark only."""
    parts = work.every("title")
    if not parts:
        return None
    joined = parts[0]
    for part in parts[1:]:
        if not _GAP.fullmatch(text, joined.span.end, part.span.start):
            break
        least = min(joined.confidence, part.confidence)
        joined = LabeledField("title", Span(joined.span.start, part.span.end), least)
    return _field(text, joined) if joined.confidence >= LEAST else None


def _joined_span(fields: Sequence[LabeledField]) -> Span | None:
    """Return the span from the first to the last of the fields: “supra” … “note 7”."""
    return Span(fields[0].span.start, fields[-1].span.end) if fields else None


def _back_words(text: str, span: Span) -> str | None:
    """Return the words of a back reference: "ibid." alone, “supra note 7” with its number.

    Other words that the model takes for one, in which no known word and no number is, are none.
    """
    if found := vocabulary.ibid_pattern().match(text, span.start, span.end + 1):  # its period
        return str(found["word"])
    words = " ".join(text[span.start : span.end].split()).strip(" ,.;:()[]")
    named = f"{words}." if "." in text[span.end - 1 : span.end + 1] else words
    known = vocabulary.op_cit_words().search(named)
    if known and known[0] == named:
        return named
    has_number = bool(regex.search(r"\d", words))
    return words if known or has_number else None


def _people(text: str, found: Sequence[LabeledField]) -> tuple[Field, ...]:
    """Return the persons: each run of tokens is one, unless it plainly lists several."""
    people: list[Field] = []
    for one in found:
        whole = _field(text, one)
        if whole is None or not regex.search(r"\p{L}", whole.value):
            continue
        several = read_authors(text, whole.span) if "," in whole.value else None
        names = several if several and len(several) > 1 else (whole,)
        people += [replace(name, confidence=one.confidence) for name in names]
    return tuple(people)


def _date(text: str, found: Sequence[LabeledField]) -> Field | None:
    """Return the most precise date: “2022 … 17 October” is one date in two places."""
    best: Field | None = None
    for one in found:
        words = text[one.span.start : one.span.end]
        dates = [d for d in find_dates(words) if not d.value.startswith("--")]
        if _ARXIV.match(text, one.span.start, one.span.end + _ARXIV_DIGITS):
            continue  # “arXiv:1913.07215, 2015”
        year = _YEAR.search(words)
        value = dates[0].value if dates else year[1] if year else None
        if value and (
            best is None or (len(value) > len(best.value) and value.startswith(best.value))
        ):
            best = Field(value, one.span, confidence=one.confidence)
    return best


def _url(text: str, span: Span) -> Field | None:
    found: tuple[UrlInText, ...] = urls_in(text, span)
    return Field(found[0].url, found[0].span) if found else None


def _with_press(work: LabeledWork, fields: dict[str, Field | None]) -> dict[str, Any]:
    """Return the fields with the container as publisher where the press is cited.

    A newspaper or site is the publisher of what it prints: it has a day or a URL, and neither
    volume nor pages nor editors.
    """
    published, container = fields["published"], fields["container"]
    printed = fields["volume"] or fields["issue"] or work.first("editor") or fields["pages"]
    daily = published is not None and len(published.value) == len("2022-10-17")
    if container and not fields["publisher"] and not printed and (daily or fields["url"]):
        return {**fields, "publisher": container, "container": None}
    return fields


def _without_end(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in " .;,\n":
        end -= 1
    return Span(span.start, end + (text[end : end + 1] == "." and end < span.end))
