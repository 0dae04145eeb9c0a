"""Reports written piece by piece."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast, overload

import pytest

from tests.report_samples import sample
from verify.model import ArticleReport, ReferenceResult, Results, RunReport, Span, UrlResult
from verify.report import FORMATS, pieces
from verify.report.fact_log import as_csv, as_xlsx, fact_rows
from verify.report.safe_text import json_pieces, safe_json

VALUES: list[Any] = [
    {},
    {"a": []},
    {"a": {}, "b": [1, {"c": [2, "x\ny\u202e"]}]},
    {"a": {"b": {"c": None}}, "ä": [[], [[]]]},
    [],
    "text",
]


def lazily(value: Any) -> Any:
    """The value with iterators in place of the lists of its dictionaries."""
    if isinstance(value, dict):
        return {key: lazily(item) for key, item in value.items()}
    return map(lazily, value) if isinstance(value, list) else value


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_json_in_pieces_is_the_json_of_the_whole(value: Any) -> None:
    assert "".join(json_pieces(lazily(value))) == safe_json(value, indent=2)
    assert "".join(json_pieces(value)) == safe_json(value, indent=2)


def test_no_piece_has_two_items_of_an_iterator() -> None:
    pieces = list(json_pieces({"items": ({"text": "x" * 100} for _ in range(50))}))
    assert max(map(len, pieces)) < 120
    assert len(json.loads("".join(pieces))["items"]) == 50


class _Copies(Sequence[ArticleReport]):
    """An article under many names; each is made when it is read."""

    def __init__(self, one: ArticleReport, count: int) -> None:
        self._one, self._count = one, count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> ArticleReport: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ArticleReport]: ...
    def __getitem__(self, index: int | slice) -> ArticleReport | Sequence[ArticleReport]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(self._count))]
        if not 0 <= index < self._count:
            raise IndexError(index)
        dossier = self._one.dossier
        named = replace(dossier.article, origin=f"articles/ferry-{index:05}.txt")
        return replace(self._one, dossier=replace(dossier, article=named))


@dataclass(frozen=True)
class _Drawn:
    """How many bytes were in use at most, and how many characters the pieces had together."""

    peak: int
    size: int


def _drawn(draw: Callable[[RunReport], Iterable[str]], count: int) -> _Drawn:
    report = sample()
    many = replace(report, articles=cast(Any, _Copies(report.articles[0], count)))
    tracemalloc.start()
    try:
        size = sum(len(piece) for piece in draw(many))
        return _Drawn(tracemalloc.get_traced_memory()[1], size)
    finally:
        tracemalloc.stop()


def _csv(report: RunReport) -> Iterator[str]:
    return as_csv(fact_rows(_with_results(report), lambda article: {}))


def _with_results(report: RunReport) -> RunReport:
    """Return the report with forty references in each article."""
    texts = (f"“Ferry news {number}”, Valley Post, 3 May 2024" for number in range(40))
    found = tuple(ReferenceResult(Span(0, 5), text, UrlResult.ALIVE) for text in texts)
    one = replace(report.articles[0], results=Results(references=found))
    return replace(report, articles=cast(Any, _Copies(one, len(report.articles))))


PIECES = {name: partial(pieces, format=name) for name in FORMATS if name != "html"}


@pytest.mark.slow
@pytest.mark.parametrize("draw", [*PIECES.values(), _csv], ids=[*PIECES, "csv"])
def test_a_report_is_not_in_memory_as_a_whole(draw: Callable[[RunReport], Iterable[str]]) -> None:
    """A report of one HTML file is; from 50 articles on, each has a file of its own."""
    _drawn(draw, 5)  # what is loaded once
    few, many = _drawn(draw, 30), _drawn(draw, 180)
    assert many.peak - few.peak <= 0.4 * (many.size - few.size)


@pytest.mark.slow
def test_rows_of_a_workbook_are_not_in_memory() -> None:
    pytest.importorskip("openpyxl")
    made = []

    def packed(report: RunReport) -> Iterator[str]:
        made.append(len(as_xlsx(fact_rows(_with_results(report), lambda article: {}))))
        yield from ()

    _drawn(packed, 2)
    few, many = _drawn(packed, 10), _drawn(packed, 40)
    # The packed file, and a copy of it; unpacked it is twelve times as large.
    assert many.peak - few.peak <= 3 * (made[2] - made[1])
