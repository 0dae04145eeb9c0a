"""The words that every format shares: counts, coverage, history, kinds of evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from verify.model import (
    Absence,
    ArticleReport,
    Coverage,
    Evidence,
    Flag,
    History,
    Place,
    Reason,
    RunReport,
    Severity,
    Span,
)
from verify.text.fold import fold_words

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
SEVERITY_WORDS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("remark", "remarks"),
}
EVIDENCE_LABELS = {
    "source": "The source says",
    "article": "Elsewhere in the article",
    "address": "The address",
    "absence": "Could not look",
    "date": "The dates",
    "list": "The list",
}
_NAMED = 5  # addresses in one sentence
_SETTLED = {"dismissed", "fixed"}


def count(number: int, one: str, many: str | None = None) -> str:
    """``count(1, "note")`` is "1 note"; thousands are set apart by a narrow space."""
    word = one if number == 1 else many or f"{one}s"
    return f"{number:,} {word}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def enumerated(parts: Iterable[str]) -> str:
    """ "a, b and c"."""
    *head, last = [part for part in parts if part] or [""]
    return f"{', '.join(head)} and {last}" if head else last


def coverage_sentence(coverage: Coverage) -> str:
    """What was looked at, in one sentence, e.g. for the first line of every report."""
    texts = enumerated(
        [
            count(coverage.articles, "article"),
            count(coverage.notes, "note"),
            count(coverage.references, "reference"),
        ]
    )
    asked = f"{count(coverage.fetched, 'source')} fetched, {coverage.usable} usable"
    others = coverage.quotations - coverage.statements
    # What is quoted without being somebody's statement is not compared, and has no reason why not.
    titles = f" ({others} of them titles, terms and the like)" if others > 0 else ""
    quotations = (
        f"{count(coverage.quotations, 'quotation')}{titles}, "
        f"{count(coverage.statements, 'statement')}, {coverage.compared} compared"
    )
    return f"{texts}, {coverage.with_address} with an address; {asked}; {quotations}."


def sources(coverage: Coverage) -> int:
    """How many cited addresses there are: those with a usable copy and those without."""
    return max(coverage.fetched, coverage.usable + len(coverage.absences))


def unchecked_sentence(coverage: Coverage) -> str:
    """What was not checked and why, or was asked for otherwise than written; else empty."""
    whys = [f"{n} × {why}" for why, n in coverage.unchecked]
    sentences = [f"Not checked: {', '.join(whys)}."] if whys else []
    if named := coverage.credentials:
        more = f"{len(named) - _NAMED} more" if len(named) > _NAMED else ""
        told = f"never sent: {enumerated([*named[:_NAMED], more])}."
        sentences.append(f"Written with a user name or password, which is {told}")
    if failed := coverage.internal_errors:
        each = enumerated(dict.fromkeys(f"internal error {one}" for one in failed))
        sentences.append(f"{count(len(failed), 'item')} not checked because of {each}.")
    if coverage.replaced:
        broken = count(coverage.replaced, "broken character was", "broken characters were")
        sentences.append(f"{broken} replaced by “\ufffd”.")
    return " ".join(sentences)


def texts_sentence(coverage: Coverage) -> str:
    """What the articles hold: "2 articles with 5 notes, 6 references and 4 quotations"."""
    parts = [
        count(coverage.notes, "note"),
        count(coverage.references, "reference"),
        count(coverage.quotations, "quotation"),
    ]
    return f"{count(coverage.articles, 'article')} with {enumerated(parts)}."


def article_sentence(coverage: Coverage) -> str:
    """The coverage of one article, without the counts that are nought."""
    notes = count(coverage.notes, "note") if coverage.notes else ""
    cited = sources(coverage)
    usable = f"{coverage.usable} of {count(cited, 'source')} usable" if cited else ""
    spoken = count(coverage.statements, "statement") if coverage.statements else ""
    compared = f"{coverage.compared} compared" if coverage.compared else ""
    said = ", ".join(part for part in (spoken, compared) if part)
    return "; ".join(part for part in (notes, usable, said) if part)


def as_sentence(text: str) -> str:
    """The text with its first letter as a capital: rules speak in clauses."""
    return text[:1].upper() + text[1:]


def shortened(text: str, most: int) -> str:
    """A long text by its beginning and its end, cut between words; a short one as it is."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    half = most // 2
    head = text[:half].rsplit(" ", 1)[0]
    tail = text[-half:].split(" ", 1)[-1]
    return f"{head} […] {tail}"


def absences(coverage: Coverage) -> tuple[tuple[Absence, ...], str]:
    """The absences that ask for a look, and one sentence for all that were never asked for."""
    told = tuple(a for a in coverage.absences if a.reason is not Reason.NOT_ASKED)
    unasked = [a for a in coverage.absences if a.reason is Reason.NOT_ASKED]
    if not unasked:
        return told, ""
    return told, f"{count(len(unasked), 'page')} not asked for. {unasked[0].next_action}"


def settled(flag: Flag) -> bool:
    """Whether an editor's decision has taken this flag off the list of open ones."""
    return flag.decision is not None and flag.decision.verdict in _SETTLED and not flag.lapsed


def open_flags(article: ArticleReport) -> tuple[Flag, ...]:
    """The flags that still ask for an editor, in the order of the text."""
    return tuple(sorted((f for f in article.flags if not settled(f)), key=order))


def is_own(flag: Flag, place: Place) -> bool:
    """Whether the place is in the flag's own article (rules over a collection name it)."""
    return place.article is None or place.article == flag.article


def further_places(flag: Flag) -> tuple[Place, ...]:
    """The places besides the main one that are worth a line of their own.

    A sentence around the main one is only its context, and the words of another article
    are mostly shown as evidence already.
    """
    main, others = flag.finding.places[:1], flag.finding.places[1:]
    shown = {fold_words(evidence.text) for evidence in flag.finding.evidence}
    return tuple(
        place
        for place in others
        if not (
            _holds(place.span, main[0].span)
            if is_own(flag, place)
            else fold_words(place.text) in shown
        )
    )


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def order(flag: Flag) -> tuple[int, int, str]:
    """Sort key: where the flag stands in its article, the longer span first."""
    if not flag.finding.places:
        return (-1, 0, flag.finding.rule)
    span = flag.finding.places[0].span
    return (span.start, -span.end, flag.finding.rule)


def all_flags(report: RunReport) -> tuple[Flag, ...]:
    return tuple(flag for article in report.articles for flag in article.flags)


def severity_counts(flags: Iterable[Flag]) -> dict[Severity, int]:
    """How many flags of each severity, every severity present."""
    found = Counter(flag.finding.severity for flag in flags)
    return {severity: found[severity] for severity in SEVERITIES}


def flags_sentence(flags: Iterable[Flag]) -> str:
    """ "2 errors, 1 warning and 4 remarks", or "nothing raised"."""
    counts = severity_counts(flags)
    return enumerated(count(n, *SEVERITY_WORDS[s]) for s, n in counts.items() if n) or (
        "nothing raised"
    )


def history_sentence(report: RunReport) -> str:
    """What changed since the run before; empty where there is nothing to tell."""
    found = Counter(flag.history for flag in all_flags(report))
    closed = sum(settled(flag) for flag in all_flags(report))
    parts = [f"{n} {history}" for history in History if (n := found[history])]
    if report.gone:
        parts.append(f"{len(report.gone)} gone since the run before")
    if closed:
        parts.append(f"{closed} settled by a decision")
    return ", ".join(parts)


def article_name(article: ArticleReport) -> str:
    """The article's title, or where it came from."""
    title = article.dossier.article.title
    return " ".join(title.value.split()) if title else article.dossier.article.origin


def evidence_label(evidence: Evidence) -> str:
    label = evidence.label or EVIDENCE_LABELS.get(evidence.kind, evidence.kind)
    first = label.split(" ", 1)[0]
    return as_sentence(label) if first.isalpha() else label  # not the name of a file


def sides(evidence: Evidence) -> tuple[str, str]:
    """What the two columns of a comparison are called."""
    if evidence.kind == "source":
        return "Article", "Source"
    return "Here", evidence_label(evidence)


def moment(at: datetime | None) -> str:
    """A time to the minute, in UTC where it is aware: "2026-11-21 22:08 UTC"."""
    if at is None:
        return ""
    return at.strftime("%Y-%m-%d %H:%M") + (" UTC" if at.tzinfo else "")


def decision_words(flag: Flag) -> str:
    """The editor's word on a flag in one line; empty where there is none."""
    decision = flag.decision
    if decision is None:
        return f"an earlier one has lapsed. {flag.lapsed}" if flag.lapsed else ""
    who = f" by {decision.who}" if decision.who else ""
    who += f" (setting: {decision.widened})" if decision.widened else ""
    reason = f": {decision.reason}" if decision.reason else ""
    lapsed = f" (no longer holds: {flag.lapsed})" if flag.lapsed else ""
    return f"{decision.verdict}{who}{reason}{lapsed}"
