"""The report as Markdown, for a pull request, a ticket or an e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import ArticleReport, Evidence, Flag, RunReport
from verify.report.coverage_wording import (
    absence_line,
    coverage_sentence,
    transition_line,
    unavailable_sources,
    unchecked_sentence,
)
from verify.report.display import DisplayOptions
from verify.report.excerpts import Lines, printable
from verify.report.flag_wording import (
    article_name,
    article_summary,
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
from verify.report.links import passage_url
from verify.report.wording import capitalized, format_time
from verify.terms import history_label

_SYNTAX = re.compile(r"([\\`*_{}\[\]<>#|~!&])|(?<=^)([-+=])|(?<=^\d)([.)])|(?<=^\d\d)([.)])")


def pieces(report: RunReport, options: DisplayOptions) -> Iterator[str]:
    """Yield CommonMark; the words of articles and pages are escaped."""
    lines = [
        "# Verification report",
        "",
        escaped(coverage_sentence(report.coverage)),
        *(_paragraph(unchecked_sentence(report.coverage))),
        "",
        f"**{run_summary(report)}.**",
        *(_paragraph(_with_period(history_sentence(report)))),
    ]
    yield from (f"{line}\n" for line in lines)
    for article in report.articles:
        yield from (f"{line}\n" for line in _article(article))
    yield from (f"{line}\n" for line in _sources_and_changes(report))
    number = f"Run {report.run}, " if report.run is not None else ""
    yield f"\n{number}{format_time(report.started)}, verify {escaped(report.version)}.\n"


def escaped(text: str) -> str:
    """Return the text as one Markdown line that is rendered as the text itself.

    A dash or a number with a period at its start would open a list.
    """
    return _SYNTAX.sub(r"\\\g<0>", printable(" ".join(text.split())))


def _with_period(text: str) -> str:
    return f"{text}." if text else ""


def _paragraph(text: str) -> list[str]:
    return ["", escaped(text)] if text else []


def _article(article: ArticleReport) -> Iterator[str]:
    flags = open_flags(article)
    lines = Lines(article.dossier.article.text, article.dossier.article.places)
    yield from ("", f"## {escaped(article_name(article))}", "")
    yield f"{escaped(article.dossier.article.origin)}: {article_summary(article)}."
    yield from (escaped(notice) for notice in article.dossier.article.notices)
    for flag in flags:
        yield ""
        yield from _flag(flag, lines)


def _flag(flag: Flag, lines: Lines) -> Iterator[str]:
    finding = flag.finding
    where = "whole article"
    if finding.places and in_own_article(flag, finding.places[0]):
        where = escaped(str(lines.position(finding.places[0].span.start)))
    word = finding.severity.value
    yield f"- **{word}** {where} · {finding.rule} · flag {flag.id}, {history_label(flag.history)}  "
    yield f"  {escaped(capitalized(finding.message))}"
    for place in (*finding.places[:1], *other_places(flag)):
        other = "" if in_own_article(flag, place) else f" (in {escaped(place.article or '')})"
        yield f"  - Words{other}: {escaped(place.text)}"
    for evidence in shown_evidence(flag):
        yield from _evidence(evidence)
    if finding.suggestion:
        yield f"  - Suggestion: {escaped(finding.suggestion)}"
    if words := decision_summary(flag):
        yield f"  - Decision: {escaped(words)}"


def _evidence(evidence: Evidence) -> Iterator[str]:
    link = passage_url(evidence.address, evidence.text if evidence.kind == "source" else "")
    target = f" ([open]({link.replace('(', '%28').replace(')', '%29')}))" if link else ""
    yield f"  - {escaped(evidence_label(evidence))}: {escaped(evidence.text)}{target}"
    if evidence.diff:
        for number, name in enumerate(column_labels(evidence)):
            yield f"    - {escaped(name)}: {_side(evidence, number)}"


def _side(evidence: Evidence, side: int) -> str:
    words = [(op, escaped((a, s)[side])) for op, a, s in evidence.diff]
    return " ".join(text if op == "equal" else f"**{text}**" for op, text in words if text)


def _sources_and_changes(report: RunReport) -> Iterator[str]:
    failed, not_requested = unavailable_sources(report.coverage)
    for title, items in (
        ("Sources not checked", [*map(absence_line, failed), *filter(None, [not_requested])]),
        ("Files not read", [f"{s.origin}: {s.why}" for s in report.skipped]),
        ("Changed links", [transition_line(transition) for transition in report.transitions]),
        ("Resolved since the last run", [_resolved(flag) for flag in report.gone]),
    ):
        if items:
            yield from ("", f"## {title}", "")
            yield from (f"- {escaped(item)}" for item in items)


def _resolved(flag: Flag) -> str:
    return f"{flag.article}: {capitalized(flag.finding.message)}"
