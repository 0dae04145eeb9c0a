"""Comparison of two expansions of one acronym."""

from __future__ import annotations

import re

from verify.model import Acronym, Dossier
from verify.rules._blocks import is_outside
from verify.rules._small_words import small_words
from verify.text.fold import fold_words
from verify.text.names.word_forms import american, noun_and_adjective
from verify.text.scripts import main_script

SAME_WORD_RATIO = (
    88.0  # ratio of single words: Organization/Organisation 92, Defence/Defense 86 by prefix
)
STEM_LETTERS = 5  # letters that inflected forms of a word share


def article_acronyms(dossier: Dossier) -> list[Acronym]:
    """Return the acronyms that the article itself spells out."""
    return [a for a in dossier.acronyms if not is_outside(dossier.article, a.short.span)]


def expansions_differ(a: Acronym, b: Acronym) -> bool:
    """Whether two expansions in one script name two things; spelling and case do not count."""
    if main_script(a.expansion.value) != main_script(b.expansion.value):
        return False
    first, second = _words(a), _words(b)
    if not first or not second or set(first) <= set(second) or set(second) <= set(first):
        return False
    if "".join(map(american, first)) == "".join(map(american, second)):
        return False  # Long-Lake, Longlake; Centre, Center
    if _is_abbreviated(first, second) or _is_abbreviated(second, first):
        return False
    if len(first) != len(second):
        return True
    return not all(map(_same_word, first, second))


def _is_abbreviated(short: list[str], full: list[str]) -> bool:
    """Whether one has initials for words of the other: U.S. Water Board, United States Water Board."""
    initials = "".join(word for word in short if word not in full)
    spelled_out = [word for word in full if word not in short]
    return len(spelled_out) > 1 and initials == "".join(word[0] for word in spelled_out)


def _words(acronym: Acronym) -> list[str]:
    joined = re.sub(r"(?<!\w\w)\.", "", acronym.expansion.value)  # U.S. is one word
    return [w for w in fold_words(joined).split() if w not in small_words()]


def _same_word(a: str, b: str) -> bool:
    """Whether two words are inflections or spellings of one."""
    from rapidfuzz import fuzz

    if american(a) == american(b) or noun_and_adjective(a, b):
        return True
    return a[:STEM_LETTERS] == b[:STEM_LETTERS] or fuzz.ratio(a, b) >= SAME_WORD_RATIO


def acronym_key(acronym: Acronym) -> str:
    """Return the acronym as it is compared: as written, without periods."""
    return acronym.short.value.replace(".", "").strip()


def in_two_languages(a: Acronym, b: Acronym) -> bool:
    """Whether two expansions are certainly in two languages."""
    from verify.text.language.detect import detect_language

    codes = {detect_language(a.expansion.value).code, detect_language(b.expansion.value).code}
    return None not in codes and len(codes) > 1


def share_a_word(a: Acronym, b: Acronym) -> bool:
    """Whether two expansions have a word in common, so that they may name one organization."""
    return any(_same_word(first, second) for first in _words(a) for second in _words(b))
