"""Quoted statements without a source.

What it finds
-------------
Statements in quotation marks that no note or link backs. An article without any note or
link gets one finding that lists them all. In an article with notes, each statement that has
no marker near gets its own. In an article with links only, the bare statements are listed
where most of its other statements are linked.

Why it matters
--------------
A quotation is the one thing in an article that can be checked word by word; without a
source it cannot.

Example
-------
`“An act of aggression was committed against our state,” the chairman said.` in an article
without notes.

What it leaves alone
--------------------
Titles, terms and names in quotation marks, fragments of a few words, loose renderings
(“…, etc.”), headlines, quotations inside quotations, teasers, a statement that goes on with
the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Quotation, QuotationKind, Severity
from verify.rules._blocks import around, block_at
from verify.rules._places import place, words
from verify.text.fold import fold_words

CODE = "Q421"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

SHORTEST = 12  # folded characters: DESIGN §6, shortest quotation that is evidence
FEWEST_WORDS = 4  # a fragment below that is a way of speaking
CUSTOM = 0.5  # of the statements must be linked before a bare one stands out
# “…, etc.” inside the marks: nobody says that, the words are the author's summary.
LOOSE = re.compile(r"(?:\betc\b\.?|\bи т\.\s?[дп]\.|\bvb\.|\bvs\.|\busw\.)\W*$", re.IGNORECASE)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield one finding for the article, or one for each statement where it has notes."""
    statements = [q for q in dossier.quotations if _of_substance(dossier, q)]
    if not statements:
        return
    if not dossier.notes and not _cites(dossier):
        yield _finding(dossier, statements, _none(len(statements)), CONFIDENCE)
        return
    bare = [q for q in statements if not _backed(dossier, q)]
    if any(note.label for note in dossier.notes):
        for quotation in bare:
            message = "no note or link backs this quotation"
            yield _finding(dossier, [quotation], message, Confidence.MEDIUM)
    elif bare and len(statements) - len(bare) > CUSTOM * len(statements):
        message = f"no link backs {_count(len(bare))}, while the others have one"
        yield _finding(dossier, bare, message, Confidence.MEDIUM)


def _cites(dossier: Dossier) -> bool:
    """Whether the article refers to anything, in a note, a source line or a link."""
    return any(not around(dossier.article, ref.span) for ref in dossier.references)


def _of_substance(dossier: Dossier, quotation: Quotation) -> bool:
    if quotation.kind is not QuotationKind.STATEMENT or quotation.parent is not None:
        return False
    text = words(dossier.article, quotation.inner)
    folded = fold_words(text)
    long_enough = len(folded) >= SHORTEST and len(folded.split()) >= FEWEST_WORDS
    return long_enough and not LOOSE.search(text) and not around(dossier.article, quotation.span)


def _backed(dossier: Dossier, quotation: Quotation) -> bool:
    if quotation.references or quotation.note is not None:
        return True
    return _near(dossier, quotation) or _goes_on(dossier, quotation)


def _near(dossier: Dossier, quotation: Quotation) -> bool:
    """A marker or link in its paragraph, or beside it where it is a paragraph of its own."""
    blocks = dossier.article.blocks
    first, last = quotation.block, quotation.block
    block = block_at(dossier.article, quotation.span.start)
    if block and quotation.span.start - block.span.start < 3:
        first, last = max(0, first - 1), min(len(blocks) - 1, last + 1)
    if not blocks:
        return False
    start, end = blocks[first].span.start, blocks[last].span.end
    end = max(end, quotation.span.end)
    spots = [m.span for m in dossier.markers]
    spots += [r.span for r in dossier.references if r.origin in ("link", "inline", "source line")]
    return any(start <= spot.start < end for spot in spots)


def _goes_on(dossier: Dossier, quotation: Quotation) -> bool:
    """Whether it carries on a backed statement of the same speaker in the paragraph before."""
    if quotation.speaker is None or quotation.speaker.person is None:
        return False
    return any(
        other.speaker is not None
        and other.speaker.person == quotation.speaker.person
        and other.block in (quotation.block - 1, quotation.block)
        and bool(other.references or other.note is not None)
        for other in dossier.quotations
        if other.span.end <= quotation.span.start
    )


def _count(number: int) -> str:
    return "one quoted statement" if number == 1 else f"{number} quoted statements"


def _none(number: int) -> str:
    verb = "stands" if number == 1 else "stand"
    return f"{_count(number)} {verb} without any note or link in the article"


def _finding(
    dossier: Dossier, quotations: list[Quotation], message: str, confidence: Confidence
) -> Finding:
    return Finding(
        rule="quote-uncited",
        severity=SEVERITY,
        confidence=confidence,
        message=message,
        places=tuple(place(dossier.article, quotation.span) for quotation in quotations),
    )
