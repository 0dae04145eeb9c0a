"""One figure, date or name of a statement against another one in its place in the source.

The passage has to be the statement's beyond doubt but for that one difference, and each side has
to have exactly one value (or name) of the kind that the other lacks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from verify.match.crosslingual.signs import Sign, find_signs, latin_key
from verify.match.verdict.values import Value, find_values, same_unit
from verify.match.verdict.verdict import Change
from verify.text.dates.comparison import dates_agree

_TELLING_NAME = 0.55  # weight of a word that may be a name
_RARE_NAME = 0.75  # of a part of a full name: “But Flake” is none
_LIKE = 50  # of 100: two names above it may be one in two transliterations
_WORD = re.compile(r"[^\W\d_]{3,}")
_FULL_NAME = re.compile(
    r"(?<!\w)([^\W\d_a-zа-яёığüşöçіїє][^\W\d_]{2,})(?= ([^\W\d_a-zа-яёığüşöçіїє][^\W\d_]{2,}))"
)
# Units in which one thing has several numbers: a translator turns feet into meters.
_MEASURES = frozenset("m km cm mi kg t ha acre bbl km2 m2 m3 ° decades centuries".split())
_DATE_PART = 4  # digits of a year


def find_contradiction(
    statement: str, languages: tuple[str, str], sentence: str, around: str
) -> Change | None:
    """The one value or name that differs, None where none or more than one does.

    ``around``: the sentence with its neighbors; what they have is not missing.
    """
    own, other = languages
    here, there = find_values(statement, own).found, find_values(sentence, other).found
    near = find_values(around, other).found
    gone = [v for v in here if not _has(v, near)]
    come = [v for v in there if not _has(v, here)]
    if len(gone) == len(come) == 1:
        return _value_change(gone[0], come[0], (here, there))
    if gone or come:
        return None
    return _name_change(statement, languages, sentence, around)


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


def _value_change(gone: Value, come: Value, sides: tuple[tuple[Value, ...], ...]) -> Change | None:
    if gone.kind != come.kind or len({_is_year(gone.number), _is_year(come.number)}) > 1:
        return None
    if gone.kind == "date":
        return (
            Change("date", gone.value, come.value) if len(gone.value) == len(come.value) else None
        )
    measured = gone.unit != come.unit and {gone.unit, come.unit} & _MEASURES
    comparable = (
        not measured
        and same_unit(gone.unit, come.unit)
        and ("/" in gone.value) == ("/" in come.value)
    )
    clock = (":" in gone.value) == (":" in come.value)
    return Change("number", gone.value, come.value) if comparable and clock else None


def _is_year(number: str) -> bool:
    return len(number) == _DATE_PART and number.isdecimal() and number[:2] in ("18", "19", "20")


def _name_change(
    statement: str, languages: tuple[str, str], sentence: str, around: str
) -> Change | None:
    own, other = languages
    here, there = find_signs(statement, own), find_signs(sentence, other)
    near = find_signs(around, other)
    countries = [k for k, s in here.words.items() if _is_country(k, s.is_name)]
    others = [k for k, s in there.words.items() if _is_country(k, s.is_name)]
    gone = [key for key in countries if key not in near.words]
    come = [key for key in others if key not in countries]
    if len(gone) == len(come) == 1 and len(countries) == len(others):
        return Change("name", gone[0][1:], come[0][1:])
    if gone or come:
        return None
    full = _full_name_change((statement, own), (sentence, other), around)
    if full:
        return full
    names = [k for k, s in here.words.items() if _is_name(k, s.is_name, s.weight)]
    theirs = [k for k, s in there.words.items() if _is_name(k, s.is_name, s.weight)]
    gone = [key for key in names if not _alike(key, near.words)]
    come = [key for key in theirs if not _alike(key, here.words)]
    if len(gone) == len(come) == 1 and len(names) == len(theirs) > 1:
        return Change("name", gone[0], come[0])
    return None


def _full_name_change(said: tuple[str, str], stands: tuple[str, str], around: str) -> Change | None:
    """Lewis Hamilton, Lewis Brundell: one part of a full name is another one."""
    (statement, own), (sentence, other_language) = said, stands
    rare, theirs = find_signs(statement, own).words, find_signs(sentence, other_language).words
    near = {latin_key(match.group()): None for match in _WORD.finditer(around)}
    known = {latin_key(match.group()): None for match in _WORD.finditer(statement)}
    for one, other in _full_names(statement):
        for first, second in _full_names(sentence):
            for kept, gone, same_part, come in (
                (one, other, first, second),
                (other, one, second, first),
            ):
                same = _alike(latin_key(kept), {latin_key(same_part): None})
                lost = not _alike(latin_key(gone), near)
                told = _is_rare(gone, rare) and _is_rare(come, theirs)
                if told and same and lost and not _alike(latin_key(come), known):
                    return Change("name", gone, come)
    return None


def _is_rare(word: str, signs: Mapping[str, Sign]) -> bool:
    sign = signs.get(latin_key(word))
    return sign is not None and sign.weight >= _RARE_NAME


def _full_names(text: str) -> list[tuple[str, str]]:
    return [(m.group(1), m.group(2)) for m in _FULL_NAME.finditer(text)]


def _is_country(key: str, is_name: bool) -> bool:
    return key.startswith("@") and is_name


def _is_name(key: str, is_name: bool, weight: float) -> bool:
    return is_name and not key.startswith("@") and weight >= _TELLING_NAME


def _alike(key: str, words: Mapping[str, object]) -> bool:
    from rapidfuzz import fuzz

    return any(
        fuzz.ratio(key, other) >= _LIKE or other[:3] == key[:3]
        for other in words
        if not other.startswith("@")
    )
