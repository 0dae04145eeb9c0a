"""A quotation mark is unmatched.

What it finds
-------------
A quotation that is opened but never closed, or closed but never opened, in a paragraph and the
paragraphs that can belong to the same quotation.

Why it matters
--------------
Nobody can tell where the quotation ends and the author's own words begin, and the quotation
cannot be compared with its source.

Example
-------
`“The border is closed, he said.`

Not flagged
-----------
- Apostrophes and single quotation marks.
- Inches and seconds (5").
- Quotations of several paragraphs that open each one and close only the last.
- Nested guillemets that end in one mark («ООО «Ромашка»).
- Inward guillemets (»so«), and German and Swedish marks.
- Curly marks paired with straight ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verify.model import Article, Block, BlockKind, Confidence, Dossier, Finding, Severity, Span
from verify.rules._places import place, text_at
from verify.rules.text._unmatched_marks import UnmatchedMark, reversed_guillemets, unmatched_marks

CODE = "T305"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

CHECKED_KINDS = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.BODY,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTATION,
        BlockKind.NOTES,
    }
)
MOST_PARAGRAPHS = 12  # paragraphs that one quotation may span
MOST_SEPARATE_FLAGS = 6  # unmatched marks; more share one finding, for they have one cause
MOST_PLACES = 12
CONTEXT_WORDS = 6  # words next to the mark


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block, its text, and its unmatched marks."""

    block: Block
    text: str
    loose: tuple[UnmatchedMark, ...]


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every unmatched mark that no other paragraph explains."""
    paragraphs = _paragraphs(dossier.article)
    lonely = [
        (paragraph.block, mark)
        for index, paragraph in enumerate(paragraphs)
        for mark in paragraph.loose
        if not _is_explained(paragraphs, index, mark)
    ]
    if len(lonely) > MOST_SEPARATE_FLAGS:
        spans = [_span_with_context(dossier.article, block, mark) for block, mark in lonely]
        yield _finding(dossier.article, spans, f"{len(lonely)} quotation marks are unmatched")
        return
    for block, mark in lonely:
        yield _finding(
            dossier.article, [_span_with_context(dossier.article, block, mark)], _message(mark)
        )


def _is_explained(paragraphs: list[Paragraph], index: int, mark: UnmatchedMark) -> bool:
    """Whether nearby paragraphs explain a mark that is unmatched in its own."""
    if mark.soft:
        return True
    return (_is_continued if mark.opens else _is_opened_before)(paragraphs, index, mark)


def _paragraphs(article: Article) -> list[Paragraph]:
    backwards = reversed_guillemets(article.text)
    looked_at = (block for block in article.blocks if block.kind in CHECKED_KINDS)
    texts = ((block, text_at(article, block.span)) for block in looked_at)
    return [Paragraph(block, text, unmatched_marks(text, backwards)) for block, text in texts]


def _same_part(a: Paragraph, b: Paragraph) -> bool:
    """Whether two blocks can share a quotation: body with body, not a title with a note."""
    loose = {BlockKind.BODY, BlockKind.QUOTATION, BlockKind.LIST_ITEM}
    return {a.block.kind, b.block.kind} <= loose or a.block.kind is b.block.kind


def _is_continued(paragraphs: list[Paragraph], index: int, mark: UnmatchedMark) -> bool:
    """Whether a later paragraph opens with the same mark, or has an unmatched closing one."""
    here = paragraphs[index]
    if mark is not here.loose[-1]:
        return False
    for later in paragraphs[index + 1 : index + 1 + MOST_PARAGRAPHS]:
        if not _same_part(here, later):
            return False
        if later.text.lstrip().startswith(mark.char):
            return True
        if later.loose:
            return mark.char == '"' or not later.loose[0].opens
    return False


def _is_opened_before(paragraphs: list[Paragraph], index: int, mark: UnmatchedMark) -> bool:
    """Whether an earlier paragraph left a quotation open that this mark can close."""
    here = paragraphs[index]
    if mark is not here.loose[0]:
        return False
    for earlier in reversed(paragraphs[max(0, index - MOST_PARAGRAPHS) : index]):
        if not _same_part(earlier, here):
            return False
        if earlier.loose:
            return earlier.loose[-1].opens
    return False


def _message(mark: UnmatchedMark) -> str:
    if mark.char == '"':
        return "Unmatched quotation mark"
    side = "opened but not closed" if mark.opens else "closed but not opened"
    return f"Unmatched quotation mark: the quotation is {side}"


def _finding(article: Article, spans: list[Span], message: str) -> Finding:
    return Finding(
        rule="unpaired-quotation-mark",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=message,
        places=tuple(place(article, span) for span in spans[:MOST_PLACES]),
    )


def _span_with_context(article: Article, block: Block, mark: UnmatchedMark) -> Span:
    """Return the span of the mark with a few words on the side of its quotation."""
    text = text_at(article, block.span)
    if mark.opens:
        after = text[mark.at :].split("\n")[0].split(" ")
        return _within(block, mark.at, mark.at + len(" ".join(after[:CONTEXT_WORDS]).rstrip()))
    before = text[: mark.at + 1].split("\n")[-1].split(" ")
    return _within(
        block, mark.at + 1 - len(" ".join(before[-CONTEXT_WORDS:]).lstrip()), mark.at + 1
    )


def _within(block: Block, start: int, end: int) -> Span:
    return Span(block.span.start + start, block.span.start + end)
