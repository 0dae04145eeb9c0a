"""Shares that a text gives in words: half, every third, one in five, un habitant sur quatre."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from verify.match.verdict.values import Value, find_values
from verify.text.numbers.spelled_amounts import Share, find_shares

_MOST = 1_000  # “one in a million” is a manner of speaking
# Before an ordinal: every third, каждый пятый, jede dritte. Before a number: her beş evden biri.
_EVERY = re.compile(
    r"\b(?:every|each|кажд\w{2,3}|кож(?:ен|н\w{1,3})|jede[mnrs]?|chaque|her)\s$", re.IGNORECASE
)
# Before a number: one in five, einer von fünf, un habitant sur quatre, один из пяти.
_ONE_OF = re.compile(
    r"\b(?:one|eine?[rsn]?|une?|один|одна|одн[оеуі]|одного|одної|одной)(?:\s[\w'’-]+){0,4}"
    r"\s(?:in|out\sof|von|sur|из|із|з)\s$",
    re.IGNORECASE,
)
_BEFORE = 60  # characters


@lru_cache(maxsize=1_024)
def shares_of(text: str, language: str | None) -> tuple[Share, ...]:
    """Return the shares that a text gives in words."""
    return (*find_shares(text, language), *_ratios(text, language))


def _ratios(text: str, language: str | None) -> Iterator[Share]:
    for value in find_values(text, language).found:
        count = _count(value)
        before = text[max(0, value.span.start - _BEFORE) : value.span.start]
        pattern = _EVERY if value.unit == "ordinal" or language == "tr" else _ONE_OF
        if count is not None and pattern.search(before):
            yield Share(value.span, Fraction(1, count))


def _count(value: Value) -> int | None:
    is_count = value.kind == "number" and value.number.isdecimal()
    return int(value.number) if is_count and 1 < int(value.number) <= _MOST else None
