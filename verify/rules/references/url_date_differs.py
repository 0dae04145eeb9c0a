"""The date in the address differs from the date that the reference gives.

What it finds
-------------
A publication date in the reference and a full date in the address (`/2022/10/07/`,
`20221007`) that lie more than one day apart.

Why it matters
--------------
Either the date was copied from another note, or the address leads to another article.

Example
-------
`17 October 2022, https://example.org/news/20221007/summit` – the address says 7 October.

What it leaves alone
--------------------
One day of difference (time zones), dates with two readings, folders of uploaded files, the
date of capture in the address of a web archive, addresses with two dates, references that
only give a month or year that agrees.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from verify.model import Confidence, Dossier, Evidence, Finding, Severity
from verify.rules._places import place
from verify.rules.references._references import SHORT_DAY, UPLOADS, date_is_certain, written
from verify.text.urls.slugs import url_date

CODE = "U207"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

TIME_ZONES = 1  # days


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every reference whose two dates disagree."""
    for index, reference in written(dossier):
        published, url = reference.published, reference.url
        if not published or not url or published.origin != "text" or UPLOADS.search(url.value):
            continue
        told = url_date(url.value)
        if told and _differ(told, published.value) and date_is_certain(dossier, published):
            yield Finding(
                rule="url-date-differs",
                severity=SEVERITY,
                source=dossier.addresses.get(index),
                confidence=CONFIDENCE,
                message=f"dated {published.value}, while the address says {told}",
                places=(place(dossier.article, published.span),),
                evidence=(Evidence(kind="address", text=url.value, label="the address"),),
            )


def _differ(told: str, given: str) -> bool:
    """Whether two ISO dates disagree in the precision that both give, beyond time zones."""
    if len(told) == len(given) == SHORT_DAY:
        apart = date.fromisoformat(told) - date.fromisoformat(given)
        return abs(apart.days) > TIME_ZONES
    shared = min(len(told), len(given))
    return told[:shared] != given[:shared]
