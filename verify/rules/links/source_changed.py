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
from datetime import date

from verify.match.page_changes import (
    CORRECTION,
    GONE,
    HEADLINE,
    PASSAGE,
    Difference,
    Quoted,
    differences,
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
from verify.rules._places import clipped, place, words

CODE = "S606"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_SAID = {
    GONE: "the quoted passage is no longer on the page",
    PASSAGE: "the quoted passage reads otherwise on the page now",
    HEADLINE: "the page has another headline now",
    CORRECTION: "a notice of correction has been added to the page",
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for everything cited that the newest copy says otherwise."""
    for address, record in dossier.sources.items():
        cited = [n for n, known in dossier.addresses.items() if known == address]
        copies = _copies(record, [dossier.references[n] for n in cited])
        if copies is None:
            continue
        quoted = _quoted(dossier, frozenset(cited))
        for found in differences(copies[0].page, copies[1].page, quoted):
            span = quoted[found.quoted] if found.quoted else _cited_at(dossier.references[cited[0]])
            yield _finding(dossier, span, found, copies)


def _copies(record: SourceRecord, cited: list[Reference]) -> tuple[Capture, Capture] | None:
    """The copy that was cited and the newest one off the web, if that is younger.

    The cited copy is the one nearest to the access date; without such a date the first.
    """
    kept = sorted((*record.earlier, *_one(record.capture)), key=lambda c: c.captured_at)
    live = [copy for copy in kept if copy.via in (Via.LIVE, Via.BROWSER)]
    if not cited or not live:
        return None
    days = [day for r in cited if r.accessed and (day := _day(r.accessed.value))]
    then = min(kept, key=lambda c: abs(c.captured_at.date() - min(days))) if days else kept[0]
    newest = live[-1]
    changed = newest.captured_at > then.captured_at and newest.digest != then.digest
    return (then, newest) if changed else None


def _day(value: str) -> date | None:
    """The first day of an ISO date of any precision; None for one that cannot be."""
    try:
        return date.fromisoformat((value + "-01-01"[len(value) - 4 :])[:10])
    except ValueError:
        return None


def _one(capture: Capture | None) -> tuple[Capture, ...]:
    return (capture,) if capture else ()


def _quoted(dossier: Dossier, cited: frozenset[int]) -> dict[Quoted, Span]:
    """The quotations that rest on these references, each with its place in the article."""
    found: dict[Quoted, Span] = {}
    for quotation in dossier.quotations:
        if quotation.kind is QuotationKind.TITLE or not cited.intersection(quotation.references):
            continue
        for part in quotation.parts or (quotation.inner,):
            found.setdefault(Quoted(words(dossier.article, part), quotation.language), part)
    return found


def _cited_at(reference: Reference) -> Span:
    field = reference.title or reference.url
    return field.span if field else reference.span


def _finding(
    dossier: Dossier, span: Span, found: Difference, copies: tuple[Capture, Capture]
) -> Finding:
    cited, newest = copies
    then = _evidence(found.before, "in the copy that was cited", cited)
    now = _evidence(found.after, "in the newest copy", newest, found)
    return Finding(
        rule="source-changed",
        severity=Severity.INFO if found.kind in (HEADLINE, CORRECTION) else SEVERITY,
        confidence=CONFIDENCE,
        message=f"{_SAID[found.kind]} ({newest.captured_at:%Y-%m-%d})",
        places=(place(dossier.article, span),),
        evidence=tuple(e for e in (then, now) if e.text),
        source=cited.address,
        about=(words(dossier.article, span), found.kind, clipped(found.after)),
    )


def _evidence(text: str, label: str, capture: Capture, found: Difference | None = None) -> Evidence:
    return Evidence(
        kind="source",
        text=text,
        label=label,
        address=capture.final_address,
        capture=capture.id,
        captured_at=capture.captured_at,
        span=found.span if found and found.where == "main text" else None,
        diff=found.diff if found else (),
    )
