"""The values the HTML report's template shows, computed from a ``RunReport``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from verify.model import (
    ArticleReport,
    BlockKind,
    Coverage,
    Evidence,
    Flag,
    Place,
    RunReport,
)
from verify.report import marked_text
from verify.report.capture_citation import capture_citations
from verify.report.coverage_wording import cited_sources, unavailable_sources
from verify.report.excerpts import Lines
from verify.report.flag_wording import (
    SEVERITIES,
    SEVERITY_NOUNS,
    article_name,
    article_summary,
    column_labels,
    decision_summary,
    each_flag,
    evidence_label,
    in_own_article,
    is_closed,
    open_flags,
    other_places,
    run_summary,
    severity_counts,
    shown_evidence,
    text_order,
)
from verify.report.html_values import (
    AbsenceView,
    ArticleView,
    Card,
    EvidenceView,
    OtherPlace,
    ReportView,
    RowGroup,
    Tick,
)
from verify.report.links import passage_url, safe_url
from verify.report.manual import manual
from verify.report.result_rows import ResultRow
from verify.report.results_view import results_view

_FOLDED = 5  # lines of page furniture in a row: fewer are read faster than unfolded


def report_view(report: RunReport) -> ReportView:
    """Return everything the page shows, in its order."""
    view = _view(report, ())
    known = frozenset(page.rule for page in view.manuals)
    articles = tuple(_article(n, article, known) for n, article in enumerate(report.articles, 1))
    return replace(view, articles=articles)


def index_view(report: RunReport) -> ReportView:
    """Return everything the index shows: of each article only its name and its flags' places."""
    return _view(report, _Entries(report))


class _Entries(Iterable[ArticleView]):
    """The articles of an index, each made when it is read."""

    def __init__(self, report: RunReport) -> None:
        self._report = report

    def __iter__(self) -> Iterator[ArticleView]:
        return (_entry(n, article) for n, article in enumerate(self._report.articles, 1))


def _view(report: RunReport, articles: Iterable[ArticleView]) -> ReportView:
    rules = sorted({flag.finding.rule for flag in each_flag(report)})
    pages = tuple(page for rule in rules if (page := manual(rule)))
    failed, not_requested = unavailable_sources(report.coverage)
    shown = tuple(AbsenceView(absence, safe_url(absence.address)) for absence in failed)
    meters = _meters(report.coverage)
    summary = run_summary(report)
    return ReportView(report, articles, summary, meters, shown, not_requested, pages)


def _counts(flags: list[Flag]) -> tuple[tuple[str, str, int], ...]:
    found = severity_counts(flags)
    return tuple(
        (severity.value, SEVERITY_NOUNS[severity][found[severity] != 1], found[severity])
        for severity in SEVERITIES
    )


def _meters(coverage: Coverage) -> tuple[tuple[str, int, int], ...]:
    return (
        ("references with a URL", coverage.with_address, coverage.references),
        ("sources fetched", coverage.fetched, cited_sources(coverage)),
        ("sources usable", coverage.usable, cited_sources(coverage)),
        ("statements compared", coverage.compared, coverage.statements),
    )


def _entry(index: int, article: ArticleReport) -> ArticleView:
    """Return what the index shows of an article."""
    flags = open_flags(article)
    lines = Lines(article.dossier.article.text, article.dossier.article.places)
    cards = _cards(index, flags, lines, frozenset())
    return ArticleView(
        number=index,
        key=f"a{index}",
        name=article_name(article),
        article=article,
        cards=cards,
        ticks=tuple(_tick(card, len(lines.text)) for card in cards if card.at),
        counts=_counts([*flags]),
        summary=article_summary(article),
    )


def _cards(
    index: int, flags: Iterable[Flag], lines: Lines, known: frozenset[str]
) -> tuple[Card, ...]:
    return tuple(_card(f"a{index}-{n}", n, f, lines, known) for n, f in enumerate(flags, 1))


def _article(index: int, article: ArticleReport, known: frozenset[str]) -> ArticleView:
    entry = _entry(index, article)
    flags, name = open_flags(article), entry.name
    lines = Lines(article.dossier.article.text, article.dossier.article.places)
    cards = _cards(index, flags, lines, known)
    closed = sorted((flag for flag in article.flags if is_closed(flag)), key=text_order)
    closed_cards = tuple(
        _card(f"a{index}-s{n}", n, flag, lines, known) for n, flag in enumerate(closed, 1)
    )
    table = results_view(f"a{index}", article.results) if article.results else None
    marked = table.marked if table else ()
    found = marked_text.marks(flags)
    rows = marked_text.rows(article.dossier.article, found, statement_ends(marked))
    placed = [
        (row, tuple(cards[n - 1] for n in row.flags)) for row in rows if not _is_headline(row, name)
    ]
    unplaced = tuple(card for card in cards if card.at is None)
    return replace(
        entry,
        cards=cards,
        unplaced=unplaced,
        closed=closed_cards,
        row_groups=_row_groups(placed),
        results=table,
        statements=marked,
        copies=tuple(capture_citations(article.dossier)),
    )


def statement_ends(marked: Sequence[ResultRow]) -> dict[int, list[int]]:
    """Return by offset the numbers of the statements that end there."""
    ends: dict[int, list[int]] = {}
    for number, row in enumerate(marked):
        ends.setdefault(row.span.end, []).append(number)
    return ends


def _row_groups(placed: list[tuple[marked_text.Row, tuple[Card, ...]]]) -> tuple[RowGroup, ...]:
    """Group the rows; menus and teasers without a flag are folded where there are many lines."""
    runs = groupby(placed, key=lambda pair: _is_furniture(pair[0]))
    groups = ((furniture, tuple(run)) for furniture, run in runs)
    return tuple(RowGroup(furniture and len(run) >= _FOLDED, run) for furniture, run in groups)


def _is_furniture(row: marked_text.Row) -> bool:
    return row.kind == BlockKind.FURNITURE and not any(piece.marks for piece in row.pieces)


def _is_headline(row: marked_text.Row, name: str) -> bool:
    """Return whether the row is the title without a flag: the heading shows it already."""
    words = " ".join("".join(piece.text for piece in row.pieces).split()).lstrip("# ")
    return row.kind == BlockKind.TITLE and words == name and not any(p.marks for p in row.pieces)


def _card(key: str, number: int, flag: Flag, lines: Lines, known: frozenset[str]) -> Card:
    finding = flag.finding
    main = finding.places[0] if finding.places else None
    own = main is not None and in_own_article(flag, main)
    return Card(
        key=key,
        number=number,
        flag=flag,
        severity=finding.severity.value,
        at=lines.position(main.span.start) if main and own else None,
        marked=own and not is_closed(flag),
        words=main.text if main else "",
        evidence=tuple(_evidence(evidence) for evidence in shown_evidence(flag)),
        others=tuple(_other(key, flag, place, lines) for place in other_places(flag)),
        decision=decision_summary(flag),
        manual=finding.rule if finding.rule in known else None,
    )


def _other(key: str, flag: Flag, place: Place, lines: Lines) -> OtherPlace:
    if not in_own_article(flag, place):
        return OtherPlace(place, None, None)
    mark = f"{key}-t{flag.finding.places.index(place)}"
    return OtherPlace(place, lines.position(place.span.start), None if is_closed(flag) else mark)


def _evidence(evidence: Evidence) -> EvidenceView:
    words = evidence.text if evidence.kind == "source" else ""
    host = (evidence.address or "").split("://", 1)[-1].split("/", 1)[0]
    return EvidenceView(
        evidence_label(evidence),
        evidence,
        passage_url(evidence.address, words),
        host,
        column_labels(evidence),
    )


def _tick(card: Card, length: int) -> Tick:
    span = card.flag.finding.places[0].span
    scale = 1000 / max(1, length)
    return Tick(
        card.key,
        round(span.start * scale, 1),
        round(max(6.0, (span.end - span.start) * scale), 1),
        card.severity,
    )
