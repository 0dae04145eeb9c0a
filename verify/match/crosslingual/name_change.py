"""The one name of a statement that a passage in another language has another name in place of.

Places are compared by their codes, other names by their sound. Each side must have exactly one name
or place that the other side lacks; or the statement has one that the whole page lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from verify.match.crosslingual.sounds import sound_likeness
from verify.match.crosslingual.telling_names import may_be_name, tells
from verify.match.crosslingual.translated_names import is_translated_name
from verify.match.verdict.verdict import Change
from verify.text.gazetteer.peoples import people_of
from verify.text.gazetteer.places import FoundPlace, find_places

_TOKEN = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
_LETTERS = 3
_MOST_CHARACTERS = 4_000  # of a statement or a passage: all its names are compared with all others
_LIKE = 0.5  # two words of a statement and its translation that are one name
_LIKE_ANY = 0.7  # the same where one of them has a better partner
_LIKE_FAR = 0.55  # and anywhere in a page: a name that is a little like one may be it
_MOST_GONE = 2  # names of a statement that are looked for in the whole page


@dataclass(frozen=True, slots=True)
class _Name:
    """A run of capitalized words outside places, without a word that opens a sentence."""

    text: str
    words: tuple[str, ...]
    has_place: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """What one of the two texts names: places, the peoples of countries, names, other words."""

    language: str
    places: tuple[FoundPlace, ...]
    peoples: frozenset[str]  # of capitalized and small words: japonais, американский
    names: tuple[_Name, ...]
    words: tuple[str, ...]
    text: str

    @property
    def written(self) -> Iterator[str]:
        """The names and places as the text writes them."""
        yield from self.words
        yield from (self.text[p.span.start : p.span.end] for p in self.places)

    def lacks(self, other: _Side) -> dict[str, str]:
        """The places of this side that the other does not name, by code: as written here."""
        known = {place.code for place in other.places} | other.peoples
        written = {
            p.code: self.text[p.span.start : p.span.end]
            for p in self.places
            if p.code not in known and not p.code.isdigit()
        }
        return {code: name for code, name in written.items() if not _sounds_like_one(name, other)}


def _sounds_like_one(name: str, other: _Side, least: float = _LIKE_ANY) -> bool:
    """Whether a name is in the other text in a spelling that no list has: Скоп'є, Феникс."""
    return any(sound_likeness(name, word) >= least for word in other.written)


def find_name_change(
    statement: str, languages: tuple[str, str], sentence: str, around: str
) -> Change | None:
    """The name or place that ``sentence`` has in place of the statement's; None if unsure.

    ``around``: the sentence with its neighbors; what they have is not missing.
    """
    own, other = languages
    if max(len(statement), len(around)) > _MOST_CHARACTERS:
        return None
    said, stands, near = _side(statement, own), _side(sentence, other), _side(around, other)
    gone = _gone(said, stands, near)
    if len(gone) != 1:
        return None
    come = [*stands.lacks(said).values(), *_lacking(stands, said, said)]
    come = come or list(_others(stands, said))
    return Change("name", gone[0], come[0]) if len(come) == 1 else None


def find_absent_name(
    statement: str, languages: tuple[str, str], around: str, page: str
) -> Change | None:
    """A name or place of the statement that the whole page has in no spelling.

    ``around``: the passage that the statement translates, with its neighbors.
    """
    own, other = languages
    if max(len(statement), len(around)) > _MOST_CHARACTERS:
        return None
    said, near = _side(statement, own), _side(around, other)
    gone = _gone(said, near, near)
    if not 0 < len(gone) <= _MOST_GONE:
        return None
    whole = _side(page, other)
    places = said.lacks(whole).values()
    for name in gone:
        known = name not in places and not any(n.text == name for n in said.names)
        words = [word for word in _TOKEN.findall(name) if len(word) >= _LETTERS]
        if not known and not any(_sounds_like_one(word, whole, _LIKE_FAR) for word in words):
            return Change("name", name, "")
    return None


def _gone(said: _Side, stands: _Side, near: _Side) -> list[str]:
    return [*said.lacks(near).values(), *_lacking(said, stands, near)]


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
    peoples = frozenset(
        code for token in dict.fromkeys(_TOKEN.findall(text)) for code in people_of(token, language)
    )
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
        has_place = any(
            p.span.start < found.span.end and found.span.start < p.span.end for p in places
        )
        translated = is_translated_name(found.text, text[: found.span.start])
        if words[found.opening :] and not translated:
            yield _Name(found.text, tuple(words[found.opening :]), has_place)


def _lacking(side: _Side, other: _Side, near: _Side) -> list[str]:
    """The names of a side that tell something and that the other side has no counterpart of."""
    partners = _partners(side.words, other.words)
    return list(
        dict.fromkeys(
            name.text
            for name in side.names
            if tells(name.words, side.language, name.has_place)
            and not any(_stands(word, partners, near) for word in name.words)
        )
    )


def _others(side: _Side, other: _Side) -> Iterator[str]:
    """The names of a side, common ones too, that the other side has no counterpart of."""
    partners = _partners(side.words, other.words)
    for name in side.names:
        if may_be_name(name.words, side.language) and not any(
            _stands(word, partners, other) for word in name.words
        ):
            yield name.text


def _stands(word: str, partners: frozenset[str], near: _Side) -> bool:
    return word in partners or _sounds_like_one(word, near)


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
