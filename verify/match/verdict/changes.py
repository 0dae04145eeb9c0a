"""Naming what differs: each edit between quotation and passage gets its kind.

The order matters: first what is no difference at all (another spelling, the same number in
other words, the same name in another case), then the critical classes, then wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from verify.match.passage.align import Operation
from verify.match.verdict.actors import exchanged_actors, is_reordered
from verify.match.verdict.critical_changes import critical_kinds
from verify.match.verdict.critical_words import Lexicon
from verify.match.verdict.harmless_differences import is_misspelling, same_words
from verify.match.verdict.interruptions import interruption
from verify.match.verdict.name_changes import name_change
from verify.match.verdict.role_changes import other_role
from verify.match.verdict.sides import Side
from verify.match.verdict.value_changes import (
    before_number,
    calendar,
    other_digits,
    undated,
    value_change,
)
from verify.match.verdict.verdict import Change

# Words of the source that an unmarked omission may hold before the quotation counts as put
# together from two places: the length of a short sentence.
LONG_OMISSION = 8
_MOVED_BY = 2  # words that a run may change places with
_OF_ORDER = frozenset(("word", "name", "order", "inserted", "left out", "spelling"))
_FURNITURE = 12  # folded characters on a line of their own: a page number, "Advertisement"


def find_changes(
    article: Side, source: Side, script: Sequence[Operation], words: Lexicon
) -> tuple[Change, ...]:
    """Every difference of the script with its kind; harmless ones are left out.

    ``script`` leads from ``article.words`` to ``source.words``.
    """
    found: list[Change] = []
    moved = _moved(article, source, script, words)
    for step in script:
        if step in moved:
            shown = article.shown(step.first, step.last), source.shown(step.start, step.end)
            found.append(Change("order", *shown))
        elif step.kind != "equal":
            found += _named(article, source, step, words)
    if not any(change.kind in _OF_ORDER for change in found):
        return tuple(found)
    return _with_actors(article, source, found, words)


def kept_words(article: Side, source: Side, script: Sequence[Operation], words: Lexicon) -> int:
    """How many words of the article the source has too, in whatever spelling or place."""
    moved = _moved(article, source, script, words)
    return sum(
        step.last - step.first
        for step in script
        if step.kind == "equal"
        or step in moved
        or all(c.legitimate or c.kind == "spelling" for c in _named(article, source, step, words))
    )


def _with_actors(
    article: Side, source: Side, found: Sequence[Change], words: Lexicon
) -> tuple[Change, ...]:
    """The changes with an exchange of actors named, and mere changes of order not taken for one."""
    actors = exchanged_actors(article, source, words)
    if actors:
        return tuple(found) if any(c.kind == "name" for c in found) else (*found, actors)
    if is_reordered(article, source, words):
        return tuple(replace(c, kind="order") if c.kind in _OF_ORDER else c for c in found)
    return tuple(found)


def _moved(
    article: Side, source: Side, script: Sequence[Operation], words: Lexicon
) -> frozenset[Operation]:
    """Pairs of a missing and an added run that are one and the same, a few words away.

    «никогда этого не забудем», «этого никогда не забудем». The negating particle itself is
    never merely moved: “did not say he would”, “did say he would not”.
    """
    moved: set[Operation] = set()
    for one, step in enumerate(script):
        for other in script[one + 1 : one + 3]:
            if {step.kind, other.kind} == {"insert", "delete"}:
                gone, come = (step, other) if step.kind == "delete" else (other, step)
                run = article.folded(gone.first, gone.last)
                near = abs(gone.start - come.start) <= _MOVED_BY + len(run)
                same = run == source.folded(come.start, come.end)
                counts = words.particle in run or any(c.isdigit() for c in "".join(run))
                if (
                    same
                    and near
                    and (not counts or _around_function_word(article, gone, come, words))
                ):
                    moved |= {step, other}
    return frozenset(moved)


def _around_function_word(article: Side, gone: Operation, come: Operation, words: Lexicon) -> bool:
    """“Not to stop”, “to not stop”: nothing but a particle or an article is jumped over."""
    low, high = sorted((gone.first, come.first))
    between = article.folded(gone.last if low == gone.first else low, high)
    return (
        gone.last - gone.first == 1
        and len(between) == 1
        and between[0] in words.function_words
        and between[0] not in words.clause_words
    )


def _named(article: Side, source: Side, step: Operation, words: Lexicon) -> Iterator[Change]:
    said, stands = article.folded(step.first, step.last), source.folded(step.start, step.end)
    shown = (article.shown(step.first, step.last), source.shown(step.start, step.end))
    if same_words(said, stands, words) or _is_furniture(source, step):
        return
    if kind := interruption(source, step):
        yield Change(kind, *shown)
        return
    if said and not stands and all(w.inserted for w in article.words[step.first : step.last]):
        yield Change("bracket", *shown)
        return
    value = value_change(article, source, step, words)
    if value == "same":
        return
    kinds = {value} if value else set()
    if not kinds and other_digits(said, stands):
        kinds.add("number")
    if other_role(article, source, step, words):
        kinds.add("role")
    beside = before_number(article, step.last) or before_number(source, step.end)
    if len(stands) < LONG_OMISSION or said:
        kinds |= set(critical_kinds(*undated(article, source, step), beside, words))
        if calendar(article.words[step.first : step.last]) and calendar(
            source.words[step.start : step.end]
        ):
            kinds.add("date")
        name = name_change(
            article.words[step.first : step.last],
            source.words[step.start : step.end],
            (article.text, source.text),
            words.code,
        )
        if name == "same" and not kinds:
            return
        if name == "name":
            kinds |= set() if "date" in kinds else {"name"}
    else:
        kinds = set()
    for kind in sorted(kinds) or [_wording(said, stands)]:
        yield Change(kind, *shown)


def _is_furniture(source: Side, step: Operation) -> bool:
    """A short line of its own in the midst of the source: not part of what was said."""
    if step.kind != "insert":
        return False
    first, last = source.words[step.start], source.words[step.end - 1]
    size = sum(len(w.folded) for w in source.words[step.start : step.end])
    if size > _FURNITURE:
        return False
    before = source.text[: first.span.start].rstrip(" \t[(")
    after = source.text[last.span.end :].lstrip(" \t])")
    return before.endswith("\n") and after.startswith("\n")


def _wording(said: Sequence[str], stands: Sequence[str]) -> str:
    if not said:
        return "left out"
    if not stands:
        return "inserted"
    if len(said) == len(stands) == 1 and is_misspelling(said[0], stands[0]):
        return "spelling"
    return "word"
