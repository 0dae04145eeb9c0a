"""Words that were decoded in a wrong character set, among sound ones.

A passage from another program often brings a few damaged words into good text, so that the text as
a whole cannot have come from any wrong set. Here each word is converted for itself, and a pair of
sets is believed if the converted words are words. Lost no-break spaces and Turkish letters that
read as Icelandic ones («Baþkan») have rules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from verify.text.encoding.plausibility import (
    has_good_shape,
    is_common_non_ascii_word,
    letters_of,
    word_weight,
)
from verify.text.encoding.recoding import recoded
from verify.text.language.word_lists import listed_languages, zipf

# (written in, read as) that damage whole words.
WORD_PAIRS: tuple[tuple[str, str], ...] = (
    ("utf-8", "cp1252"), ("utf-8", "cp1251"), ("utf-8", "koi8-r"), ("utf-8", "cp866"),
    ("utf-8", "cp437"), ("cp1251", "koi8-r"), ("koi8-r", "cp1251"), ("cp866", "cp1251"),
    ("cp1251", "cp866"), ("cp1251", "cp1252"), ("koi8-r", "cp1252"), ("cp866", "cp1252"),
)  # fmt: skip
_TOKEN = re.compile(r"[^ \t\r\n]+")  # a no-break space may be half of a letter
_SMALL = 2  # letters of a word that says nothing of the set
# Characters at both ends that may be sound marks around a damaged word: «РїСЂРёРІРµС‚».
_MARGINS = ((0, 0), (0, 1), (1, 0), (1, 1), (0, 2), (1, 2))
_LONG = 4  # letters of a word that can be a witness
_FEWEST = {True: 1, False: 2}  # witnesses: UTF-8 is half a witness itself, an 8-bit set is none
_SAMPLE = 300  # damaged words that are tried in every pair of sets
_SHARE = 0.6  # of the damaged words must read better
_ALL_ACCENTED = re.compile(r"[\u00c0-\u024f]{3,}")  # «çàÿâèë»: no language writes so
_NO_LETTER = re.compile(r"[\u2500-\u259f\x80-\x9f\xad]")
# «Р РѕСЃСЃРёСЏ»: the second half of the first letter was a no-break space.
_HALF_ER = re.compile(r"(?<![^\s«“„\"(])Р (?=[РС][^\sа-яА-Я])")


@dataclass(frozen=True, slots=True)
class _Word:
    """One word between spaces: its place, as written, and as it would be."""

    start: int
    end: int
    written: str
    meant: str


def repair_words(text: str) -> tuple[str, tuple[str, str]] | None:
    """Return the text with its damaged words put right and the pair of sets; None if none are."""
    text = _HALF_ER.sub("Р\u00a0", text)
    tokens = [m for m in _TOKEN.finditer(text) if not m.group().isascii()]
    damaged = [m for m in tokens if _is_damaged(m.group())]
    sample, tried = damaged[:_SAMPLE], tokens
    if len(damaged) > _SAMPLE:
        tried = [m for m in tokens if m.start() <= sample[-1].start()]
    for pair in WORD_PAIRS if damaged else ():
        if _is_believed(list(_better(tried, pair)), sample, utf8=pair[0] == "utf-8"):
            words = list(_better(tokens, pair))
            return _replaced(text, _with_neighbors(text, tokens, words, pair)), pair
    return None


def _is_damaged(token: str) -> bool:
    """Whether a word is of no writing: signs or capitals inside, or nothing but accents."""
    if _NO_LETTER.search(token) or _ALL_ACCENTED.fullmatch(token.strip(".,;:!?\"'()")):
        return True
    return any(map(_is_shapeless, letters_of(token)))


def _is_shapeless(piece: str) -> bool:
    return len(piece) > 1 and not has_good_shape(piece)


def _better(tokens: Sequence[re.Match[str]], pair: tuple[str, str]) -> Iterator[_Word]:
    """Yield the words that read better when they are converted."""
    for token in tokens:
        meant = _converted(token.group(), pair)
        if meant and _weight(meant) > _weight(token.group()):
            yield _Word(token.start(), token.end(), token.group(), meant)


def _converted(token: str, pair: tuple[str, str]) -> str | None:
    """Return a word as it was written, its sound quotation marks and periods left out."""
    for head, tail in _MARGINS:
        core = token[head : len(token) - tail]
        meant = recoded(core, pair) if core else None
        if meant and meant != core and not _NO_LETTER.search(meant):
            return token[:head] + meant + token[len(token) - tail :]
    return None


def _with_neighbors(
    text: str, tokens: Sequence[re.Match[str]], words: Sequence[_Word], pair: tuple[str, str]
) -> list[_Word]:
    """Return the words with those beside them that are no evidence for themselves."""
    found = {word.start: word for word in words}
    starts, ends = set(found), {word.end for word in words}
    for token in tokens:
        if token.start() - 1 not in ends and token.end() + 1 not in starts:
            continue  # no damaged word beside it
        meant = _converted(token.group(), pair)
        if not meant or token.start() in found or not re.search(r"[^\W\d_]", token.group()):
            continue
        if _says_nothing(token.group(), meant) and not any(map(_is_shapeless, letters_of(meant))):
            found[token.start()] = _Word(token.start(), token.end(), token.group(), meant)
            ends.add(token.end())
    return [found[start] for start in sorted(found)]


def _says_nothing(written: str, meant: str) -> bool:
    """Whether a word is too short to be evidence, or rare («мосте») and written in capitals."""
    small = sum(map(str.isalpha, meant)) <= _SMALL
    return small or (written.isupper() and meant.islower() and _weight(meant) > 0)


def _weight(token: str) -> float:
    pieces = letters_of(token)
    return sum(map(word_weight, pieces)) / len(pieces) if pieces else 0.0


def _is_believed(words: Sequence[_Word], damaged: Sequence[re.Match[str]], utf8: bool) -> bool:
    """Whether enough of the converted words are known, and most damaged words are among them."""
    pieces = [piece for word in words for piece in letters_of(word.meant) if len(piece) >= _LONG]
    known = sum(map(is_common_non_ascii_word, pieces))
    mended = {word.written for word in words}
    hit = sum(token.group() in mended for token in damaged)
    return known >= _FEWEST[utf8] and known * 2 >= len(pieces) and hit >= _SHARE * len(damaged)


def _replaced(text: str, words: Sequence[_Word]) -> str:
    parts, place = [], 0
    for word in words:
        parts += [text[place : word.start], word.meant]
        place = word.end
    return "".join([*parts, text[place:]])


# ------------------------------------------------------------------ no-break spaces

# «saidÂ so», “10Â 000”: half of a no-break space is left. No word ends in a small letter and Â.
_HALF_SPACE = re.compile(r"(?<=[a-zß-öø-ÿ0-9.,;:!?%»”)])Â[ \u00a0]|(?<=[«“(])Â[ \u00a0]")
_HALF_GRAVE = re.compile(r"(?<=[a-zß-öø-ÿ])Ã[ \u00a0]{1,2}(?=[a-zß-öø-ÿ])")  # «voilÃ  la ville»


def repair_spaces(text: str) -> str | None:
    """Return the text with no-break spaces for their remains, or None if there are none."""
    mended = _HALF_GRAVE.sub("à ", _HALF_SPACE.sub("\u00a0", text))
    return mended if mended != text else None


# ------------------------------------------------------------------ Turkish

_ICELANDIC = str.maketrans("ýþðÝÞÐ", "ışğİŞĞ")  # cp1254 read as cp1252
_OWNERS = ("is", "cs", "es", "fi", "sv", "nb", "en")  # languages and names that have ý, þ or ð
_LISTED, _NAME = 2.0, 4.0  # Zipf: a Turkish word form; one so common that it can be alone


def repair_turkish(text: str) -> str | None:
    """Return the text with Turkish letters for Icelandic ones («Baþkan»), or None if it has none."""
    found = [
        m
        for m in re.finditer(r"[^\W\d_]{3,}", text)
        if m.group().translate(_ICELANDIC) != m.group()
    ]
    if not found or any(_is_owned(m.group()) for m in found):
        return None
    listed = [_turkish_zipf(m.group().translate(_ICELANDIC)) for m in found]
    known = sum(zipf >= _LISTED for zipf in listed)
    if known * 3 < 2 * len(listed) or (known < 2 and max(listed) < _NAME):
        return None
    words = [_Word(*m.span(), m.group(), m.group().translate(_ICELANDIC)) for m in found]
    return _replaced(text, words)


@lru_cache(maxsize=50_000)
def _turkish_zipf(word: str) -> float:
    return zipf(word.replace("I", "ı").replace("İ", "i").lower(), "tr")


@lru_cache(maxsize=50_000)
def _is_owned(word: str) -> bool:
    """Whether another language has the word as it is written."""
    known = listed_languages()
    return any(code in known and zipf(word, code) > _LISTED for code in _OWNERS)
