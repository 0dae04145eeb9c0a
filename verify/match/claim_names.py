"""The names of a claim looked up in a page.

The word that tells most is looked for: the last one, in English and Russian a surname, unless it is
a common word (“Amy Brown”, “Cold War”); then the rarest one. It may be inflected, in another script,
or a letter off beside another word of the name; an organization may be given by its initials.
"""

from __future__ import annotations

import re
from functools import lru_cache

from verify.model import Fact
from verify.text.language.frequency import word_frequency
from verify.text.names.comparison import name_parts, spelling_keys

_COMMON = 4.5  # Zipf frequency of a word that says little: “court”, “today”, “city”
_IN_DICTIONARIES = 3.0  # and of one that is no name where it has no capital: “minority”
# German nouns have capitals. A name is hardly rarer in English than in German: “Merkel” 3.4 and
# 4.8, “Reihe” 1.6 and 5.0; a long word in no list is a compound.
_FOREIGN, _COMPOUND = 2.0, 9
_LIKE = 85  # of 100: keys that are one name in another transliteration
_FEWEST_LETTERS = 4  # of a key that may be misspelled
_INITIALS = 3
# Навального, Навальный; Толстого, Толстой; Зеленського, Зеленський: surnames that are adjectives.
_ADJECTIVE = re.compile(
    r"\A(.{3,})(?:ого|ому|ым|им|ом|ый|ий|ой|ій|ая|ую|ою|ої|ых|их|ыми|ими)", re.IGNORECASE
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*")


def name_tells(fact: Fact, language: str | None) -> bool:
    """Whether a fact is a full name, and not a phrase of German nouns."""
    words = name_parts(fact.text)
    return len([word for word in words if not is_german_noun(word, language)]) > 1


def is_german_noun(word: str, language: str | None) -> bool:
    """Whether a word of a German text is a noun that is no name: Reihe, Dankbarkeit."""
    if language != "de":
        return False
    own, english = (word_frequency(word.lower(), code) or 0.0 for code in ("de", "en"))
    return own - english >= _FOREIGN or (not own and len(word) > _COMPOUND)


def name_in_text(fact: Fact, text: str, language: str | None) -> bool:
    """Whether a text has a name, in any spelling, in part or by its initials."""
    parts = [word for word in name_parts(fact.text) if not is_german_noun(word, language)]
    if not parts:
        return True
    there = _keys(text)
    telling = [word for word in parts if _frequency(word, language) < _COMMON]
    if not telling:
        return any(
            _has(word, there) or _has_small(word, text, language) for word in parts
        ) or _has_initials(parts, text, language)
    head = (
        parts[-1] if parts[-1] in telling else min(telling, key=lambda w: _frequency(w, language))
    )
    others = [word for word in parts if word != head]
    if (
        _has(head, there)
        or _has_initials(parts, text, language)
        or _has_small(head, text, language)
    ):
        return True
    return _has_misspelled(head, there) and any(_has(word, there) for word in others)


def _frequency(word: str, language: str | None) -> float:
    return word_frequency(word.lower(), language) or 0.0


def _has(word: str, there: frozenset[str]) -> bool:
    from rapidfuzz import fuzz, process

    if _keys_of(word) & there:
        return True
    keys = spelling_keys(word)
    same = [one for key in keys for one in there if one[:1] == key[:1]]
    return any(process.extractOne(key, same, scorer=fuzz.ratio, score_cutoff=_LIKE) for key in keys)


def _has_small(word: str, text: str, language: str | None) -> bool:
    """Whether a text has a word of a dictionary without its capital."""
    small = word.lower()
    return _frequency(word, language) >= _IN_DICTIONARIES and bool(
        re.search(rf"\b{re.escape(small)}\b", text)
    )


def _has_misspelled(word: str, there: frozenset[str]) -> bool:
    """Whether a text has a word that is a letter off, or has two letters exchanged."""
    from rapidfuzz.distance import OSA

    keys = [key for key in spelling_keys(word) if len(key) >= _FEWEST_LETTERS]
    return any(
        OSA.distance(key, one, score_cutoff=1) <= 1
        for key in keys
        for one in there
        if one[:1] == key[:1]
    )


def _has_initials(parts: list[str], text: str, language: str | None) -> bool:
    """Whether a text has the initials of a name: WTO.

    Of common words, also at one end of longer initials: “European Court” and ECHR.
    """
    initials = "".join(word[0] for word in parts if word[0].isupper())
    if len(initials) >= _INITIALS and re.search(rf"\b{re.escape(initials)}\b", text):
        return True
    if len(initials) < 2 or any(_frequency(word, language) < _IN_DICTIONARIES for word in parts):
        return False
    return any(
        len(one) > len(initials) and (one.startswith(initials) or one.endswith(initials))
        for one in _abbreviations(text)
    )


@lru_cache(maxsize=8)
def _abbreviations(text: str) -> frozenset[str]:
    return frozenset(word for word in _TOKEN.findall(text) if word.isupper() and len(word) <= 6)


def _keys_of(word: str) -> frozenset[str]:
    """The keys of a word; if it is like an adjective, also one that all its cases share."""
    found = _ADJECTIVE.fullmatch(word)
    shared = spelling_keys(found.group(1)) if found else ()
    return spelling_keys(word) | {f"{key}-" for key in shared}


@lru_cache(maxsize=8)
def _keys(text: str) -> frozenset[str]:
    """The keys of all words of a text that have a capital."""
    words = {word for word in _TOKEN.findall(text) if word[0].isupper()}
    parts = {part for word in words for part in name_parts(word)}
    return frozenset(key for part in parts for key in _keys_of(part))
