"""Text that was decoded in a wrong character set, put right where that is certain.

The Russian and Turkish web shows some fourteen pairs (written in one set, read in another),
once or twice over. A repair is accepted only when it reads far better than what stands there,
so that good text, however odd, is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.text.encoding.damaged_words import repair_spaces, repair_turkish, repair_words
from verify.text.encoding.plausibility import is_common_non_ascii_word, looks_odd, plausibility
from verify.text.encoding.recoding import bytes_read_as


@dataclass(frozen=True, slots=True)
class Repair:
    """``pair``: how the text was written and how it was read: ("utf-8", "cp1252")."""

    text: str
    pair: tuple[str, str]
    score: float  # how much better it reads, 0 to 1


# (written in, read as). The first eight are what pages and databases show most.
CHARSET_PAIRS: tuple[tuple[str, str], ...] = (
    ("utf-8", "cp1252"), ("utf-8", "cp1251"), ("utf-8", "latin-1"), ("cp1251", "latin-1"),
    ("cp1251", "cp1252"), ("cp1251", "koi8-r"), ("koi8-r", "cp1251"), ("cp866", "cp1251"),
    ("cp1251", "cp866"), ("utf-8", "cp1254"), ("cp1254", "cp1252"), ("utf-8", "koi8-r"),
    ("utf-8", "cp866"), ("utf-8", "mac-roman"), ("utf-8", "cp437"), ("koi8-r", "latin-1"),
    ("koi8-r", "cp866"), ("cp1254", "cp1251"), ("cp1252", "cp1251"),
)  # fmt: skip
_GAIN = 0.35  # plausibility gained; good text gains nothing, real mojibake 0.5 and more
_LEAST = 0.45  # and what comes out must itself read like text
# What UTF-8 looks like when it is read as cp1252 or as cp1251: a lead byte's character, then
# the character of a continuation byte. Good text hardly ever pairs them.
_TRAIL = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SURE = re.compile(
    rf"[ÃÂÄÅÐÑÒÓ][{_TRAIL}]|â[€\u0080][{_TRAIL}]"
    # Two pairs: one alone is a name, «Рі», «Рё», or the end of one, «СССР».
    r"|(?:[РСТУ][\u0080-\u00bf\u0402-\u040f\u0452-\u045fёЁ‚„…†‡€‰‹‘’“”•–—™›№]){2,}"
)
_ICELANDIC = re.compile("[ýþðÝÞÐ]")  # what cp1252 shows for ı ş ğ İ Ş Ğ
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\u2500-\u259f\ufffd]")
_DASH = re.compile(r"(?<!\S)[–—](?!\S)")
_CONTROLS = re.compile(r"[\x80-\x9f]")


def repair_mojibake(text: str) -> Repair | None:
    """``text`` as it was meant, or None when it is not certainly mojibake."""
    return None if text.isascii() else _repaired(text, rounds=2)


def _repaired(text: str, rounds: int) -> Repair | None:
    return _as_a_whole(text, rounds) or _in_part(text)


def _as_a_whole(text: str, rounds: int) -> Repair | None:
    sure = bool(_SURE.search(text) or _ICELANDIC.search(text))
    if not sure and not looks_odd(text):
        return None
    before = plausibility(text)
    if before > 1 - _GAIN and not sure:
        return None
    found = [r for pair in CHARSET_PAIRS if (r := _attempt(text, pair, before, rounds))]
    return max(found, key=lambda r: r.score, default=None)


def _in_part(text: str) -> Repair | None:
    """Sound text in which words, signs, Turkish letters, or no-break spaces are damaged."""
    if found := repair_words(text):
        signs = _in_pieces(found[0])
        return Repair(signs.text if signs else found[0], found[1], _GAIN)
    if signs := _in_pieces(text):
        return signs
    if turkish := repair_turkish(text):
        return Repair(turkish, ("cp1254", "cp1252"), _GAIN)
    if spaced := repair_spaces(text):
        return Repair(spaced, ("utf-8", "cp1252"), _GAIN)
    return None


def _attempt(text: str, pair: tuple[str, str], before: float, rounds: int) -> Repair | None:
    written, read = pair
    try:
        plain = bytes_read_as(text, read).decode(written)
    except UnicodeError:  # this pair cannot have made the text
        return None
    if plain == text or _NO_TEXT.search(plain):
        return None
    if len(_DASH.findall(plain)) < len(_DASH.findall(text)):
        return None  # a sound dash: not the whole text was read in the wrong set
    if rounds > 1 and written == "utf-8" and _SURE.search(plain):
        deeper = _repaired(plain, rounds - 1)  # it went wrong twice
        return deeper and Repair(deeper.text, pair, deeper.score)
    gain = _improvement(text, plain, before, written)
    return Repair(plain, pair, round(gain, 3)) if gain >= _GAIN else None


def _improvement(text: str, plain: str, before: float, written: str) -> float:
    """How much better ``plain`` reads; 0 where the evidence is thin."""
    if _CONTROLS.search(plain):
        return 0.0
    if not any(c.isalpha() and c > "\x7f" for c in plain):  # only marks come out: “â€™” is ’
        return 1.0 if _SURE.search(text) and not _SURE.search(plain) else 0.0
    after = plausibility(plain)
    if after < _LEAST or not _has_enough_known_words(plain, written):
        return 0.0
    return after - before


def _has_enough_known_words(plain: str, written: str) -> bool:
    """Enough known words of four letters and more: UTF-8 is its own witness, an 8-bit set none."""
    words = [w for w in re.findall(r"[^\W\d_]{4,}", plain) if not w.isascii()]
    known = sum(map(is_common_non_ascii_word, words))
    if written == "utf-8":
        return known >= 1 or not words
    return known >= 2 and known * 2 >= len(words)


# ------------------------------------------------------------------ pieces

_PIECE = re.compile(r"[^\x00-\x7f]+")


def _in_pieces(text: str) -> Repair | None:
    """Good text with spoilt signs in it: «He said â€“ “yes”». Each run of signs for itself."""
    if not _SURE.search(text):
        return None
    mended = _PIECE.sub(lambda m: _piece(m.group()), text)
    if mended == text or _NO_TEXT.search(mended) or _CONTROLS.search(mended):
        return None
    if plausibility(mended) < min(plausibility(text), _LEAST):
        return None
    return Repair(mended, ("utf-8", "cp1252"), _GAIN)


def _piece(run: str) -> str:
    if not _SURE.search(run):
        return run
    for read in ("cp1252", "cp1251"):
        try:
            return bytes_read_as(run, read).decode("utf-8")
        except UnicodeError:  # not UTF-8 read in this set
            continue
    return run
