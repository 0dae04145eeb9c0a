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
from verify.rules._blocks import is_outside
from verify.rules._places import place, text_at
from verify.text.fold import fold_words

CODE = "Q421"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

SHORTEST_CHARACTERS = 12  # folded characters: DESIGN §6, shortest quotation that is evidence
FEWEST_WORDS = 5  # fewer are a phrase: “a bridge to nowhere”
PARAGRAPH_HEAD = 3  # characters before a quotation that is a paragraph of its own
MOST_SEPARATE_FLAGS = 5  # statements without a source; more share one finding
SHARE_LINKED = 0.5  # of the statements must have a link before one without is flagged
# “…, etc.” inside the marks: nobody speaks like that; it is the author's summary.
_ETC = (
    r"etc\b\.?",
    r"и т\.\s?[дп]\.",
    r"vb\.",
    r"vs\.",
    r"usw\.",
)
PARAPHRASE = re.compile(rf"\b(?:{'|'.join(_ETC)})\W*$", re.IGNORECASE)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield one finding for the article, or one for each statement if the article has notes."""
    statements = [q for q in dossier.quotations if _is_checkable(dossier, q)]
    if not statements:
        return
    if not dossier.notes and not _cites_anything(dossier):
        yield _finding(dossier, statements, _no_sources_message(len(statements)), CONFIDENCE)
        return
    spots, going_on = _source_offsets(dossier), _continuations(dossier)
    bare = [
        q
        for q in statements
        if not (q.references or q.note is not None or q.span.start in going_on)
        and not _in_excerpt(dossier, q)
        and not _has_source_nearby(dossier, q, spots)
    ]
    if dossier.markers and len(bare) > MOST_SEPARATE_FLAGS:
        message = f"{len(bare)} of {len(statements)} quotations have no note or link nearby"
        yield _finding(dossier, bare, message, Confidence.MEDIUM)
    elif dossier.markers:
        for quotation in bare:
            message = "This quotation has no note or link nearby"
            yield _finding(dossier, [quotation], message, Confidence.MEDIUM)
    elif (
        not dossier.notes and bare and len(statements) - len(bare) > SHARE_LINKED * len(statements)
    ):
        message = f"{_subject(len(bare))} no link, although most others have one"
        yield _finding(dossier, bare, message, Confidence.MEDIUM)


def _cites_anything(dossier: Dossier) -> bool:
    """Whether the article cites anything, in a note, a source line, or a link."""
    return any(not is_outside(dossier.article, ref.span) for ref in dossier.references)


def _is_checkable(dossier: Dossier, quotation: Quotation) -> bool:
    if quotation.kind is not QuotationKind.STATEMENT or quotation.parent is not None:
        return False
    text = text_at(dossier.article, quotation.inner)
    folded = fold_words(text)
    long_enough = len(folded) >= SHORTEST_CHARACTERS and len(folded.split()) >= FEWEST_WORDS
    return (
        long_enough
        and not PARAPHRASE.search(text)
        and not is_outside(dossier.article, quotation.span)
    )


def _has_source_nearby(dossier: Dossier, quotation: Quotation, spots: list[int]) -> bool:
    """Whether a marker or link is in its paragraph, or next to a paragraph of its own."""
    blocks = dossier.article.blocks
    if not blocks:
        return False
    first = last = min(quotation.block, len(blocks) - 1)
    if quotation.span.start - blocks[first].span.start < PARAGRAPH_HEAD:
        first, last = max(0, first - 1), min(len(blocks) - 1, last + 1)
    end = max(blocks[last].span.end, quotation.span.end)
    at = bisect_left(spots, blocks[first].span.start)
    return at < len(spots) and spots[at] < end


def _in_excerpt(dossier: Dossier, quotation: Quotation) -> bool:
    """Whether it is in the excerpt below the only source line, which says where it is from."""
    lines = [n for n in dossier.notes if n.form == "unnumbered" and n.references]
    return len(lines) == 1 and quotation.span.start > lines[0].span.end


def _source_offsets(dossier: Dossier) -> list[int]:
    """Return where the text points to a source: offsets of markers, links, and source lines."""
    linked = (r for r in dossier.references if r.origin in ("link", "inline", "source line"))
    spans = [*(marker.span for marker in dossier.markers), *(r.span for r in linked)]
    return sorted(span.start for span in spans)


def _continuations(dossier: Dossier) -> set[int]:
    """Return statements that continue a sourced one of the same speaker, by offset."""
    backed: dict[int, int] = {}  # person → the last paragraph with a sourced statement
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


def _subject(number: int) -> str:
    return "One quotation has" if number == 1 else f"{number} quotations have"


def _no_sources_message(number: int) -> str:
    return f"{_subject(number)} no source: the article has no notes or links"


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
