"""Where else in an article's sources a quotation stands."""

from __future__ import annotations

from verify.match.verdict.verdict import Outcome
from verify.model import Dossier
from verify.rules._compared import Compared, captures, language_of, verdict_in

_STANDS = frozenset((Outcome.VERBATIM, Outcome.EDITED))


def standing_elsewhere(dossier: Dossier, found: Compared) -> Compared | None:
    """The quotation in another source of the article, word for word, or None."""
    cited = {dossier.addresses.get(index) for index in found.quotation.references}
    for address, record in dossier.sources.items():
        if address in cited:
            continue
        for capture in captures(record):
            verdict = verdict_in(found.text, capture.page, language_of(dossier, found.quotation))
            if verdict.outcome in _STANDS:
                return Compared(found.quotation, found.text, verdict, capture, address, ())
    return None
