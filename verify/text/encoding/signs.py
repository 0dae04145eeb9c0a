"""Signs beyond ASCII, and whether they are where writers put them: `it’s`, `© 2021`, `20 °C`.

An English page has no other bytes beyond ASCII than these: no word tells its character set. In a
wrong set they are letters (`itТs`, `й 2021`), or signs in the middle of words (`caf‚`).
"""

from __future__ import annotations

import re
from collections import Counter

# Each with what may be before and after it.
_GOOD = re.compile(
    r"""
    [\u00a0\u00ad]                              # blanks and hyphens that are not seen
    | (?<=\w)[’´](?=\w) | (?<!\w)[‘’](?=\w) | (?<=[\w.,!?…”])[’‘](?!\w)  # it’s, ‘so, sailors’
    | (?<!\S)[»«](?=\s)                         # » More, « ici »
    | (?P<open>(?<!\w)[“„«‹”](?=\s?\S)) | (?P<close>(?<=\S)[”“»›](?!\w)|(?<=\s)»)  # “so”
    | (?<!\S)[–—](?!\S) | (?<!\S)[–—](?=\w) | (?<=\w)[–—](?=\w)  # a – b, —so, 1914–1918
    | (?<=\S)… | …(?=\S)
    | (?<!\w)[¿¡](?=\w) | (?<!\w)[©®•·†№§¶€£¥¢±](?=\s|\d) | (?<![^\W\d_])[€£¥¢](?!\w)
    | (?<![^\s\d])×(?=\s?\d) | (?<!\S)[•·½¼°](?!\w) | (?<!\S)°(?=[CF]\b)
    | (?<=\w)[™®©°](?!\w) | (?<=[^\W\d_])[²³](?!\w) | (?<=\d)(?:°[CF]?|[ªº½¼¾])(?!\w)
    """,
    re.VERBOSE,
)
_FOREIGN = re.compile(rb"[\x80-\xff]+")
_ALONE = 1.3  # bytes in a row: letters of another alphabet come in words
_FEW = 0.25  # of all bytes


def sign_counts(text: str) -> tuple[int, int]:
    """Return how many signs beyond ASCII a text has, and how many are where such signs belong.

    Quotation marks count in pairs. Marks that belong to a letter (vowels of Hebrew and Thai) are no signs.
    """
    signs = sum(map(_is_sign, text))
    if not signs:
        return 0, 0
    kinds = Counter(found.lastgroup for found in _GOOD.finditer(text))
    good = kinds[None] + 2 * min(kinds["open"], kinds["close"])
    return signs, min(signs, good)


def _is_sign(char: str) -> bool:
    if char < "\x80" or char == "\ufffd" or char.isalnum():
        return char in "²³¹ªº½¼¾"
    return not (
        "\u0300" <= char < "\u0370" or "\u0591" <= char < "\u0780" or "\u0e00" <= char < "\u0e80"
    )


def is_latin_with_few_others(sample: bytes) -> bool:
    """Return whether the bytes beyond ASCII are few and alone, as in no other alphabet."""
    runs = _FOREIGN.findall(sample)
    foreign = sum(map(len, runs))
    return bool(runs) and foreign < _ALONE * len(runs) and foreign < _FEW * len(sample)
