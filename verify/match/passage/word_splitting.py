"""The words of a folded text as they are aligned: words, numbers, and the marks of units.

A date in digits is cut into its parts: of “14.03.2016” and “14 March 2016” two words of three
agree then, and a short sentence with a date is still found.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from verify.text.tokens import NUMBER, UNIT_MARKS, WORD

# The same words and numbers as verify.text.tokens gives, without its marks: where a regular
# expression may skip them, it takes half the time.
_WORDS = re.compile(rf"{WORD}|{NUMBER}|(?P<mark>[{''.join(sorted(UNIT_MARKS))}])(?P=mark)*")
_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


class TextWord(NamedTuple):
    """A folded word with its offsets into the folded text.

    A named tuple, because thousands are made for every search: a dataclass takes three times
    as long.
    """

    folded: str
    start: int
    end: int


def cut_words(text: str, start: int, end: int) -> list[TextWord]:
    """The words of ``text[start:end]`` in order."""
    found = [
        TextWord(match.group(), *match.span())
        for match in _WORDS.finditer(text, start, end)
        if match.lastgroup is None or match.end() == match.start() + 1
    ]
    if not _DATE.search(text, start, end):
        return found
    return [part for word in found for part in _parts(word)]


def _parts(word: TextWord) -> list[TextWord]:
    date = _DATE.fullmatch(word.folded)
    if date is None:
        return [word]
    return [
        TextWord(date.group(n), word.start + date.start(n), word.start + date.end(n))
        for n in (1, 2, 3)
    ]
