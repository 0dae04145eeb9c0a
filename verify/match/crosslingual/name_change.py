"""The one name of a statement that a passage in another language has another name in place of.

Places are compared by their codes, other names by their sound. A name tells something if it is
rare in its language, no abbreviation (those are translated) and no name of a people; each side
must have exactly one such name, or place, that the other side lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from verify.match.crosslingual.sounds import sound_likeness
from verify.match.verdict.verdict import Change
from verify.text.gazetteer.places import FoundPlace, find_places, people_of

_TOKEN = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
_LETTERS = 3
_LIKE = 0.5  # two words of a statement and its translation that are one name
_LIKE_ANY = 0.7  # the same where one of them has a better partner
_RARE = 4.0  # Zipf frequency of the rarest word of a name that tells something
_COMMON = 4.9  # and of its most common word: “Aviation Safety Network” is translated
_UNKNOWN = 2.5
_FOREIGN = 0.3  # a German name is hardly more frequent in German than in English
_COMPOUND = 9  # letters: longer single words are compounds
_RARE_NOUN = 3.0
_NOUNS_HAVE_CAPITALS = "de"


@dataclass(frozen=True, slots=True)
class _Name:
    """A run of capitalized words outside places, without a word that opens a sentence."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """What one of the two texts names: places, the peoples of countries, names, other words."""

    language: str
    places: tuple[FoundPlace, ...]
    peoples: frozenset[str]
    names: tuple[_Name, ...]
    words: tuple[str, ...]
    text: str

    def lacks(self, other: _Side) -> dict[str, str]:
        """The places of this side that the other does not name, by code: as written here."""
        known = {place.code for place in other.places} | other.peoples
        return {
            p.code: self.text[p.span.start : p.span.end] for p in self.places if p.code not in known
        }


def find_name_change(
    statement: str, languages: tuple[str, str], sentence: str, around: str
) -> Change | None:
    """The name or place that ``sentence`` has in place of the statement's; None if unsure.

    ``around``: the sentence with its neighbors; what they have is not missing.
    """
    own, other = languages
    said, stands, near = _side(statement, own), _side(sentence, other), _side(around, other)
    gone = [*said.lacks(near).values(), *_lacking(said, stands, near)]
    come = [*stands.lacks(said).values(), *_lacking(stands, said, said)]
    if len(gone) == len(come) == 1:
        return Change("name", gone[0], come[0])
    return None


@lru_cache(maxsize=2_000)
def _side(text: str, language: str) -> _Side:
    places = find_places(text, language)
    tokens = [
        match.group()
        for match in _TOKEN.finditer(text)
        if match.group()[0].isupper()
        and len(match.group()) >= _LETTERS
        and not any(p.span.start <= match.start() < p.span.end for p in places)
    ]
    peoples = frozenset(code for token in tokens for code in people_of(token, language))
    names = tuple(_names(text, language, places))
    return _Side(language, places, peoples, names, tuple(dict.fromkeys(tokens)), text)


def _names(text: str, language: str, places: tuple[FoundPlace, ...]) -> Iterator[_Name]:
    from verify.text.names.finder import find_names

    for found in find_names(text, language):
        words = [
            match.group()
            for match in _TOKEN.finditer(found.text)
            if match.group()[0].isupper()
            and len(match.group()) >= _LETTERS
            and not any(
                p.span.start <= found.span.start + match.start() < p.span.end for p in places
            )
        ]
        if words[found.opening :]:
            yield _Name(found.text, tuple(words[found.opening :]))


def _lacking(side: _Side, other: _Side, near: _Side) -> list[str]:
    """The names of a side that tell something and that the other side has no counterpart of."""
    partners = _partners(side.words, other.words)
    return list(
        dict.fromkeys(
            name.text
            for name in side.names
            if _tells(name, side.language)
            and not any(_stands(word, partners, near) for word in name.words)
        )
    )


def _stands(word: str, partners: frozenset[str], near: _Side) -> bool:
    return word in partners or any(sound_likeness(word, w) >= _LIKE_ANY for w in near.words)


@lru_cache(maxsize=2_000)
def _partners(words: tuple[str, ...], others: tuple[str, ...]) -> frozenset[str]:
    """The words that have a partner on the other side, where each has one at most."""
    likeness = sorted((-sound_likeness(one, two), one, two) for one in words for two in others)
    mine: set[str] = set()
    theirs: set[str] = set()
    for score, one, two in likeness:
        if -score < _LIKE:
            break
        if one not in mine and two not in theirs:
            mine.add(one)
            theirs.add(two)
    return frozenset(mine)


def _tells(name: _Name, language: str) -> bool:
    if any(word.isupper() or people_of(word, language) for word in name.words):
        return False
    frequencies = [_frequency(word, language) for word in name.words]
    if min(frequencies) >= _RARE or max(frequencies) >= _COMMON:
        return False
    return language != _NOUNS_HAVE_CAPITALS or _is_no_noun(name.words, frequencies)


def _is_no_noun(words: tuple[str, ...], frequencies: list[float]) -> bool:
    """A name, not a German noun: a single word has to be short (no compound) and rare."""
    if len(words) == 1 and (len(words[0]) > _COMPOUND or frequencies[0] >= _RARE_NOUN):
        return False
    return all(
        known < _UNKNOWN or _frequency(word, "en") >= known - _FOREIGN
        for word, known in zip(words, frequencies, strict=True)
    )


def _frequency(word: str, language: str) -> float:
    """The Zipf frequency of a word; in a language without a list every word is too common."""
    from verify.text.language.frequency import word_frequency

    found = word_frequency(re.split("['’]", word)[0].lower(), language)
    return _COMMON if found is None else found
