"""The table of one article's results, as the HTML report and the desk show it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

<<<<<<< HEAD
from verify.model import Results
from verify.report.result_rows import ORDER, ResultRow, result_rows
=======
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
>>>>>>> compare


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
    bare = sorted(result_rows(key, results), key=lambda row: (row.span, row.kind))
    rows = _ranked([replace(row, key=f"{key}-r{n}") for n, row in enumerate(bare, 1)])
    found = Counter(row.result for row in rows)
    listed = tuple((r, r.replace(" ", "-").lower(), found[r]) for r in ORDER if found[r])
    kinds = Counter(row.kind for row in rows)
    return ResultsView(key, rows, listed, tuple(kinds.items()))


def _ranked(rows: list[ResultRow]) -> tuple[ResultRow, ...]:
    by_result = sorted(rows, key=lambda row: (ORDER.index(row.result), row.span))
    by_source = sorted(rows, key=lambda row: (_first_host(row), row.span))
    result = {row.key: n for n, row in enumerate(by_result)}
    source = {row.key: n for n, row in enumerate(by_source)}
    return tuple(replace(r, by_result=result[r.key], by_source=source[r.key]) for r in rows)


def _first_host(row: ResultRow) -> tuple[bool, str]:
    return (not row.sources, row.sources[0].host if row.sources else "")
