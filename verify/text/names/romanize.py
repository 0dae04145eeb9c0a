"""Names in Latin letters, and one key for the spellings that transliterations give a name.

``romanize`` is anyascii with Turkish and Central Asian letters put right; ``fold_roman``
brings together what different systems of romanization do with one letter (kh/h, zh/j,
ts/c, iy/y/i …). Measured on hand-made pairs: see tests/test_text_names.py.
"""

from __future__ import annotations

import re

# Where anyascii keeps the bare letter, readers expect the sound: Тaşiyev is Tashiyev.
_LETTERS = {
    "ş": "sh", "ç": "ch", "ı": "i", "ğ": "g", "ñ": "n", "ə": "a", "ё": "е", "ъ": "", "ь": "",
    "э": "e", "є": "ie", "ї": "i", "ґ": "g", "ы": "y", "ө": "o", "ү": "u", "ұ": "u", "ң": "n",
    "қ": "k", "ғ": "g", "һ": "h", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u", "ў": "u", "ә": "a",
    "ß": "ss",
}  # fmt: skip
_TABLE = str.maketrans(
    _LETTERS
    | {k.upper(): v.capitalize() for k, v in _LETTERS.items() if len(k.upper()) == 1 and k != "ı"}
    | {"İ": "I", "Э": "E", "Ё": "Е"}
)
# «ё» and «Ё» become Cyrillic «е», which a second pass romanizes with the rest.


def romanize(text: str) -> str:
    """``text`` in plain Latin letters; case is kept, length is not."""
    from anyascii import anyascii

    roman = str(anyascii(text.translate(_TABLE)))
    if text.isupper():
        return roman.upper()
    if text.isascii() or text.islower():
        return roman
    shouted = {w for w in _SHOUTED.findall(text) if w.isupper()}
    return _again(text, shouted) if shouted else roman  # «ОБЪЯВЛЕН» is OBYAVLEN, not OBYaVLEN


_SHOUTED = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]{2,}(?![^\W\d_])")


def _again(text: str, shouted: set[str]) -> str:
    from anyascii import anyascii

    pieces = re.split(r"([^\W\d_]+)", text)
    romans = (str(anyascii(p.translate(_TABLE))) for p in pieces)
    return "".join(r.upper() if p in shouted else r for p, r in zip(pieces, romans, strict=True))


# In this order: longer groups first. Each line is one letter as several systems write it.
_FOLDS: tuple[tuple[str, str], ...] = (
    ("shch", "sh"), ("sch", "sh"),           # щ: shch, sch (and German sch)
    ("tch", "ch"), ("tsch", "ch"),           # ч
    ("dzh", "j"), ("dsch", "j"), ("dj", "j"), ("zh", "j"),  # дж and ж: Japarov, Zhaparov
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"),
    ("tsz", "j"), ("tz", "c"), ("ts", "c"),  # ц
    ("x", "ks"), ("q", "k"), ("w", "v"),
    ("iya", "a"), ("iye", "e"), ("iyo", "o"), ("iyu", "u"),
    ("ya", "a"), ("ia", "a"), ("ye", "e"), ("ie", "e"), ("yo", "e"), ("io", "e"),
    ("yu", "u"), ("iu", "u"), ("ou", "u"),
    ("iy", "i"), ("yi", "i"), ("ij", "i"), ("y", "i"),
)  # fmt: skip


def fold_roman(text: str) -> str:
    """The letters that all romanizations of a name share; ``text`` must be romanized."""
    folded = re.sub(r"[^a-z]", "", text.lower())
    for old, new in _FOLDS:
        folded = folded.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", folded)


def consonant_skeleton(folded: str) -> str:
    """The consonants of a folded name, its first letter kept: ``rahmon`` → ``rhmn``."""
    return folded[:1] + re.sub("[aeiou]", "", folded[1:])
