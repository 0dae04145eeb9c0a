"""Numbers and dates in a changed run of words: the same value, or another one."""

from __future__ import annotations

from collections.abc import Sequence

from verify.match.passage.align import Operation
from verify.match.verdict.critical_words import Lexicon
from verify.match.verdict.interruptions import is_clause_left_out
from verify.match.verdict.sides import Side, SideWord
from verify.match.verdict.values import Value, Values, same_values
from verify.text.dates.month_words import find_month

_SHORT = 4  # letters: on, dem, early
_WEEKDAY_LETTERS = 6  # “money” begins like Monday


def value_change(article: Side, source: Side, step: Operation, words: Lexicon) -> str | None:
    """ "same" where numbers and dates agree and are all that differs, else the kind, or None."""
    said = article.values.over(article.spans(step.first, step.last))
    stands = source.values.over(source.spans(step.start, step.end))
    if not said and not stands:
        return None
    if not said and not _digits(source, step.start, step.end):
        said = _beside(article, step.first)
    if not stands and not _digits(article, step.first, step.last):
        stands = _beside(source, step.start)
    if same_values(said, stands):
        whole = _only_values(article, step.first, step.last, said) and _only_values(
            source, step.start, step.end, stands
        )
        return "same" if whole else None
    if _incomparable(article, source, step, words) or _is_spelled_day(article, source, step):
        return None
    if not (said and stands) and _only_ordinals((*said, *stands)):
        return None  # a third term, a new term: wording
    if not said and is_clause_left_out(source, step) and not _begins(source, step.start, stands):
        return None  # The bridge, which was built in 1911, carries: nothing stands for the year
    one_sided = step.kind != "replace"
    if one_sided and (_moved_date(said, source.values) or _moved_date(stands, article.values)):
        return "same"
    kinds = {value.kind for value in (*said, *stands)}
    return "date" if "date" in kinds else "number"


def _begins(side: Side, index: int, values: Sequence[Value]) -> bool:
    """Whether a run of words begins with a value: 12 men, 3 women from Oslo, and 5 children."""
    at = side.words[index].span
    return any(v.span.start < at.end and at.start < v.span.end for v in values)


def _only_ordinals(values: Sequence[Value]) -> bool:
    return all(value.unit == "ordinal" for value in values)


def _incomparable(article: Side, source: Side, step: Operation, words: Lexicon) -> bool:
    """A date against “last night” or “Tuesday”: they may be one day."""
    here = article.folded(step.first, step.last), article.words[step.first : step.last]
    there = source.folded(step.start, step.end), source.words[step.start : step.end]
    spans = [w.span for w in here[1]], [w.span for w in there[1]]
    dated = [
        any(v.kind == "date" for v in side.values.over(own))
        for side, own in zip((article, source), spans, strict=True)
    ]
    return (dated[1] and not dated[0] and _names_day(*here, words)) or (
        dated[0] and not dated[1] and _names_day(*there, words)
    )


def _is_spelled_day(article: Side, source: Side, step: Operation) -> bool:
    """1 January, «первого января»: one word for the digits of a day, and the month behind both."""
    shown = article.shown(step.first, step.last), source.shown(step.start, step.end)
    months = [side.words[end : end + 1] for side, end in ((article, step.last), (source, step.end))]
    spelled = [day for day in shown if not day[:1].isdigit()]
    return (
        len(spelled) == 1
        and len(spelled[0]) > _SHORT
        and all(day.count(" ") == 0 and day for day in shown)
        and all(month and find_month(month[0].text.lower()) for month in months)
    )


def _names_day(folded: Sequence[str], written: Sequence[SideWord], words: Lexicon) -> bool:
    text = f" {' '.join(folded)} "
    return any(f" {day} " in text for day in words.relative_days) or any(
        _weekday(word.text) is not None for word in written
    )


def _weekday(word: str) -> int | None:
    from verify.text.dates.month_words import is_weekday_name, weekday_number

    if len(word) >= _WEEKDAY_LETTERS or is_weekday_name(word):
        return weekday_number(word)
    return None


def _moved_date(values: Sequence[Value], other: Values) -> bool:
    """14 March 2016, March 14, 2016: one part of a date that stands on both sides has moved."""
    full = {v.value for v in other.found if v.kind == "date" and "-" in v.value}
    return bool(values) and all(v.value in full for v in values)


def _beside(side: Side, index: int) -> tuple[Value, ...]:
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


def before_number(side: Side, index: int) -> bool:
    """Whether a number begins at the word at ``index``, in digits or in words."""
    if index >= len(side.words):
        return False
    word = side.words[index]
    return word.folded[:1].isdigit() or any(
        v.span.start <= word.span.start and v.kind == "number" and v.unit != "ordinal"
        for v in side.values.over([word.span])
    )


def undated(article: Side, source: Side, step: Operation) -> tuple[list[str], list[str]]:
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


def other_digits(said: Sequence[str], stands: Sequence[str]) -> bool:
    """Digits that are no value (M-11, NKc1, 7/32) and not the same on both sides."""
    one, other = (
        ["".join(filter(str.isdigit, w.removesuffix(":00"))) for w in side]  # 10:00, «10 часов»
        for side in (said, stands)
    )
    return any(one) and any(other) and sorted(filter(None, one)) != sorted(filter(None, other))


def calendar(words: Sequence[SideWord]) -> bool:
    """Whether a month or a weekday is among the words, also with a suffix: mayısta, in March."""
    from verify.text.dates.month_words import find_month

    return any(
        find_month(word.text)
        or any(find_month(word.text[:end]) for end in range(len(word.text) - 1, 3, -1)[:3])
        or _weekday(word.text) is not None
        for word in words
    )
