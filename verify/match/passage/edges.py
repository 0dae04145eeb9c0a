"""The ends of an inexact place: where the alignment of words begins or stops a word too early.

A changed first word costs as much as a missing one, so of “US envoys” against “U.S. envoys” the
best place begins at “S”, and of “half-time” against “halftime. In” it ends behind “In”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from verify.match.passage.align import Operation, edit_operations
from verify.match.passage.pattern import QuotationPiece
from verify.match.passage.prepared_text import PreparedText
from verify.match.passage.seeds import Region
from verify.match.passage.word_splitting import TextWord
from verify.match.verdict.harmless_differences import plain_letters

_AROUND = 60  # characters before and behind a place that may belong to it
_MOST = 3  # words by which an end is moved for another spelling
_FAR = 6  # words between the quotation's first word and the others: a longer gap is a splice
_TELLING = 4  # letters: a shorter word is in a sentence by chance
_END = re.compile(r"[.!?;]\s")


def settle_edges(piece: QuotationPiece, source: PreparedText, region: Region) -> Region:
    """Return ``region`` with its ends where the quotation's first and last words are."""
    low, high = max(0, region.start - _AROUND), region.end + _AROUND
    words = source.words(low, high)
    inside = [i for i, w in enumerate(words) if region.start <= w.start < region.end]
    if not inside:
        return region
    first, last = inside[0], inside[-1] + 1
    script = edit_operations(piece.keys, [w.folded for w in words[first:last]])
    if len(script) < 2:
        return region
    first += _front(piece.keys, words, first, script[0])
    last += _back(piece.keys, words, (first, last), script[-1])
    first = _lost_front((piece.keys, script), source, words, first)
    first, last = _with_far_ends((piece.keys, script), source, words, (first, last))
    return replace(region, start=words[first].start, end=words[last - 1].end)


def _with_far_ends(
    aligned: tuple[Sequence[str], Sequence[Operation]],
    source: PreparedText,
    words: list[TextWord],
    place: tuple[int, int],
) -> tuple[int, int]:
    """The place with the first or last words of the quotation, where others are in between."""
    (keys, script), (first, last) = aligned, place
    head, tail = (
        [] if s.kind == "equal" else keys[s.first : s.last] for s in (script[0], script[-1])
    )
    before = _far_run(head, source, words, range(first - 1, first - 1 - _FAR - len(head), -1))
    behind = _far_run(tail, source, words, range(last - 1, last + _FAR))
    return (
        first if before is None else before,
        last if behind is None else behind + len(tail),
    )


def _front(keys: Sequence[str], words: list[TextWord], first: int, step: Operation) -> int:
    """By how many words the place begins later (or earlier, below 0)."""
    if step.kind == "equal" or step.first == step.last:
        return 0
    said = _joined(keys[step.first : step.last])
    end = first + step.end
    for start in range(end - 1, max(-1, end - _MOST - 2 - (step.last - step.first)), -1):
        if _joined(w.folded for w in words[start:end]) == said:
            return start - first
    return 0


def _back(
    keys: Sequence[str], words: list[TextWord], place: tuple[int, int], step: Operation
) -> int:
    if step.kind == "equal" or step.first == step.last:
        return 0
    said = _joined(keys[step.first : step.last])
    first, last = place
    start = last - (step.end - step.start)
    for end in range(start + 1, min(len(words), start + _MOST + 1 + (step.last - step.first)) + 1):
        if end > first and _joined(w.folded for w in words[start:end]) == said:
            return end - last
    return 0


def _lost_front(
    aligned: tuple[Sequence[str], Sequence[Operation]],
    source: PreparedText,
    words: list[TextWord],
    first: int,
) -> int:
    """Where the place begins if words that it lacks are right before it, in another order."""
    keys, script = aligned
    gone = [step for step in script if step.kind == "delete"]
    lost = {key for step in gone for key in keys[step.first : step.last] if len(key) > 2}
    size = sum(step.last - step.first for step in gone)
    before = [i for i in range(max(0, first - size - 1), first) if words[i].folded in lost]
    if len(lost) < 2 or len(before) < max(2, len(lost) / 2):
        return first
    between = source.text[words[before[0]].start : words[first].start]
    return first if _END.search(between) else before[0]


def _far_run(
    run: Sequence[str], source: PreparedText, words: list[TextWord], between: range
) -> int | None:
    """Where the words at an end of the quotation are, if they are near in the same sentence.

    “Nobody expected” against “Nobody, I think, expected”: the best place begins at “think”.
    """
    if not run or (len(run) == 1 and len(run[0]) < _TELLING):
        return None
    size = len(run)
    for at in between:
        if 0 <= at <= len(words) - size and [w.folded for w in words[at : at + size]] == list(run):
            ends = sorted((words[at].start, words[between.start].start))
            return None if _END.search(source.text[ends[0] : ends[1]]) else at
    return None


def _joined(words: Iterable[str]) -> str:
    return plain_letters("".join(words))
