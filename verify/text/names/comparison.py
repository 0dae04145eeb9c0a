"""Compare two names: are they the name of one person, in whatever script, case or length.

``same_name`` compares two names as they stand: across scripts, cases, capitals, short and
full forms. It says ``variant`` where one person is very likely meant and spelled otherwise,
and ``different`` wherever that is less than very likely.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from verify.text.names.finder import FoundName, find_names
from verify.text.names.given_names import same_given_name
from verify.text.names.inflection import base_forms, strip_possessive
from verify.text.names.pinyin import pinyin_to_cyrillic
from verify.text.names.romanize import consonant_skeleton, fold_roman, romanize
from verify.text.scripts import main_script

__all__ = ["FoundName", "NameAgreement", "find_names", "name_key", "romanize", "same_name"]

Agreement = Literal["same", "variant", "different"]


@dataclass(frozen=True, slots=True)
class NameAgreement:
    """Whether two names are one person's, and the reason."""

    verdict: Agreement
    reason: str


_WORD = re.compile(r"[^\W\d_][^\W\d_'’ʼ`.-]*(?:['’ʼ`-][^\W\d_]+)*\.?")


@lru_cache(maxsize=16_384)
def name_parts(name: str) -> tuple[str, ...]:
    """Return the words of a name without honorifics, particles and possessives."""
    from verify.text.names.vocabulary import honorifics, particles

    found = [m.group() for m in _WORD.finditer(name)]
    kept = [w for w in found if w.lower().rstrip(".") not in honorifics()] or found
    if len(kept) > 2:  # «bin», «бен», “von der” are spelled and left out at will
        kept = [w for w in kept if w.lower() not in particles()] or kept
    return tuple(strip_possessive(w) for w in kept)


def name_key(text: str) -> str:
    """One key for the spellings of a name: "Рахмон", "Rahmon" and "RAKHMON" give ``rahmon``.

    Word order is kept; possessives, Turkish case suffixes and the case endings of Russian
    surnames in -ов, -ин, -ский are taken off. Empty for a text without letters.
    """
    return " ".join(
        filter(None, (fold_roman(romanize(base_forms(w)[0])) for w in name_parts(text)))
    )


def same_name(a: str, b: str) -> NameAgreement:
    """Compare two names. ``same``: one name in another script, case, length or inflection.
    ``variant``: very likely one person, spelled otherwise. ``different``: anything else."""
    first, second = name_parts(a), name_parts(b)
    if not first or not second:
        return NameAgreement("different", "one of them holds no name")
    if len(first) > len(second):
        first, second = second, first
    return _compare(first, second)


def _compare(short: tuple[str, ...], full: tuple[str, ...]) -> NameAgreement:
    pairs = _paired(short, full)
    if pairs is None:
        alone = len(short) == len(full) == 1
        why = "the names differ" if alone else "a word of one name does not stand in the other"
        return NameAgreement("different", why)
    worst = max((word_agreement(x, y) for x, y in pairs), key=_RANK.__getitem__)
    if worst == "near":
        return _near(pairs)
    if all(is_initial(x) or is_initial(y) for x, y in pairs):
        return NameAgreement("different", "only initials agree")
    if len(short) == 1 and len(full) > 2 and pairs[0][1] not in (full[0], full[-1]):
        return NameAgreement("different", "the name is in the middle of a longer one")
    verdict: Agreement = "same" if worst == "same" else "variant"
    return NameAgreement(verdict, _reason(short, full, verdict))


def _reason(short: tuple[str, ...], full: tuple[str, ...], verdict: Agreement) -> str:
    if verdict == "variant":
        return "one name in two spellings"
    if main_script("".join(short)) != main_script("".join(full)):
        return "one name in two scripts"
    if len(short) < len(full):
        return "a short form of the same name"
    return "the same name"


def _near(pairs: list[tuple[str, str]]) -> NameAgreement:
    """One consonant apart: believable only beside another full word that agrees."""
    kinds = [word_agreement(x, y) for x, y in pairs if not (is_initial(x) or is_initial(y))]
    across = any(main_script(x) != main_script(y) for x, y in pairs)
    if kinds.count("near") == 1 and ("same" in kinds or (across and "variant" in kinds)):
        return NameAgreement("variant", "one letter differs beside an agreeing name")
    return NameAgreement("different", "the names differ in their consonants")


_RANK = {"same": 0, "variant": 1, "near": 2, "different": 3}


def _paired(short: tuple[str, ...], full: tuple[str, ...]) -> list[tuple[str, str]] | None:
    """Each word of the shorter name with its own word of the longer one, best first."""
    left = list(full)
    pairs = []
    for word in sorted(short, key=lambda w: -len(w)):
        if not left:
            return None
        best = min(left, key=lambda other: (_RANK[word_agreement(word, other)], len(other) < 3))
        if word_agreement(word, best) == "different":
            return None
        left.remove(best)
        pairs.append((word, best))
    return pairs


def is_initial(word: str) -> bool:
    """Return whether a word is one letter, with or without a period."""
    return len(word.rstrip(".")) == 1


def word_agreement(a: str, b: str) -> Literal["same", "variant", "near", "different"]:
    """How two single name words agree; ``near``: one consonant apart in a long word."""
    if is_initial(a) or is_initial(b):
        same = fold_roman(romanize(a))[:1] == fold_roman(romanize(b))[:1]
        return "same" if same else "different"
    if plain_forms(a) & plain_forms(b):
        return "same"
    keys_a, keys_b = spelling_keys(a), spelling_keys(b)
    across = main_script(a) != main_script(b)
    if keys_a & keys_b:
        return "same" if across else "variant"
    if same_given_name(keys_a, keys_b):
        return "same"
    found = _distance(keys_a, keys_b)
    return _across(keys_a, keys_b) if across and found in ("near", "different") else found


@lru_cache(maxsize=16_384)
def plain_forms(word: str) -> frozenset[str]:
    """Return the forms that a word can be a case of, without accents."""
    return frozenset(_unaccented(form) for form in base_forms(word))


def _unaccented(word: str) -> str:
    """Lower-case letters without accents; «й» and «ї» are letters, not accents."""
    import unicodedata

    lower = word.replace("İ", "i").replace("ı", "i").replace("I", "i").lower().replace("ё", "е")
    parts = (c if c in "йїў" else unicodedata.normalize("NFKD", c) for c in lower)
    return "".join(c for c in "".join(parts) if c.isalnum())


@lru_cache(maxsize=16_384)
def spelling_keys(word: str) -> frozenset[str]:
    """Return the romanized spellings of a word, folded: of Rahmon and «Рахмон» ``rahmon``."""
    keys: set[str] = set()
    for form in base_forms(word):
        roman = romanize(form).lower()
        keys.add(fold_roman(roman))
        if main_script(form) == "Latin":
            keys |= _latin_keys(form, roman)
        else:
            keys |= _cyrillic_keys(form, roman)
    return frozenset(keys - {""})


def _latin_keys(form: str, roman: str) -> set[str]:
    chinese = pinyin_to_cyrillic(form)
    return {
        fold_roman(romanize(chinese)) if chinese else "",  # Jinping, «Цзиньпин»
        fold_roman(re.sub("c(?![heiyj])", "k", roman)),  # Victor, Viktor
        fold_roman(re.sub("c(?!h)", "j", roman)),  # Turkish writes Japarov «Caparov»
        fold_roman(_unaccented(form)),  # Askeroglu beside Askeroğlu
        fold_roman(re.sub("der$", "dr", roman)),  # Alexander, Aleksandr
        fold_roman(re.sub("^j(?=[aeou])", "y", roman)),  # Jens, «Йенс»
        fold_roman(re.sub("^s(?=[pt])", "sh", roman)),  # Stein, «Штейн»
    }


def _cyrillic_keys(form: str, roman: str) -> set[str]:
    return {
        fold_roman(re.sub("^g", "h", roman)),  # «Гейдар», Heydar
        fold_roman(re.sub("u(?=[eaio])", "w", roman)),  # «Уэ» stands for English we-: Уэнтуорт
        fold_roman(romanize(re.sub("(?<=[аеиоуы])ё", "йо", form.lower()))),  # Мирзиёев, Mirziyoyev
    }


def _across(
    keys_a: frozenset[str], keys_b: frozenset[str]
) -> Literal["variant", "near", "different"]:
    """Two scripts: English vowels are heard otherwise (Biden, «Байден»), so consonants decide."""
    from rapidfuzz.distance import Levenshtein

    keys = [(x, y) for x in keys_a for y in keys_b]
    pairs = [(consonant_skeleton(x), consonant_skeleton(y)) for x, y in keys]
    for (x, y), (bones, others) in zip(keys, pairs, strict=True):
        vowels = 1 if min(len(x), len(y)) <= 6 else 2
        if bones == others and len(bones) >= 3 and Levenshtein.distance(x, y) <= vowels:
            return "variant"
    close = (x[0] == y[0] and (x == y or min(len(x), len(y)) >= 4) for x, y in pairs)
    if any(c and Levenshtein.distance(x, y) <= 1 for c, (x, y) in zip(close, pairs, strict=True)):
        return "near"
    return "different"


_MIN_VARIANT = 5  # shorter names differ in a vowel too often: Ali, Alo; Omar, Emir
_MIN_NEAR = 6


def _distance(
    keys_a: frozenset[str], keys_b: frozenset[str]
) -> Literal["variant", "near", "different"]:
    from rapidfuzz.distance import Levenshtein

    best: Literal["variant", "near", "different"] = "different"
    for x in keys_a:
        for y in keys_b:
            shortest = min(len(x), len(y))
            apart = Levenshtein.distance(x, y)
            if (
                apart == 1
                and shortest >= _MIN_VARIANT
                and consonant_skeleton(x) == consonant_skeleton(y)
            ):
                if (x[-1] in "ao" and x[:-1] == y) or (y[-1] in "ao" and y[:-1] == x):
                    continue  # Ivanov, Ivanova: two people in Latin letters
                return "variant"
            if apart == 1 and shortest >= _MIN_NEAR and x[0] == y[0]:
                best = "near"
    return best
