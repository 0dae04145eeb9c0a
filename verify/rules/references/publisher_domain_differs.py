"""The URL belongs to a different publisher than the one named.

What it finds
-------------
A reference that names a known agency or publication (Interfax) but has the URL of another one
(tass.ru). Both must be in the data file of agencies.

Why it matters
--------------
Either two notes were mixed up, or the text is a reprint: the publisher that is named did not
publish the page at this URL.

Example
-------
`“Border posts reopen”, Interfax, https://tass.ru/politika/1608`

Not flagged
-----------
- Publishers and domains that are not in the data file.
- Services of one company (Azattyk and Radio Liberty).
- Former and regional domains.
- Web archives, video sites, and social networks.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Evidence, Finding, Severity
from verify.rules._certainty import sure
from verify.rules._places import place
from verify.rules.references._cited_works import cited_works
from verify.text.gazetteer.agencies import agency_at, agency_named
from verify.text.urls.canonical import registrable_domain

CODE = "U208"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every publisher whose URL is known to belong to another one."""
    for index, reference in cited_works(dossier):
        # GOST puts the publication after two slashes, like a journal: «… // ТАСС. URL: …»
        publisher, url = sure(reference.publisher or reference.container), reference.url
        if publisher is None or url is None:
            continue
        named, owner = agency_named(publisher.value), agency_at(url.value)
        if named is None or owner is None or named == owner:
            continue
        domain = registrable_domain(url.value)
        yield Finding(
            rule="publisher-domain-differs",
            severity=SEVERITY,
            source=dossier.addresses.get(index),
            confidence=CONFIDENCE,
            message=f"{publisher.value} is named, but {domain} belongs to {owner.name}",
            places=(place(dossier.article, publisher.span), place(dossier.article, url.span)),
            evidence=(Evidence(kind="address", text=url.value, label=f"Belongs to {owner.name}"),),
        )
