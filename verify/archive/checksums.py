"""Lists of SHA-256 checksums in the format of ``sha256sum``, which can be timestamped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from verify.archive.storage.moved_files import open_warc

_PIECE = 1 << 20
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def file_checksum(path: Path) -> str:
    """Return the SHA-256 of a file, hex; one that was moved is read from the object store.

    Raises ``OSError`` or ``ObjectStoreFailed``.
    """
    digest = sha256()
    with open_warc(path) as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def write_checksums(sums: Iterable[tuple[str, str]]) -> bytes:
    """Return the list of (file name, checksum) pairs; ``sha256sum --check`` reads it."""
    return "".join(f"{digest}  {name}\n" for name, digest in sums).encode()


def read_checksums(data: bytes) -> dict[str, str] | None:
    """Return the checksums of a list by file name; None if a line is not of the format."""
    found: dict[str, str] = {}
    for line in data.decode("utf-8", "replace").splitlines():
        parts = _LINE.fullmatch(line)
        if parts is None:
            return None
        found[parts[2]] = parts[1]
    return found or None
