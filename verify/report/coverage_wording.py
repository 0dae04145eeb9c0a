"""Sentences on what was and was not checked, shared by all report formats."""

from __future__ import annotations

from verify.model import Absence, Coverage, Reason, Transition
from verify.report.unchecked import unchecked_phrase
from verify.report.wording import capitalized, count, enumerated
from verify.terms import absence_label, transition_label

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
    return f"{articles} with {contents}. {_sources(coverage)}. {_comparisons(coverage)}."


def _sources(coverage: Coverage) -> str:
    if not coverage.fetched and not coverage.usable:
        return "No sources fetched"
    return f"{count(coverage.fetched, 'source')} fetched, {coverage.usable} usable"


def _comparisons(coverage: Coverage) -> str:
    if not coverage.statements:
        return "No statements to compare with a source"
    statements = count(coverage.statements, "statement")
    return f"{coverage.compared} of {statements} compared with a source"


def _kinds_of_quotations(coverage: Coverage) -> str:
    """Say how many quotations are nobody's statement: they are not compared with a source."""
    others = coverage.quotations - coverage.statements
    if others <= 0:
        return ""
    statements = f"{count(coverage.statements, 'statement')}; " if coverage.statements else ""
    return f" ({statements}{count(others, 'title or term', 'titles and terms')})"


def cited_sources(coverage: Coverage) -> int:
    """Return the number of cited URLs: those with a usable archived copy and those without."""
    return max(coverage.fetched, coverage.usable + len(coverage.absences))


def unchecked_sentence(coverage: Coverage) -> str:
    """Return what was not checked and why, and which URLs hold a password; "" for neither."""
    sentences = [f"Not checked: {_unchecked(coverage)}."] if coverage.unchecked else []
    if named := coverage.credentials:
        more = f"{len(named) - _NAMED} more" if len(named) > _NAMED else ""
        urls = enumerated([*named[:_NAMED], more])
        sentences.append(f"URLs with a user name or password, which is never sent: {urls}.")
    if failed := coverage.internal_errors:
        each = enumerated(dict.fromkeys(f"internal error {one}" for one in failed))
        sentences.append(f"{count(len(failed), 'item')} not checked because of {each}.")
    if coverage.replaced:
        broken = count(coverage.replaced, "broken character was", "broken characters were")
        sentences.append(f"{broken} replaced by “\ufffd”.")
    return " ".join(sentences)


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
    """Return whether every statement was compared and every cited source could be used."""
    every_statement = coverage.compared >= coverage.statements and not coverage.unchecked
    return every_statement and not coverage.absences


def unavailable_sources(coverage: Coverage) -> tuple[tuple[Absence, ...], str]:
    """Return the sources that were requested in vain, and one sentence on those never requested."""
    failed = tuple(a for a in coverage.absences if a.reason is not Reason.NOT_ASKED)
    not_requested = [a for a in coverage.absences if a.reason is Reason.NOT_ASKED]
    if not not_requested:
        return failed, ""
    sources = count(len(not_requested), "source was", "sources were")
    return failed, f"{sources} not requested. {not_requested[0].next_action}"


def absence_line(absence: Absence) -> str:
    """Return a source that could not be used, with the reason and what to do."""
    reason = capitalized(absence_label(absence.reason))
    return f"{absence.address}: {reason}. {absence.detail} {absence.next_action}"


def transition_line(transition: Transition) -> str:
    """Return a changed link with what has changed."""
    change = capitalized(transition_label(transition.kind))
    return f"{transition.address}: {change}. {transition.detail}"
