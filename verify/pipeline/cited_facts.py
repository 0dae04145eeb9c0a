"""What the articles say of each URL they cite: facts by which its page is recognized."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verify.model import Dossier
from verify.web.response import Cited


def cited_facts(dossiers: Iterable[Dossier]) -> Mapping[str, Cited]:
    """Return the cited titles and the quotations of each canonical URL."""
    titles: dict[str, dict[str, None]] = {}
    quotations: dict[str, dict[str, None]] = {}
    for dossier in dossiers:
        for number, address in dossier.addresses.items():
            if title := dossier.references[number].title:
                titles.setdefault(address, {})[title.value] = None
        text = dossier.article.text
        for quotation in dossier.quotations:
            words = text[quotation.inner.start : quotation.inner.end]
            for number in quotation.references:
                if address_ := dossier.addresses.get(number):
                    quotations.setdefault(address_, {})[words] = None
    return {
        address: Cited(tuple(titles.get(address, ())), tuple(quotations.get(address, ())))
        for address in {*titles, *quotations}
    }
