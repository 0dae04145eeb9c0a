"""What a fact of a claim says: whether it can be missed, and whether it shows one subject.

A page about the same thing has a name, a figure or a full date of the claim, or three weaker
facts: years, countries (all of them count once), numbers below a hundred are in many pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.match.claim_names import name_tells
from verify.match.claim_numbers import decimal_of, is_round_figure
from verify.match.claim_words import TellingWords
from verify.model import Fact

_SMALL = 12  # numbers up to a dozen are counted rather than reported: “three reasons”
_COMMON = 100  # whole numbers below it are in many pages
_WEAK_ONES = 3
_FEWEST_FACTS = 3  # facts that must all be missing
_MOST_WORDS = 0.15  # share of a claim's telling words in one place of a page about something else
_ENOUGH_WORDS = 0.5  # share with which a page is about a claim's subject
_IDENTIFIER = re.compile(r"\d{9,}|0\d.*")  # an ISBN, a version: no figure of a report
_FULL_DATE = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_MONTH = re.compile(r"-+\d\d")  # a month without a year: “in October”
# The months that are given names: English, French, German, Russian and Turkish.
_GIVEN_NAMES = frozenset(
    {
        *("april", "may", "june", "august", "avril", "mai"),
        *("май", "март", "август", "августа", "nisan", "ekim", "eylül", "temmuz"),
    }
)
_WORD = re.compile(r"[^\W\d_]+")


def can_be_missed(fact: Fact, language: str | None) -> bool:
    """Whether a page about the same thing would have the fact: not a place, a month, an ISBN."""
    if fact.kind == "date":
        return _MONTH.fullmatch(fact.value) is None
    if fact.kind == "name":
        return (
            len(fact.value.split()) > 1
            and name_tells(fact, language)
            and not is_place(fact, language)
            and not _is_calendar_phrase(fact.text)
        )
    number = decimal_of(fact.value)
    if number is None or _IDENTIFIER.fullmatch(fact.text) or is_round_figure(fact):
        return False
    return number > _SMALL or number != int(number)


def shows_one_subject(present: Sequence[Fact], language: str | None) -> bool:
    """Whether the facts that a page has make it a page about the claim's subject."""
    distinct = {(fact.kind, fact.value): fact for fact in present}.values()
    strong = any(_is_strong(fact, language) for fact in distinct)
    places = [fact for fact in distinct if fact.kind == "name" and is_place(fact, language)]
    return strong or len(distinct) - len(places) + bool(places) >= _WEAK_ONES


def is_about_it(
    kind: str, present: Sequence[Fact], words: TellingWords | None, language: str | None
) -> bool:
    """Whether a page is about a claim's subject, so that a fact of this kind can be missing.

    For a number, half of the claim's telling words in one place are enough.
    """
    said_alike = kind == "number" and words is not None and words.together >= _ENOUGH_WORDS
    return said_alike or shows_one_subject(present, language)


def has_no_fact(
    present: Sequence[Fact], missing: Sequence[Fact], words: TellingWords | None
) -> bool:
    """Whether a page has none of a claim's facts, and not its words either.

    Small numbers count once: “aged 33, 34 and 39” is one fact of a sentence.
    """
    if present or (words is not None and words.share >= _ENOUGH_WORDS):
        return False
    small = [fact for fact in missing if fact.kind == "number" and not _is_strong(fact, None)]
    return len(missing) - len(small) + bool(small) >= _FEWEST_FACTS


def has_no_words(present: Sequence[Fact], words: TellingWords | None, language: str | None) -> bool:
    """Whether no place of a page has more than a few of a claim's telling words, and the page has
    no name or figure of it.

    A date proves nothing: it may be that of the page. Of a short page, hardly any word may be there.
    """
    if words is None or words.together > _MOST_WORDS * words.fullness:
        return False
    return not shows_one_subject([fact for fact in present if fact.kind != "date"], language)


def _is_strong(fact: Fact, language: str | None) -> bool:
    if fact.kind == "name":
        return not is_place(fact, language)
    if fact.kind == "date":
        return _FULL_DATE.match(fact.value) is not None
    number = decimal_of(fact.value)
    return number is not None and (
        number != int(number) or number >= _COMMON or bool(fact.unit and fact.unit != "ordinal")
    )


def place_codes(text: str, language: str | None) -> frozenset[str]:
    """Return the codes of the countries, unions and cities that a text names."""
    from verify.text.gazetteer.places import find_places

    return frozenset(place.code for place in find_places(text, language))


def is_place(fact: Fact, language: str | None) -> bool:
    """Whether a name is that of a country, union or city, and of nothing else."""
    from verify.text.gazetteer.places import find_places

    text = re.sub("^(?:The|the) ", "", fact.text)
    found = find_places(text, language)
    return len(found) == 1 and found[0].span.end - found[0].span.start >= len(text) - 1


def _is_calendar_phrase(text: str) -> bool:
    """“In October”, “Last Monday”: no name in spite of its capitals.

    A month before another word may be a given name: April Jones, Май Петров, Ekim Kaya.
    """
    from verify.text.dates.month_words import find_month, weekday_number

    words = [match.group() for match in _WORD.finditer(text)]
    months = [find_month(word) is not None for word in words]
    calendar = [
        a or weekday_number(word) is not None for a, word in zip(months, words, strict=True)
    ]
    if len(words) > 1 and words[0].lower() in _GIVEN_NAMES and not any(calendar[1:]):
        return False
    return any(calendar) and calendar.count(False) <= 1
