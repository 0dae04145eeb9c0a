"""The table of one article's results, as the HTML report and the desk show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from verify.model import (
    FieldResult,
    OtherQuotation,
    ReferenceResult,
    Result,
    Results,
    SourceResult,
    Span,
    StatementResult,
    UrlResult,
)
from verify.report.links import passage_url
from verify.report.wording import shortened

# The symbol after a statement in the text; its label is the same in words.
SIGNS = {
    Result.VERIFIED: "✓",
    Result.REWORDED: "≈",
    Result.ALTERED: "≠",
    Result.SPLICED: "⋯",
    Result.ELSEWHERE: "↪",
    Result.AMBIGUOUS: "≟",
    Result.CONSISTENT: "✓",
    Result.INCONSISTENT: "≠",
    Result.NOT_CHECKED: "○",
    Result.NOT_FOUND: "✗",
}
OTHER = "no statement"
_ORDER = (*(result.value for result in Result), *(result.value for result in UrlResult), OTHER)
_MOST = 300  # characters of a passage in a row: some five lines


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source of a row with what it gave."""

    address: str
    host: str
    link: str | None
    result: str
    reason: str
    passage: str
    captured_at: datetime | None
    capture: int | None
    page: int | None
    passage_note: str = ""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One statement, other quotation or reference. ``ranks``: its place by result and source."""

    key: str
    kind: str
    span: Span
    words: str
    result: str
    note: str = ""
    speaker: str = ""
    detail: str = ""
    next_action: str = ""
    sources: tuple[SourceView, ...] = ()
    sign: str = ""
    by_result: int = 0
    by_source: int = 0

    @property
    def slug(self) -> str:
        """Return the result as the name of a CSS class."""
        return self.result.replace(" ", "-").lower()


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The rows in the order of the text, and the number of rows by result and kind."""

    key: str
    rows: tuple[ResultRow, ...]
    counts: tuple[tuple[str, str, int], ...]  # result, its class, how many
    kinds: tuple[tuple[str, int], ...]

    @property
    def marked(self) -> tuple[ResultRow, ...]:
        """Return the rows that have a mark in the text: the statements."""
        return tuple(row for row in self.rows if row.sign)


def results_view(key: str, results: Results) -> ResultsView:
    """Return the table of one article; ``key`` makes the HTML ids unique."""
    bare = sorted(_rows(key, results), key=lambda row: (row.span, row.kind))
    rows = _ranked([replace(row, key=f"{key}-r{n}") for n, row in enumerate(bare, 1)])
    found = Counter(row.result for row in rows)
    listed = tuple((r, r.replace(" ", "-").lower(), found[r]) for r in _ORDER if found[r])
    kinds = Counter(row.kind for row in rows)
    return ResultsView(key, rows, listed, tuple(kinds.items()))


def _ranked(rows: list[ResultRow]) -> tuple[ResultRow, ...]:
    by_result = sorted(rows, key=lambda row: (_ORDER.index(row.result), row.span))
    by_source = sorted(rows, key=lambda row: (_first_host(row), row.span))
    result = {row.key: n for n, row in enumerate(by_result)}
    source = {row.key: n for n, row in enumerate(by_source)}
    return tuple(replace(r, by_result=result[r.key], by_source=source[r.key]) for r in rows)


def _first_host(row: ResultRow) -> tuple[bool, str]:
    return (not row.sources, row.sources[0].host if row.sources else "")


def _rows(key: str, results: Results) -> Iterator[ResultRow]:
    yield from (_statement(key, one) for one in results.statements)
    yield from (_other(key, one) for one in results.others)
    yield from (_reference(key, one) for one in results.references)


def _statement(key: str, one: StatementResult) -> ResultRow:
    return ResultRow(
        key=key,
        kind="statement",
        span=one.span,
        words=one.text,
        result=one.result.value,
        note=one.note or "",
        speaker=one.speaker or "",
        detail=one.reason or "",
        next_action=one.next_action or "",
        sources=tuple(_source(source) for source in one.sources),
        sign=SIGNS[one.result],
    )


def _source(one: SourceResult) -> SourceView:
    passage = one.passage or ""
    return SourceView(
        address=one.address or "no URL",
        host=urlsplit(one.address).netloc if one.address else "",
        link=passage_url(one.address, passage),
        result=one.result.value,
        reason=one.reason or "",
        passage=shortened(passage, _MOST),
        passage_note=one.passage_note or "",
        captured_at=one.captured_at,
        capture=one.capture,
        page=one.page,
    )


def _other(key: str, one: OtherQuotation) -> ResultRow:
    return ResultRow(key, one.kind.value, one.span, one.text, OTHER)


def _reference(key: str, one: ReferenceResult) -> ResultRow:
    source = SourceView(
        address=one.address or "",
        host=urlsplit(one.address).netloc if one.address else "",
        link=passage_url(one.moved_to or one.address, ""),
        result=one.url.value,
        reason=one.reason or "",
        passage="",
        captured_at=one.captured_at,
        capture=one.capture,
        page=None,
    )
    return ResultRow(
        key=key,
        kind="reference",
        span=one.span,
        words=one.text,
        result=one.url.value,
        note=one.note or "",
        detail=fields_summary(one),
        next_action=one.next_action or "",
        sources=(source,) if one.address else (),
    )


def fields_summary(one: ReferenceResult) -> str:
    """Return how the cited fields compare: "title same, date different, author not checked"."""
    fields = (("title", one.title), ("author", one.author), ("date", one.date))
    named = (*fields, ("publisher", one.publisher))
    parts = [f"{name} {found.value}" for name, found in named if found != FieldResult.NOT_GIVEN]
    moved = [f"now at {one.moved_to}"] if one.moved_to else []
    return ", ".join([*moved, *parts])
