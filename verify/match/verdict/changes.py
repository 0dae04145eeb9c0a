"""Naming what differs: each edit between quotation and passage gets its kind.

The order matters: first what is no difference at all (another spelling, the same number in
other words, the same name in another case), then the critical classes, then wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.match.passage.align import Operation
from verify.match.verdict.critical_changes import critical_kinds
from verify.match.verdict.critical_words import Lexicon
from verify.match.verdict.harmless_differences import is_misspelling, same_words
from verify.match.verdict.name_changes import name_change
from verify.match.verdict.values import Value, Values, same_values
from verify.match.verdict.verdict import Change
from verify.model import Span

# Words of the source that an unmarked omission may hold before the quotation counts as put
# together from two places: the length of a short sentence.
LONG_OMISSION = 8
_MOVED_BY = 2  # words that a run may change places with
_WEEKDAY_LETTERS = 6  # “money” begins like Monday
_FURNITURE = 12  # folded characters on a line of their own: a page number, "Advertisement"


@dataclass(frozen=True, slots=True)
class SideWord:
    """A word of one side: folded, as written, and its place in its side's text."""

    folded: str
    text: str
    span: Span
    inserted: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its text, its words in order, its numbers and dates."""

    text: str
    words: tuple[SideWord, ...]
    values: Values

    def spans(self, start: int, end: int) -> list[Span]:
        """Return the spans of the words from ``start`` to ``end``."""
        return [word.span for word in self.words[start:end]]

    def folded(self, start: int, end: int) -> list[str]:
        """Return the folded words from ``start`` to ``end``."""
        return [word.folded for word in self.words[start:end]]

    def shown(self, start: int, end: int) -> str:
        """Return the text of a range of words as written, marks between them included."""
        if start >= end:
            return ""
        return self.text[self.words[start].span.start : self.words[end - 1].span.end]


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
                if same and near and not counts:
                    moved |= {step, other}
    return frozenset(moved)


def _named(article: Side, source: Side, step: Operation, words: Lexicon) -> Iterator[Change]:
    said, stands = article.folded(step.first, step.last), source.folded(step.start, step.end)
    shown = (article.shown(step.first, step.last), source.shown(step.start, step.end))
    if same_words(said, stands, words) or _is_furniture(source, step):
        return
    if said and not stands and all(w.inserted for w in article.words[step.first : step.last]):
        yield Change("bracket", *shown)
        return
    value = _value_change(article, source, step)
    if value == "same":
        return
    kinds = {value} if value else set()
    if not kinds and _other_digits(said, stands):
        kinds.add("number")
    beside = _before_number(article, step.last) or _before_number(source, step.end)
    if len(stands) < LONG_OMISSION or said:
        kinds |= set(critical_kinds(*_undated(article, source, step), beside, words))
        if _calendar(article.words[step.first : step.last]) and _calendar(
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


def _value_change(article: Side, source: Side, step: Operation) -> str | None:
    """ "same" where numbers and dates agree and are all that differs, else the kind, or None."""
    said = article.values.over(article.spans(step.first, step.last))
    stands = source.values.over(source.spans(step.start, step.end))
    if not said and not stands:
        return None
    if not said and not _digits(source, step.start, step.end):
        said = _adjacent_values(article, step.first)
    if not stands and not _digits(article, step.first, step.last):
        stands = _adjacent_values(source, step.start)
    if same_values(said, stands):
        whole = _only_values(article, step.first, step.last, said) and _only_values(
            source, step.start, step.end, stands
        )
        return "same" if whole else None
    one_sided = step.kind != "replace"
    if one_sided and (_moved_date(said, source.values) or _moved_date(stands, article.values)):
        return "same"
    kinds = {value.kind for value in (*said, *stands)}
    return "date" if "date" in kinds else "number"


def _moved_date(values: Sequence[Value], other: Values) -> bool:
    """14 March 2016, March 14, 2016: one part of a date that stands on both sides has moved."""
    full = {v.value for v in other.found if v.kind == "date" and "-" in v.value}
    return bool(values) and all(v.value in full for v in values)


def _adjacent_values(side: Side, index: int) -> tuple[Value, ...]:
    at = side.words[index].span.start if index < len(side.words) else len(side.text)
    before = side.words[index - 1].span.end if index else 0
    return side.values.beside(before, 1) or side.values.beside(at, 1)


def _digits(side: Side, start: int, end: int) -> bool:
    return any(word.folded[0].isdigit() for word in side.words[start:end])


def _only_values(side: Side, start: int, end: int, values: Sequence[Value]) -> bool:
    return all(
        any(v.span.start <= w.span.start and w.span.end <= v.span.end for v in values)
        for w in side.words[start:end]
    )


def _before_number(side: Side, index: int) -> bool:
    """Whether the word at ``index`` is a number in digits."""
    return index < len(side.words) and side.words[index].folded[:1].isdigit()


def _undated(article: Side, source: Side, step: Operation) -> tuple[list[str], list[str]]:
    """The folded words of both sides without those of dates: May is no modal verb there."""
    return (
        _outside_dates(article, step.first, step.last),
        _outside_dates(source, step.start, step.end),
    )


def _outside_dates(side: Side, start: int, end: int) -> list[str]:
    return [
        word.folded
        for word in side.words[start:end]
        if not any(value.kind == "date" for value in side.values.over([word.span]))
    ]


def _other_digits(said: Sequence[str], stands: Sequence[str]) -> bool:
    """Digits that are no value (M-11, NKc1, 7/32) and not the same on both sides."""
    one, other = (["".join(filter(str.isdigit, w)) for w in side] for side in (said, stands))
    return any(one) and any(other) and sorted(filter(None, one)) != sorted(filter(None, other))


def _calendar(words: Sequence[SideWord]) -> bool:
    """Whether a month or a weekday is among the words, also with a suffix: mayısta, in March."""
    from verify.text.dates.month_words import find_month, weekday_number

    return any(
        any(find_month(word.text[:end]) for end in range(len(word.text), 2, -1)[:4])
        or (len(word.text) >= _WEEKDAY_LETTERS and weekday_number(word.text) is not None)
        for word in words
    )


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
