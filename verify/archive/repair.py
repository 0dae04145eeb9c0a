"""Repair what a killed run left unfinished, at the next start; change nothing else.

A file that is being written is named ``….warc.gz.open``, and its writer holds its lock. If nobody
holds it, the run was killed: its incomplete last record is cut off, and the file gets its final
name. Files of a run that is still active are not changed.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from verify.archive.gzip_members import file_tail
from verify.archive.index import Index
from verify.archive.locks import remove, rename, try_lock
from verify.archive.open_index import is_writable
from verify.archive.reader import scan
from verify.archive.storage.moved_files import MOVED_SUFFIX, warc_size

SUFFIX = ".warc.gz"
OPEN_SUFFIX = ".open"
_IDLE = 86_400  # seconds; an active run writes each page at once and waits less than this


def warc_files(folder: Path) -> tuple[Path, ...]:
    """Return the WARC files of a folder, sorted by name, also those being written.

    Files that were moved to an object store have the path that they had in the folder.
    """
    if not folder.is_dir():
        return ()
    names = {
        entry.name.removesuffix(MOVED_SUFFIX) for entry in os.scandir(folder) if entry.is_file()
    }
    return tuple(folder / n for n in sorted(names) if n.endswith((SUFFIX, SUFFIX + OPEN_SUFFIX)))


def final_name(path: Path) -> str:
    """Return the name that a WARC file has, or will have, once it is finished."""
    return path.name.removesuffix(OPEN_SUFFIX)


def current_path(folder: Path, name: str) -> Path:
    """Return the current path of the file with this final name: finished, or being written."""
    finished, writing = folder / name, folder / (name + OPEN_SUFFIX)
    return writing if writing.exists() and not finished.exists() else finished


def file_size(folder: Path, name: str) -> int | None:
    """Return the size in bytes of the file with this final name, or None if it is missing."""
    finished, writing = folder / name, folder / (name + OPEN_SUFFIX)
    for path in (finished, writing, finished):  # its writer may rename it in between
        with suppress(FileNotFoundError):
            return warc_size(path)
    return None


def repair(folder: Path, index: Index) -> tuple[str, ...]:
    """Cut incomplete records, rename abandoned files, update the index.

    Returns a sentence for each repair.
    """
    may = is_writable(folder)
    said = [sentence for path in warc_files(folder) if may and (sentence := _adopt(path))]
    known = index.sizes()
    present = warc_files(folder)
    for name in known.keys() - {final_name(path) for path in present}:
        index.forget(name)
    for path in present:
        finished = path.name.endswith(SUFFIX) or not may
        size = file_size(folder, final_name(path))
        if finished and size is not None and known.get(final_name(path)) != size:
            _enter(path, size, index)
    return tuple(said)


def rebuild(folder: Path, index: Index) -> None:
    """Read every finished file into the index again, and delete what belongs to no file.

    For an index with damaged cells. Entries of a file that a run is still writing stay.
    """
    present = warc_files(folder)
    index.keep_only(final_name(path) for path in present)
    for path in present:
        if path.name.endswith(SUFFIX) or not is_writable(folder):
            _enter(path, warc_size(path), index)


def _enter(path: Path, size: int, index: Index) -> None:
    """Add the captures of a file to the index.

    If the file is damaged, existing entries are kept, because only they can find the captures after
    the damage.
    """
    name = final_name(path)
    if file_tail(path).rest == "damaged":
        index.add(scan(path, name))
        index.finish(name, size)
    else:
        index.replace_file(name, size, scan(path, name))


def _adopt(path: Path) -> str | None:
    """Finish a file whose writer has died; return a sentence about it, or None."""
    if not path.name.endswith(OPEN_SUFFIX):
        return None
    try:
        stream = path.open("r+b")
    except FileNotFoundError:  # its writer has just finished it
        return None
    with stream:
        if not _abandoned(stream) or not path.exists():
            return None
        end = file_tail(path)
        cut = path.stat().st_size - end.complete_bytes
        if end.rest == "torn":
            stream.truncate(end.complete_bytes)
            os.fsync(stream.fileno())
        if (
            end.complete_bytes == 0 and end.rest != "damaged"
        ):  # the writer died before its first record
            remove(stream, path)
            return None
        rename(stream, path, path.with_name(final_name(path)))
    if end.rest == "torn":
        return f"{final_name(path)}: an incomplete last record of {cut} bytes was removed."
    return f"{final_name(path)}: left open by a run that was killed; it is complete."


def _abandoned(stream: IO[bytes]) -> bool:
    """Return whether the writer has died; without locks, whether the file is a day old."""
    held = try_lock(stream)
    if held is None:
        return time.time() - os.fstat(stream.fileno()).st_mtime > _IDLE
    return held
