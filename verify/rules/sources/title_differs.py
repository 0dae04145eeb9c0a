"""The cited title is not the page's title.

What it finds
-------------
A reference whose title matches none of the page's titles (headline, metadata, window title), in
any archived copy: a completely different title, the same title with a different number, name,
or negation, or the same title in slightly different words.

Why it matters
--------------
When the URL stops working, readers search by the title. A different title also often means that
the URL leads to another article.

Example
-------
Cited: “Ministers sign border agreement”. The page: “Ministers postpone border agreement”.

Not flagged
-----------
- Typography, and headlines without their subtitle or the site's name.
- Any of the page's own titles.
- Titles in another language than the page, if the page has a specific word of them (a name, a
  country, a number).
- Pages without a title, and pages that could not be checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.title_verdict import TitleOutcome, TitleVerdict
from verify.model import Capture, Confidence, Dossier, Evidence, Field, Finding, Reference, Severity
from verify.rules._certainty import sure
from verify.rules._checked_quotations import captures_of
from verify.rules._places import place, shortened

CODE = "S651"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_MISMATCHES = (TitleOutcome.SIMILAR, TitleOutcome.ALTERED, TitleOutcome.DIFFERENT)
_MESSAGES = {
    TitleOutcome.SIMILAR: "Title slightly different on the page",
    TitleOutcome.ALTERED: "Title differs on the page in an important word",
    TitleOutcome.DIFFERENT: "The page has a different title",
}

_TITLE_KINDS = {
    "h1": "Headline of the page",
    "og": "Title in the page's metadata",
    "meta": "Title in the page's metadata",
    "json-ld": "Title in the page's metadata",
    "title": "Window title of the page",
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every reference whose title differs from the page's titles."""
    for index, reference in enumerate(dossier.references):
        record = dossier.sources.get(dossier.addresses.get(index, ""))
        titles = [t for t in (reference.title, reference.translated_title) if t and sure(t)]
        if not record or not record.capture or not titles or reference.back_reference:
            continue
        from verify.match.titles import compare_titles

        verdicts = [
            (compare_titles(title.value, capture.page, _language(dossier, reference, title)), title)
            for title in titles
            for capture in captures_of(record)
        ]
        if all(verdict.outcome in _MISMATCHES for verdict, _ in verdicts):
            verdict, title = max(verdicts, key=lambda pair: pair[0].score)
            yield _finding(dossier, title, verdict, record.capture)


def _language(dossier: Dossier, reference: Reference, title: Field) -> str | None:
    return reference.language if title is reference.title else dossier.article.language


def _finding(dossier: Dossier, title: Field, verdict: TitleVerdict, capture: Capture) -> Finding:
    own = verdict.title.value if verdict.title else ""
    slight = verdict.outcome is TitleOutcome.SIMILAR
    return Finding(
        rule="title-differs",
        severity=Severity.INFO if slight else SEVERITY,
        confidence=CONFIDENCE,
        message=f"{_MESSAGES[verdict.outcome]}: “{shortened(own)}”",
        places=(place(dossier.article, title.span),),
        evidence=(
            Evidence(
                kind="source",
                text=own,
                label=_TITLE_KINDS.get(verdict.title.kind) if verdict.title else None,
                address=capture.address,
                capture=capture.id,
                captured_at=capture.captured_at,
                diff=verdict.diff,
                steps=verdict.steps,
            ),
        ),
        suggestion=own if verdict.outcome is not TitleOutcome.DIFFERENT else None,
        source=capture.address,
    )
