"""The cited publication date is not the page's.

What it finds
-------------
A reference with a publication date, if all the dates that the page itself gives (in its
metadata, its time element, or its dateline) are different.

Why it matters
--------------
Readers put events in order by these dates. A different date also often means a different
article.

Example
-------
Cited: “Ministers sign border agreement”, 12 March 2021. The page: published 21 March 2021.

Not flagged
-----------
- Dates of an act, of the period that a work covers, and of an access.
- A difference of one day (time zones, evening editions).
- A year or month that includes the page's date.
- Pages without a date, or with one that was only guessed.
- Dates that were read from the URL.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from verify.model import Capture, Confidence, Dossier, Evidence, Field, Finding, Severity
from verify.rules._certainty import sure
from verify.rules._places import place
from verify.rules.references._certain_fields import is_certain_date

CODE = "S653"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_TRUSTED_ORIGINS = frozenset(("json-ld", "meta", "time", "text"))
_MOST_DAYS_APART = 1  # day


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every reference whose page was published on another day."""
    for index, reference in enumerate(dossier.references):
        record = dossier.sources.get(dossier.addresses.get(index, ""))
        published = sure(reference.published)
        if not record or not record.capture or not published:
            continue
        own = record.capture.page.published
        believed = [d.value for d in own if d.origin in _TRUSTED_ORIGINS]
        if published.origin != "text" or not believed:
            continue
        if not is_certain_date(dossier, reference, published):
            continue
        if not any(_dates_agree(published.value, d.value) for d in own):
            yield _finding(dossier, published, believed[0], record.capture)


def _dates_agree(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        return True
    if len(one) < 10 or len(other) < 10:
        return False
    try:
        apart = date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])
    except ValueError:
        return True
    return abs(apart.days) <= _MOST_DAYS_APART


def _finding(dossier: Dossier, cited: Field, own: str, capture: Capture) -> Finding:
    return Finding(
        rule="published-date-differs",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=f"The page was published on {own}, not on {cited.value}",
        places=(place(dossier.article, cited.span),),
        evidence=(
            Evidence(
                kind="date",
                text=own,
                label="Publication date on the page",
                address=capture.address,
                capture=capture.id,
                captured_at=capture.captured_at,
            ),
        ),
        suggestion=own,
        source=capture.address,
    )
