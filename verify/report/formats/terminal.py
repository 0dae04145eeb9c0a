"""The report on a terminal: coverage first, then the flags of each article."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from verify.model import Absence, ArticleReport, Evidence, Flag, RunReport, Severity
from verify.report.display import Look
from verify.report.excerpts import Lines, excerpt, printable
from verify.report.wording import (
    SEVERITY_WORDS,
    absences,
    all_flags,
    article_name,
    as_sentence,
    count,
    coverage_sentence,
    decision_words,
    evidence_label,
    flags_sentence,
    further_places,
    history_sentence,
    is_own,
    open_flags,
    settled,
    shortened,
    sides,
    unchecked_sentence,
)

_COLORS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36;1"}
_INDENT = "    "
_PLACES = 4  # places of one flag that are shown with their lines
_MOST = 320  # characters of evidence: four lines; the HTML report has it whole


class _Pen:
    """Colours and widths: everything printed goes through here."""

    def __init__(self, look: Look) -> None:
        self.color = look.color
        self.width = max(40, look.width)

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text

    def wrapped(self, text: str, indent: str = _INDENT, hanging: str | None = None) -> list[str]:
        safe = printable(" ".join(text.split()))
        return textwrap.wrap(
            safe,
            self.width,
            initial_indent=indent,
            subsequent_indent=indent if hanging is None else hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )


def render(report: RunReport, look: Look) -> str:
    """The whole report; nothing an article or a page says can steer the terminal."""
    pen = _Pen(look)
    lines = [*pen.wrapped(coverage_sentence(report.coverage), "")]
    lines += pen.wrapped(unchecked_sentence(report.coverage), "")
    if not look.quiet:
        for article in report.articles:
            lines += _article(article, pen)
        lines += _world(report, pen)
    elif report.skipped:
        lines += pen.wrapped(
            f"Not read: {count(len(report.skipped), 'file or folder', 'files or folders')}.", ""
        )
    lines += ["", *_summary(report, pen)]
    return "\n".join(lines) + "\n"


def _article(article: ArticleReport, pen: _Pen) -> Iterator[str]:
    flags = open_flags(article)
    lines = Lines(article.dossier.article.text)
    if not flags:
        return
    origin = printable(article.dossier.article.origin)
    name = printable(article_name(article))
    yield ""
    yield pen.paint(origin, "1") + ("" if name == origin else f"  {name}")
    for flag in flags:
        yield from _flag(flag, lines, pen)


def _where(flag: Flag, lines: Lines) -> str:
    if not flag.finding.places or not is_own(flag, flag.finding.places[0]):
        return ""
    position = lines.position(flag.finding.places[0].span.start)
    return f"{position.line}:{position.column}"


def _flag(flag: Flag, lines: Lines, pen: _Pen) -> Iterator[str]:
    finding = flag.finding
    word = pen.paint(SEVERITY_WORDS[finding.severity][0], _COLORS[finding.severity])
    tail = pen.paint(f"{finding.rule} · flag {flag.id} · {flag.history}", "2")
    yield ""
    yield f"  {_where(flag, lines) or 'whole article'}  {word}  {tail}"
    yield from pen.wrapped(as_sentence(finding.message))
    yield from _places(flag, lines, pen)
    for evidence in finding.evidence:
        yield from _evidence(evidence, pen)
    if finding.suggestion:
        yield from pen.wrapped(f"Suggestion: {finding.suggestion}")
    if words := decision_words(flag):
        yield from pen.wrapped(f"Decision: {words}")


def _places(flag: Flag, lines: Lines, pen: _Pen) -> Iterator[str]:
    code = _COLORS[flag.finding.severity]
    places = (*flag.finding.places[:1], *further_places(flag))
    for index, place in enumerate(places[:_PLACES]):
        if not is_own(flag, place):
            yield from pen.wrapped(f"also in {place.article}: {place.text}")
            continue
        if index:
            position = lines.position(place.span.start)
            yield f"{_INDENT}and {position.line}:{position.column}"
        cut = excerpt(lines, place.span, pen.width - len(_INDENT) - 2)
        yield f"{_INDENT}│ {cut.line}"
        yield f"{_INDENT}│ {pen.paint(cut.carets, code)}"
    if len(places) > _PLACES:
        yield f"{_INDENT}and {count(len(places) - _PLACES, 'more place', 'more places')}"


def _evidence(evidence: Evidence, pen: _Pen) -> Iterator[str]:
    label = evidence_label(evidence)
    if evidence.diff:
        for number, name in enumerate(sides(evidence), 1):
            yield from pen.wrapped(f"{name}: {_side(evidence, number)}", hanging=_INDENT * 2)
    elif evidence.text:
        yield from pen.wrapped(f"{label}: {shortened(evidence.text, _MOST)}")
    if evidence.address:
        yield f"{_INDENT * 2}{pen.paint(printable(evidence.address), '2')}"


def _side(evidence: Evidence, side: int) -> str:
    """One side of a comparison, what differs in square brackets."""
    parts = [(op, (article, source)[side - 1]) for op, article, source in evidence.diff]
    return " ".join(words if op == "equal" else f"[{words}]" for op, words in parts if words)


def _world(report: RunReport, pen: _Pen) -> Iterator[str]:
    told, unasked = absences(report.coverage)
    for title, items in (
        ("Not looked at", [*map(_absence, told), *filter(None, [unasked])]),
        ("Not read", [f"{skipped.origin}: {skipped.why}" for skipped in report.skipped]),
        ("Changed links", [f"{t.address}: {t.kind}. {t.detail}" for t in report.transitions]),
        ("Gone since the run before", [_gone(flag) for flag in report.gone]),
    ):
        if items:
            yield from ("", pen.paint(title, "1"))
        for item in items:
            yield from pen.wrapped(item, "  ", _INDENT)


def _absence(absence: Absence) -> str:
    return f"{absence.address}: {absence.reason}. {absence.detail} {absence.next_action}"


def _gone(flag: Flag) -> str:
    return f"{flag.article}: {flag.finding.message} ({flag.finding.rule})"


def _summary(report: RunReport, pen: _Pen) -> Iterator[str]:
    flags = [flag for flag in all_flags(report) if not settled(flag)]
    sentence = flags_sentence(flags)
    yield pen.paint(as_sentence(sentence) + ".", "1")
    if history := history_sentence(report):
        yield from pen.wrapped(f"{as_sentence(history)}.", "")


def flag_text(flag: Flag, text: str, look: Look) -> str:
    """One flag as the report shows it, alone; ``text`` is its article's."""
    return "\n".join(_flag(flag, Lines(text), _Pen(look))).strip("\n") + "\n"
