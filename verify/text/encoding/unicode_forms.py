"""Unicode's own encodings recognized without a byte-order mark: UTF-32, UTF-16, UTF-8."""

from __future__ import annotations

import codecs
import re

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096
_FOREIGN = re.compile(rb"[\x80-\xff]")
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def wide_form(data: bytes) -> str | None:
    """Return ``utf-32-le``, ``utf-16-be`` …, or None: the bytes have one byte a letter or more.

    In UTF-32 every fourth byte is 0. In UTF-16 the blanks and the markup have a 0 as every
    other byte, in Latin the letters too; Cyrillic letters have a 4 there.
    """
    head = data[:_HEAD]
    if b"\x00" not in head or len(data) < 4:
        return None
    return _utf32(head) or _utf16(head)


def _utf32(head: bytes) -> str | None:
    whole = head[: len(head) // 4 * 4]
    for name in ("utf-32-le", "utf-32-be"):
        try:
            text = whole.decode(name)
        except UnicodeDecodeError:
            continue
        if len(text) > 1 and "\x00" not in text:
            return name
    return None


def _utf16(head: bytes) -> str | None:
    whole = head[: len(head) // 2 * 2]
    even, odd = whole[0::2], whole[1::2]
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        zeros, fours = high.count(0), high.count(4)
        if zeros + fours > 0.7 * len(even) and low.count(0) + low.count(4) < 0.2 * len(even):
            return name
        # Chinese, Greek, Thai: only blanks, digits and markup have the zero.
        if zeros > _LEAST_ZEROS * len(even) and zeros > 5 * low.count(0) and _is_utf16(whole, name):
            return name
    return None


_LEAST_ZEROS = 0.05  # of all characters: a text of any script has so many blanks and stops


def _is_utf16(data: bytes, name: str) -> bool:
    try:
        text = data[:-2].decode(name)  # the last character may be the first half of a pair
    except UnicodeDecodeError:
        return False
    return "\x00" not in text and "\ufffe" not in text


def is_utf8(data: bytes) -> bool:
    """Return whether the bytes are valid UTF-8; a last character that is cut off is forgiven."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def damaged_utf8(data: bytes, declared: bool) -> bool:
    """Return whether the bytes are UTF-8 with some broken bytes in it.

    In an 8-bit set hardly two letters in a row happen to form a sequence of UTF-8, in Chinese
    sets one in seven. ``declared``: the page or the server says that it is UTF-8; then the
    whole sequences need only outnumber the broken places two to one (a page with two broken
    letters in its foot), else fifty to one.
    """
    first = _FOREIGN.search(data)
    start = first.start() if first else 0
    part = data[start : start + 200_000]
    broken = part.decode("utf-8", "replace").count("\ufffd")
    whole = len(_SEQUENCE.findall(part))
    return whole >= (2 if declared else 50) * broken
