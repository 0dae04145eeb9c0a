"""What one of two texts names, and which of it the other text lacks.

Places are compared by their codes, other names by their sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from verify.match.crosslingual.sounds import is_short_form, sound_likeness
from verify.match.crosslingual.telling_names import bare_word, is_currency, may_be_name, tells
from verify.match.crosslingual.translated_names import is_translated_name
from verify.text.gazetteer.peoples import people_of
from verify.text.gazetteer.places import FoundPlace, find_places

_TOKEN = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
_PART = re.compile(r"[^\W\d_]{2,}")
_LETTERS = 3
_LIKE = 0.5  # two words of a statement and its translation that are one name
_LIKE_ANY = 0.7  # the same where one of them has a better partner
_LIKE_FAR = 0.55  # and anywhere in a page: a name that is a little like one may be it
_ONE_IN_THE_PRESS = frozenset(("RU", "SU"))  # “Russian soldiers” of 1943
_RANK = re.compile(r"\.\s[A-ZА-ЯІЇЄ]")  # “Det. Dennis McCarthy”
_LONGEST_RANK = 4
_STEM = 5  # letters that a place shares with its people and adjectives: London, londoniens


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalized words outside places, without a word that opens a sentence."""

    text: str
    words: tuple[str, ...]
    has_place: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two texts names: places, the peoples of countries, names, other words."""

    language: str
    places: tuple[FoundPlace, ...]
    peoples: frozenset[str]  # of capitalized and small words: japonais, американский
    names: tuple[Name, ...]
    words: tuple[str, ...]
    text: str
    longer: dict[str, tuple[str, ...]]  # code of a place to the other words of the name it is in

    @property
    def written(self) -> Iterator[str]:
        """The names and places as the text writes them, and the parts of places."""
        yield from self.words
        for place in self.places:
            name = self.text[place.span.start : place.span.end]
            yield name
            yield from (part for part in _PART.findall(name) if part != name)

    def lacks(self, other: Side) -> dict[str, str]:
        """The places of this side that the other does not name, by code: as written here."""
        known = {place.code for place in other.places} | other.peoples
        known |= _ONE_IN_THE_PRESS if known & _ONE_IN_THE_PRESS else frozenset()
        written = {
            p.code: self.text[p.span.start : p.span.end]
            for p in self.places
            if p.code not in known and not p.code.isdigit() and not self._is_part(p.code, other)
        }
        return {code: name for code, name in written.items() if not _is_written(name, other)}

    def _is_part(self, code: str, other: Side) -> bool:
        """Whether a place is a currency's, or of a name the other text has: Digital Awareness UK."""
        words = self.longer.get(code)
        return words is not None and (
            not words or any(sounds_like_one(word, other) for word in words)
        )

    def lacking(self, other: Side, near: Side) -> list[str]:
        """The names of this side that tell something and that the other has no counterpart of."""
        partners = _partners(self.words, other.words)
        return list(
            dict.fromkeys(
                name.text
                for name in self.names
                if tells(name.words, (self.language, other.language), name.has_place)
                and not any(_stands(word, partners, near) for word in name.words)
            )
        )

    def others(self, other: Side) -> Iterator[str]:
        """The names of this side, common ones too, that the other has no counterpart of."""
        partners = _partners(self.words, other.words)
        for name in self.names:
            if may_be_name(name.words, self.language) and not any(
                _stands(word, partners, other) for word in name.words
            ):
                yield name.text


def sounds_like_one(name: str, other: Side, least: float = _LIKE_ANY) -> bool:
    """Whether a name is in the other text in a spelling that no list has: Скоп'є, Феникс.

    Of Baden-Wuerttemberg-class and West Virginia every word with a capital has to be there.
    """
    written = tuple(other.written)
    if any(_alike(name, word, least) for word in written):
        return True
    parts = [part for part in _PART.findall(bare_word(name)) if part[0].isupper()]
    return len(parts) > 1 and all(any(_alike(p, w, least) for w in written) for p in parts)


def is_absent(name: str, page: Side) -> bool:
    """Whether no word of a name is anywhere in a page, not even a little like it."""
    words = [word for word in _TOKEN.findall(name) if len(bare_word(word)) >= _LETTERS]
    small = page.text.lower()  # Rebounds, rebounds: a word
    return bool(words) and not any(
        sounds_like_one(word, page, _LIKE_FAR) or bare_word(word).lower() in small for word in words
    )


def _alike(one: str, other: str, least: float) -> bool:
    return sound_likeness(one, other) >= least or is_short_form(one, other)


def _is_written(place: str, other: Side) -> bool:
    """Whether a place is in the other text in a spelling that no list has, or as an adjective."""
    return sounds_like_one(place, other) or any(
        start in other.text.lower() for start in _small_starts(place, other.language)
    )


def _small_starts(place: str, language: str) -> Iterator[str]:
    """How an adjective of a place begins where both languages have Latin letters: londonien."""
    stem = bare_word(place).lower()
    if language in ("fr", "de", "tr", "en") and len(stem) > _STEM and " " not in stem:
        yield stem[: max(_STEM, len(stem) - 1)]


@lru_cache(maxsize=2_000)
def side_of(text: str, language: str) -> Side:
    """Return what a text names."""
    places = find_places(text, language)
    tokens = [
        match.group()
        for match in _TOKEN.finditer(text)
        if _is_capital(match.group())
        and not any(p.span.start <= match.start() < p.span.end for p in places)
    ]
    peoples = frozenset(
        code for token in dict.fromkeys(_TOKEN.findall(text)) for code in people_of(token, language)
    )
    names = tuple(_names(text, language, places))
    longer = {
        p.code: words for p in places if (words := _longer(p, text, names, language)) is not None
    }
    return Side(language, places, peoples, names, tuple(dict.fromkeys(tokens)), text, longer)


def _is_capital(word: str) -> bool:
    return word[0].isupper() and len(bare_word(word)) >= _LETTERS


def _longer(
    place: FoundPlace, text: str, names: tuple[Name, ...], language: str
) -> tuple[str, ...] | None:
    """The other words of the name that a place is part of; none for a currency (US-Dollar)."""
    written = text[place.span.start : place.span.end]
    after = _PART.match(text[place.span.end : place.span.end + 20].lstrip(" -"))
    if after and is_currency(after.group(), language):
        return ()
    return next((name.words for name in names if name.has_place and written in name.text), None)


def _names(text: str, language: str, places: tuple[FoundPlace, ...]) -> Iterator[Name]:
    from verify.text.names.finder import find_names

    for found in find_names(text, language):
        words = [
            match.group()
            for match in _TOKEN.finditer(found.text)
            if _is_capital(match.group())
            and not any(
                p.span.start <= found.span.start + match.start() < p.span.end for p in places
            )
        ]
        has_place = any(
            p.span.start < found.span.end and found.span.start < p.span.end for p in places
        )
        translated = is_translated_name(found.text, text[: found.span.start]) or (
            len(found.text) <= _LONGEST_RANK and _RANK.match(text, found.span.end) is not None
        )
        if words[found.opening :] and not translated:
            yield Name(found.text, tuple(words[found.opening :]), has_place)


def _stands(word: str, partners: frozenset[str], near: Side) -> bool:
    return word in partners or sounds_like_one(word, near)


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
