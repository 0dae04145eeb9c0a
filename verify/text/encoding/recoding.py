"""The bytes behind a text that was read in a wrong character set."""

from __future__ import annotations

_WITH_HOLES = ("cp1252", "cp1251", "cp1254")  # sets with bytes that mean nothing


def bytes_read_as(text: str, read: str) -> bytes:
    """Return the bytes that were read as ``text``. Raises ``UnicodeError`` if none give it.

    Bytes that mean nothing in cp1251, cp1252 and cp1254 were read as control characters.
    """
    if read not in _WITH_HOLES:
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


def recoded(text: str, pair: tuple[str, str]) -> str | None:
    """Return the text as it was written, if it was written and read in these two sets; else None."""
    written, read = pair
    try:
        return bytes_read_as(text, read).decode(written)
    except UnicodeError:  # this pair cannot have made the text
        return None
