"""The result of every reference: its URL, and whether its fields agree with the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verify.match.title_verdict import TitleOutcome
from verify.model import (
    Capture,
    Dossier,
    FieldResult,
    LinkState,
    Page,
    Reference,
    ReferenceResult,
    SourceRecord,
    UrlResult,
)
from verify.results import reasons
from verify.results.registries import registries_clause
from verify.rules._checked_quotations import captures_of

_TITLES = {
    TitleOutcome.SAME: FieldResult.SAME,
    TitleOutcome.VARIANT: FieldResult.VARIANT,
    TitleOutcome.SIMILAR: FieldResult.VARIANT,
    TitleOutcome.TRANSLATED: FieldResult.TRANSLATED,
    TitleOutcome.ALTERED: FieldResult.DIFFERENT,
    TitleOutcome.DIFFERENT: FieldResult.DIFFERENT,
    TitleOutcome.UNVERIFIABLE: FieldResult.NOT_CHECKED,
}
_BEST_FIRST = (
    *(FieldResult.SAME, FieldResult.VARIANT, FieldResult.TRANSLATED),
    *(FieldResult.DIFFERENT, FieldResult.NOT_CHECKED),
)


def references(dossier: Dossier) -> Iterator[ReferenceResult]:
    """Yield the result of every reference, in text order."""
    for number, reference in enumerate(dossier.references):
        address = dossier.addresses.get(number)
        known = _reference(dossier, reference, address)
        yield replace(known, registries=registries_clause(dossier, number))


def _reference(dossier: Dossier, reference: Reference, address: str | None) -> ReferenceResult:
    record = dossier.sources.get(address) if address else None
    capture = record.capture if record else None
    unchecked = _unchecked(address, record)
    title, author, date, publisher = _fields(dossier, reference, record)
    note, span = reference.note, reference.span
    return ReferenceResult(
        span=span,
        text=dossier.article.text[span.start : span.end],
        url=url_result(address, record),
        note=dossier.notes[note].label if note is not None else None,
        address=address,
        moved_to=moved_to(record) if record else None,
        title=title,
        author=author,
        date=date,
        publisher=publisher,
        capture=capture.id if capture else None,
        captured_at=capture.captured_at if capture else None,
        reason=unchecked.reason if unchecked else None,
        next_action=unchecked.next_action if unchecked else None,
    )


def _unchecked(address: str | None, record: SourceRecord | None) -> reasons.Unchecked | None:
    if address is None:
        return reasons.NO_URL
    return None if record and record.capture else reasons.absent(record)


def url_result(address: str | None, record: SourceRecord | None) -> UrlResult:
    """Return the result for a cited URL, from its checks and the newest response."""
    if address is None:
        return UrlResult.NO_URL
    if record is None or record.state is LinkState.UNKNOWN:
        return UrlResult.NOT_CHECKED
    if reasons.is_dead(record):
        return UrlResult.DEAD
    if record.state is LinkState.WALLED or reasons.is_blocked(record):
        return UrlResult.BLOCKED
    if record.state is LinkState.FAILING:
        return UrlResult.FAILING
    return UrlResult.MOVED if moved_to(record) else UrlResult.ALIVE


def moved_to(record: SourceRecord) -> str | None:
    """Return the URL where the newest successful check found the page, if it is a different one."""
    from verify.ledger.standing import standing

    return standing(record.checks).moved_to


def _fields(
    dossier: Dossier, reference: Reference, record: SourceRecord | None
) -> tuple[FieldResult, FieldResult, FieldResult, FieldResult]:
    """Return the results for title, author, date and publisher, over every capture of the page."""
    found = tuple(captures_of(record)) if record and record.capture else ()
    return (
        _title(dossier, reference, found),
        _author(reference, found),
        _date(reference, found),
        _publisher(reference, found),
    )


def _best(given: bool, found: list[FieldResult]) -> FieldResult:
    if not given:
        return FieldResult.NOT_GIVEN
    return min(found, key=_BEST_FIRST.index, default=FieldResult.NOT_CHECKED)


def _title(dossier: Dossier, cited: Reference, found: tuple[Capture, ...]) -> FieldResult:
    own = [(cited.title, cited.language), (cited.translated_title, dossier.article.language)]
    titles = [(field.value, language) for field, language in own if field]
    if not found:
        return _best(bool(titles), [])
    from verify.match.titles import compare_titles

    outcomes = [
        _TITLES[compare_titles(title, capture.page, language).outcome]
        for title, language in titles
        for capture in found
    ]
    return _best(bool(titles), outcomes)


def _author(cited: Reference, found: tuple[Capture, ...]) -> FieldResult:
    return _best(bool(cited.authors), [_author_in(cited, capture.page) for capture in found])


def _author_in(cited: Reference, page: Page) -> FieldResult:
    from verify.rules.sources.author_differs import _authors_agree, _personal_authors
    from verify.text.names.comparison import same_name

    signed = _personal_authors(page)
    if not signed:
        return FieldResult.NOT_CHECKED
    verdicts = {
        same_name(author.value, name).verdict for author in cited.authors for name in signed
    }
    if "same" in verdicts:
        return FieldResult.SAME
    if "variant" in verdicts or _authors_agree(cited, page, signed):
        return FieldResult.VARIANT
    return FieldResult.DIFFERENT


def _date(cited: Reference, found: tuple[Capture, ...]) -> FieldResult:
    given = cited.published is not None and cited.published.origin == "text"
    return _best(given, [_date_in(cited, capture.page) for capture in found])


def _date_in(cited: Reference, page: Page) -> FieldResult:
    from verify.rules.sources.published_date_differs import _TRUSTED_ORIGINS, _dates_agree

    own = [date.value for date in page.published]
    believed = [date for date in page.published if date.origin in _TRUSTED_ORIGINS]
    if cited.published is None or not believed:
        return FieldResult.NOT_CHECKED
    if cited.published.value in own:
        return FieldResult.SAME
    near = any(_dates_agree(cited.published.value, value) for value in own)
    return FieldResult.VARIANT if near else FieldResult.DIFFERENT


def _publisher(cited: Reference, found: tuple[Capture, ...]) -> FieldResult:
    named = cited.publisher or cited.container
    results = [_publisher_in(named.value, capture) for capture in found] if named else []
    return _best(named is not None, results)


def _publisher_in(named: str, capture: Capture) -> FieldResult:
    """Compare by the site's own name and the news agencies' domains; not checked if in doubt."""
    from verify.text.fold import fold_words
    from verify.text.gazetteer.agencies import agency_at, agency_named

    own, site = fold_words(named), fold_words(capture.page.site_name or "")
    if own and own == site:
        return FieldResult.SAME
    agency, owner = agency_named(named), agency_at(capture.final_address)
    if agency and owner:
        return FieldResult.SAME if agency == owner else FieldResult.DIFFERENT
    related = own and site and (f" {own} " in f" {site} " or f" {site} " in f" {own} ")
    return FieldResult.VARIANT if related else FieldResult.NOT_CHECKED
