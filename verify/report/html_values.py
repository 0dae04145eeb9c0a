"""The values that the HTML report's template shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from verify.model import (
    Absence,
    ArticleReport,
    Evidence,
    Flag,
    Place,
    RunReport,
)
from verify.report import marked_text
from verify.report.excerpts import Position
from verify.report.manual import Manual
from verify.report.result_rows import ResultRow
from verify.report.results_view import ResultsView


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence with its label and its link."""

    label: str
    evidence: Evidence
    link: str | None  # to the passage, or to the page
    host: str
    columns: tuple[str, str]  # the labels of its comparison's columns


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A further place of a flag. ``at`` and ``key`` are None in another article."""

    place: Place
    at: Position | None
    key: str | None  # id of its mark, where the text below shows it


@dataclass(frozen=True, slots=True)
class Card:
    """One flag. ``key`` is its HTML id, ``words`` the flagged words."""

    key: str
    number: int
    flag: Flag
    severity: str
    at: Position | None
    marked: bool  # whether the text below shows its mark
    words: str
    evidence: tuple[EvidenceView, ...]
    others: tuple[OtherPlace, ...]
    decision: str
    manual: str | None  # the rule whose manual is at the end of the page


@dataclass(frozen=True, slots=True)
class Tick:
    """A flag on the overview strip: its start and length in thousandths of the text."""

    key: str
    at: float
    length: float
    severity: str


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Consecutive rows with their cards; menus and teasers around the article are folded."""

    folded: bool
    rows: tuple[tuple[marked_text.Row, tuple[Card, ...]], ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything the page shows of one article."""

    number: int
    key: str
    name: str
    article: ArticleReport
    cards: tuple[Card, ...]  # open flags, in the order of the text
    ticks: tuple[Tick, ...]
    counts: tuple[tuple[str, str, int], ...]  # severity, its noun, how many
    summary: str
    # What an index does not show:
    unplaced: tuple[Card, ...] = ()  # those without a place in the text
    closed: tuple[Card, ...] = ()
    row_groups: tuple[RowGroup, ...] = ()
    results: ResultsView | None = None  # None: the run did not record them
    statements: tuple[ResultRow, ...] = ()  # those that have a mark in the text, by number
    copies: tuple[str, ...] = ()  # citations of the archived copies


@dataclass(frozen=True, slots=True)
class AbsenceView:
    """A source that was not checked, with a link that is safe to show."""

    absence: Absence
    link: str | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything the page shows."""

    report: RunReport
    articles: Iterable[ArticleView]
    summary: str
    meters: tuple[tuple[str, int, int], ...]  # the coverage bars: label, number, total
    absences: tuple[AbsenceView, ...]
    not_requested: str
    manuals: tuple[Manual, ...]
