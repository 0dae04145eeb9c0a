"""Two wordings side by side: how much they share, and where they part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verify.model import Span
from verify.text.tokens import Token, tokenize

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

_BRACKETED = re.compile(r"\[[^\]]*\]")  # editors' brackets are no words of the speaker


@dataclass(frozen=True, slots=True)
class Wording:
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


def wording(text: str, start: int) -> Wording:
    """The words of a text that stands at ``start`` in the article; marks are left out."""
    bare = _BRACKETED.sub(lambda match: " " * len(match[0]), text)
    return Wording(tuple(t for t in tokenize(bare) if t.kind != "mark"), start)


def compare_wordings(first: Wording, second: Wording) -> Comparison | None:
    """Align two wordings word by word; None where one of them is empty or they are equal.

    Words that only lead up to or follow the shared part are left out on either side: a
    quotation may be a part of the sentence.
    """
    a, b = _folded_words(first.words), _folded_words(second.words)
    inner = _shared_part(a, b)
    changes = [block for block in inner if block.tag != "equal"]
    if not changes:
        return None
    shared = sum(block.src_end - block.src_start for block in inner if block.tag == "equal")
    return Comparison(
        share=shared / min(len(a), len(b)),
        diff=tuple(_diff_row(block, first.words, second.words) for block in inner),
        first=_with_neighbors(first, changes[0].src_start, changes[-1].src_end),
        second=_with_neighbors(second, changes[0].dest_start, changes[-1].dest_end),
        changed=tuple(word for block in changes for word in _changed_words(block, a, b)),
    )


def diff_rows(first: Wording, second: Wording) -> tuple[tuple[str, str, str], ...]:
    """Two whole wordings as rows (op, first words, second words), for showing."""
    from rapidfuzz.distance import Levenshtein

    blocks = Levenshtein.opcodes(_folded_words(first.words), _folded_words(second.words))
    return tuple(_diff_row(block, first.words, second.words) for block in blocks)


def _shared_part(a: list[str], b: list[str]) -> list[Opcode]:
    """The alignment from the first shared word to the last; empty where none is shared."""
    from rapidfuzz.distance import Levenshtein

    blocks = list(Levenshtein.opcodes(a, b))
    equal = [index for index, block in enumerate(blocks) if block.tag == "equal"]
    return blocks[equal[0] : equal[-1] + 1] if equal else []


def _changed_words(block: Opcode, a: list[str], b: list[str]) -> list[str]:
    return [*a[block.src_start : block.src_end], *b[block.dest_start : block.dest_end]]


def _folded_words(words: Sequence[Token]) -> list[str]:
    return [token.folded for token in words]


def _diff_row(block: Opcode, a: Sequence[Token], b: Sequence[Token]) -> tuple[str, str, str]:
    return (
        block.tag,
        " ".join(token.text for token in a[block.src_start : block.src_end]),
        " ".join(token.text for token in b[block.dest_start : block.dest_end]),
    )


def _with_neighbors(side: Wording, start: int, end: int) -> Span:
    """The words from ``start`` to ``end`` with one more on either side."""
    last = len(side.words) - 1
    return side.span(max(0, start - 1), min(last, end))
