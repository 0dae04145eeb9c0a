"""Decades that are written in words: the nineties, «девяностые», Neunziger, doksanlı yıllar."""

from __future__ import annotations

import re

_TENS = ("20", "30", "40", "50", "60", "70", "80", "90")
_WORD_BEGINS = r"(?<![\w-])"
# What comes before, the words for 20 to 90, and their endings.
_FORMS = (
    (_WORD_BEGINS, "twent thirt fort fift sixt sevent eight ninet", r"ies(?![\w-])"),
    (
        _WORD_BEGINS,
        "двадцаты тридцаты сороковы пятидесяты шестидесяты семидесяты восьмидесяты девяносты",
        r"(?:е|х|ми?)(?![\w-])",
    ),
    (
        _WORD_BEGINS,
        "двадцят тридцят сороков п['’ʼ]ятдесят шістдесят сімдесят вісімдесят дев['’ʼ]яност",
        r"(?:і|их|ими?)(?![\w-])",
    ),
    (
        _WORD_BEGINS,
        "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
        r"ern?(?!\w)",
    ),
    (
        r"\bannées\s",
        "vingt trente quarante cinquante soixante soixante-dix quatre-vingts? quatre-vingt-dix",
        r"(?![\w-])",
    ),
    (_WORD_BEGINS, "yirmi otuz kırk elli altmış yetmiş seksen doksan", r"l[iıuü]\s(?:yıl|sene)"),
)


def _pattern(before: str, words: str, after: str) -> re.Pattern[str]:
    named = zip(_TENS, words.split(), strict=True)
    tens = "|".join(f"(?P<d{ten}>{word})" for ten, word in named)
    return re.compile(f"{before}(?:{tens}){after}", re.IGNORECASE)


_PATTERNS = tuple(_pattern(*form) for form in _FORMS)


def spelled_decades(text: str) -> frozenset[str]:
    """Return the tens of the decades that a text writes in words: "90" for the nineties."""
    found = (match.lastgroup or "" for known in _PATTERNS for match in known.finditer(text))
    return frozenset(name.removeprefix("d") for name in found)
