"""Runs of segments that can be the names of one list: “D. Hoiem, Alexei Efros, and Martial Hebert.”"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.parse.references.sequence.closed_words import groups_of
from verify.parse.references.sequence.segments import Segment
from verify.parse.references.sequence.tokens import Token

_BETWEEN = frozenset((",", ";", "/", "|"))  # marks between the names of a list
_AMONG_NAMES = frozenset(("joint", "particle", "et_al", "honor"))
_MOST_WORDS = 8  # of two names joined by “and”
_MOST_OF_ONE = 4


def name_runs(tokens: Sequence[Token], segments: Sequence[Segment]) -> list[str]:
    """Return for each segment its place in a run of names, or "".

    Say how many names come before and behind it in the run, whether “and” is still to come, and
    the mark at the end: “23&.” is the third name of five, with “and” before the last and a period.
    """
    found = [""] * len(segments)
    for run in _runs(tokens, segments):
        joints = [_has_joint(tokens, segments[n]) for n in run]
        end = segments[run[-1]].after
        for at, n in enumerate(run):
            joint = "&" if any(joints[at:]) else "a" if any(joints) else ""
            found[n] = f"{min(at, 3)}{min(len(run) - at - 1, 3)}{joint}{end}"
    return found


def _runs(tokens: Sequence[Token], segments: Sequence[Segment]) -> Iterator[list[int]]:
    """Yield the indices of segments that follow each other in one list of names."""
    run: list[int] = []
    for n, segment in enumerate(segments):
        if segment.before == "x":  # a mark
            if run and segment.after not in _BETWEEN:
                yield run
                run = []
        elif _is_name(tokens, segment):
            run.append(n)
        else:
            if run:
                yield run
            run = []
    if run:
        yield run


def _is_name(tokens: Sequence[Token], segment: Segment) -> bool:
    words = [t.text for t in tokens[segment.start : segment.end] if t.text[0].isalpha()]
    own = [w for w in words if not groups_of(w) & _AMONG_NAMES]
    most = _MOST_WORDS if len(own) < len(words) else _MOST_OF_ONE
    return 0 < len(own) <= most and all(w[0].isupper() for w in own)


def _has_joint(tokens: Sequence[Token], segment: Segment) -> bool:
    return any(
        t.text == "&" or "joint" in groups_of(t.text) for t in tokens[segment.start : segment.end]
    )
