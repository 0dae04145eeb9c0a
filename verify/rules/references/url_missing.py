"""The URL of a reference is missing.

What it finds
-------------
A note or source line without a URL, if one of these signs shows that it cites a web page:

- It gives an access date.
- Its place for the URL is empty (“Interfax,, (…)”).
- It is the source line of an excerpt and has a full date.
- It has a full date, and most other references with a full date have a URL.

Why it matters
--------------
Without the URL, nobody can look up the source or verify what it is cited for.

Example
-------
`“Border posts reopen”, Interfax,, (Date of Accession: 20.10.2022).`

Not flagged
-----------
- Books, and journal articles with an issue or page numbers.
- Works dated only to a year or month.
- Laws and reports without an access date, if similar references have no URLs either.
- Works with a DOI or another permanent identifier.
- Works in a note that has more URLs than works, so that one of them may be this work's.
- Explanatory notes, repetitions (ibid.), and image credits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import BlockKind, Confidence, Dossier, Evidence, Finding, Reference, Severity
from verify.rules._places import article_evidence, place, text_at
from verify.rules._proposals import proposal_evidence
from verify.rules.references._certain_fields import has_unassigned_url
from verify.rules.references._cited_works import (
    ISO_DAY_LENGTH,
    after_title,
    cited_works,
    empty_slot,
    is_cited_like_print,
)
from verify.text.fold import fold_words

CODE = "U201"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

# Share of an article's other dated works that must have a URL before one without is flagged.
SHARE_WITH_ADDRESS = 0.5
# DOI, arXiv, Handle, URN: readers find the work by them as by a URL.
IDENTIFIER = re.compile(r"\b10\.\d{4,9}/\S|\barxiv:|\bhdl:|\burn:\w", re.IGNORECASE)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every reference without a URL whose style calls for one."""
    for index, reference in cited_works(dossier):
        if (
            reference.url
            or _is_found_without_url(dossier, reference)
            or not _names_a_work(reference)
            or has_unassigned_url(dossier, reference)
        ):
            continue
        sign = _expected_because(dossier, index, reference)
        if sign is None:
            continue
        confidence, message = sign
        elsewhere = _same_title(dossier, reference)
        yield Finding(
            rule="url-missing",
            severity=SEVERITY,
            confidence=confidence,
            message=message,
            places=(place(dossier.article, after_title(dossier, reference)),),
            evidence=(*_evidence(dossier, elsewhere), *proposal_evidence(dossier, index)),
            suggestion=_suggestion(dossier, index, elsewhere),
        )


def _suggestion(dossier: Dossier, index: int, elsewhere: Reference | None) -> str | None:
    """Return the URL that the article gives for the same title, or else the probable page's."""
    if elsewhere and elsewhere.url:
        return elsewhere.url.value
    return dossier.proposals[index].url if index in dossier.proposals else None


def _names_a_work(reference: Reference) -> bool:
    return bool(reference.title or reference.publisher or reference.container)


def _is_found_without_url(dossier: Dossier, reference: Reference) -> bool:
    """Whether a hyperlink or a permanent identifier leads to the work."""
    text = text_at(dossier.article, reference.span)
    return _has_hyperlink(dossier, reference) or IDENTIFIER.search(text) is not None


def _has_hyperlink(dossier: Dossier, reference: Reference) -> bool:
    """Whether the reference contains a hyperlink, which has the URL."""
    return any(
        link.span.start < reference.span.end
        and reference.span.start < link.span.end
        and link.href.startswith(("http", "//", "/"))
        for link in dossier.article.links
    )


def _expected_because(
    dossier: Dossier, index: int, reference: Reference
) -> tuple[Confidence, str] | None:
    """Return why a URL is expected here, or None for works that need none."""
    if reference.accessed and (slot := empty_slot(dossier, reference)):
        return Confidence.HIGH, f"URL missing ({_emptiness(slot)})"
    if reference.accessed:
        return Confidence.HIGH, "URL missing (an access date is given)"
    if is_cited_like_print(dossier, reference) or not reference.title:
        return None
    if _introduces_excerpt(dossier, reference) and _dated_to_the_day(reference):
        return Confidence.MEDIUM, "URL missing (the source of the excerpt)"
    if _dated_to_the_day(reference) and _most_works_have_url(dossier, index):
        return Confidence.MEDIUM, "URL missing (most other dated references have one)"
    return None


def _introduces_excerpt(dossier: Dossier, reference: Reference) -> bool:
    """Whether it is a source line with text below it; a list of sources ends an article.

    An item of a list is one of the article's sources, also above “Share this story!”.
    """
    prose = (BlockKind.BODY, BlockKind.QUOTATION)
    blocks = dossier.article.blocks
    own = [b for b in blocks if b.span.start <= reference.span.start < b.span.end]
    if any(block.kind is BlockKind.LIST_ITEM for block in own):
        return False
    below = (b for b in blocks if b.span.start >= reference.span.end)
    return reference.origin == "source line" and any(block.kind in prose for block in below)


def _emptiness(slot: str) -> str:
    """Describe an empty slot as written: “,,” has commas, “( )” has other marks."""
    return "nothing between the commas" if "," in slot else f"nothing inside “{slot}”"


def _dated_to_the_day(reference: Reference) -> bool:
    return reference.published is not None and len(reference.published.value) == ISO_DAY_LENGTH


def _most_works_have_url(dossier: Dossier, index: int) -> bool:
    """Whether most other works of the article with a full date have a URL."""
    others = [r for i, r in cited_works(dossier) if i != index and _dated_to_the_day(r)]
    having = sum(1 for other in others if other.url or _has_hyperlink(dossier, other))
    return len(others) > 1 and having > SHARE_WITH_ADDRESS * len(others)


def _same_title(dossier: Dossier, reference: Reference) -> Reference | None:
    """Return another reference with the same title that has a URL, or None."""
    if not reference.title:
        return None
    title = fold_words(reference.title.value)
    return next(
        (
            other
            for other in dossier.references
            if other.url and other.title and fold_words(other.title.value) == title
        ),
        None,
    )


def _evidence(dossier: Dossier, elsewhere: Reference | None) -> tuple[Evidence, ...]:
    if elsewhere is None:
        return ()
    return (article_evidence(dossier.article, elsewhere.span, "Same title with a URL"),)
