"""Two wordings side by side: how much they share, and where they part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verify.model import Span
from verify.text.tokens import Token, tokens

_INSERTED = re.compile(r"\[[^\]]*\]")  # editors' brackets are no words of the speaker


@dataclass(frozen=True, slots=True)
class Rendering:
    """One wording: its words, with spans into the article's text."""

    words: tuple[Token, ...]
    start: int  # offset of the text in the article

    def span(self, first: int, last: int) -> Span:
        """From the first to the last of these words, both included, in the article."""
        return Span(
            self.start + self.words[first].span.start, self.start + self.words[last].span.end
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two wordings meet. ``share``: words of the shorter found in order in the other."""

    share: float
    diff: tuple[tuple[str, str, str], ...]
    first: Span  # from the first to the last difference, with a shared word on either side
    second: Span
    changed: tuple[str, ...]  # folded words that only one of them has


def rendering(text: str, start: int) -> Rendering:
    """The words of a text that stands at ``start`` in the article; marks are left out."""
    bare = _INSERTED.sub(lambda match: " " * len(match[0]), text)
    return Rendering(tuple(t for t in tokens(bare) if t.kind != "mark"), start)


def compared(first: Rendering, second: Rendering) -> Comparison | None:
    """Align two wordings word by word; None where one of them is empty or they are equal.

    Words that only lead up to or follow the shared part are left out on either side: a
    quotation may be a part of the sentence.
    """
    from rapidfuzz.distance import Levenshtein

    a, b = _folded(first.words), _folded(second.words)
    if not a or not b:
        return None
    blocks = [
        (op.src_start, op.src_end, op.dest_start, op.dest_end, op.tag)
        for op in Levenshtein.opcodes(a, b)
    ]
    equal = [block for block in blocks if block[4] == "equal"]
    if not equal:
        return None
    inner = blocks[blocks.index(equal[0]) : blocks.index(equal[-1]) + 1]
    shared = sum(end - start for start, end, *_ in equal)
    changes = [block for block in inner if block[4] != "equal"]
    if not changes:
        return None
    return Comparison(
        share=shared / min(len(a), len(b)),
        diff=tuple(_row(block, first.words, second.words) for block in inner),
        first=_around(first, changes[0][0], changes[-1][1]),
        second=_around(second, changes[0][2], changes[-1][3]),
        changed=tuple(w for s, e, t, u, _ in changes for w in (*a[s:e], *b[t:u])),
    )


def _folded(words: Sequence[Token]) -> list[str]:
    return [token.folded for token in words]


def _row(
    block: tuple[int, int, int, int, str], a: Sequence[Token], b: Sequence[Token]
) -> tuple[str, str, str]:
    start, end, other_start, other_end, tag = block
    return (
        tag,
        " ".join(token.text for token in a[start:end]),
        " ".join(token.text for token in b[other_start:other_end]),
    )


def _around(side: Rendering, start: int, end: int) -> Span:
    """The words from ``start`` to ``end`` with one more on either side."""
    last = len(side.words) - 1
    return side.span(max(0, start - 1), min(last, end))
