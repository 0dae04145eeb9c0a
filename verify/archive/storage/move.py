"""Move closed WARC files to an object store, and lose none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verify.archive.archive import Archive
from verify.archive.repair import SUFFIX, warc_files
from verify.archive.storage.moved_files import MovedFile, write_note
from verify.archive.storage.object_store import (
    StoredObject,
    object_digest,
    put_object,
    stream_digest,
)
from verify.archive.values import ObjectStoreFailed


@dataclass(frozen=True, slots=True)
class Moved:
    """One file that was moved."""

    file: str
    url: str
    bytes: int


def move_closed_files(archive: Archive, store: StoredObject) -> Iterator[Moved]:
    """Move each file that no run is writing to the store's folder, and yield it.

    A file is uploaded and read back; only if every byte is there, a note of its place is written, and
    then the file is removed. A run that is killed in between leaves the file, and the next one
    goes on. Raises ``ObjectStoreFailed`` or ``OSError``; what was yielded stays moved.
    """
    for path in closed_files(archive.folder):
        url = f"{store.url.rstrip('/')}/{path.name}"
        yield _move(path, StoredObject(url, store.endpoint))


def closed_files(folder: Path) -> tuple[Path, ...]:
    """Return the files in the folder itself that no run is writing."""
    return tuple(p for p in warc_files(folder) if p.name.endswith(SUFFIX) and p.exists())


def _move(path: Path, stored: StoredObject) -> Moved:
    with path.open("rb") as stream:
        digest = stream_digest(stream)
    size = path.stat().st_size
    there = object_digest(stored)
    if there is not None and there != digest:
        raise ObjectStoreFailed(
            f"{stored.url} exists and is another file than {path}. Give another folder of the"
            " bucket; nothing was changed."
        )
    if there is None:
        put_object(path, stored)
        if object_digest(stored) != digest:
            raise ObjectStoreFailed(
                f"{stored.url} differs from {path} after the upload. The file stays in the"
                " archive; run the command again."
            )
    write_note(path, MovedFile(stored.url, size, digest, stored.endpoint))
    path.unlink()
    return Moved(path.name, stored.url, size)
