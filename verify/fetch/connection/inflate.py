"""Decompress response bodies with a size limit, as protection against decompression bombs."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from verify.model import Reason
from verify.web.errors import FetchError

#: Encodings sent in Accept-Encoding. Brotli and zstd would need packages that are not required.
ACCEPT = "gzip, deflate"
_STEP = 1 << 20
# Two layers occur (a proxy that compresses compressed data); each costs as much as the whole
# body.
_MOST_LAYERS = 3
_FIRST = 4096  # bytes; the window grows within a member, so that many small members copy little


def inflate(raw: bytes, encoding: str | None, limit: int) -> bytes:
    """Return the decompressed body, at most ``limit`` bytes.

    ``encoding`` is the Content-Encoding header; several encodings, separated by commas, are
    undone from the last to the first. A body that is not compressed although the header says so
    is returned unchanged, as browsers do for gzip.

    Raises ``FetchError``: too-large for a decompression bomb, server-error for a broken body,
    unsupported-type for an unsupported encoding.
    """
    names = _names(encoding)
    if len(names) > _MOST_LAYERS:
        raise FetchError(
            Reason.UNSUPPORTED_TYPE,
            f"The response is compressed {len(names)} times over; at most {_MOST_LAYERS} are undone.",
        )
    for name in reversed(names):
        raw = _undo(raw, name, limit)
    return raw


def _names(encoding: str | None) -> list[str]:
    names = [name.strip().lower() for name in (encoding or "").split(",")]
    return [name for name in names if name and name not in ("identity", "none", "utf-8")]


def _undo(raw: bytes, name: str, limit: int) -> bytes:
    if name in ("gzip", "x-gzip"):
        return _unpack(raw, 31, limit) if raw[:2] == b"\x1f\x8b" else raw
    if name == "deflate":
        return _unpack(raw, 15 if _has_zlib_header(raw) else -15, limit)
    raise FetchError(
        Reason.UNSUPPORTED_TYPE,
        f"The response uses a compression that was not requested: {name}.",
    )


def _has_zlib_header(raw: bytes) -> bool:
    # RFC 1950: method 8 and a check value. Some servers send a bare deflate stream instead.
    return len(raw) > 1 and raw[0] & 0x0F == 8 and (raw[0] << 8 | raw[1]) % 31 == 0


def _unpack(raw: bytes, bits: int, limit: int) -> bytes:
    """Decompress all members in order."""
    parts: list[bytes] = []
    at, left = 0, limit
    while at < len(raw) and (at == 0 or raw[at : at + 2] == b"\x1f\x8b"):
        unpacker = zlib.decompressobj(bits)
        try:
            for part, end in _member(raw, at, unpacker):
                at = end
                left -= len(part)
                if left < 0:
                    size = f"{limit / 1e6:g} MB"
                    raise FetchError(
                        Reason.TOO_LARGE, f"The response decompresses to more than {size}."
                    )
                parts.append(part)
        except zlib.error as error:
            return _readable_part(parts, error)
    return b"".join(parts)


def _member(raw: bytes, at: int, unpacker: Any) -> Iterator[tuple[bytes, int]]:
    """Yield each decompressed piece of one member with the position reached in ``raw``.

    Input is passed through a window because zlib copies what follows a member: 4 MB of empty
    members took 32 s when the input was the whole rest of the body.
    """
    window = _FIRST
    while not unpacker.eof and (at < len(raw) or unpacker.unconsumed_tail):
        piece = unpacker.unconsumed_tail
        if not piece:
            piece = raw[at : at + window]
            at, window = at + len(piece), min(2 * window, _STEP)
        part = unpacker.decompress(piece, _STEP)
        yield part, at - len(unpacker.unused_data)


def _readable_part(parts: list[bytes], error: zlib.error) -> bytes:
    """Return what was decompressed before the error, as browsers do; raise if there is nothing."""
    if any(parts):
        return b"".join(parts)
    raise FetchError(
        Reason.SERVER_ERROR, f"The compressed response is damaged ({error})."
    ) from error
