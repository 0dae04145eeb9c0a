"""Decades and centuries of a claim looked up in a page: a page may give a year of them instead."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verify.match.decade_words import spelled_decades
from verify.model import Fact

# 1980s, ’80s, the late 80s, «1980-х», «90-е годы», 1980er, 80er Jahre, années 80, 80’li yıllar
_DECADE = re.compile(
    r"""
      (?<!\d)(?P<full>(?:1\d|20)\d0)(?:['’]?s|[-‑][а-яіїє]{1,3}|er|['’]l[ae]r\w*|['’]l[iıuü])\b
    | (?:['’]|\bthe\s(?:\w+\s)?)(?P<en>\d0)s\b
    | (?<!\d)(?P<cyrillic>\d0)[-‑][а-яіїє]{1,3}(?:\s(?:год|рок|гг|рр)|\W)
    | (?<!\d)(?P<de>\d0)er[-\s]Jahr
    | \bannées\s(?P<fr>(?:(?:1\d|20)?\d)0)\b
    | (?<!\d)(?P<tr>\d0)['’](?:l[iıuü]\sy[ıi]l|l[ae]r)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CENTURY = re.compile(
    r"[.\s-]{0,2}(?:\w{1,3}\s)?"
    r"(?:century|centuries|век|столет|вік|століт|Jahrhundert|Jh\b|siècle|yüzyıl|yy\b|asır)"
)


def is_decade(fact: Fact, claim: str) -> bool:
    """Whether a number or year of a claim is a decade: “the 1980s”, 1980’li yıllar."""
    return _digits(fact) in _decades(claim)


def decade_in_page(fact: Fact, years: Iterable[int], text: str) -> bool:
    """Whether a page has the decade, with or without its century, or a year of it."""
    digits = _digits(fact)
    if any(str(year // 10 * 10).endswith(digits) for year in years):
        return True
    return any(one.endswith(digits) or digits.endswith(one) for one in _decades(text))


def is_century(fact: Fact, claim: str) -> bool:
    """Whether a number of a claim is a century: “the 19th century”, 19. yüzyıl."""
    found = re.finditer(rf"(?<!\w){re.escape(fact.text)}", claim)
    return any(_CENTURY.match(claim, match.end()) for match in found)


def century_in_page(fact: Fact, years: Iterable[int]) -> bool:
    """Whether a page has a year of a century."""
    number = fact.value.split(" ")[0]
    return any(str((year - 1) // 100 + 1) == number for year in years)


def _digits(fact: Fact) -> str:
    found = re.match(r"\W*(\d+)", fact.text)
    return found.group(1) if found else ""


def _decades(text: str) -> frozenset[str]:
    """The decades of a text as written, with or without their century: 1980, 80."""
    written = (str(match[match.lastgroup or 0]) for match in _DECADE.finditer(text))
    return frozenset(written) | spelled_decades(text)
