"""Gzip members: a WARC file is a sequence of them, one per record.

A process killed while writing leaves an incomplete member at the end. A disk that loses power may
leave zeros there. Anything else that cannot be read is damage to complete data: it is reported
and never removed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from verify.archive.storage.moved_files import open_warc, warc_size

_CHUNK = 1 << 16
_PIECE = 1 << 20
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class FileTail:
    """How a file ends: ``complete_bytes`` of whole members, then ``rest``.

    ``rest`` is "" (nothing follows), "torn" (an unfinished write) or "damaged".
    """

    complete_bytes: int
    rest: str


def member_ends(path: Path) -> Iterator[int]:
    """Yield the offset after each complete member, in order, up to the first incomplete one."""
    with open_warc(path) as stream:
        yield from member_ends_in(stream)


def file_tail(path: Path) -> FileTail:
    """Return how the file ends. Raises ``OSError`` if it cannot be read."""
    whole = 0
    try:
        for end in member_ends(path):
            whole = end
    except zlib.error:
        return FileTail(whole, "torn" if _only_zeros(path, whole) else "damaged")
    return FileTail(whole, "torn" if warc_size(path) > whole else "")


def member_ends_in(stream: BinaryIO) -> Iterator[int]:
    """Like ``member_ends``, for an open file from its current position."""
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
    """Decompress a chunk in bounded pieces and drop the output, so that a gzip bomb stays small."""
    out = decoder.decompress(chunk, _PIECE)
    while not decoder.eof and (len(out) == _PIECE or decoder.unconsumed_tail):
        out = decoder.decompress(decoder.unconsumed_tail, _PIECE)


def _only_zeros(path: Path, start: int) -> bool:
    with open_warc(path) as stream:
        stream.seek(start)
        return all(not any(chunk) for chunk in iter(lambda: stream.read(_CHUNK), b""))
