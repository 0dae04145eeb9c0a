"""Text that was decoded in a wrong character set, put right where that is certain.

The Russian and Turkish web shows some fourteen pairs (written in one set, read in another),
once or twice over. A repair is accepted only when it reads far better than what stands there,
so that good text, however odd, is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.text.letters import plausibility


@dataclass(frozen=True, slots=True)
class Repair:
    """``pair``: how the text was written and how it was read: ("utf-8", "cp1252")."""

    text: str
    pair: tuple[str, str]
    score: float  # how much better it reads, 0 to 1


# (written in, read as). The first eight are what pages and databases show most.
PAIRS: tuple[tuple[str, str], ...] = (
    ("utf-8", "cp1252"), ("utf-8", "cp1251"), ("utf-8", "latin-1"), ("cp1251", "latin-1"),
    ("cp1251", "cp1252"), ("cp1251", "koi8-r"), ("koi8-r", "cp1251"), ("cp866", "cp1251"),
    ("cp1251", "cp866"), ("utf-8", "cp1254"), ("cp1254", "cp1252"), ("utf-8", "koi8-r"),
    ("utf-8", "cp866"), ("utf-8", "mac-roman"), ("cp1251", "mac-cyrillic"), ("utf-8", "cp437"),
    ("koi8-r", "latin-1"), ("koi8-r", "cp866"), ("cp1254", "cp1251"),
)  # fmt: skip
_GAIN = 0.35  # plausibility gained; good text gains nothing, real mojibake 0.5 and more
_LEAST = 0.45  # and what comes out must itself read like text
_MIN_LETTERS = 6  # beyond ASCII: fewer say too little, but for the sure signs below
# UTF-8 read as an 8-bit set: a lead byte's character and a trailing one's, in pairs.
_SURE = re.compile(
    r"(?:[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])|â€[\u0080-\u00bf™œ“”˜¦]|(?:[ÐÑ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])|(?:[РС][\u0400-\u040f\u0450-\u045f°±²³µ¶·ё№»јЅѕї‘’“”•–—™‚„…†‡€‰‹]){2}"
)


def repair(text: str) -> Repair | None:
    """``text`` as it was meant, or None when it is not certainly mojibake."""
    if text.isascii():
        return None
    before = plausibility(text)
    sure = bool(_SURE.search(text))
    if before > 1 - _GAIN and not sure:
        return None
    beyond = sum(1 for c in text if c > "\x7f")
    if beyond < _MIN_LETTERS and not sure:
        return None
    found = [r for pair in PAIRS if (r := _attempt(text, pair, before))]
    best = max(found, key=lambda r: r.score, default=None)
    return _again(best) if best else None


def _attempt(text: str, pair: tuple[str, str], before: float) -> Repair | None:
    written, read = pair
    try:
        plain = _encoded(text, read).decode(written)
    except (UnicodeEncodeError, UnicodeDecodeError):  # this pair cannot have made the text
        return None
    if "\x00" in plain or re.search(r"[\x80-\x9f]", plain):
        return None
    after = plausibility(plain) if not plain.isascii() else _ascii_score(text, plain)
    if after < _LEAST or after - before < _GAIN:
        return None
    return Repair(plain, pair, round(after - before, 3))


def _ascii_score(text: str, plain: str) -> float:
    """Plain ASCII comes out only of stray pairs like “Â ”: believed when those are all there is."""
    return 1.0 if _SURE.search(text) and len(plain) >= 3 else 0.0


def _encoded(text: str, read: str) -> bytes:
    """The bytes that were read as ``text``; cp1252's five holes were read as control characters."""
    if read not in ("cp1252", "cp1251", "cp1254"):
        return text.encode(read)
    out = bytearray()
    for char in text:
        try:
            out += char.encode(read)
        except UnicodeEncodeError:
            if not 0x80 <= ord(char) <= 0xA0:
                raise
            out.append(ord(char))
    return bytes(out)


def _again(found: Repair) -> Repair:
    """A second round, for text that went wrong twice."""
    deeper = repair(found.text)
    return Repair(deeper.text, found.pair, found.score + deeper.score) if deeper else found
