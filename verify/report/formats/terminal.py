"""The report for a terminal: coverage first, then the flags of each article."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from verify.model import Article, ArticleReport, Evidence, Flag, RunReport, Severity
from verify.report.coverage_wording import (
    absence_line,
    coverage_sentence,
    transition_line,
    unavailable_sources,
    unchecked_sentence,
)
from verify.report.display import DisplayOptions
from verify.report.excerpts import Lines, excerpt, printable
from verify.report.flag_wording import (
    article_name,
    column_labels,
    decision_summary,
    evidence_label,
    history_sentence,
    in_own_article,
    open_flags,
    other_places,
    run_summary,
    shown_evidence,
)
from verify.report.wording import capitalized, count, shortened
from verify.terms import history_label

_COLORS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36;1"}
_INDENT = "    "
_PLACES = 4  # places of one flag that are shown with their lines
_MOST = 320  # characters of evidence: four lines; the HTML report has it whole


class _Style:
    """Colors and wraps everything that is printed."""

    def __init__(self, options: DisplayOptions) -> None:
        self.color = options.color
        self.width = max(40, options.width)

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


def pieces(report: RunReport, options: DisplayOptions) -> Iterator[str]:
    """Yield the report; control characters of an article or a page are made visible."""
    style = _Style(options)
    opening = f"{coverage_sentence(report.coverage)} {unchecked_sentence(report.coverage)}"
    yield from (f"{line}\n" for line in style.wrapped(opening, ""))
    if not options.quiet:
        for article in report.articles:
            yield from (f"{line}\n" for line in _article(article, style))
        yield from (f"{line}\n" for line in _sources_and_changes(report, style))
    elif report.skipped:
        unread = count(len(report.skipped), "file or folder", "files or folders")
        yield from (f"{line}\n" for line in style.wrapped(f"Not read: {unread}.", ""))
    if options.quiet:
        shown = style.wrapped(" ".join(_summary(report, _Style(DisplayOptions()))), "")
    else:
        shown = ["", *_summary(report, style)]
    yield from (f"{line}\n" for line in shown)


def _article(article: ArticleReport, style: _Style) -> Iterator[str]:
    flags = open_flags(article)
    lines = Lines(article.dossier.article.text, article.dossier.article.places)
    notices = article.dossier.article.notices
    if not flags and not notices:
        return
    origin = printable(article.dossier.article.origin)
    name = printable(article_name(article))
    yield ""
    yield style.paint(origin, "1") + ("" if name == origin else f"  {name}")
    for notice in notices:
        yield from style.wrapped(notice, "  ")
    for flag in flags:
        yield from _flag(flag, lines, style)


def _where(flag: Flag, lines: Lines) -> str:
    if not flag.finding.places or not in_own_article(flag, flag.finding.places[0]):
        return ""
    return str(lines.position(flag.finding.places[0].span.start))


def _flag(flag: Flag, lines: Lines, style: _Style) -> Iterator[str]:
    finding = flag.finding
    word = style.paint(finding.severity.value, _COLORS[finding.severity])
    tail = style.paint(f"{finding.rule} · flag {flag.id} · {history_label(flag.history)}", "2")
    yield ""
    yield f"  {_where(flag, lines) or 'whole article'}  {word}  {tail}"
    yield from style.wrapped(capitalized(finding.message))
    yield from _places(flag, lines, style)
    for evidence in shown_evidence(flag):
        yield from _evidence(evidence, style)
    if finding.suggestion:
        yield from style.wrapped(f"Suggestion: {finding.suggestion}")
    if words := decision_summary(flag):
        yield from style.wrapped(f"Decision: {words}")


def _places(flag: Flag, lines: Lines, style: _Style) -> Iterator[str]:
    code = _COLORS[flag.finding.severity]
    places = (*flag.finding.places[:1], *other_places(flag))
    for index, place in enumerate(places[:_PLACES]):
        if not in_own_article(flag, place):
            yield from style.wrapped(f"Also in {place.article}: {place.text}")
            continue
        if index:
            yield f"{_INDENT}also at {lines.position(place.span.start)}"
        cut = excerpt(lines, place.span, style.width - len(_INDENT) - 2)
        yield f"{_INDENT}│ {cut.line}"
        yield f"{_INDENT}│ {style.paint(cut.carets, code)}"
    if len(places) > _PLACES:
        yield f"{_INDENT}and {count(len(places) - _PLACES, 'more place', 'more places')}"


def _evidence(evidence: Evidence, style: _Style) -> Iterator[str]:
    label = evidence_label(evidence)
    if evidence.diff:
        for number, name in enumerate(column_labels(evidence), 1):
            yield from style.wrapped(f"{name}: {_side(evidence, number)}", hanging=_INDENT * 2)
    elif evidence.text:
        yield from style.wrapped(f"{label}: {shortened(evidence.text, _MOST)}")
    if evidence.address:
        yield f"{_INDENT * 2}{style.paint(printable(evidence.address), '2')}"


def _side(evidence: Evidence, side: int) -> str:
    """Return one side of a comparison, the words that differ in square brackets."""
    parts = [(op, (article, source)[side - 1]) for op, article, source in evidence.diff]
    return " ".join(words if op == "equal" else f"[{words}]" for op, words in parts if words)


def _sources_and_changes(report: RunReport, style: _Style) -> Iterator[str]:
    failed, not_requested = unavailable_sources(report.coverage)
    for title, items in (
        ("Sources not checked", [*map(absence_line, failed), *filter(None, [not_requested])]),
        ("Files not read", [f"{skipped.origin}: {skipped.why}" for skipped in report.skipped]),
        ("Changed links", [transition_line(transition) for transition in report.transitions]),
        ("Resolved since the last run", [_resolved(flag) for flag in report.gone]),
    ):
        if items:
            yield from ("", style.paint(title, "1"))
        for item in items:
            yield from style.wrapped(item, "  ", _INDENT)


def _resolved(flag: Flag) -> str:
    return f"{flag.article}: {capitalized(flag.finding.message)} ({flag.finding.rule})"


def _summary(report: RunReport, style: _Style) -> Iterator[str]:
    yield style.paint(f"{run_summary(report)}.", "1")
    if history := history_sentence(report):
        yield from style.wrapped(f"{history}.", "")


def flag_text(flag: Flag, article: Article, options: DisplayOptions) -> str:
    """Return one flag of an article as the report shows it."""
    lines = Lines(article.text, article.places)
    return "\n".join(_flag(flag, lines, _Style(options))).strip("\n") + "\n"
