"""Words of a text with their places, and their forms without endings."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from verify.model import Span

WORD_PATTERN = regex.compile(
    r"\p{L}[\p{L}\p{M}\p{Nd}]*(?:[’'ʼ-][\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*)*[’']?"
)

_POSSESSIVE = regex.compile(r"(?:[’'ʼ]s|(?<=s)[’'ʼ]|[’'ʼ]\p{Ll}{1,6})$")

_RU_ENDINGS = (
    "ами",
    "ями",
    "ого",
    "его",
    "ому",
    "ему",
    "ыми",
    "ими",
    "ом",
    "ем",
    "ём",
    "ой",
    "ей",
    "ою",
    "ею",
    "ым",
    "им",
    "ых",
    "их",
    "ую",
    "юю",
    "ая",
    "яя",
    "ое",
    "ее",
    "ый",
    "ий",
    "ам",
    "ям",
    "ах",
    "ях",
    "ов",
    "ев",
    "а",
    "я",
    "у",
    "ю",
    "е",
    "ы",
    "и",
    "ь",
    "й",
    "о",
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the text: as written, lower-case without a possessive ending, and its place."""

    text: str
    lower: str
    span: Span

    @property
    def capital(self) -> bool:
        """Return whether the word begins with a capital letter."""
        return self.text[0].isupper()


def split_words(text: str, span: Span) -> list[Word]:
    """Return the words of ``span`` of ``text``; spans are offsets into ``text``."""
    return [
        Word(m.group(), lower_case(strip_endings(m.group())), Span(*m.span()))
        for m in WORD_PATTERN.finditer(text, span.start, span.end)
    ]


def strip_endings(word: str) -> str:
    """Return the word without a possessive or Turkish case ending after an apostrophe."""
    return str(_POSSESSIVE.sub("", word))


def lower_case(word: str) -> str:
    """Return the word in lower case.

    Turkish İ becomes i; ``str.lower`` would add a combining dot.
    """
    return word.replace("İ", "i").lower()


def slavic_stem(word: str) -> str:
    """Return a Russian or Ukrainian word without case ending: министром, министра → министр."""
    for ending in _RU_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
