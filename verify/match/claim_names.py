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
        return any(_has(word, there) for word in parts) or _has_initials(parts, text)
    head = (
        parts[-1] if parts[-1] in telling else min(telling, key=lambda w: _frequency(w, language))
    )
    others = [word for word in parts if word != head]
    if _has(head, there) or _has_initials(parts, text) or _has_small(head, text, language):
        return True
    return _has_misspelled(head, there) and any(_has(word, there) for word in others)


def _frequency(word: str, language: str | None) -> float:
    return word_frequency(word.lower(), language) or 0.0


def _has(word: str, there: frozenset[str]) -> bool:
    from rapidfuzz import fuzz, process

    keys = spelling_keys(word)
    if keys & there:
        return True
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


def _has_initials(parts: list[str], text: str) -> bool:
    """Whether a text has the initials of a name of three words or more: WTO."""
    initials = "".join(word[0] for word in parts if word[0].isupper())
    return len(initials) >= _INITIALS and bool(re.search(rf"\b{re.escape(initials)}\b", text))


@lru_cache(maxsize=8)
def _keys(text: str) -> frozenset[str]:
    """The keys of all words of a text that have a capital."""
    words = {word for word in _TOKEN.findall(text) if word[0].isupper()}
    parts = {part for word in words for part in name_parts(word)}
    return frozenset(key for part in parts for key in spelling_keys(part))
