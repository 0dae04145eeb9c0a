"""Slips of the keyboard in a name: one letter too many, too few, or wrong, or two exchanged."""

from __future__ import annotations

from verify.text.lazy_patterns import re

_SHORTEST = 7  # letters: shorter names resemble each other by chance
_SAME_START = 3  # letters: a slip in them is another name as often as not (Clinton, Fenton)
_ENDING = 2  # letters at the end of a Latin name, which may be an ending: Bolsheviki, Bolsheviks
_VOWEL = re.compile("[аеёиоуыэюяіїє]$")
_CONSONANT = re.compile("[бгджзклнпрстфцчшщ]$")


def is_slip(a: str, b: str) -> bool:
    """Whether two names differ by one slip that is no ending: Yasinsky, Yasinksky.

    A consonant behind a final vowel is no ending in Cyrillic: Муквеге, Муквегег.
    """
    short, long = sorted((a.casefold(), b.casefold()), key=len)
    if len(short) < _SHORTEST or short == long or short[:_SAME_START] != long[:_SAME_START]:
        return False
    at = next((i for i, pair in enumerate(zip(short, long, strict=False)) if len({*pair}) > 1), -1)
    if at < 0:  # the longer one has more at its end
        return long[:-1] == short and bool(_VOWEL.search(short) and _CONSONANT.search(long))
    return at < len(short) - _ENDING and _is_one_slip(short[at:], long[at:])


def _is_one_slip(short: str, long: str) -> bool:
    """Whether the rest of two names, which begins with different letters, differs by one slip."""
    if len(short) < len(long):
        return short == long[1:]
    exchanged = short[1::-1] + short[2:]
    return len(short) == len(long) and (short[1:] == long[1:] or exchanged == long)
