"""Search for a quotation in the other sources of its article."""

from __future__ import annotations

from verify.match.verdict.verdict import Outcome
from verify.model import Dossier
from verify.rules._checked_quotations import (
    CheckedQuotation,
    cached_verdict,
    captures_of,
    quotation_language,
)

_WORD_FOR_WORD = frozenset((Outcome.VERBATIM, Outcome.EDITED))


def found_in_other_source(dossier: Dossier, found: CheckedQuotation) -> CheckedQuotation | None:
    """Return the quotation as found word for word in another source of the article, or None."""
    cited = {dossier.addresses.get(index) for index in found.quotation.references}
    for address, record in dossier.sources.items():
        if address in cited:
            continue
        for capture in captures_of(record):
            verdict = cached_verdict(
                found.text, capture.page, quotation_language(dossier, found.quotation)
            )
            if verdict.outcome in _WORD_FOR_WORD:
                return CheckedQuotation(found.quotation, found.text, verdict, capture, address, ())
    return None
