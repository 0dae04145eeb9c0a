"""An article's text cut into rows and pieces, so that its flags can be shown in place."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from verify.model import Article, Block, BlockKind, Flag, Severity, Span
from verify.report.excerpts import Lines
from verify.report.wording import is_own

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of one flag. ``number`` is the flag's number in this report's article."""

    number: int
    span: Span
    severity: Severity
    place: int = 0  # which of the flag's places

    @property
    def main(self) -> bool:
        """Whether this is the flag's first place."""
        return self.place == 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters under the same marks: the narrowest first, it is what is shown."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()  # the marks whose first character stands here
    ends: tuple[Mark, ...] = ()  # and whose last one


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the text with the numbers of the flags whose first place starts in it."""

    kind: BlockKind
    language: str | None
    line: int
    pieces: tuple[Piece, ...]
    flags: tuple[int, ...]


def marks(flags: Sequence[Flag]) -> tuple[Mark, ...]:
    """The marks of flags numbered from 1 in the order given, in the order of the text."""
    found = [
        Mark(number, place.span, flag.finding.severity, index)
        for number, flag in enumerate(flags, 1)
        for index, place in enumerate(flag.finding.places)
        if is_own(flag, place)
    ]
    return tuple(sorted(found, key=lambda mark: (mark.span.start, -mark.span.end, mark.number)))


def rows(article: Article, found: Sequence[Mark]) -> tuple[Row, ...]:
    """Every line that says something, once, in order, cut where marks begin and end."""
    lines = Lines(article.text)
    kinds = _Kinds(article.blocks)
    waiting = [_within(mark, len(article.text)) for mark in reversed(found)]
    active, made = list[Mark](), list[Row]()
    for number, line in enumerate(lines.spans(), 1):
        started = []
        while waiting and waiting[-1].span.start <= line.end:
            started.append(waiting.pop())
        active = [mark for mark in active if mark.span.end > line.start] + started
        if not article.text[line.start : line.end].strip() and not started:
            continue
        block = kinds.at(line)
        numbers = tuple(mark.number for mark in started if mark.main)
        pieces = _anchored(_pieces(article.text, line, active), started)
        made.append(Row(block.kind, block.language, number, pieces, numbers))
    return tuple(made)


def _within(mark: Mark, length: int) -> Mark:
    start = min(mark.span.start, length)
    return replace(mark, span=Span(start, min(max(mark.span.end, start), length)))


def _anchored(pieces: tuple[Piece, ...], started: Sequence[Mark]) -> tuple[Piece, ...]:
    """Every mark that starts in this row has a place to jump to, also one without letters."""
    told = {mark for piece in pieces for mark in piece.begins}
    lost = tuple(mark for mark in started if mark not in told)
    return (*pieces, Piece("", (), lost, lost)) if lost else pieces


class _Kinds:
    """The block that a line belongs to; lines are asked for in order.

    What belongs to none (the front matter of Markdown) stands around the article.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = list(blocks)
        self._next = 0

    def at(self, line: Span) -> Block:
        while self._next < len(self._blocks) and self._blocks[self._next].span.end <= line.start:
            self._next += 1
        if self._next < len(self._blocks) and self._blocks[self._next].span.start < line.end:
            return self._blocks[self._next]
        return Block(BlockKind.FURNITURE if self._blocks else BlockKind.BODY, line)


def _pieces(text: str, line: Span, active: Sequence[Mark]) -> tuple[Piece, ...]:
    cuts = {line.start, line.end}
    for mark in active:
        cuts.update(at for at in (mark.span.start, mark.span.end) if line.start < at < line.end)
    edges = sorted(cuts)
    if len(edges) == 1:
        return (_piece(text, Span(line.start, line.end), active),) if active else ()
    return tuple(_piece(text, Span(start, end), active) for start, end in itertools.pairwise(edges))


def _narrowest_first(mark: Mark) -> tuple[int, bool, int]:
    return (mark.span.end - mark.span.start, not mark.main, _RANK[mark.severity])


def _piece(text: str, cut: Span, active: Sequence[Mark]) -> Piece:
    inside = [m for m in active if m.span.start <= cut.start and m.span.end >= cut.end]
    inside.sort(key=_narrowest_first)
    return Piece(
        text[cut.start : cut.end],
        tuple(inside),
        tuple(mark for mark in inside if mark.span.start == cut.start),
        tuple(mark for mark in inside if mark.span.end == cut.end),
    )
