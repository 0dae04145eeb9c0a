"""Content-Encoding undone, under a limit: a bomb must not unpack in memory."""

from __future__ import annotations

import zlib

from verify.model import Reason
from verify.web.errors import FetchError

#: What we ask for. Brotli and zstd need packages that are not required.
ACCEPT = "gzip, deflate"
_STEP = 1 << 20


def inflate(raw: bytes, encoding: str | None, limit: int) -> bytes:
    """The body unpacked, at most ``limit`` bytes.

    ``encoding`` is the Content-Encoding header; several, separated by commas, are undone
    from the last. A body that is not compressed although the header says so is given back
    as it is, as browsers do for gzip. Raises ``FetchError``: too-large for a bomb,
    server-error for a broken body, unsupported-type for an encoding we do not have.
    """
    for name in reversed(_names(encoding)):
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
    # RFC 1950: method 8 and a check value; some servers send the bare stream instead.
    return len(raw) > 1 and raw[0] & 0x0F == 8 and (raw[0] << 8 | raw[1]) % 31 == 0


def _unpack(raw: bytes, bits: int, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while raw:
        unpacker = zlib.decompressobj(bits)
        while raw or unpacker.unconsumed_tail:
            try:
                part = unpacker.decompress(unpacker.unconsumed_tail or raw, _STEP)
            except zlib.error as error:
                return _as_far_as_it_goes(parts, error)
            raw = b""
            size += len(part)
            if size > limit:
                raise FetchError(
                    Reason.TOO_LARGE, f"The response decompresses to more than {limit / 1e6:g} MB."
                )
            parts.append(part)
            if unpacker.eof or not part:
                break
        raw = unpacker.unused_data if unpacker.unused_data[:2] == b"\x1f\x8b" else b""
    return b"".join(parts)


def _as_far_as_it_goes(parts: list[bytes], error: zlib.error) -> bytes:
    """Browsers show what was unpacked before the fault; nothing at all is an error."""
    if any(parts):
        return b"".join(parts)
    raise FetchError(
        Reason.SERVER_ERROR, f"The compressed response is damaged ({error})."
    ) from error
