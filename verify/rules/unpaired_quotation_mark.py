"""A quotation mark without its partner.

What it finds
-------------
A quotation that is opened and never closed, or closed and never opened, within a paragraph
and the paragraphs that can belong to the same quotation.

Why it matters
--------------
The reader cannot see where the quoted words end and the author's begin – and neither can
anybody who compares them with the source.

Example
-------
`“The border is closed, he said.`

What it leaves alone
--------------------
Apostrophes and single marks, inches and seconds (5"), quotations over several paragraphs
that open each one and close the last, nested guillemets that end in one mark («ООО «Ромашка»),
reversed guillemets (»so«), German and Swedish marks, mixed curly and straight marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Article, Block, BlockKind, Confidence, Dossier, Finding, Severity, Span
from verify.rules._mark_pairs import OPENERS, Loose, loose_marks, reversed_guillemets
from verify.rules._places import place, words

CODE = "T305"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

LOOKED_AT = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.BODY,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTATION,
        BlockKind.NOTES,
    }
)
REACH = 12  # paragraphs that one quotation may run over
SHOWN = 6  # words beside the mark


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every mark that no other mark explains."""
    article = dossier.article
    backwards = reversed_guillemets(article.text)
    blocks = [block for block in article.blocks if block.kind in LOOKED_AT]
    found = [loose_marks(words(article, block.span), backwards) for block in blocks]
    for index, block in enumerate(blocks):
        for mark in found[index]:
            if mark.soft or (mark.opens and _continued(article, blocks, found, index, mark)):
                continue
            if mark.opens or not _opened_before(blocks, found, index, mark):
                yield _finding(article, block, mark)


def _same_part(blocks: list[Block], a: int, b: int) -> bool:
    """Whether two blocks can hold one quotation: body with body, not a title with a note."""
    loose = {BlockKind.BODY, BlockKind.QUOTATION, BlockKind.LIST_ITEM}
    return {blocks[a].kind, blocks[b].kind} <= loose or blocks[a].kind is blocks[b].kind


def _continued(
    article: Article,
    blocks: list[Block],
    found: list[tuple[Loose, ...]],
    index: int,
    mark: Loose,
) -> bool:
    """Whether a later paragraph opens with the same mark again, or holds a loose closing one."""
    if mark is not found[index][-1]:
        return False
    for later in range(index + 1, min(index + 1 + REACH, len(blocks))):
        if not _same_part(blocks, index, later):
            return False
        if words(article, blocks[later].span).lstrip().startswith(mark.char):
            return True
        if found[later]:
            return mark.char == '"' or not found[later][0].opens
    return False


def _opened_before(
    blocks: list[Block], found: list[tuple[Loose, ...]], index: int, mark: Loose
) -> bool:
    """Whether a paragraph before left a quotation open that this mark can close."""
    if mark is not found[index][0]:
        return False
    for earlier in range(index - 1, max(-1, index - 1 - REACH), -1):
        if not _same_part(blocks, earlier, index):
            return False
        if found[earlier]:
            return found[earlier][-1].opens
    return False


def _finding(article: Article, block: Block, mark: Loose) -> Finding:
    side = "opened and not closed" if mark.opens else "closed and not opened"
    message = f"a quotation is {side} here"
    if mark.char not in OPENERS and mark.char == '"':
        message = "a quotation mark stands alone here"
    return Finding(
        rule="unpaired-quotation-mark",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=message,
        places=(place(article, _shown(article, block, mark)),),
    )


def _shown(article: Article, block: Block, mark: Loose) -> Span:
    """The mark with a few words on the side where its quotation is."""
    text = words(article, block.span)
    if mark.opens:
        after = text[mark.at :].split("\n")[0].split(" ")
        return _within(block, mark.at, mark.at + len(" ".join(after[:SHOWN]).rstrip()))
    before = text[: mark.at + 1].split("\n")[-1].split(" ")
    return _within(block, mark.at + 1 - len(" ".join(before[-SHOWN:]).lstrip()), mark.at + 1)


def _within(block: Block, start: int, end: int) -> Span:
    return Span(block.span.start + start, block.span.start + end)
