"""Comparison of two wordings: how much they have in common, and where they differ."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verify.model import Span
from verify.text.tokens import Token, tokenize

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

# Editors' words in brackets or parentheses are not the speaker's: [the canal], (expletive).
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^()\n]{1,40}\)")
# Words are left out: …, ..., . . ., [...].
_ELLIPSIS = re.compile(r"…|\.(?:[ \u00a0]?\.){2}")


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording: its words, with spans into the article's text."""

    words: tuple[Token, ...]
    start: int  # offset of the text in the article
    gaps: frozenset[int] = frozenset()  # words that have an ellipsis before them, by index

    def span(self, first: int, last: int) -> Span:
        """Return the span in the article from the first to the last of these words, inclusive."""
        return Span(
            self.start + self.words[first].span.start, self.start + self.words[last].span.end
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Result of comparing two wordings.

    ``share``: of the shorter one's words, in order. ``density``: the part of the longer side that is
    shared, between the first and the last common word.
    """

    share: float
    density: float
    diff: tuple[tuple[str, str, str], ...]
    first: Span  # from the first to the last difference, with a shared word on either side
    second: Span
    changed: tuple[str, ...]  # folded words that only one of them has


def wording(text: str, start: int) -> Wording:
    """Return the words, without punctuation, of a text that is at ``start`` in the article."""
    bare = _BRACKETED.sub(lambda match: " " * len(match[0]), text)
    words = tuple(token for token in tokenize(bare) if token.kind != "mark")
    ends = [token.span.end for token in words]
    gaps = (bisect_left(ends, found.end()) for found in _ELLIPSIS.finditer(text))
    return Wording(words, start, frozenset(gaps))


def compare_wordings(first: Wording, second: Wording) -> Comparison | None:
    """Align two wordings word by word; None if one of them is empty or they are equal.

    Words before and after the common part are ignored on both sides: a
    quotation may be a part of the sentence.
    """
    a, b = _folded_words(first.words), _folded_words(second.words)
    inner = _shared_part(a, b)
    inner = [block for block in inner if not _is_elided(block, first, second)]
    changes = [block for block in inner if block.tag != "equal"]
    if not changes:
        return None
    shared = sum(_first_length(block) for block in inner if block.tag == "equal")
    compared = (sum(map(_first_length, inner)), sum(map(_second_length, inner)))
    return Comparison(
        share=shared / min(len(a), len(b)),
        density=shared / max(compared),
        diff=tuple(_diff_row(block, first.words, second.words) for block in inner),
        first=_with_neighbors(first, changes[0].src_start, changes[-1].src_end),
        second=_with_neighbors(second, changes[0].dest_start, changes[-1].dest_end),
        changed=tuple(word for block in changes for word in _changed_words(block, a, b)),
    )


def diff_rows(first: Wording, second: Wording) -> tuple[tuple[str, str, str], ...]:
    """Return the differences of two wordings as rows (operation, first words, second words)."""
    from rapidfuzz.distance import Levenshtein

    blocks = Levenshtein.opcodes(_folded_words(first.words), _folded_words(second.words))
    return tuple(_diff_row(block, first.words, second.words) for block in blocks)


def _shared_part(a: list[str], b: list[str]) -> list[Opcode]:
    """Return the alignment from the first to the last common word; empty if there is none."""
    from rapidfuzz.distance import Levenshtein

    blocks = list(Levenshtein.opcodes(a, b))
    equal = [index for index, block in enumerate(blocks) if block.tag == "equal"]
    return blocks[equal[0] : equal[-1] + 1] if equal else []


def _is_elided(block: Opcode, first: Wording, second: Wording) -> bool:
    """Whether one side has an ellipsis where the other has the words: “any man … to appropriate”."""
    return (block.tag == "insert" and block.src_start in first.gaps) or (
        block.tag == "delete" and block.dest_start in second.gaps
    )


def _first_length(block: Opcode) -> int:
    return block.src_end - block.src_start


def _second_length(block: Opcode) -> int:
    return block.dest_end - block.dest_start


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
    """Return the span from word ``start`` to ``end`` with one more word on either side."""
    last = len(side.words) - 1
    return side.span(max(0, start - 1), min(last, end))
