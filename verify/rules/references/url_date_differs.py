"""The date in the URL differs from the date of the reference.

What it finds
-------------
A publication date that is more than one day apart from a full date in the URL (`/2022/10/07/`,
`20221007`).

Why it matters
--------------
Either the date was copied from another note, or the URL leads to another article.

Example
-------
`17 October 2022, https://example.org/news/20221007/summit`: the URL says October 7.

Not flagged
-----------
- A difference of one day (time zones).
- Dates that can be read in two ways.
- Folders of uploaded files.
- The capture date in the URL of a web archive.
- URLs with two dates.
- References with only a year, which is often the one that a report covers.
- References with only a month that matches the URL.
- Dates of an act, and of the period that a work covers (“report for 2012”).
- A date behind the URL, which may be that of an access.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from verify.model import Confidence, Dossier, Evidence, Finding, Severity
from verify.rules._certainty import sure
from verify.rules._places import place
from verify.rules.references._certain_fields import is_certain_date
from verify.rules.references._cited_works import ISO_DAY_LENGTH, UPLOADS, cited_works
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
    for index, reference in cited_works(dossier):
        published, url = sure(reference.published), reference.url
        if not published or not url or published.origin != "text" or UPLOADS.search(url.value):
            continue
        in_url = url_date(url.value)
        if in_url is None or not _differ(in_url, published.value):
            continue
        if is_certain_date(dossier, reference, published):
            yield Finding(
                rule="url-date-differs",
                severity=SEVERITY,
                source=dossier.addresses.get(index),
                confidence=CONFIDENCE,
                message=f"The reference is dated {published.value}, but the URL says {in_url}",
                places=(place(dossier.article, published.span),),
                evidence=(Evidence(kind="address", text=url.value, label="URL"),),
            )


def _differ(in_url: str, given: str) -> bool:
    """Whether two ISO dates differ, in the precision that both have, by more than time zones.

    A year alone never does: it is that of the edition, or of what the work covers.
    """
    if len(given) == len("2012"):
        return False
    if len(in_url) == len(given) == ISO_DAY_LENGTH:
        apart = date.fromisoformat(in_url) - date.fromisoformat(given)
        return abs(apart.days) > TIME_ZONES
    shared = min(len(in_url), len(given))
    return in_url[:shared] != given[:shared]
