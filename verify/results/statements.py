"""The result of every statement, compared with every capture of every source that backs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verify.match.verdict.verdict import EVIDENCE_CHARACTERS, Outcome, Passage, Verdict
from verify.model import (
    Capture,
    Dossier,
    Page,
    Quotation,
    QuotationKind,
    Result,
    SourceRecord,
    SourceResult,
    StatementResult,
)
from verify.results import reasons
from verify.results.reasons import BY_TRANSLATION, NEAREST_PASSAGE, NO_PASSAGE, Unchecked
from verify.rules._checked_quotations import (
    cached_verdict,
    captures_of,
    quotation_language,
    quoted_text,
)
from verify.rules._outside_words import with_outside_words

ORDER = tuple(Result)
_BY_OUTCOME = {
    Outcome.VERBATIM: Result.VERIFIED,
    Outcome.EDITED: Result.VERIFIED,
    Outcome.REWORDED: Result.REWORDED,
    Outcome.ALTERED: Result.ALTERED,
    Outcome.SPLICED: Result.SPLICED,
    Outcome.AMBIGUOUS: Result.AMBIGUOUS,
    Outcome.ABSENT: Result.NOT_FOUND,
}
# Number of facts that texts in two languages must share within a few sentences to match.
_WITNESSES = 2


def statements(dossier: Dossier) -> Iterator[StatementResult]:
    """Yield the result of every statement, in text order."""
    for quotation in dossier.quotations:
        if quotation.kind is QuotationKind.STATEMENT:
            yield statement(dossier, quotation)


def statement(dossier: Dossier, quotation: Quotation) -> StatementResult:
    """Return the best result of one statement over its sources, all of which are listed in it.

    If none of the cited sources contains the words, the article's other sources are searched.
    """
    cited = tuple(_cited(dossier, quotation))
    best = _best(cited)
    if best is None or ORDER.index(best.result) > ORDER.index(Result.ELSEWHERE):
        elsewhere = _elsewhere(dossier, quotation)
        cited, best = (*cited, *elsewhere), (_best(elsewhere) or best)
    article, note = dossier.article, quotation.note
    why = best or _unchecked(None, reasons.NO_SOURCE)
    return StatementResult(
        span=quotation.span,
        text=article.text[quotation.span.start : quotation.span.end],
        result=why.result,
        reason=why.reason,
        next_action=why.next_action,
        note=dossier.notes[note].label if note is not None else None,
        speaker=_speaker(dossier, quotation),
        sources=cited,
    )


def _best(sources: tuple[SourceResult, ...]) -> SourceResult | None:
    return min(sources, key=lambda s: ORDER.index(s.result), default=None)


def _cited(dossier: Dossier, quotation: Quotation) -> Iterator[SourceResult]:
    """Yield the result in every source cited by a marker next to the statement, each once."""
    seen: set[str] = set()
    for number in quotation.references:
        address = dossier.addresses.get(number)
        if address is None:
            if dossier.references[number].back_reference is None:
                yield _unchecked(None, reasons.NO_URL)
        elif address not in seen:
            seen.add(address)
            yield _in_source(dossier, quotation, address)


def _in_source(dossier: Dossier, quotation: Quotation, address: str) -> SourceResult:
    """Return the best result over the captures of one source; a bug in verify is its own reason."""
    record = dossier.sources.get(address)
    try:
        found = tuple(_in_captures(dossier, quotation, record)) if record else ()
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"
        return _unchecked(address, reasons.INTERNAL_ERROR, detail=detail)
    return _best(found) or _unchecked(address, reasons.absent(record))


def _in_captures(
    dossier: Dossier, quotation: Quotation, record: SourceRecord
) -> Iterator[SourceResult]:
    text, language = quoted_text(dossier, quotation), quotation_language(dossier, quotation)
    for capture in captures_of(record):
        compared = cached_verdict(text, capture.page, language)
        verdict = with_outside_words(compared, dossier, quotation, language)
        if verdict.outcome is Outcome.TRANSLATED:
            yield _translated(dossier, quotation, verdict, capture)
        elif verdict.outcome is Outcome.UNVERIFIABLE:
            yield _unchecked(capture.address, _why(text, language, capture), capture)
        else:
            yield _compared(_BY_OUTCOME[verdict.outcome], verdict, capture)


def _translated(
    dossier: Dossier, quotation: Quotation, verdict: Verdict, capture: Capture
) -> SourceResult:
    """Compare with a page in another language by what survives translation, if that decides."""
    from verify.match.crosslingual.languages import languages_of
    from verify.match.crosslingual.via_translation import compare_via_translation
    from verify.match.crosslingual.without_translation import witnesses

    text, page = quoted_text(dossier, quotation), capture.page
    own, other = languages_of(text, quotation_language(dossier, quotation), page)
    if verdict.agreement == "inconsistent":
        return _compared(Result.INCONSISTENT, verdict, capture)
    if verdict.agreement == "consistent" and own and other:
        speaker = _speaker(dossier, quotation) or ""
        found = witnesses(text, speaker, (own, other), page)
        if found and found.count >= _WITNESSES:
            return _compared(Result.CONSISTENT, verdict, capture, found.passage)
    if own and other and (translation := dossier.translations.get((text, other))):
        located = compare_via_translation(text, translation.text, (own, other), page)
        if located.agreement == "consistent" and located.passages:
            day = translation.made_at.date().isoformat()
            note = BY_TRANSLATION.format(engine=translation.engine, day=day)
            return replace(_compared(Result.CONSISTENT, located, capture), passage_note=note)
    unchecked = _unchecked(capture.address, reasons.other_language(other), capture)
    return _with_nearest(unchecked, text, (own, other), page)


def _with_nearest(
    result: SourceResult, text: str, languages: tuple[str | None, str | None], page: Page
) -> SourceResult:
    """Add the passage that the statement probably translates, or that none stands out."""
    from verify.match.crosslingual.nearest import nearest_passage

    near = nearest_passage(text, languages, page) if all(languages) else None
    if near is None or not near.stands_out:
        return replace(result, passage_note=NO_PASSAGE)
    passage = near.passage
    return replace(
        result,
        passage=passage.text,
        span=passage.span,
        where=passage.where,
        passage_note=NEAREST_PASSAGE,
    )


def _why(text: str, language: str | None, capture: Capture) -> Unchecked:
    """Return why a statement could not be checked against a captured page."""
    from verify.match.crosslingual.languages import languages_of
    from verify.match.passage.pattern import build_pattern

    page = capture.page
    if build_pattern(text).characters < EVIDENCE_CHARACTERS:
        return reasons.TOO_SHORT
    if not reasons.has_text(page):
        return reasons.UNREADABLE
    if page.incomplete:
        return reasons.HIDDEN
    if page.truncated:
        return reasons.UNREADABLE if page.pages else reasons.PAYWALLED
    return reasons.other_language(languages_of(text, language, page)[1])


def _elsewhere(dossier: Dossier, quotation: Quotation) -> tuple[SourceResult, ...]:
    """Return the result in another source of the article that has it verbatim, if any."""
    cited = {dossier.addresses.get(index) for index in quotation.references}
    text, language = quoted_text(dossier, quotation), quotation_language(dossier, quotation)
    for address, record in dossier.sources.items():
        if address in cited:
            continue
        for capture in captures_of(record):
            verdict = cached_verdict(text, capture.page, language)
            if verdict.outcome in (Outcome.VERBATIM, Outcome.EDITED):
                return (_compared(Result.ELSEWHERE, verdict, capture),)
    return ()


def _compared(
    result: Result,
    verdict: Verdict,
    capture: Capture,
    place: Passage | None = None,
) -> SourceResult:
    """Return a result with its passage: the verdict's own, or ``place``."""
    passage = verdict.passage or place
    return SourceResult(
        result=result,
        address=capture.address,
        capture=capture.id,
        captured_at=capture.captured_at,
        passage=passage.text if passage else None,
        span=passage.span if passage else None,
        where=passage.where if passage else "main text",
        page=passage.page if passage else None,
    )


def _unchecked(
    address: str | None,
    why: Unchecked,
    capture: Capture | None = None,
    detail: str | None = None,
) -> SourceResult:
    return SourceResult(
        result=Result.NOT_CHECKED,
        address=address,
        reason=why.reason,
        next_action=why.next_action,
        capture=capture.id if capture else None,
        captured_at=capture.captured_at if capture else None,
        detail=detail,
    )


def _speaker(dossier: Dossier, quotation: Quotation) -> str | None:
    speaker = quotation.speaker
    if speaker is None:
        return None
    return dossier.people[speaker.person].name if speaker.person is not None else speaker.name.value
