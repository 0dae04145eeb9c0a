"""A quotation has no source.

What it finds
-------------
Statements in quotation marks without a note or link:

- An article without any notes or links gets one flag that lists all its statements.
- In an article with notes, each statement without a marker nearby gets a flag. More than five
  share one.
- In an article that only has links, statements without a link are flagged if most of its other
  statements have one.

Why it matters
--------------
A quotation can be verified word by word, but only if its source is known.

Example
-------
`“An act of aggression was committed against our state,” the chairman said.` in an article
without notes.

Not flagged
-----------
- Titles, terms, and names in quotation marks, and fragments of a few words.
- Paraphrases in quotation marks (“…, etc.”).
- Headlines, teasers, and quotations inside quotations.
- A statement that continues the one before it.
- Articles that list their sources without pointing to them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Quotation, QuotationKind, Severity
from verify.rules._blocks import around
from verify.rules._places import place, words
from verify.text.fold import fold_words

CODE = "Q421"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

SHORTEST = 12  # folded characters: DESIGN §6, shortest quotation that is evidence
FEWEST_WORDS = 5  # a fragment below that is a way of speaking: “a bridge to nowhere”
AT_ITS_HEAD = 3  # characters before a quotation that is a paragraph of its own
MOST_APART = 5  # more bare statements are one habit, and one finding
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
    spots, going_on = _spots(dossier), _going_on(dossier)
    bare = [
        q
        for q in statements
        if not (q.references or q.note is not None or q.span.start in going_on)
        and not _in_excerpt(dossier, q)
        and not _near(dossier, q, spots)
    ]
    if dossier.markers and len(bare) > MOST_APART:
        message = f"no note or link backs {_count(len(bare))} of {len(statements)}"
        yield _finding(dossier, bare, message, Confidence.MEDIUM)
    elif dossier.markers:
        for quotation in bare:
            message = "no note or link backs this quotation"
            yield _finding(dossier, [quotation], message, Confidence.MEDIUM)
    elif not dossier.notes and bare and len(statements) - len(bare) > CUSTOM * len(statements):
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


def _near(dossier: Dossier, quotation: Quotation, spots: list[int]) -> bool:
    """A marker or link in its paragraph, or beside it where it is a paragraph of its own."""
    blocks = dossier.article.blocks
    if not blocks:
        return False
    first = last = min(quotation.block, len(blocks) - 1)
    if quotation.span.start - blocks[first].span.start < AT_ITS_HEAD:
        first, last = max(0, first - 1), min(len(blocks) - 1, last + 1)
    end = max(blocks[last].span.end, quotation.span.end)
    at = bisect_left(spots, blocks[first].span.start)
    return at < len(spots) and spots[at] < end


def _in_excerpt(dossier: Dossier, quotation: Quotation) -> bool:
    """Whether it stands in the excerpt below the one source line: the line says whose it is."""
    lines = [n for n in dossier.notes if n.form == "unnumbered" and n.references]
    return len(lines) == 1 and quotation.span.start > lines[0].span.end


def _spots(dossier: Dossier) -> list[int]:
    """Where the text points to a source: offsets of markers, links and source lines."""
    linked = (r for r in dossier.references if r.origin in ("link", "inline", "source line"))
    spans = [*(marker.span for marker in dossier.markers), *(r.span for r in linked)]
    return sorted(span.start for span in spans)


def _going_on(dossier: Dossier) -> set[int]:
    """Statements that carry on a backed one of the same speaker in or before their paragraph."""
    backed: dict[int, int] = {}  # person → the last paragraph with a backed statement
    found = set()
    for quotation in sorted(dossier.quotations, key=lambda q: q.span):
        person = quotation.speaker.person if quotation.speaker else None
        if person is None:
            continue
        if quotation.references or quotation.note is not None:
            backed[person] = quotation.block
        elif backed.get(person, -2) >= quotation.block - 1:
            found.add(quotation.span.start)
    return found


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
