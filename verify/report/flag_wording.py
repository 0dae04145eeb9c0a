"""Labels and sentences on flags, shared by all report formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from verify.model import (
    ArticleReport,
    Coverage,
    Evidence,
    Flag,
    History,
    Place,
    RunReport,
    Severity,
    Span,
)
from verify.report.coverage_wording import checked_part, fully_checked
from verify.report.wording import capitalized, count, enumerated
from verify.terms import dismissal_label, history_label, status_label
from verify.text.fold import fold_words

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
# What a number of flags is called: “1 error”, “2 info flags”.
SEVERITY_NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("info flag", "info flags"),
}
EVIDENCE_LABELS = {
    "source": "In the source",
    "article": "Elsewhere in the article",
    "address": "URL",
    "absence": "Not checked",
    "date": "Dates",
    "list": "List",
}
_CLOSED = {"dismissed", "fixed"}


def is_closed(flag: Flag) -> bool:
    """Return whether an editor dismissed the flag or marked it fixed, and that still applies."""
    return flag.decision is not None and flag.decision.verdict in _CLOSED and not flag.lapsed


def open_flags(article: ArticleReport) -> tuple[Flag, ...]:
    """Return the flags that an editor still has to deal with, in the order of the text."""
    return tuple(sorted((f for f in article.flags if not is_closed(f)), key=text_order))


def in_own_article(flag: Flag, place: Place) -> bool:
    """Return whether the place is in the flag's own article; collection rules name others."""
    return place.article is None or place.article == flag.article


def other_places(flag: Flag) -> tuple[Place, ...]:
    """Return the places besides the main one that need a line of their own.

    A sentence around the main place is only its context, and the words of another article
    are usually shown as evidence already.
    """
    main, others = flag.finding.places[:1], flag.finding.places[1:]
    shown = {fold_words(evidence.text) for evidence in flag.finding.evidence}
    return tuple(
        place
        for place in others
        if not (
            _holds(place.span, main[0].span)
            if in_own_article(flag, place)
            else fold_words(place.text) in shown
        )
    )


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def text_order(flag: Flag) -> tuple[int, int, str]:
    """Sort key: where the flag is in its article, the longer span first."""
    if not flag.finding.places:
        return (-1, 0, flag.finding.rule)
    span = flag.finding.places[0].span
    return (span.start, -span.end, flag.finding.rule)


def all_flags(report: RunReport) -> tuple[Flag, ...]:
    """Return the flags of all articles, decided ones included."""
    return tuple(each_flag(report))


def each_flag(report: RunReport) -> Iterator[Flag]:
    """Yield the flags of all articles, decided ones included; never all in memory."""
    return (flag for article in report.articles for flag in article.flags)


def severity_counts(flags: Iterable[Flag]) -> dict[Severity, int]:
    """Return the number of flags of each severity, zeros included."""
    found = Counter(flag.finding.severity for flag in flags)
    return {severity: found[severity] for severity in SEVERITIES}


def flags_sentence(flags: Iterable[Flag], coverage: Coverage, complete: bool = True) -> str:
    """Return "2 errors, 1 warning and 4 info flags", or that no problems were found.

    “No problems found” is limited to “what could be checked” unless everything was checked and
    ``complete`` (everything was read).
    """
    counts = severity_counts(flags)
    found = enumerated(count(n, *SEVERITY_NOUNS[s]) for s, n in counts.items() if n)
    if found or (complete and fully_checked(coverage)):
        return found or "no problems found"
    return f"no problems found in what could be checked ({checked_part(coverage)})"


def article_summary(article: ArticleReport) -> str:
    """Return the number of open flags of one article by severity, capitalized."""
    return capitalized(flags_sentence(open_flags(article), article.coverage))


def run_summary(report: RunReport) -> str:
    """Return the number of open flags of the whole run by severity, capitalized."""
    if not report.articles:
        return "Nothing was checked"
    flags = (flag for flag in each_flag(report) if not is_closed(flag))
    return capitalized(flags_sentence(flags, report.coverage, not report.skipped))


def history_sentence(report: RunReport) -> str:
    """Return what changed since the last run; "" where there is nothing to tell.

    E.g. "Flags: 2 new, 59 unchanged, 1 reopened, 4 resolved since the last run, 5 already decided".
    """
    counted = Counter((flag.history, is_closed(flag)) for flag in each_flag(report))
    found: Counter[History] = Counter()
    for (history, _), n in counted.items():
        found[history] += n
    closed = sum(n for (_, decided), n in counted.items() if decided)
    parts = [(n, history_label(history)) for history in History if (n := found[history])]
    parts += [(len(report.gone), "resolved since the last run")] if report.gone else []
    parts += [(closed, "already decided")] if closed else []
    listed = ", ".join(f"{n} {label}" for n, label in parts)
    return f"Flags: {listed}" if listed else ""


def article_name(article: ArticleReport) -> str:
    """Return the article's title, or its path or URL."""
    title = article.dossier.article.title
    return " ".join(title.value.split()) if title else article.dossier.article.origin


def shown_evidence(flag: Flag) -> tuple[Evidence, ...]:
    """Return the evidence to show: what only repeats the suggestion is left out."""
    suggestion = flag.finding.suggestion
    return tuple(
        evidence
        for evidence in flag.finding.evidence
        if not (evidence.kind == "address" and suggestion and evidence.text == suggestion)
    )


def evidence_label(evidence: Evidence) -> str:
    """Return what a piece of evidence is, capitalized unless it starts with a file name."""
    label = evidence.label or EVIDENCE_LABELS.get(evidence.kind, evidence.kind)
    first = label.split(" ", 1)[0]
    return capitalized(label) if first.isalpha() else label


def column_labels(evidence: Evidence) -> tuple[str, str]:
    """Return the labels of the two columns of a comparison."""
    if evidence.sides:
        return evidence.sides
    if evidence.kind == "source":
        return "Article", "Source"
    return "Article", evidence_label(evidence)


def decision_summary(flag: Flag) -> str:
    """Return the editor's decision on a flag in one line; "" where there is none."""
    decision = flag.decision
    if decision is None:
        return f"an earlier decision no longer applies. {flag.lapsed}" if flag.lapsed else ""
    who = f" by {decision.who}" if decision.who else ""
    who += f" (bulk dismissal: {decision.widened})" if decision.widened else ""
    reason = f": {dismissal_label(decision.reason)}" if decision.reason else ""
    lapsed = f" (no longer applies: {flag.lapsed})" if flag.lapsed else ""
    return f"{status_label(decision.verdict)}{who}{reason}{lapsed}"
