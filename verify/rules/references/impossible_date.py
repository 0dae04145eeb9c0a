"""A date is impossible.

What it finds
-------------
A source that was accessed before it was published, an access or publication date in the
future, a day that does not exist (31.02.2022), and a weekday that does not match its date.

Why it matters
--------------
One of the dates is wrong, usually by a month or a year. Readers who search for the source by
its date will not find it.

Example
-------
`published 20 October 2022 … (Date of Accession: 12.10.2022)`; “Monday, 19 October 2022”,
which was a Wednesday.

Not flagged
-----------
- Dates that can be read in two ways (10/12/2022).
- Differences of one day that time zones can explain, if the date is known only from the URL.
- Planned events in the future.
- Dates without a year.
- Weekdays before 1927, when two calendars were in use.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from verify.model import (
    BlockKind,
    Confidence,
    Dossier,
    Evidence,
    Finding,
    Place,
    Reference,
    Severity,
    Span,
)
from verify.rules._blocks import PROSE
from verify.rules._places import place, shown, words
from verify.rules.references._references import SHORT_DAY, UPLOADS, date_is_certain, written
from verify.text.dates.finder import FoundDate, find_dates, weekday_differs

CODE = "U206"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

SEARCHED = PROSE | {BlockKind.NOTES, BlockKind.DATE}
# Turkey was the last country here to count years and days anew; before, weekdays of two
# calendars stand side by side («вторник, 25 октября 1917 года»).
GREGORIAN = "1927"
ONE_DAY = timedelta(days=1)  # two places on earth never differ by more


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield what is impossible in the references, then days that the calendar refuses."""
    for _, reference in written(dossier):
        yield from _accessed_too_early(dossier, reference)
        yield from _in_the_future(dossier, reference)
    for block in dossier.article.blocks:
        if block.kind in SEARCHED:
            yield from _calendar(dossier, block.span)


def _accessed_too_early(dossier: Dossier, reference: Reference) -> Iterator[Finding]:
    published, accessed = reference.published, reference.accessed
    if not published or not accessed:
        return
    if not (date_is_certain(dossier, published) and date_is_certain(dossier, accessed)):
        return
    from_address = published.origin != "text"
    if from_address and reference.url and UPLOADS.search(reference.url.value):
        return  # the folder of a file says when it was uploaded, and it may be so again
    if not _before(accessed.value, published.value, from_address):
        return
    how = "the date in its address" if from_address else "its publication"
    yield _finding(
        f"accessed on {accessed.value}, before {how} on {published.value}",
        place(dossier.article, accessed.span),
        (shown(dossier.article, published.span, "published"),),
        Confidence.MEDIUM if from_address else CONFIDENCE,
    )


def _before(early: str, late: str, tolerant: bool) -> bool:
    """Whether one ISO date is surely before another, in the precision that both give."""
    shared = min(len(early), len(late))
    if tolerant and shared == SHORT_DAY:
        return date.fromisoformat(early) + ONE_DAY < date.fromisoformat(late)
    return early[:shared] < late[:shared]


def _in_the_future(dossier: Dossier, reference: Reference) -> Iterator[Finding]:
    if dossier.today is None:
        return
    tomorrow = (dossier.today + ONE_DAY).isoformat()
    for field, what in ((reference.accessed, "accessed"), (reference.published, "published")):
        if field is None or field.origin != "text" or not date_is_certain(dossier, field):
            continue
        if _before(tomorrow, field.value, tolerant=False):
            yield _finding(
                f"{what} on {field.value}, which is still to come",
                place(dossier.article, field.span),
                (Evidence(kind="date", text=dossier.today.isoformat(), label="today"),),
            )


def _calendar(dossier: Dossier, span: Span) -> Iterator[Finding]:
    for found in find_dates(words(dossier.article, span)):
        here = Span(span.start + found.span.start, span.start + found.span.end)
        if found.impossible:
            yield _finding("the calendar has no such day", place(dossier.article, here))
        elif weekday_differs(found) and found.value >= GREGORIAN:
            yield _finding(_weekday(found), place(dossier.article, here))


def _weekday(found: FoundDate) -> str:
    day = date.fromisoformat(found.value)
    return f"{found.value} was a {day:%A}"


def _finding(
    message: str,
    where: Place,
    evidence: tuple[Evidence, ...] = (),
    confidence: Confidence = CONFIDENCE,
) -> Finding:
    return Finding(
        rule="impossible-date",
        severity=SEVERITY,
        confidence=confidence,
        message=message,
        places=(where,),
        evidence=evidence,
    )
