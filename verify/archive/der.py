"""Put the certificates of a timestamp into the order of DER.

``openssl ts``, and so the authorities that run it, write them in the order of the chain. Their set
is not signed, so its order means nothing; but rfc3161-client reads only sorted ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

_SEQUENCE, _SET_OF_CERTIFICATES = 0x30, 0xA0
Part = tuple[int, int, int, int]  # tag, start of the element, start of its content, its end


def sorted_certificates(reply: bytes) -> bytes:
    """Return the reply with its certificates sorted; unchanged if it has another structure."""
    at = _certificates(reply)
    if at is None:
        return reply
    _, _, start, end = at
    listed = sorted(reply[first:last] for _, first, _, last in _parts(reply, start, end))
    content = b"".join(listed)
    return reply[:start] + content + reply[end:] if len(content) == end - start else reply


def _certificates(reply: bytes) -> Part | None:
    """Return the certificates of TimeStampResp → ContentInfo → SignedData, or None."""
    inside: Part | None = (_SEQUENCE, 0, 0, len(reply))
    for number in (0, 1, 1, 0):  # the reply, its token, the token's content, the signed data
        inside = inside and _child(reply, inside, number)
    if inside is None:
        return None
    parts = islice(_parts(reply, inside[2], inside[3]), 3, 4)
    return next((part for part in parts if part[0] == _SET_OF_CERTIFICATES), None)


def _child(data: bytes, part: Part, number: int) -> Part | None:
    return next(islice(_parts(data, part[2], part[3]), number, number + 1), None)


def _parts(data: bytes, start: int, end: int) -> Iterator[Part]:
    """Yield the elements between two offsets; ends at the first that is not whole."""
    while start + 2 <= end:
        tag, size = data[start], data[start + 1]
        content = start + 2
        if size >= 0x80:
            content += size & 0x7F
            size = int.from_bytes(data[start + 2 : content], "big")
        if content + size > end:
            return
        yield tag, start, content, content + size
        start = content + size
