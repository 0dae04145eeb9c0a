"""A quotation mark is unmatched.

What it finds
-------------
A quotation that is opened but never closed, or closed but never opened, in a paragraph and the
paragraphs that can belong to the same quotation; and a ” that opens where the article's other
quotations open with “ or „. Also straight marks inside words, if the quotations around them only
pair without these: `"This isn"t our canal," she said.`

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
- Inches and seconds (5", 5’6”).
- Bullets, breadcrumbs, and arrows (`Home » News`).
- Marks that are the subject of the sentence (`the " key`) or decoration.
- Teasers that break off (`“We will not…`).
- Quotations of several paragraphs that open each one and close only the last.
- Nested guillemets that end in one mark («ООО «Ромашка»).
- Inward guillemets (»so«), and German and Swedish marks.
- Curly marks paired with straight ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verify.model import Article, Block, BlockKind, Confidence, Dossier, Finding, Severity, Span
from verify.rules._places import place, text_at
from verify.rules.text._mark_signs import is_decoration, is_spaced, word_around
from verify.rules.text._unmatched_marks import UnmatchedMark, reversed_guillemets, unmatched_marks
from verify.rules.text._wrong_openings import wrong_openings

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
MOST_DEMANDS = 40  # paragraphs with the numbered ones: “1. Immediate elections … 15. We demand …”
_NUMBERED = re.compile(r"\s*[“\"«„]?\(?\d{1,2}[.)]\s")
MOST_SEPARATE_FLAGS = 6  # unmatched marks; more share one finding, for they have one cause
MOST_PLACES = 12
NAME_WORDS = 8  # of the line that names a speaker
# A quotation of several paragraphs may open them with curly and straight marks in turn.
OPENING_LIKE = {"“": ("“", '"'), '"': ('"', "“"), "„": ("„", '"')}
CONTEXT_WORDS = 6  # words next to the mark


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block, its text, and its unmatched marks."""

    block: Block
    text: str
    loose: tuple[UnmatchedMark, ...]
    below: str = ""  # the text of the next block, whatever its kind
    apostrophes: tuple[int, ...] = ()  # offsets of marks in place of apostrophes


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every unmatched mark that no other paragraph explains."""
    paragraphs = _paragraphs(dossier.article)
    yield from _apostrophe_findings(dossier.article, paragraphs)
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
    if not lonely:
        yield from _wrong_opening_findings(dossier.article, paragraphs)


def _apostrophe_findings(article: Article, paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """Yield one finding for all marks in place of apostrophes, which have one cause."""
    spans = [
        _within(paragraph.block, *word_around(paragraph.text, at))
        for paragraph in paragraphs
        for at in paragraph.apostrophes
    ]
    if spans:
        many = f"{len(spans)} quotation marks are in place of apostrophes"
        one = "A quotation mark is in place of an apostrophe"
        yield _finding(article, spans, one if len(spans) == 1 else many)


def _wrong_opening_findings(article: Article, paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """Yield a finding for every closing mark that opens a quotation."""
    texts = [paragraph.text for paragraph in paragraphs]
    for number, at in wrong_openings(texts, article.language):
        span = _span_with_context(article, paragraphs[number].block, UnmatchedMark(at, "”", True))
        yield _finding(article, [span], "Wrong opening quotation mark (” opens this quotation)")


def _is_explained(paragraphs: list[Paragraph], index: int, mark: UnmatchedMark) -> bool:
    """Whether nearby paragraphs explain a mark that is unmatched in its own."""
    here = paragraphs[index]
    if mark.soft or _is_cut_off(here, mark) or _is_quoted_heading(here, mark):
        return True
    if mark.opens:
        return _is_continued(paragraphs, index, mark)
    heads_block = mark.char in "«»" and not here.text[: mark.at].strip()
    return heads_block or _is_opened_before(paragraphs, index, mark)  # at the head: a bullet


def _is_cut_off(here: Paragraph, mark: UnmatchedMark) -> bool:
    """Whether it opens a quotation that a teaser breaks off: `“We will not open the eas…`."""
    return mark.opens and here.text.rstrip().endswith(("...", "…", "[…]", "[...]"))


def _is_quoted_heading(here: Paragraph, mark: UnmatchedMark) -> bool:
    """Whether it closes a heading that is a quotation as a whole: the page draws the opening
    mark large, and a line with the speaker's name is right below."""
    return (
        not mark.opens
        and here.block.kind is BlockKind.HEADING
        and here.text.rstrip().endswith(mark.char)
        and 0 < len(here.below.split()) <= NAME_WORDS
    )


def _paragraphs(article: Article) -> list[Paragraph]:
    backwards, spaced = reversed_guillemets(article.text), is_spaced(article.text)
    texts = [text_at(article, block.span) for block in article.blocks]
    return [
        _paragraph(block, text, below, unmatched_marks(text, backwards, spaced))
        for block, text, below in zip(article.blocks, texts, [*texts, ""][1:], strict=True)
        if block.kind in CHECKED_KINDS and not is_decoration(text)
    ]


def _paragraph(block: Block, text: str, below: str, marks: tuple[UnmatchedMark, ...]) -> Paragraph:
    loose = tuple(mark for mark in marks if not mark.in_word)
    return Paragraph(block, text, loose, below, tuple(mark.at for mark in marks if mark.in_word))


def _same_part(a: Paragraph, b: Paragraph) -> bool:
    """Whether two blocks can share a quotation: body with body, not a title with a note."""
    loose = {BlockKind.BODY, BlockKind.QUOTATION, BlockKind.LIST_ITEM}
    return {a.block.kind, b.block.kind} <= loose or a.block.kind is b.block.kind


def _is_continued(paragraphs: list[Paragraph], index: int, mark: UnmatchedMark) -> bool:
    """Whether a later paragraph opens with the same mark, or has an unmatched closing one."""
    here = paragraphs[index]
    if mark is not here.loose[-1]:
        return False
    for later in _within_reach(paragraphs[index + 1 : index + 1 + MOST_DEMANDS]):
        if not _same_part(here, later):
            return False
        if later.text.lstrip().startswith(OPENING_LIKE.get(mark.char, mark.char)):
            return True
        if later.loose:
            return mark.char == '"' or not later.loose[0].opens
    return False


def _is_opened_before(paragraphs: list[Paragraph], index: int, mark: UnmatchedMark) -> bool:
    """Whether an earlier paragraph left a quotation open that this mark can close."""
    here = paragraphs[index]
    if mark is not here.loose[0]:
        return False
    for earlier in _within_reach(paragraphs[max(0, index - MOST_DEMANDS) : index][::-1]):
        if not _same_part(earlier, here):
            return False
        if earlier.loose:
            return earlier.loose[-1].opens
    return False


def _within_reach(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs that one quotation may span: numbered ones are parts of one."""
    left = MOST_PARAGRAPHS
    for paragraph in paragraphs:
        left -= not _NUMBERED.match(paragraph.text)
        if left < 0:
            return
        yield paragraph


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
