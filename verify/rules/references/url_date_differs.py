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
- References with only a month or year that matches the URL.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from verify.model import Confidence, Dossier, Evidence, Finding, Severity
from verify.rules._certainty import sure
from verify.rules._places import place
from verify.rules.references._cited_works import (
    ISO_DAY_LENGTH,
    UPLOADS,
    cited_works,
    date_is_certain,
)
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
        if in_url and _differ(in_url, published.value) and date_is_certain(dossier, published):
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
    """Whether two ISO dates differ, in the precision that both have, by more than time zones."""
    if len(in_url) == len(given) == ISO_DAY_LENGTH:
        apart = date.fromisoformat(in_url) - date.fromisoformat(given)
        return abs(apart.days) > TIME_ZONES
    shared = min(len(in_url), len(given))
    return in_url[:shared] != given[:shared]
