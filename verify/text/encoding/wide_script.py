"""UTF-16 without a mark and without ASCII: no zero tells it, only what its characters are.

A line of Chinese, Japanese, Korean or Thai has no blank and no digit.
"""

from __future__ import annotations

import re

from verify.text.encoding.guess import common_share

_HEAD = 4096
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MANY = 0.02  # of the bytes: Thai letters have the byte 14 as every other one
_LEAST = 8  # characters
# Of two bytes that are no UTF-16, one pair in twenty gives a common character.
_COMMON = 0.6
_TRADITIONAL = 0.95  # of any characters a quarter are of Big5's first level
_ORDERS = ("utf-16-le", "utf-16-be")


def has_control_codes(data: bytes) -> bool:
    """Return whether many bytes are control codes, which no text of one byte a letter has."""
    head = data[:_HEAD]
    return len(_CONTROLS.findall(head)) > _MANY * len(head)


def wide_script(data: bytes) -> str | None:
    """Return ``utf-16-le`` or ``utf-16-be`` if the bytes read as an Asian language in it, or None."""
    head = data[: min(_HEAD, len(data) // 2 * 2)]
    if len(head) < 2 * _LEAST:
        return None
    scored = [(_share(text), name) for name in _ORDERS if (text := _decoded(head, name))]
    share, name = max(scored, default=(0.0, ""))
    return name if share >= _COMMON else None


def _first_level(letters: list[str]) -> float:
    """The share of letters that are among the 5,401 frequent characters of Big5."""
    coded = "".join(letters).encode("big5", "replace")
    leads = coded[::2] if len(coded) == 2 * len(letters) else b""
    return sum(0xA4 <= lead <= 0xC6 for lead in leads) / len(letters)


def _decoded(head: bytes, name: str) -> str:
    try:
        return head.decode(name)
    except UnicodeDecodeError:
        pass
    try:
        return head[:-2].decode(name)  # the first half of a pair, cut off
    except UnicodeDecodeError:
        return ""


def _share(text: str) -> float:
    """The share of characters that are Thai, or common in Chinese, Japanese or Korean."""
    letters = [char for char in text if char.isalpha() or "\u0e00" <= char < "\u0e80"]
    if len(letters) < max(_LEAST, len(text) // 2):
        return 0.0
    thai = sum("\u0e00" <= char < "\u0e80" for char in letters) / len(letters)
    shares = (common_share(letters, language) for language in ("zh", "ja", "ko"))
    # The common characters that are known are those of simplified Chinese.
    traditional = _first_level(letters)
    return max(thai, traditional if traditional >= _TRADITIONAL else 0.0, *shares)
