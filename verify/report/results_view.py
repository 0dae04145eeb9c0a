"""The table of one article's results, as the HTML report and the desk show it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from verify.model import Results
from verify.report.result_rows import ORDER, ResultRow, result_rows


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
