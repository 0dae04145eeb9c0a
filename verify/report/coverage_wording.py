"""Sentences on what was and was not checked, shared by all report formats."""

from __future__ import annotations

from collections import Counter

from verify.model import Absence, Coverage, Reason, Result, Transition, TranslationUse
from verify.report.unchecked import unchecked_phrase
from verify.report.wording import capitalized, count, enumerated
from verify.terms import absence_label, transition_label

_NOT_CHECKED = Result.NOT_CHECKED.value
_WAIT = "Nothing for now"  # start of the next action if there is nothing to do
# The reasons of an article over a limit, as they continue “2 articles not checked: 1 …”.
_OVER_LIMIT = {
    "too-slow": "took too long to read",
    "too-large": "too large",
    "unsupported-type": "could not be read",
}
_REASONS = 2  # named in one sentence; the list of sources has them all
_NAMED = 5  # URLs in one sentence


def coverage_sentence(coverage: Coverage) -> str:
    """Return what was read, fetched and compared, for the first line of a report."""
    url = f" ({coverage.with_address or 'none'} with a URL)" if coverage.references else ""
    contents = enumerated(
        [
            count(coverage.notes, "note"),
            count(coverage.references, "reference") + url,
            count(coverage.quotations, "quotation") + _kinds_of_quotations(coverage),
        ]
    )
    articles = count(coverage.articles, "article")
    return f"{articles} with {contents}. {_sources(coverage)}. {results_sentence(coverage)}"


def _sources(coverage: Coverage) -> str:
    cited = cited_sources(coverage)
    if not cited:
        return "No sources cited"
    return f"{coverage.fetched} of {count(cited, 'source')} fetched, {coverage.usable} usable"


def results_sentence(coverage: Coverage) -> str:
    """Return how many statements have each result, with the reasons of those not checked.

    E.g. "12 statements: 9 verified, 1 altered, 2 not checked (source in Russian)."
    """
    if not coverage.statements:
        return "No statements to compare with a source."
    statements = count(coverage.statements, "statement")
    if not coverage.results:
        return f"{statements}; results not recorded."
    listed = ", ".join(f"{n} {result}" for result, n in coverage.results)
    return f"{statements}: {listed.replace(f'{_NOT_CHECKED}', _not_checked(coverage))}."


def _not_checked(coverage: Coverage) -> str:
    """Return "not checked (source in Russian)", the reasons with their numbers where several."""
    if len(coverage.unchecked) == 1:
        return f"{_NOT_CHECKED} ({coverage.unchecked[0][0]})"
    reasons = ", ".join(f"{n} {why}" for why, n in coverage.unchecked)
    return f"{_NOT_CHECKED} ({reasons})"


def _kinds_of_quotations(coverage: Coverage) -> str:
    """Return how many quotations are titles or terms, which are not compared with a source."""
    others = coverage.quotations - coverage.statements
    if others <= 0:
        return ""
    statements = f"{count(coverage.statements, 'statement')}; " if coverage.statements else ""
    return f" ({statements}{count(others, 'title or term', 'titles and terms')})"


def cited_sources(coverage: Coverage) -> int:
    """Return the number of distinct cited URLs; runs made before it was recorded hold parts of it."""
    return coverage.sources or max(coverage.fetched, coverage.usable + len(coverage.absences))


def unchecked_sentence(coverage: Coverage) -> str:
    """Return which sources failed and what to do next, and what was sent for translation.

    For a run made before results were recorded, include why statements were not checked.
    Return "" if there is nothing to report.
    """
    told = not coverage.results and coverage.unchecked
    sentences = [f"Not checked: {_unchecked(coverage)}."] if told else []
    sentences += [_failed_sources(coverage)] if coverage.absences else []
    if named := coverage.credentials:
        more = f"{len(named) - _NAMED} more" if len(named) > _NAMED else ""
        urls = enumerated([*named[:_NAMED], more])
        sentences.append(f"URLs with a user name or password, which is never sent: {urls}.")
    if coverage.articles_not_checked:
        sentences.append(_articles_not_checked(coverage))
    if failed := coverage.internal_errors:
        each = enumerated(dict.fromkeys(f"internal error {one}" for one in failed))
        sentences.append(f"{count(len(failed), 'item')} not checked because of {each}.")
    if coverage.replaced:
        broken = count(coverage.replaced, "broken character was", "broken characters were")
        sentences.append(f"{broken} replaced by “\ufffd”.")
    sentences += map(_translation_use, coverage.translations)
    return " ".join(sentences)


def _translation_use(use: TranslationUse) -> str:
    """Return what was sent where: "4 quotations were sent for translation to …"."""
    failed = sum(number for _, number in use.untranslated)
    given = use.sent - failed if use.is_local else use.sent
    nouns = ("quotation was", "quotations were")
    went = "translated by" if use.is_local else "sent for translation to"
    sentences = [f"{count(given, *nouns)} {went} {use.engine}."] if given > 0 else []
    for reason, number in use.untranslated:
        why = reason.strip().rstrip(".")
        sentences.append(f"{count(number, *nouns)} not translated: {why}.")
    return " ".join(sentences)


def _articles_not_checked(coverage: Coverage) -> str:
    """Return "2 articles not checked: 1 took too long to read, 1 too large."."""
    total = count(sum(n for _, n in coverage.articles_not_checked), "article")
    reasons = [f"{n} {_OVER_LIMIT.get(why, why)}" for why, n in coverage.articles_not_checked]
    return f"{total} not checked: {', '.join(reasons)}."


def _failed_sources(coverage: Coverage) -> str:
    """Return "4 sources could not be checked: 3 blocked, 1 not found. Next: …"."""
    reasons = Counter(absence_label(absence.reason) for absence in coverage.absences)
    most = reasons.most_common(_REASONS)
    others = reasons.total() - sum(n for _, n in most)
    parts = [f"{n} {reason}" for reason, n in most]
    if others:
        parts.append(f"{others} for {'another reason' if others == 1 else 'other reasons'}")
    listed = ", ".join(parts)
    number = count(len(coverage.absences), "source")
    return f"{number} could not be checked: {listed}. Next: {_next_action(coverage.absences)}"


def _next_action(absences: tuple[Absence, ...]) -> str:
    """Return what helps with most of the sources, of what an editor can do."""
    wanted = Counter(a.next_action for a in absences if not a.next_action.startswith(_WAIT))
    every = wanted or Counter(a.next_action for a in absences)
    return every.most_common(1)[0][0]


def _unchecked(coverage: Coverage) -> str:
    """Return "6 quotations without a source; 1 whose source blocked us"."""
    (why, number), *others = coverage.unchecked
    first = f"{count(number, 'quotation')} {unchecked_phrase(why)}"
    return "; ".join([first, *(f"{n} {unchecked_phrase(why)}" for why, n in others)])


def contents_sentence(coverage: Coverage) -> str:
    """Return what the articles hold: "2 articles with 5 notes, 6 references and 4 quotations"."""
    parts = [
        count(coverage.notes, "note"),
        count(coverage.references, "reference"),
        count(coverage.quotations, "quotation"),
    ]
    return f"{count(coverage.articles, 'article')} with {enumerated(parts)}."


def article_coverage(coverage: Coverage) -> str:
    """Return the coverage of one article in a line, without the counts that are zero."""
    notes = count(coverage.notes, "note") if coverage.notes else ""
    cited = cited_sources(coverage)
    usable = f"{coverage.usable} of {count(cited, 'source')} usable" if cited else ""
    statements = count(coverage.statements, "statement") if coverage.statements else ""
    compared = f"{coverage.compared} of {statements} compared" if statements else ""
    return "; ".join(part for part in (notes, usable, compared) if part)


def fully_checked(coverage: Coverage) -> bool:
    """Return whether every statement and claim was compared and every cited source was usable."""
    every_statement = coverage.compared >= coverage.statements and not coverage.unchecked
    recorded = bool(coverage.results) or not coverage.statements
    every_claim = coverage.claims_checked >= coverage.claims
    every_source = coverage.usable >= coverage.sources and not coverage.absences
    return every_statement and recorded and every_claim and every_source


def checked_part(coverage: Coverage) -> str:
    """Return what could be checked: "9 of 12 statements, 4 of 6 sources"."""
    cited = cited_sources(coverage)
    parts = [f"{coverage.compared} of {count(coverage.statements, 'statement')}"]
    parts += [f"{coverage.usable} of {count(cited, 'source')}"]
    if coverage.claims_checked < coverage.claims:
        parts += [f"{coverage.claims_checked} of {count(coverage.claims, 'claim')}"]
    return ", ".join(parts)


def unavailable_sources(coverage: Coverage) -> tuple[tuple[Absence, ...], str]:
    """Return the sources that were requested in vain, and sentences on those never requested.

    The sentences count them by what to do: “2 sources were not requested. Run again …”.
    """
    failed = tuple(a for a in coverage.absences if a.reason is not Reason.NOT_ASKED)
    never = Counter(a.next_action for a in coverage.absences if a.reason is Reason.NOT_ASKED)
    sentences = (
        f"{count(number, 'source was', 'sources were')} not requested. {action}"
        for action, number in never.most_common()
    )
    return failed, " ".join(sentences)


def absence_line(absence: Absence) -> str:
    """Return a source that could not be used, with the reason and what to do."""
    reason = capitalized(absence_label(absence.reason))
    return f"{absence.address}: {reason}. {absence.detail} {absence.next_action}"


def transition_line(transition: Transition) -> str:
    """Return a changed link with what has changed."""
    change = capitalized(transition_label(transition.kind))
    return f"{transition.address}: {change}. {transition.detail}"
