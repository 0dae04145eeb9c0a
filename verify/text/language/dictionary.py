"""Is it a word, and if not, which one was meant.

wordfreq knows the words of 40 languages (frozen in 2021), pymorphy3 Russian inflection, CLDR
the names of countries, with the other names that the press uses for some of them in
``countries``. A suggestion is made only where a slip is far likelier than a rare word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from verify.text.gazetteer.countries import country_words
from verify.text.language.word_lists import common_words, common_zipf, zipf

# Of the languages that have a file here. ky and kk have no word list: not checked.
_LISTED = frozenset(("en", "ru", "tr", "de", "fr", "uk"))
_KNOWN = 1.0  # Zipf: wordfreq lists nothing rarer than this
_COMMONER = 2.0  # Zipf steps of ten: a suggestion is at least 100 times commoner,
_RARE = 1.5  # Zipf value granted to a word that no list holds
_MIN_LETTERS = 5


def is_known_word(word: str, language: str) -> bool | None:
    """Whether ``word`` is a word of ``language``; None where there is no vocabulary for it.

    Country names are known in every case, parts of a hyphened word each for themselves.
    """
    if language not in _LISTED:
        return None
    clean = _clean(word)
    if not clean or not re.search(r"[^\W\d_]", clean):
        return None
    parts = [p for p in re.split(r"[-–]", clean) if p]
    return all(_known_part(p, language) for p in parts)


def _clean(word: str) -> str:
    """Lower-case, without a possessive or the Turkish suffixes after an apostrophe."""
    bare = re.sub(r"(?<=\w\w)['’]\w*$", "", word.strip())
    return bare.replace("İ", "i").lower()


def _known_part(word: str, language: str) -> bool:
    if word in country_words(language) or zipf(word, language) >= _KNOWN:
        return True
    return language == "ru" and bool(_morph().word_is_known(word.replace("ё", "е")))


@cache
def _morph() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


def suggest_correction(word: str, language: str) -> str | None:
    """The word that ``word`` is very likely a slip for, in its own capitals; else None.

    Only for an unknown word of five letters and more that is not all capitals: few edits (see
    ``_edits``) from exactly one word at least 100 times commoner, and not merely another ending
    of it. Turkish, whose endings make words no list holds, gets its own letters back
    («cumhurbaskanı») and countries' names, nothing else.
    """
    clean = _clean(word)
    if len(clean) < _MIN_LETTERS or word.isupper() or _is_plainly_known(clean, language):
        return None
    best = _best(clean, language, a_name=word[:1].isupper())
    # Reading the list of all words takes 0.1 s, so the few words with a suggestion are looked up.
    if best is None or is_known_word(word, language) is not False or _glued(clean, language):
        return None
    if _a_name_form(clean, language) and not _a_country(clean, best, language):
        return None
    return _cased(best, word)


def _is_plainly_known(word: str, language: str) -> bool:
    """Whether all parts of a word are common ones, or the language has no list."""
    parts = [part for part in re.split(r"[-–]", word) if part]
    return language not in _LISTED or all(common_zipf(part, language) > 0 for part in parts)


def _a_country(word: str, best: str, language: str) -> bool:
    """A long word one or two edits from a country's name is that name, whatever its ending."""
    return len(word) >= 8 and best in country_words(language)


def _a_name_form(word: str, language: str) -> bool:
    """A surname or first name by its form: pymorphy recognizes those it has no entry for."""
    if language != "ru":
        return False
    return any({"Surn", "Name", "Patr"} & set(p.tag.grammemes) for p in _morph().parse(word)[:2])


def _glued(word: str, language: str) -> bool:
    """Two common words written as one («nationalpost»): a name or a missing space, no slip."""
    cuts = range(4, len(word) - 3)
    return any(
        min(common_zipf(word[:i], language), common_zipf(word[i:], language)) >= 4.0 for i in cuts
    )


def _best(word: str, language: str, a_name: bool) -> str | None:
    near = [
        (c, d)
        for c, d in _near(word, language)
        if d <= _edits(word, c, language, a_name) and not _only_ending(word, c)
    ]
    if not near:
        return None
    closest = min(d for _, d in near)
    ranked = sorted((c for c, d in near if d == closest), key=lambda c: -_weight(c, language))
    if len(ranked) > 1 and _rivals(ranked[0], ranked[1], language):
        return None
    return ranked[0] if _weight(ranked[0], language) >= _RARE + _COMMONER else None


def _edits(word: str, candidate: str, language: str, a_name: bool) -> int:
    """How many edits are believed: on real news pages more gave names and rare forms."""
    if candidate in country_words(language):
        return 2 if len(word) >= 10 and word[-1] == candidate[-1] else 1
    if language == "tr":
        return 3 if word.translate(_PLAIN) == candidate.translate(_PLAIN) else 0
    return 2 if len(word) >= 9 and not a_name and language in ("en", "ru") else 1


_PLAIN = str.maketrans("çğıöşüâîû", "cgiosuaiu")


def _rivals(first: str, second: str, language: str) -> bool:
    """Whether both can be meant: nearly as common, and not two cases of one word."""
    close = _weight(first, language) < _weight(second, language) + 1.0
    return close and not _one_lexeme(first, second, language)


def _weight(word: str, language: str) -> float:
    """Zipf value; a country's name weighs at least as its commonest case does."""
    return max(common_zipf(word, language), 4.0 if word in country_words(language) else 0.0)


def _one_lexeme(a: str, b: str, language: str) -> bool:
    return language == "ru" and _morph().parse(a)[0].normal_form == _morph().parse(b)[0].normal_form


def _near(word: str, language: str) -> list[tuple[str, int]]:
    """Vocabulary within three edits of ``word``, with the distance."""
    from rapidfuzz.distance import OSA

    found = []
    for candidate in _candidates(word[0], len(word), language):
        apart = OSA.distance(word, candidate, score_cutoff=3)
        if 0 < apart <= 3:
            found.append((candidate, int(apart)))
    return found


def _candidates(first: str, length: int, language: str) -> list[str]:
    """Common words of about this length with this first letter: slips rarely touch the first."""
    by_shape = _vocabulary(language)
    return [w for size in range(length - 2, length + 3) for w in by_shape.get((first, size), ())]


@cache
def _vocabulary(language: str) -> dict[tuple[str, int], tuple[str, ...]]:
    buckets = round((9 - _RARE - _COMMONER) * 100) + 1  # of a centibel each
    listed = common_words(language)[:buckets]
    words = {word for bucket in listed for word in bucket if word.isalpha()}
    shapes: dict[tuple[str, int], list[str]] = {}
    for word in words | set(country_words(language)):
        shapes.setdefault((word[0], len(word)), []).append(word)
    return {shape: tuple(sorted(found)) for shape, found in shapes.items()}


def _only_ending(word: str, candidate: str) -> bool:
    """Whether the two share a stem and differ in their last letters: inflection, not a slip.

    A letter lost before the same last letter is a slip («правительсто»), and so are two
    neighbors that changed places (“Canadain”).
    """
    if len(word) == len(candidate) and sorted(word) == sorted(candidate):
        return False
    if len(word) < len(candidate) and word[-1] == candidate[-1]:
        return False
    common = 0
    for a, b in zip(word, candidate, strict=False):
        if a != b:
            break
        common += 1
    return common >= 3 and len(word) - common <= 3 and len(candidate) - common <= 3


def _cased(candidate: str, like: str) -> str:
    if like[:1].isupper():
        return candidate[:1].upper() + candidate[1:]
    return candidate
