"""What a killed run left behind is put right at the next start; nothing else is touched.

A file that is being written is called ``….warc.gz.open`` and its writer holds its lock. One
that nobody holds belongs to a run that was killed: its unfinished last record is cut, and the
file gets its final name. Files of a run that is still going are left alone.
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

SUFFIX = ".warc.gz"
OPEN_SUFFIX = ".open"
_IDLE = 86_400  # seconds; a run writes each page as it comes, and asks no server for so long


def warc_files(folder: Path) -> tuple[Path, ...]:
    """The WARC files of a folder, those being written included, in the order of their names."""
    if not folder.is_dir():
        return ()
    names = (entry.name for entry in os.scandir(folder) if entry.is_file())
    return tuple(folder / n for n in sorted(names) if n.endswith((SUFFIX, SUFFIX + OPEN_SUFFIX)))


def final_name(path: Path) -> str:
    """The name a WARC file has, or will have, once it is finished."""
    return path.name.removesuffix(OPEN_SUFFIX)


def current_path(folder: Path, name: str) -> Path:
    """Where the file of this final name lies now: finished, or still being written."""
    finished, writing = folder / name, folder / (name + OPEN_SUFFIX)
    return writing if writing.exists() and not finished.exists() else finished


def file_size(folder: Path, name: str) -> int | None:
    """Bytes of the file of this final name, finished or not; None: it is not there."""
    finished, writing = folder / name, folder / (name + OPEN_SUFFIX)
    for path in (finished, writing, finished):  # its writer may finish it between two looks
        with suppress(FileNotFoundError):
            return path.stat().st_size
    return None


def repair(folder: Path, index: Index) -> tuple[str, ...]:
    """Cut torn records, name abandoned files, bring the index up to date.

    Gives a sentence for each thing that was put right.
    """
    may = is_writable(folder)
    said = [sentence for path in warc_files(folder) if may and (sentence := _adopt(path))]
    known = index.sizes()
    present = warc_files(folder)
    for name in known.keys() - {final_name(path) for path in present}:
        index.forget(name)
    for path in present:
        finished = path.name.endswith(SUFFIX) or not may
        if finished and known.get(final_name(path)) != (size := path.stat().st_size):
            _enter(path, size, index)
    return tuple(said)


def _enter(path: Path, size: int, index: Index) -> None:
    """Enter the captures of a file. Where it is damaged, what lies behind the damage can only
    be found by what the index still knows of it: that is kept."""
    name = final_name(path)
    if file_tail(path).rest == "damaged":
        index.add(scan(path, name))
        index.finish(name, size)
    else:
        index.replace_file(name, size, scan(path, name))


def _adopt(path: Path) -> str | None:
    """Finish a file whose writer is gone. None: there was nothing to say."""
    if not path.name.endswith(OPEN_SUFFIX):
        return None
    try:
        stream = path.open("r+b")
    except FileNotFoundError:  # its writer finished it just now
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
        ):  # its writer died before its first record
            remove(stream, path)
            return None
        rename(stream, path, path.with_name(final_name(path)))
    if end.rest == "torn":
        return f"{final_name(path)}: an incomplete last record of {cut} bytes was removed."
    return f"{final_name(path)}: left open by a run that was killed; it is complete."


def _abandoned(stream: IO[bytes]) -> bool:
    """Is its writer gone? Without locks: has nothing been written into it for a day?"""
    held = try_lock(stream)
    if held is None:
        return time.time() - os.fstat(stream.fileno()).st_mtime > _IDLE
    return held
