"""Check that everything in the archive still exists and is unchanged.

Every gzip member is decompressed (which verifies its checksum), every record's digests are
recomputed, and every capture that the index or the database lists must be at its offset.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from verify.archive.archive import Archive
from verify.archive.gzip_members import member_ends_in
from verify.archive.repair import OPEN_SUFFIX, final_name, warc_files
from verify.archive.storage.moved_files import moved_file, open_warc
from verify.archive.values import ArchiveError, IndexEntry, ObjectStoreFailed


@dataclass(frozen=True, slots=True)
class ArchiveProblem:
    """One problem, as a sentence. ``offset`` is its position in the file, if known."""

    file: str
    offset: int | None
    description: str


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """One capture, or the response to one check, as the database lists it."""

    id: int
    file: str
    offset: int
    digest: str = ""  # of the body; "" if the database has none
    kind: str = "capture"


@dataclass(slots=True)
class CheckCounts:
    """Counts of what was checked."""

    files: int = 0
    records: int = 0
    bytes: int = 0
    rows: int = 0


def check(
    archive: Archive, rows: Iterable[CaptureRow] = (), tally: CheckCounts | None = None
) -> Iterator[ArchiveProblem]:
    """Yield every problem: file by file, then the index, then the database's rows."""
    tally = tally or CheckCounts()
    damaged: dict[str, int] = {}
    for path in warc_files(archive.folder):
        for trouble in _problems(path, tally):
            if trouble.offset is not None:
                damaged[trouble.file] = min(
                    trouble.offset, damaged.get(trouble.file, trouble.offset)
                )
            yield trouble
    for _, kept in archive.index.all_captures():
        doubtful = kept.offset >= damaged.get(kept.file, kept.offset + 1)
        unreadable = doubtful and _unreadable(archive, kept)
        if found := _misplaced_record(archive, kept) or _orphaned(archive, kept) or unreadable:
            yield found
    for row in rows:
        tally.rows += 1
        if wrong := _check_row(archive, row):
            yield wrong


def _problems(path: Path, tally: CheckCounts) -> Iterator[ArchiveProblem]:
    """Yield the problems of one file; that the object store does not return it is one."""
    try:
        with _opened(path) as stream:
            yield from _check_file(path, stream, tally)
    except ObjectStoreFailed as error:
        yield ArchiveProblem(final_name(path), None, str(error).rstrip("."))
    except FileNotFoundError:
        moved = moved_file(path)
        where = moved.url if moved else "where its note says"
        yield ArchiveProblem(final_name(path), None, f"missing; it was moved and is not at {where}")


def _opened(path: Path) -> BinaryIO:
    """Open the file once: a run that finishes it meanwhile renames it."""
    try:
        return open_warc(path)
    except FileNotFoundError:
        return open_warc(path.with_name(final_name(path)))


def _check_file(path: Path, stream: BinaryIO, tally: CheckCounts) -> Iterator[ArchiveProblem]:
    whole = 0
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    tally.files += 1
    tally.bytes += size
    try:
        for end in member_ends_in(stream):
            whole = end
    except zlib.error as problem:
        yield ArchiveProblem(final_name(path), whole, f"damaged from byte {whole} on ({problem})")
    else:
        left = size - whole
        if left > 0 and not path.name.endswith(OPEN_SUFFIX):  # an open file is still being written
            yield ArchiveProblem(final_name(path), whole, _incomplete_end(left))
    yield from _check_digests(final_name(path), stream, whole, tally)


def _incomplete_end(left: int) -> str:
    if left == 1:
        return "1 byte at the end is not a complete record"
    return f"{left} bytes at the end are not a complete record"


def _check_digests(
    name: str, stream: BinaryIO, whole: int, tally: CheckCounts
) -> Iterator[ArchiveProblem]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    stream.seek(0)
    iterator = ArchiveIterator(_Upto(stream, whole), check_digests=True)
    try:
        for record in iterator:
            tally.records += 1
            offset = iterator.get_record_offset()  # reads to the record's end
            yield from _digests(record, name, offset)
    except (ArchiveLoadFailed, EOFError, zlib.error) as problem:
        yield ArchiveProblem(name, None, f"a record cannot be read ({problem})")


def _digests(record: Any, name: str, offset: int) -> Iterator[ArchiveProblem]:
    if record.digest_checker.passed is False:
        what = "; ".join(record.digest_checker.problems)
        yield ArchiveProblem(
            name, offset, f"the bytes have changed since they were received ({what})"
        )


class _Upto:
    """A file object that seems to end after its last complete record."""

    def __init__(self, stream: Any, end: int) -> None:
        self._stream, self._end = stream, end

    def read(self, size: int = -1) -> bytes:
        left = self._end - self._stream.tell()
        return self._stream.read(left if size < 0 else min(size, left))  # type: ignore[no-any-return]

    def tell(self) -> int:
        return self._stream.tell()  # type: ignore[no-any-return]


def _misplaced_record(archive: Archive, kept: IndexEntry) -> ArchiveProblem | None:
    size = archive.size(kept.file)
    if size is None:
        return ArchiveProblem(
            kept.file,
            kept.offset,
            f"missing; it contained an archived copy of {kept.address}. Restore the file, or run `verify recheck --all`",
        )
    if size < kept.offset + kept.length:
        return ArchiveProblem(
            kept.file, kept.offset, f"truncated; the archived copy of {kept.address} is lost"
        )
    return None


def _orphaned(archive: Archive, kept: IndexEntry) -> ArchiveProblem | None:
    """Return a problem if the revisit refers to a body that no longer exists."""
    if kept.kind != "revisit" or archive.revisited_capture(kept):
        return None
    what = f"an archived copy of {kept.address} refers to an earlier copy that is no longer in the archive"
    return ArchiveProblem(kept.file, kept.offset, what)


def _unreadable(archive: Archive, kept: IndexEntry) -> ArchiveProblem | None:
    """Return a problem if a capture after a damaged place is unreadable; most are intact."""
    try:
        archive.read(kept.file, kept.offset)
    except ArchiveError as problem:
        return ArchiveProblem(
            kept.file,
            kept.offset,
            f"the archived copy of {kept.address} cannot be read ({problem})",
        )
    return None


def _check_row(archive: Archive, row: CaptureRow) -> ArchiveProblem | None:
    kept = archive.index.capture_at(row.file, row.offset)
    if kept is None:
        what = f"{row.kind} {row.id} of the database should be here, but there is no record"
        return ArchiveProblem(row.file, row.offset, what)
    if kept.digest and row.digest and kept.digest != row.digest:
        what = f"{row.kind} {row.id} of the database has a different digest from the record"
        return ArchiveProblem(row.file, row.offset, what)
    return None
