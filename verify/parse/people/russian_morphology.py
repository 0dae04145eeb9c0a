"""Lookups of capitalized words in the Russian dictionary (pymorphy3, OpenCorpora)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import regex

from verify.languages import load_languages
from verify.parse.people.russian_callings import is_calling_form

_CYRILLIC = regex.compile(r"[\p{Cyrillic}\p{M}’'.-]+")


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


def _parses(word: str) -> list[Any]:
    """Return the readings of a word; none of a word that is not Cyrillic.

    pymorphy3 raises an error for letters without a Unicode name, such as 𘆀.
    """
    return _analyzer().parse(word) if _CYRILLIC.fullmatch(word) else []


@lru_cache(maxsize=20_000)
def is_given_name(word: str) -> bool:
    """Return whether it is a given name in any case («Сергея»), an initial («В.»), or only a name.

    A word that the dictionary also knows as a place («Владимир») counts as a name: its
    neighbors decide. A word that the dictionary does not know is not a name here.
    """
    if regex.fullmatch(r"\p{Lu}\.?(?:\p{Lu}\.?)?", word):
        return True
    if not regex.fullmatch(r"\p{Lu}[\p{Ll}-]+", word):
        return False
    parses = _parses(word)
    return any("Name" in p.tag and p.is_known for p in parses)


@lru_cache(maxsize=20_000)
def is_plural_noun(word: str) -> bool:
    """Return whether the noun is plural in every reading: «журналистам», but not «министра»."""
    nouns = [p for p in _parses(word) if "NOUN" in p.tag and p.score > 0.05]
    return bool(nouns) and all("plur" in p.tag for p in nouns)


@lru_cache(maxsize=20_000)
def is_common_word(word: str) -> bool:
    """Return whether the dictionary has the word, and not as a person's name.

    «Асанов» is also the genitive of «асана»: a capital with a surname's ending is a surname.
    """
    if regex.search(r"^\p{Lu}\p{Ll}{2,}(?:ов|ев|ёв|ин|ын)(?:а|у|ым|ой|е)?$", word):
        return False
    known = [p for p in _parses(word) if p.is_known]
    return bool(known) and not any(
        "Name" in p.tag or "Surn" in p.tag or "Patr" in p.tag for p in known
    )


@lru_cache(maxsize=20_000)
def is_finite_verb(word: str) -> bool:
    """Return whether the word is a finite verb in every likely reading: «стал», «заявила»."""
    likely = [p for p in _parses(word) if p.score > 0.2]
    return bool(likely) and all("VERB" in p.tag for p in likely)


@lru_cache(maxsize=20_000)
def is_speaking_noun(word: str) -> bool:
    """Return whether it is the nominative of somebody who can speak: «режиссёр», «эксперты»."""
    likely = [p for p in _parses(word) if p.score > 0.15]
    return any({"NOUN", "nomn", "anim"} in p.tag for p in likely)


@lru_cache(maxsize=20_000)
def is_nominative_attribute(word: str) -> bool:
    """Return whether it is an adjective or pronoun in the nominative: «некоторые», «народная»."""
    likely = [p for p in _parses(word) if p.score > 0.15]
    return any({"ADJF", "nomn"} in p.tag or {"PRTF", "nomn"} in p.tag for p in likely)


@lru_cache(maxsize=20_000)
def is_genitive(word: str) -> bool:
    """Return whether it can depend on a noun before it: «организации», «Московского»."""
    return any("gent" in p.tag for p in _parses(word) if p.score > 0.1)


@lru_cache(maxsize=20_000)
def is_dative(word: str) -> bool:
    """Return whether a name is in the dative and cannot be in the nominative: «Инне», «Олегу»."""
    cases = {p.tag.case for p in _parses(word) if p.score > 0.1}
    return "datv" in cases and "nomn" not in cases


@lru_cache(maxsize=20_000)
def is_calling(word: str) -> bool:
    """Return whether it is the singular of a person's office or calling: «физиолог», «теннисистом»."""
    parses = _parses(word)
    if not parses or len(word) < 4:
        return False
    best = parses[0]
    names = {"Name", "Surn", "Patr", "Geox"} & set(best.tag.grammemes)
    if {"NOUN", "anim", "sing"} not in best.tag or names or best.score <= 0.3:
        return False
    parts = best.normal_form.split("-")  # медиа-эксперт, вице-губернатор, депутат-мечтатель
    if len(parts) > 1 and _role_nouns() & set(parts):
        return True
    return is_calling_form(parts[-1])


@cache
def _role_nouns() -> frozenset[str]:
    return frozenset(load_languages()["ru"].roles.nouns)


@lru_cache(maxsize=20_000)
def agree(noun: str, name: str) -> bool:
    """Return whether a noun and a given name can have one case: «певцом Новаком», not «певцом Олега»."""
    nouns = {p.tag.case for p in _parses(noun) if "NOUN" in p.tag and p.score > 0.1}
    names = {p.tag.case for p in _parses(name) if "Name" in p.tag}
    return not names or bool(nouns & names)


@lru_cache(maxsize=20_000)
def is_foreign_name(word: str) -> bool:
    """Return whether a capitalized word is in no dictionary, as foreign names are: «Новаком»."""
    if not regex.fullmatch(r"\p{Lu}[\p{L}-]{2,}", word):
        return False
    return not any(p.is_known for p in _parses(word))
