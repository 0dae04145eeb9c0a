"""A date is impossible.

What it finds
-------------
A source that was accessed before it was published, an access or publication date in the
future, a web page dated before printing began (1014), a day that does not exist (31.02.2022),
and a weekday that does not match its date.

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

import re
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
from verify.rules._blocks import PROSE_KINDS
from verify.rules._certainty import sure
from verify.rules._places import article_evidence, place, text_at
from verify.rules.references._certain_fields import is_certain_date
from verify.rules.references._cited_works import ISO_DAY_LENGTH, UPLOADS, cited_works
from verify.text.dates.finder import FoundDate, find_dates, weekday_differs

CODE = "U206"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

SEARCHED_KINDS = PROSE_KINDS | {BlockKind.NOTES, BlockKind.DATE}
# Turkey was the last of these countries to change its calendar. Before that, texts give weekdays
# in either of two calendars («вторник, 25 октября 1917 года»).
FIRST_GREGORIAN_YEAR = "1927"
# Behind a day and a month: “12 March 1014”, «12 марта 1014». Printing began about 1450.
_YEAR_BEFORE_PRINT = re.compile(r",?\s(1[0-3]\d\d|14[0-4]\d)(?![\d:])")
ONE_DAY = timedelta(days=1)  # time zones never differ by more


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield days that do not exist and wrong weekdays, then the impossible dates of references."""
    for block in dossier.article.blocks:
        if block.kind in SEARCHED_KINDS:
            yield from _calendar_errors(dossier, block.span)
    for _, reference in cited_works(dossier):
        yield from _accessed_too_early(dossier, reference)
        yield from _in_the_future(dossier, reference)
        yield from _before_print(dossier, reference)


def _before_print(dossier: Dossier, reference: Reference) -> Iterator[Finding]:
    """Yield a full date with a year before printing in a reference to a web page: 12 March 1014."""
    if not reference.url:
        return
    text = text_at(dossier.article, reference.span)
    for found in find_dates(text):
        year = _YEAR_BEFORE_PRINT.match(text, found.span.end)
        if year and found.value.startswith("--"):
            here = Span(reference.span.start + found.span.start, reference.span.start + year.end())
            message = f"The year {year[1]} is probably a slip: the source has a URL"
            yield _finding(message, place(dossier.article, here))


def _accessed_too_early(dossier: Dossier, reference: Reference) -> Iterator[Finding]:
    published, accessed = sure(reference.published), sure(reference.accessed)
    if not published or not accessed:
        return
    if not all(is_certain_date(dossier, reference, field) for field in (published, accessed)):
        return
    from_address = published.origin != "text"
    if from_address and reference.url and UPLOADS.search(reference.url.value):
        return  # the folder says when the file was uploaded, which can happen again
    if not _is_before(accessed.value, published.value, from_address):
        return
    contradiction = f"but its URL is dated {published.value}"
    if not from_address:
        contradiction = f"before it was published on {published.value}"
    yield _finding(
        f"Accessed on {accessed.value}, {contradiction}",
        place(dossier.article, accessed.span),
        (article_evidence(dossier.article, published.span, "Published"),),
        Confidence.MEDIUM if from_address else CONFIDENCE,
    )


def _is_before(early: str, late: str, tolerant: bool) -> bool:
    """Whether one ISO date is certainly before another, in the precision that both have."""
    shared = min(len(early), len(late))
    if tolerant and shared == ISO_DAY_LENGTH:
        return date.fromisoformat(early) + ONE_DAY < date.fromisoformat(late)
    return early[:shared] < late[:shared]


def _in_the_future(dossier: Dossier, reference: Reference) -> Iterator[Finding]:
    if dossier.today is None:
        return
    tomorrow = (dossier.today + ONE_DAY).isoformat()
    accessed, published = sure(reference.accessed), sure(reference.published)
    for field, what in ((accessed, "Accessed"), (published, "Published")):
        if field is None or field.origin != "text":
            continue
        if not is_certain_date(dossier, reference, field):
            continue
        if _is_before(tomorrow, field.value, tolerant=False):
            yield _finding(
                f"{what} on {field.value}, which is in the future",
                place(dossier.article, field.span),
                (Evidence(kind="date", text=dossier.today.isoformat(), label="Today"),),
            )


def _calendar_errors(dossier: Dossier, span: Span) -> Iterator[Finding]:
    for found in find_dates(text_at(dossier.article, span)):
        here = Span(span.start + found.span.start, span.start + found.span.end)
        if found.impossible:
            yield _finding("This date does not exist", place(dossier.article, here))
        elif weekday_differs(found) and found.value >= FIRST_GREGORIAN_YEAR:
            yield _finding(_weekday_message(found), place(dossier.article, here))


def _weekday_message(found: FoundDate) -> str:
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
