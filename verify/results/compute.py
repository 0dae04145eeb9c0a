"""Compute the results of one article from its dossier with sources."""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import CitedSource, Dossier, OtherQuotation, QuotationKind, Results, SourceRecord
from verify.results.claims import claims
from verify.results.reasons import has_text
from verify.results.references import references
from verify.results.statements import statements
from verify.rules._checked_quotations import captures_of


def results(dossier: Dossier) -> Results:
    """Return the results of every statement, reference and claim. Needs the captures' texts."""
    return Results(
        statements=tuple(statements(dossier)),
        references=tuple(references(dossier)),
        claims=tuple(claims(dossier)),
        others=tuple(_others(dossier)),
        sources=tuple(_sources(dossier)),
    )


def _others(dossier: Dossier) -> Iterator[OtherQuotation]:
    text = dossier.article.text
    for quotation in dossier.quotations:
        if quotation.kind is not QuotationKind.STATEMENT:
            span = quotation.span
            yield OtherQuotation(span, text[span.start : span.end], quotation.kind)


def _sources(dossier: Dossier) -> Iterator[CitedSource]:
    statements = (q for q in dossier.quotations if q.kind is QuotationKind.STATEMENT)
    quoted = {dossier.addresses.get(n) for q in statements for n in q.references}
    for address in dict.fromkeys(dossier.addresses.values()):
        record = dossier.sources.get(address)
        yield CitedSource(
            address=address,
            fetched=bool(record and _is_fetched(record)),
            usable=bool(record and _is_usable(record)),
            quoted=address in quoted,
        )


def _is_fetched(record: SourceRecord) -> bool:
    """Return whether a page was received: there is a capture, or a response that is not usable."""
    if record.capture or record.earlier:
        return True
    status = record.absence.status if record.absence else None
    return status is not None and 200 <= status < 300


def _is_usable(record: SourceRecord) -> bool:
    """Return whether the source has text to compare with."""
    pages = (capture.page for capture in captures_of(record))
    return any(has_text(page) for page in pages)
