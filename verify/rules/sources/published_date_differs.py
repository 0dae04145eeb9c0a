"""The cited date of publication is not the page's.

What it finds
-------------
A reference that gives a date of publication in its text, where the page's own dates (its
metadata, its time element, its dateline) all name another one.

Why it matters
--------------
Readers order events by these dates; and another date often means another article.

Example
-------
Cited: “Ministers sign border agreement”, 12 March 2021. The page: published 21 March 2021.

What it leaves alone
--------------------
A day's difference (time zones, evening editions), a date given as a year or month that
holds the page's, pages that give no date or only a guessed one, dates read from the address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from verify.model import Capture, Confidence, Dossier, Evidence, Field, Finding, Severity
from verify.rules._places import place

CODE = "S653"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_BELIEVED = frozenset(("json-ld", "meta", "time", "text"))
_TOLERATED = 1  # day


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every reference whose page was published on another day."""
    for index, reference in enumerate(dossier.references):
        record = dossier.sources.get(dossier.addresses.get(index, ""))
        if not record or not record.capture or not reference.published:
            continue
        own = record.capture.page.published
        believed = [d.value for d in own if d.origin in _BELIEVED]
        if reference.published.origin != "text" or not believed:
            continue
        if not any(_agree(reference.published.value, d.value) for d in own):
            yield _finding(dossier, reference.published, believed[0], record.capture)


def _agree(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        return True
    if len(one) < 10 or len(other) < 10:
        return False
    try:
        apart = date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])
    except ValueError:
        return True
    return abs(apart.days) <= _TOLERATED


def _finding(dossier: Dossier, cited: Field, own: str, capture: Capture) -> Finding:
    return Finding(
        rule="published-date-differs",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=f"the page was published on {own}, not on {cited.value}",
        places=(place(dossier.article, cited.span),),
        evidence=(
            Evidence(
                kind="date",
                text=own,
                label="the page's own date",
                address=capture.address,
                capture=capture.id,
                captured_at=capture.captured_at,
            ),
        ),
        suggestion=own,
        source=capture.address,
    )
