"""An article's text split into rows and pieces, so that flags can be shown in place."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from verify.model import Article, Block, BlockKind, Flag, Severity, Span
from verify.report.excerpts import Lines
from verify.report.flag_wording import in_own_article

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
        """Return whether this is the flag's first place."""
        return self.place == 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters under the same marks, narrowest first: the first one is shown."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()  # the marks that start with this piece
    ends: tuple[Mark, ...] = ()  # the marks that end with it
    stops: tuple[int, ...] = ()  # the numbers of the statements that end with it


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the text with the numbers of the flags whose first place starts in it."""

    kind: BlockKind
    language: str | None
    line: int
    pieces: tuple[Piece, ...]
    flags: tuple[int, ...]


def marks(flags: Sequence[Flag]) -> tuple[Mark, ...]:
    """Return the marks of flags numbered from 1 in the given order, sorted by position."""
    found = [
        Mark(number, place.span, flag.finding.severity, index)
        for number, flag in enumerate(flags, 1)
        for index, place in enumerate(flag.finding.places)
        if in_own_article(flag, place)
    ]
    return tuple(sorted(found, key=lambda mark: (mark.span.start, -mark.span.end, mark.number)))


def rows(
    article: Article, found: Sequence[Mark], stops: Mapping[int, Sequence[int]] | None = None
) -> tuple[Row, ...]:
    """Return the non-empty lines in order, split where marks begin and end.

    ``stops`` maps offsets to the numbers of the statements that end there.
    """
    ending = stops or {}
    lines = Lines(article.text)
    blocks = _BlockFinder(article.blocks)
    waiting = [_within(mark, len(article.text)) for mark in reversed(found)]
    active, made = list[Mark](), list[Row]()
    for number, line in enumerate(lines.spans(), 1):
        started = []
        while waiting and waiting[-1].span.start <= line.end:
            started.append(waiting.pop())
        active = [mark for mark in active if mark.span.end > line.start] + started
        if not article.text[line.start : line.end].strip() and not started:
            continue
        block = blocks.at(line)
        numbers = tuple(mark.number for mark in started if mark.main)
        here = {at: tuple(n) for at, n in ending.items() if line.start < at <= line.end}
        pieces = _anchored(_pieces(article.text, line, active, here), started)
        made.append(Row(block.kind, block.language, number, pieces, numbers))
    return tuple(made)


def _within(mark: Mark, length: int) -> Mark:
    start = min(mark.span.start, length)
    return replace(mark, span=Span(start, min(max(mark.span.end, start), length)))


def _anchored(pieces: tuple[Piece, ...], started: Sequence[Mark]) -> tuple[Piece, ...]:
    """Add an empty piece for marks without characters, so that each has a link target."""
    placed = {mark for piece in pieces for mark in piece.begins}
    lost = tuple(mark for mark in started if mark not in placed)
    return (*pieces, Piece("", (), lost, lost)) if lost else pieces


class _BlockFinder:
    """Find the block of a line; lines must be requested in order.

    A line outside all blocks (Markdown front matter) counts as page furniture.
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


def _pieces(
    text: str, line: Span, active: Sequence[Mark], stops: Mapping[int, tuple[int, ...]]
) -> tuple[Piece, ...]:
    cuts = {line.start, line.end, *stops}
    for mark in active:
        cuts.update(at for at in (mark.span.start, mark.span.end) if line.start < at < line.end)
    edges = sorted(cuts)
    if len(edges) == 1:
        return (_piece(text, Span(line.start, line.end), active),) if active else ()
    return tuple(
        replace(_piece(text, Span(start, end), active), stops=stops.get(end, ()))
        for start, end in itertools.pairwise(edges)
    )


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
