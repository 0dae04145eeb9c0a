"""The publisher's name is missing.

What it finds
-------------
A reference that describes its publisher (“(Moscow-based daily)”) instead of naming it, or has
nothing between the title and the URL or date although the article's other references name their
publisher. If the text introduces exactly one publication in the words of the description, its
name is suggested.

Why it matters
--------------
Readers judge a statement by who published it. When the URL stops working, the name is what leads
to another copy.

Example
-------
`“Neighbors quarrel,” (Moscow-based daily focusing on business), 17 October 2022.`

Not flagged
-----------
- Works with an author or a container (a book, a journal), unless similar references name a
  publisher.
- Articles whose references never name publishers.
- Titles without quotation marks or a link, which may include the publisher.
- References to a whole site.
- Repetitions (ibid.) and image credits.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Field, Finding, Reference, Severity, Span
from verify.rules._places import place, shown, trimmed
from verify.rules.references._outlets import outlet_described
from verify.rules.references._references import fields, has_words, is_home_page, leftover, written
from verify.text.gazetteer.agencies import agency_named

CODE = "U204"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

FEWEST_LIKE = 2  # references of the same make with a publisher before its absence stands out
SHARE_LIKE = 0.75


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every described or empty publisher."""
    for index, reference in written(dossier):
        if reference.publisher or not reference.title:
            continue
        if reference.publisher_description:
            if agency_named(reference.publisher_description.value):
                continue  # the brackets hold the name itself
            yield _described(dossier, reference, reference.publisher_description)
        elif not reference.container and _stands_out(dossier, index, reference):
            yield _empty(dossier, reference, reference.title)


def _described(dossier: Dossier, reference: Reference, described: Field) -> Finding:
    named = outlet_described(dossier, described)
    return Finding(
        rule="publisher-missing",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message="a description stands where the publisher’s name should be",
        places=(place(dossier.article, _up_to(dossier, reference, described)),),
        evidence=(shown(dossier.article, named.span, "named in the text"),) if named else (),
        suggestion=named.value if named else None,
    )


def _up_to(dossier: Dossier, reference: Reference, described: Field) -> Span:
    """From the beginning of the reference to the bracket that closes the description."""
    end = described.span.end
    return Span(reference.span.start, end + (dossier.article.text[end : end + 1] in (")", "]")))


def _empty(dossier: Dossier, reference: Reference, title: Field) -> Finding:
    return Finding(
        rule="publisher-missing",
        severity=SEVERITY,
        confidence=Confidence.MEDIUM,
        message="no publisher is named, while the other references name theirs",
        places=(place(dossier.article, trimmed(dossier.article, reference.span)),),
    )


def _stands_out(dossier: Dossier, index: int, reference: Reference) -> bool:
    """Whether nothing stands in the publisher's slot, and references of this make fill it."""
    if reference.issue or has_words(leftover(dossier, reference)):
        return False
    if not _something_after(reference) or not _marked_off(dossier, reference):
        return False
    if reference.url and is_home_page(reference.url.value):
        return False  # a site as a whole: it is its own publisher
    like = [
        other
        for i, other in written(dossier)
        if i != index and other.title and bool(other.authors) == bool(reference.authors)
    ]
    named = sum(1 for other in like if other.publisher)
    return named >= FEWEST_LIKE and named >= SHARE_LIKE * len(like)


def _marked_off(dossier: Dossier, reference: Reference) -> bool:
    """Whether quotation marks or a link end the title: else it may hold the publisher."""
    assert reference.title is not None
    start = reference.title.span.start
    before = dossier.article.text[max(0, start - 1) : start]
    linked = any(link.span == reference.title.span for link in dossier.article.links)
    return linked or (bool(before) and before in "“\"«„‘'”*_")


def _something_after(reference: Reference) -> bool:
    """Whether an address or a date follows the title: then the slot between them is known."""
    assert reference.title is not None
    return any(f.span.start >= reference.title.span.end for f in fields(reference))
