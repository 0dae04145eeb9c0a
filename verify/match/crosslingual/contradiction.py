"""One figure, date or name of a statement against another one in its place in the source.

The passage has to be the statement's beyond doubt but for that one difference, and each side has
to have exactly one value (or name) of the kind that the other lacks.
"""

from __future__ import annotations

import re

from verify.match.crosslingual.name_change import find_name_change
from verify.match.verdict.values import Value, find_values, same_unit
from verify.match.verdict.verdict import Change
from verify.text.dates.comparison import dates_agree

# Units in which one thing has several numbers: a translator turns feet into meters.
_MEASURES = frozenset("m km cm mi kg lb pound t ha acre bbl km2 m2 m3 ° decades centuries".split())
_DATE_PART = 4  # digits of a year
_YEARS, _POSSIBLE_YEARS = range(1800, 2100), range(1500, 2300)
# 2-1, 2:1, not 10:30, 2018-19, 555-3226, 12-15-2018
_SCORE = re.compile(r"(?<![\w.,:/–-])(\d{1,2})(?:\s?[-–]\s?|:(?!\d\d))(\d{1,2})(?![\w:/–-]|[.,]\d)")


def find_contradiction(
    statement: str, languages: tuple[str, str], sentence: str, around: str
) -> Change | None:
    """The one value or name that differs, None where none or more than one does.

    ``around``: the sentence with its neighbors; what they have is not missing.
    """
    own, other = languages
    if change := _score_change(statement, sentence, around):
        return change
    here, there = _counted(statement, own), _counted(sentence, other)
    near = find_values(around, other).found
    gone = [v for v in here if not _has(v, near)]
    come = [v for v in there if not _has(v, here)]
    if len(gone) == len(come) == 1:
        return _value_change(gone[0], come[0])
    if len(gone) == 1 and come:
        return _one_of_several(gone[0], come)
    return find_name_change(statement, languages, sentence, around)


def _counted(text: str, language: str) -> tuple[Value, ...]:
    """The values of a text but for “one” in words: in «bir kişi», “a man” it is an article."""
    return tuple(
        value
        for value in find_values(text, language).found
        if value.number != "1" or any(map(str.isdigit, text[value.span.start : value.span.end]))
    )


def _score_change(statement: str, sentence: str, around: str) -> Change | None:
    """Another score (2-1, 2:1) in place of the only one of a statement; its counts in either order."""
    said, stands = _SCORE.findall(statement), _SCORE.findall(sentence)
    if len(said) != 1 or len(stands) != 1:
        return None
    if sorted(said[0]) in map(sorted, _SCORE.findall(around)):
        return None
    return Change("number", "-".join(said[0]), "-".join(stands[0]))


def _has(value: Value, others: tuple[Value, ...]) -> bool:
    return any(_same(value, other) for other in others)


def _same(one: Value, other: Value) -> bool:
    if one.kind == other.kind == "date":
        return dates_agree(one.value, other.value)
    if one.number == other.number:
        return True
    # A year within a date, or an ordinal that one language writes as a number.
    return _DATE_PART in (len(one.number), len(other.number)) and (
        one.number in other.value.split("-") or other.number in one.value.split("-")
    )


def _one_of_several(gone: Value, come: list[Value]) -> Change | None:
    """The one value among several that has the unit of the value in whose place it is.

    60 billion dollars for 71, beside a rate of 5 %; a number without a unit beside an ordinal.
    """
    like = {
        value.value: value for value in come if (value.kind, value.unit) == (gone.kind, gone.unit)
    }
    return _value_change(gone, *like.values()) if len(like) == 1 else None


def _value_change(gone: Value, come: Value) -> Change | None:
    if gone.kind != come.kind:
        return None
    if gone.kind == "date":
        one_form = len(gone.value) == len(come.value)
        return Change("date", gone.value, come.value) if one_form else None
    if not are_comparable(gone.value, come.value):
        return None
    return Change("number", gone.value, come.value)


def are_comparable(one: str, other: str) -> bool:
    """Whether two numbers with their units may be different values of one thing.

    Not a year and a number of products, a fraction and a number (“a third” defeat), feet and meters,
    nor the time of day and an hour.
    """
    (number, _, unit), (its_number, _, its_unit) = one.partition(" "), other.partition(" ")
    measured = unit != its_unit and {unit, its_unit} & _MEASURES
    return (
        not measured
        and same_unit(unit, its_unit)
        and _may_replace(number, its_number)
        and _may_replace(its_number, number)
        # 6 feet 6 inches are 1.98; 2.8 is 3
        and all((mark in number) == (mark in its_number) for mark in "/.:")
    )


def _may_replace(number: str, other: str) -> bool:
    """Whether another number may be in place of one: of a year, not a number that can be none.

    1764 is a year beside 1864, but 1,500 may be people as well.
    """
    return not _is_within(number, _YEARS) or _is_within(other, _POSSIBLE_YEARS)


def _is_within(number: str, years: range) -> bool:
    return len(number) == _DATE_PART and number.isdecimal() and int(number) in years
