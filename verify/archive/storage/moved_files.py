"""WARC files that were moved to an object store: a note in the folder says where each is.

``NAME.warc.gz.moved`` is JSON with the URL, the service, the size and the SHA-256. The index and the
database name files as before; whoever opens one opens it here.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from verify.archive.locks import sync_folder
from verify.archive.storage.object_store import StoredObject, open_object

MOVED_SUFFIX = ".moved"


@dataclass(frozen=True, slots=True)
class MovedFile:
    """Where a file was moved, and what it was like."""

    url: str
    size: int  # bytes
    sha256: str  # hex
    endpoint: str | None = None

    @property
    def stored(self) -> StoredObject:
        return StoredObject(self.url, self.endpoint)


def open_warc(path: Path) -> BinaryIO:
    """Open a WARC file in the folder or, if it was moved, on the object store.

    Raises ``FileNotFoundError`` if it is in neither, ``ObjectStoreFailed``.
    """
    try:
        return path.open("rb")
    except FileNotFoundError:
        if (moved := moved_file(path)) is None:
            raise
        return open_object(moved.stored)


def warc_size(path: Path) -> int:
    """Return the bytes of a WARC file, moved or not. Raises ``FileNotFoundError``."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        if (moved := moved_file(path)) is None:
            raise
        return moved.size


def moved_file(path: Path) -> MovedFile | None:
    """Return where the file with this path was moved; None if there is no note that can be read."""
    try:
        values = json.loads(_note(path).read_text(encoding="utf-8"))
        found = MovedFile(
            str(values["url"]), int(values["size"]), str(values["sha256"]), values.get("endpoint")
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return found if found.url.startswith("s3://") else None


def write_note(path: Path, moved: MovedFile) -> None:
    """Write the note on a file, whole and synced to disk. Raises ``OSError``."""
    note = _note(path)
    part = note.with_name(f"{note.name}.part")
    with part.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps(asdict(moved), indent=2) + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(note)
    sync_folder(path.parent)


def _note(path: Path) -> Path:
    return path.with_name(path.name + MOVED_SUFFIX)
