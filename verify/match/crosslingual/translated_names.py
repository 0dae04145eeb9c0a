"""Names that no likeness of sound finds again: of rulers and saints, and of syllables.

King Charles is «король Карл» and Kral Charles; Lee Myung-bak is «Ли Мён Бак».
"""

from __future__ import annotations

import re

# The beginnings of titles before a single given name, which languages translate.
_TITLES = (
    *("king", "queen", "pope", "saint", "emperor", "empress", "prince", "tsar", "patriarch"),
    *("корол", "папа", "папы", "папе", "папу", "папой", "свят", "импера", "принц", "цар", "патриарх"),
    *("імпера", "патріарх"),
    *("könig", "papst", "kaiser", "prinz", "sankt", "heilige", "zar"),
    *("roi", "reine", "pape", "empereur", "impératrice"),
    *("kral", "aziz", "imparator", "prens", "çar", "padişah", "sultan", "patrik"),
)  # fmt: skip
# Kim Jong Un, «Ким Чен Ын», Lee Myung-bak
_SYLLABLES = re.compile(
    r"(?:[^\W\d_]{2,4}\s){2}[^\W\d_]{2,4}|(?:\w+\s)?[^\W\d_]{2,6}\s[^\W\d_]{2,6}-[^\W\d_]{2,6}"
)
_LONGEST_TITLE = 12  # letters
# Game of Thrones, Bank of America: bodies and works of several words are translated.
_PART_OF_TITLE = re.compile(r"\b[A-Z]\w+ of (?:the )?$")
_LONGEST_BEFORE = 60


def is_translated_name(name: str, before: str) -> bool:
    """Whether other languages have another form of a name. ``before``: the text before it."""
    words = [*before[-_LONGEST_TITLE - 1 :].split()[-1:], *name.split()]
    if _SYLLABLES.fullmatch(name) or _SYLLABLES.fullmatch(" ".join(words)):
        return True
    if _PART_OF_TITLE.search(before[-_LONGEST_BEFORE:]):
        return True
    return any(_is_title(word) and len(words) - at == 2 for at, word in enumerate(words))


def _is_title(word: str) -> bool:
    plain = word.replace("İ", "i").lower()
    return len(plain) <= _LONGEST_TITLE and plain.startswith(_TITLES)
