"""What the HTML report shows, worked out from a ``RunReport``: its template only places it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from verify.model import (
    Absence,
    ArticleReport,
    BlockKind,
    Coverage,
    Evidence,
    Flag,
    Place,
    RunReport,
)
from verify.report import marked_text
from verify.report.excerpts import Lines, Position
from verify.report.links import safe, to_passage
from verify.report.manual import Manual, manual
from verify.report.wording import (
    SEVERITIES,
    SEVERITY_WORDS,
    absences,
    all_flags,
    article_name,
    decision_words,
    evidence_label,
    further_places,
    is_own,
    open_flags,
    order,
    settled,
    severity_counts,
    sides,
    sources,
)

_FOLDED = 5  # lines of furniture in a row: fewer are quicker read than unfolded


@dataclass(frozen=True, slots=True)
class EvidenceView:
    label: str
    evidence: Evidence
    link: str | None  # to the passage, or to the address
    host: str
    sides: tuple[str, str]  # what the columns of its comparison are called


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A further place of a flag. ``at`` and ``key`` are None in another article."""

    place: Place
    at: Position | None
    key: str | None  # of its mark, where the text below shows it


@dataclass(frozen=True, slots=True)
class Card:
    """One flag. ``key`` is its id within the page, ``words`` the flagged words."""

    key: str
    number: int
    flag: Flag
    severity: str
    word: str
    at: Position | None
    marked: bool  # whether the text below shows its mark
    words: str
    evidence: tuple[EvidenceView, ...]
    others: tuple[OtherPlace, ...]
    decision: str
    manual: str | None  # the rule whose page stands at the end


@dataclass(frozen=True, slots=True)
class Tick:
    """A flag on the overview strip: per mille of the text, where it starts and how long."""

    key: str
    at: float
    length: float
    severity: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that follow one another, each with its cards; what stands around is folded away."""

    folded: bool
    rows: tuple[tuple[marked_text.Row, tuple[Card, ...]], ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    key: str
    name: str
    article: ArticleReport
    cards: tuple[Card, ...]  # open flags, in the order of the text
    loose: tuple[Card, ...]  # those without a place in the text
    settled: tuple[Card, ...]
    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    counts: tuple[tuple[str, str, int], ...]  # severity, its word, how many


@dataclass(frozen=True, slots=True)
class AbsenceView:
    absence: Absence
    link: str | None


@dataclass(frozen=True, slots=True)
class ReportView:
    report: RunReport
    articles: tuple[ArticleView, ...]
    counts: tuple[tuple[str, str, int], ...]
    steps: tuple[tuple[str, int, int], ...]  # the coverage bars: what, how many, of how many
    absences: tuple[AbsenceView, ...]
    unasked: str
    manuals: tuple[Manual, ...]


def view(report: RunReport) -> ReportView:
    """Everything that the page shows, in its order."""
    rules = sorted({flag.finding.rule for flag in all_flags(report)})
    pages = tuple(page for rule in rules if (page := manual(rule)))
    known = frozenset(page.rule for page in pages)
    articles = tuple(_article(n, article, known) for n, article in enumerate(report.articles, 1))
    flags = [flag for flag in all_flags(report) if not settled(flag)]
    told, unasked = absences(report.coverage)
    shown = tuple(AbsenceView(absence, safe(absence.address)) for absence in told)
    steps = _steps(report.coverage)
    return ReportView(report, articles, _counts(flags), steps, shown, unasked, pages)


def _counts(flags: list[Flag]) -> tuple[tuple[str, str, int], ...]:
    found = severity_counts(flags)
    return tuple(
        (severity.value, SEVERITY_WORDS[severity][found[severity] != 1], found[severity])
        for severity in SEVERITIES
    )


def _steps(coverage: Coverage) -> tuple[tuple[str, int, int], ...]:
    return (
        ("references with an address", coverage.with_address, coverage.references),
        ("sources fetched", coverage.fetched, sources(coverage)),
        ("sources usable", coverage.usable, sources(coverage)),
        ("statements compared", coverage.compared, coverage.statements),
    )


def _article(index: int, article: ArticleReport, known: frozenset[str]) -> ArticleView:
    flags, name = open_flags(article), article_name(article)
    lines = Lines(article.dossier.article.text)
    cards = tuple(_card(f"a{index}-{n}", n, f, lines, known) for n, f in enumerate(flags, 1))
    closed = sorted((flag for flag in article.flags if settled(flag)), key=order)
    done = tuple(_card(f"a{index}-s{n}", n, flag, lines, known) for n, flag in enumerate(closed, 1))
    rows = marked_text.rows(article.dossier.article, marked_text.marks(flags))
    placed = [
        (row, tuple(cards[n - 1] for n in row.flags)) for row in rows if not _is_headline(row, name)
    ]
    loose = tuple(card for card in cards if card.at is None)
    ticks = tuple(_tick(card, len(lines.text)) for card in cards if card.at)
    counts = _counts([*flags])
    return ArticleView(
        f"a{index}", name, article, cards, loose, done, _stretches(placed), ticks, counts
    )


def _stretches(placed: list[tuple[marked_text.Row, tuple[Card, ...]]]) -> tuple[Stretch, ...]:
    """Menus and teasers without a flag are folded where they would push the text away."""
    runs = ((around, tuple(run)) for around, run in groupby(placed, key=lambda r: _around(r[0])))
    return tuple(Stretch(around and len(run) >= _FOLDED, run) for around, run in runs)


def _around(row: marked_text.Row) -> bool:
    return row.kind == BlockKind.FURNITURE and not any(piece.marks for piece in row.pieces)


def _is_headline(row: marked_text.Row, name: str) -> bool:
    """The title without a flag: it stands over the article already."""
    words = " ".join("".join(piece.text for piece in row.pieces).split()).lstrip("# ")
    return row.kind == BlockKind.TITLE and words == name and not any(p.marks for p in row.pieces)


def _card(key: str, number: int, flag: Flag, lines: Lines, known: frozenset[str]) -> Card:
    finding = flag.finding
    main = finding.places[0] if finding.places else None
    own = main is not None and is_own(flag, main)
    return Card(
        key=key,
        number=number,
        flag=flag,
        severity=finding.severity.value,
        word=SEVERITY_WORDS[finding.severity][0],
        at=lines.position(main.span.start) if main and own else None,
        marked=own and not settled(flag),
        words=main.text if main else "",
        evidence=tuple(_evidence(evidence) for evidence in finding.evidence),
        others=tuple(_other(key, flag, place, lines) for place in further_places(flag)),
        decision=decision_words(flag),
        manual=finding.rule if finding.rule in known else None,
    )


def _other(key: str, flag: Flag, place: Place, lines: Lines) -> OtherPlace:
    if not is_own(flag, place):
        return OtherPlace(place, None, None)
    mark = f"{key}-t{flag.finding.places.index(place)}"
    return OtherPlace(place, lines.position(place.span.start), None if settled(flag) else mark)


def _evidence(evidence: Evidence) -> EvidenceView:
    words = evidence.text if evidence.kind == "source" else ""
    host = (evidence.address or "").split("://", 1)[-1].split("/", 1)[0]
    return EvidenceView(
        evidence_label(evidence),
        evidence,
        to_passage(evidence.address, words),
        host,
        sides(evidence),
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
