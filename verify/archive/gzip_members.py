"""Gzip members: a WARC file is a row of them, one for each record.

A process that is killed while it writes leaves a prefix of a member at the end. A disk that
loses power may leave zeros there. Anything else that cannot be read is damage in the middle
of what once was whole: it is reported and never cut away.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 16
_PIECE = 1 << 20
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class FileTail:
    """How a file ends: ``whole`` bytes of complete members, then ``rest``.

    ``rest`` is "" (nothing follows), "torn" (an unfinished write) or "damaged".
    """

    complete_bytes: int
    rest: str


def member_ends(path: Path) -> Iterator[int]:
    """The offset after each complete member, in order; stops at the first that is not."""
    with path.open("rb") as stream:
        yield from member_ends_in(stream)


def file_tail(path: Path) -> FileTail:
    """How the file ends. Raises ``OSError`` where it cannot be read."""
    whole = 0
    try:
        for end in member_ends(path):
            whole = end
    except zlib.error:
        return FileTail(whole, "torn" if _only_zeros(path, whole) else "damaged")
    return FileTail(whole, "torn" if path.stat().st_size > whole else "")


def member_ends_in(stream: BinaryIO) -> Iterator[int]:
    """The same of an open file, from where it stands."""
    position, pending = 0, b""
    while True:
        decoder = zlib.decompressobj(_GZIP)
        while not decoder.eof:
            chunk = pending or stream.read(_CHUNK)
            pending = b""
            if not chunk:
                return
            position += len(chunk)
            _discard(decoder, chunk)
        pending = decoder.unused_data
        position -= len(pending)
        yield position


def _discard(decoder: zlib._Decompress, chunk: bytes) -> None:
    """Feed a chunk and drop the output, a bounded piece at a time: a bomb stays small."""
    out = decoder.decompress(chunk, _PIECE)
    while not decoder.eof and (len(out) == _PIECE or decoder.unconsumed_tail):
        out = decoder.decompress(decoder.unconsumed_tail, _PIECE)


def _only_zeros(path: Path, start: int) -> bool:
    with path.open("rb") as stream:
        stream.seek(start)
        return all(not any(chunk) for chunk in iter(lambda: stream.read(_CHUNK), b""))
