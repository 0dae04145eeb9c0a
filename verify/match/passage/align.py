"""Aligning words: where in a run of words does another run fit best, and what differs.

``nearest`` is Myers' bit-parallel search (G. Myers, A fast bit-vector algorithm for
approximate string matching, JACM 46, 1999) over words instead of letters: one big-integer
step a word, so a window of 200 words takes a fraction of a millisecond in plain Python.
``operations`` is a Levenshtein script from rapidfuzz over the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordRun:
    """The best fit of a pattern: ``words[start:end]`` at so many word edits."""

    start: int
    end: int
    distance: int


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of an alignment: ``pattern[first:last]`` corresponds to ``words[start:end]``."""

    kind: str  # equal, replace, delete (only in the pattern), insert (only in the words)
    first: int
    last: int
    start: int
    end: int


def nearest_run(pattern: Sequence[str], words: Sequence[str]) -> WordRun | None:
    """The run of ``words`` with the fewest word edits to ``pattern``; None for an empty input.

    Of equally good runs the first place wins, and there the longest run: a changed last word
    is a changed word, not a missing one. Time is linear in ``words``.
    """
    return next(nearest_runs(pattern, words), None)


def nearest_runs(pattern: Sequence[str], words: Sequence[str]) -> Iterator[WordRun]:
    """All equally good runs of ``words``, as ``nearest`` gives the first; they lie apart."""
    if not pattern or not words:
        return
    scores = _scores(pattern, words, anchored=False)
    best = min(scores)
    if best >= len(pattern):
        return
    last = 0
    for end in _ends(scores, best):
        if end - last >= len(pattern) or last == 0:
            yield _fit(pattern, words, end, best)
            last = end


def _ends(scores: Sequence[int], best: int) -> Iterator[int]:
    """Where runs of the best score end: of neighboring ends the last one."""
    for at, score in enumerate(scores, 1):
        if score == best and (at == len(scores) or scores[at] != best):
            yield at


def _fit(pattern: Sequence[str], words: Sequence[str], end: int, distance: int) -> WordRun:
    reach = min(end, len(pattern) + distance)
    rest, length = _best_prefix(pattern[::-1], words[end - reach : end][::-1])
    return WordRun(end - length, end, rest)


def _best_prefix(pattern: Sequence[str], words: Sequence[str]) -> tuple[int, int]:
    """The prefix of ``words`` nearest to the whole ``pattern``: (distance, its length)."""
    best, length = len(pattern), 0
    for at, score in enumerate(_scores(pattern, words, anchored=True), 1):
        if score <= best:
            best, length = score, at
    return best, length


def _scores(pattern: Sequence[str], words: Sequence[str], anchored: bool) -> list[int]:
    """After each word, the distance of the pattern to the best run that ends there."""
    size = len(pattern)
    places: dict[str, int] = {}
    for index, word in enumerate(pattern):
        places[word] = places.get(word, 0) | (1 << index)
    mask, high, carry = (1 << size) - 1, 1 << (size - 1), int(anchored)
    up, down, score = mask, 0, size
    scores = []
    for word in words:
        equal = places.get(word, 0)
        vertical = equal | down
        horizontal = (((equal & up) + up) ^ up) | equal
        more = (down | ~(horizontal | up)) & mask
        less = up & horizontal
        score += 1 if more & high else -1 if less & high else 0
        scores.append(score)
        more, less = (more << 1) | carry, less << 1
        up = (less | ~(vertical | more)) & mask
        down = more & vertical & mask
    return scores


def edit_operations(pattern: Sequence[str], words: Sequence[str]) -> tuple[Operation, ...]:
    """The edits that lead from ``pattern`` to ``words``, in order, equal runs included.

    A deletion next to an insertion is one replacement: "now" for "ever since".
    """
    from rapidfuzz.distance import Levenshtein

    script = Levenshtein.opcodes(list(pattern), list(words))
    merged: list[Operation] = []
    for code in script:
        step = Operation(code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end)
        if merged and step.kind != "equal" and merged[-1].kind != "equal":
            step = Operation("replace", merged[-1].first, step.last, merged[-1].start, step.end)
            merged.pop()
        merged.append(_named(step))
    return tuple(merged)


def _named(step: Operation) -> Operation:
    if step.kind == "equal":
        return step
    kind = (
        "insert" if step.first == step.last else "delete" if step.start == step.end else "replace"
    )
    return Operation(kind, step.first, step.last, step.start, step.end)
