"""The cited page has changed since it was archived.

What it finds
-------------
A source whose newest archived copy differs from the copy that belongs to the citation (the one
closest to the access date) in something that the article relies on: a quoted passage is gone
or has changed, the headline has changed, or a correction notice has been added.

Why it matters
--------------
Readers who follow the link no longer find what the article quotes. A correction may be about
the very words that were quoted.

Example
-------
Quoted in March: “the bridge will open in May”. The page in June: “the bridge will open in
September”.

Not flagged
-----------
- Changes elsewhere on the page: teasers, comments, dates, counters.
- Typography, and corrected misspellings.
- A new headline, if another title of the page (for example, in its metadata) is unchanged.
- Newer copies that show less of the page than the cited one, for example because of a paywall.
- Passages that are not in the cited copy either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from verify.match.page_changes import (
    CORRECTION,
    GONE,
    HEADLINE,
    PASSAGE,
    Difference,
    QuotedText,
    page_differences,
)
from verify.model import (
    Capture,
    Confidence,
    Dossier,
    Evidence,
    Finding,
    QuotationKind,
    Reference,
    Severity,
    SourceRecord,
    Span,
    Via,
)
from verify.rules._places import place, shortened, text_at
from verify.rules.links._passage_end import within_marks
from verify.rules.links._replacement import replacement

CODE = "S606"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_MESSAGES = {
    GONE: "The quoted passage is no longer on the page",
    PASSAGE: "The quoted passage has changed since it was archived",
    HEADLINE: "The headline has changed",
    CORRECTION: "A correction notice has been added to the page",
}


_NEAR_DAYS = 7


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every changed passage or headline and every correction."""
    for address, record in dossier.sources.items():
        cited = [n for n, known in dossier.addresses.items() if known == address]
        copies = _cited_and_newest(record, [dossier.references[n] for n in cited])
        if copies is None:
            continue
        quoted = _cited_quotations(dossier, frozenset(cited))
        for found in page_differences(copies[0].page, copies[1].page, quoted):
            span = (
                quoted[found.quoted] if found.quoted else _title_span(dossier.references[cited[0]])
            )
            yield _finding(dossier, span, found, copies)


def _cited_and_newest(
    record: SourceRecord, cited: list[Reference]
) -> tuple[Capture, Capture] | None:
    """Return the cited capture and the newest one from the live web, if that is newer.

    The cited capture is the one closest to the access date, or the first one without a date.
    """
    kept = sorted((*record.earlier, *_as_tuple(record.capture)), key=lambda c: c.captured_at)
    live = [copy for copy in kept if copy.via in (Via.LIVE, Via.BROWSER)]
    if not cited or not live:
        return None
    days = [day for r in cited if r.accessed and (day := _first_day(r.accessed.value))]
    then = min(kept, key=lambda c: abs(c.captured_at.date() - min(days))) if days else kept[0]
    newest = live[-1]
    changed = newest.captured_at > then.captured_at and newest.digest != then.digest
    return (then, newest) if changed else None


def _first_day(value: str) -> date | None:
    """Return the first day of an ISO date of any precision; None for an impossible one."""
    try:
        return date.fromisoformat((value + "-01-01"[len(value) - 4 :])[:10])
    except ValueError:
        return None


def _as_tuple(capture: Capture | None) -> tuple[Capture, ...]:
    return (capture,) if capture else ()


def _cited_quotations(dossier: Dossier, cited: frozenset[int]) -> dict[QuotedText, Span]:
    """Return the quotations of these references, each with its place in the article."""
    found: dict[QuotedText, Span] = {}
    for quotation in dossier.quotations:
        if quotation.kind is QuotationKind.TITLE or not cited.intersection(quotation.references):
            continue
        for part in quotation.parts or (quotation.inner,):
            found.setdefault(QuotedText(text_at(dossier.article, part), quotation.language), part)
    return found


def _title_span(reference: Reference) -> Span:
    field = reference.title or reference.url
    return field.span if field else reference.span


def _finding(
    dossier: Dossier, span: Span, found: Difference, copies: tuple[Capture, Capture]
) -> Finding:
    cited, newest = copies
    made = f"of {cited.captured_at:%Y-%m-%d}{_distance(dossier, cited)}"
    then = _evidence(found.before, f"Archived copy {made}", cited)
    newest_copy = "Newest archived copy"
    if found.kind == CORRECTION:
        newest_copy = "Correction notice in the newest archived copy"
    now = _evidence(found.after, f"{newest_copy} of {newest.captured_at:%Y-%m-%d}", newest, found)
    sides = (f"Archived copy of {cited.captured_at:%Y-%m-%d}", "Page now")
    now = replace(now, sides=sides if now.diff else None)
    record = dossier.sources.get(cited.address)
    ready = replacement(dossier, cited.address, record) if record else None
    return Finding(
        rule="source-changed",
        severity=Severity.INFO if found.kind in (HEADLINE, CORRECTION) else SEVERITY,
        confidence=CONFIDENCE,
        message=f"{_MESSAGES[found.kind]} (as of {newest.captured_at:%Y-%m-%d})",
        places=(place(dossier.article, span),),
        evidence=tuple(e for e in (then, now, ready) if e and e.text),
        source=cited.address,
        about=(text_at(dossier.article, span), found.kind, shortened(found.after)),
    )


def _distance(dossier: Dossier, copy: Capture) -> str:
    """Return how long after the access date the copy was made: ", 3 years after the access date".

    The nearest copy to that date may be years younger; a week is near enough to go unsaid.
    """
    references = (
        dossier.references[n] for n, known in dossier.addresses.items() if known == copy.address
    )
    days = [day for r in references if r.accessed and (day := _first_day(r.accessed.value))]
    if not days:
        return ""
    apart = (copy.captured_at.date() - min(days)).days
    if abs(apart) <= _NEAR_DAYS:
        return ""
    side = "after" if apart > 0 else "before"
    return f", {_period(abs(apart))} {side} the access date"


def _period(days: int) -> str:
    """Return a number of days in the unit people count it in: "3 years", "2 months"."""
    for unit, length in (("year", 365), ("month", 30)):
        if days >= 2 * length:
            return f"{days // length} {unit}s"
    return f"{days} days"


def _evidence(text: str, label: str, capture: Capture, found: Difference | None = None) -> Evidence:
    return Evidence(
        kind="source",
        text=text,
        label=label,
        address=capture.final_address,
        capture=capture.id,
        captured_at=capture.captured_at,
        span=found.span if found and found.where == "main text" else None,
        diff=within_marks(found.diff, found.after) if found else (),
    )
