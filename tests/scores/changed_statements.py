"""Statements of the parallel news with one number, date or name changed, for the contradictions."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from verify.match.verdict.values import find_values
from verify.model import Span
from verify.text.names.finder import find_names

_DIGITS = re.compile(r"\d+")
_DAYS = 28
_YEARS = 9  # a changed year is so many years off at most


def changed_value(statement: str, language: str, kind: str, chance: random.Random) -> str | None:
    """The statement with the first number of one of its values changed; None where it has none."""
    spans = [v.span for v in find_values(statement, language).found if v.kind == kind]
    chance.shuffle(spans)
    for span in spans:
        if match := _DIGITS.search(statement, span.start, span.end):
            other = _other_number(match.group(), kind, chance)
            return statement[: match.start()] + other + statement[match.end() :]
    return None


def _other_number(digits: str, kind: str, chance: random.Random) -> str:
    number = int(digits)
    if kind == "date":
        days = [n for n in range(1, _DAYS + 1) if n != number]
        years = [number + n for n in range(-_YEARS, _YEARS + 1) if n]
        return str(chance.choice(days if number <= _DAYS + 3 else years))
    step = max(1, number // 4)
    near = [n for n in range(number - step, number + step + 1) if n > 0 and n != number]
    return str(chance.choice(near or [number + 1]))


def names_of(text: str, language: str) -> Iterator[Span]:
    """Yield the names of a text that are not its first word."""
    for found in find_names(text, language):
        if found.span.start > 0:
            yield found.span


def changed_name(
    statement: str, language: str, others: list[str], chance: random.Random
) -> str | None:
    """The statement with one of its names replaced by one of ``others``; None where it has none."""
    spans = list(names_of(statement, language))
    if not spans:
        return None
    span = chance.choice(spans)
    length = len(statement[span.start : span.end].split())
    fitting = [name for name in others if len(name.split()) == length]
    if not fitting:
        return None
    return statement[: span.start] + chance.choice(fitting) + statement[span.end :]
