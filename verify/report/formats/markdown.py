"""The report as Markdown: for a pull request, a ticket, a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import ArticleReport, Evidence, Flag, RunReport
from verify.report.display import Look
from verify.report.excerpts import Lines, printable
from verify.report.links import to_passage
from verify.report.wording import (
    SEVERITY_WORDS,
    absences,
    all_flags,
    article_name,
    as_sentence,
    coverage_sentence,
    decision_words,
    evidence_label,
    flags_sentence,
    further_places,
    history_sentence,
    is_own,
    moment,
    open_flags,
    settled,
    sides,
    unchecked_sentence,
)

_SYNTAX = re.compile(r"([\\`*_{}\[\]<>#|~!&])|(?<=^)([-+=])|(?<=^\d)([.)])|(?<=^\d\d)([.)])")


def render(report: RunReport, look: Look) -> str:
    """CommonMark; whatever an article or page says is escaped and stays text."""
    flags = [flag for flag in all_flags(report) if not settled(flag)]
    sentence = flags_sentence(flags)
    lines = [
        "# Verification report",
        "",
        escaped(coverage_sentence(report.coverage)),
        *(_paragraph(unchecked_sentence(report.coverage))),
        "",
        f"**{as_sentence(sentence)}.**",
        *(_paragraph(history_sentence(report))),
    ]
    for article in report.articles:
        lines += _article(article)
    lines += _world(report)
    number = f"Run {report.run}, " if report.run is not None else ""
    lines += ["", f"{number}{moment(report.started)}, verify {escaped(report.version)}."]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Text as one Markdown line that reads as the text itself.

    A dash or a number with a stop at its start would open a list.
    """
    return _SYNTAX.sub(r"\\\g<0>", printable(" ".join(text.split())))


def _paragraph(text: str) -> list[str]:
    return ["", escaped(text)] if text else []


def _article(article: ArticleReport) -> Iterator[str]:
    flags = open_flags(article)
    lines = Lines(article.dossier.article.text)
    yield from ("", f"## {escaped(article_name(article))}", "")
    yield f"{escaped(article.dossier.article.origin)}: {flags_sentence(flags)}."
    for flag in flags:
        yield ""
        yield from _flag(flag, lines)


def _flag(flag: Flag, lines: Lines) -> Iterator[str]:
    finding = flag.finding
    where = "whole article"
    if finding.places and is_own(flag, finding.places[0]):
        position = lines.position(finding.places[0].span.start)
        where = f"{position.line}:{position.column}"
    word = SEVERITY_WORDS[finding.severity][0]
    yield f"- **{word}** {where} · {finding.rule} · flag {flag.id}, {flag.history}  "
    yield f"  {escaped(as_sentence(finding.message))}"
    for place in (*finding.places[:1], *further_places(flag)):
        other = "" if is_own(flag, place) else f" (in {escaped(place.article or '')})"
        yield f"  - Words{other}: {escaped(place.text)}"
    for evidence in finding.evidence:
        yield from _evidence(evidence)
    if finding.suggestion:
        yield f"  - Suggestion: {escaped(finding.suggestion)}"
    if words := decision_words(flag):
        yield f"  - Decision: {escaped(words)}"


def _evidence(evidence: Evidence) -> Iterator[str]:
    link = to_passage(evidence.address, evidence.text if evidence.kind == "source" else "")
    target = f" ([open]({link.replace('(', '%28').replace(')', '%29')}))" if link else ""
    yield f"  - {escaped(evidence_label(evidence))}: {escaped(evidence.text)}{target}"
    if evidence.diff:
        for number, name in enumerate(sides(evidence)):
            yield f"    - {escaped(name)}: {_side(evidence, number)}"


def _side(evidence: Evidence, side: int) -> str:
    words = [(op, escaped((a, s)[side])) for op, a, s in evidence.diff]
    return " ".join(text if op == "equal" else f"**{text}**" for op, text in words if text)


def _world(report: RunReport) -> Iterator[str]:
    told, unasked = absences(report.coverage)
    missing = [f"{a.address}: {a.reason}. {a.detail} {a.next_action}" for a in told]
    for title, items in (
        ("Not looked at", [*missing, *filter(None, [unasked])]),
        ("Not read", [f"{s.origin}: {s.why}" for s in report.skipped]),
        ("Changed links", [f"{t.address}: {t.kind}. {t.detail}" for t in report.transitions]),
        ("Gone since the run before", [f"{f.article}: {f.finding.message}" for f in report.gone]),
    ):
        if items:
            yield from ("", f"## {title}", "")
            yield from (f"- {escaped(item)}" for item in items)
