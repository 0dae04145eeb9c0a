"""The archive in one folder: write exchanges, read them back, find captures."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from types import TracebackType

from verify.archive.gzip_members import file_tail
from verify.archive.headers import request_validator
from verify.archive.index import Index
from verify.archive.index_entries import (
    attachment_entry,
    hex_digest,
    placed_entry,
    record_of,
    response_entry,
)
from verify.archive.open_index import open_index
from verify.archive.reader import StoredRecord, read_record, resolve_revisit
from verify.archive.records import (
    Member,
    attachment_members,
    exchange_members,
    payload_digest,
    unusable_members,
)
from verify.archive.repair import current_path, file_size, rebuild, repair
from verify.archive.values import (
    ArchivedResponse,
    ArchiveNotWritable,
    Attachment,
    Exchange,
    IndexEntry,
    NoSuchRecord,
    Record,
    UnusableMark,
)
from verify.archive.writer import Writer
from verify.version import __version__

INDEX = "index.db"
ROLL_AT = 1_000_000_000  # bytes: the size recommended by the IIPC's WARC guidelines


class Archive:
    """WARC files in a folder, with their index. Safe for threads, and for several runs at once.

    Opening it creates the folder and repairs what a killed run left unfinished (``repaired`` lists
    the repairs). Raises ``OSError`` if the folder cannot be created.
    """

    def __init__(
        self, folder: Path | str, *, roll_at: int = ROLL_AT, software: str = f"verify/{__version__}"
    ) -> None:
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._software = software
        self._lock = Lock()
        self._behind = False  # some records are written but not yet indexed
        self._writer = Writer(self.folder, software, roll_at)
        db, told = open_index(self.folder / INDEX)
        self.index = Index(db, lambda: rebuild(self.folder, self.index))
        try:
            self.repaired = (*told, *repair(self.folder, self.index))
        except BaseException:
            self.index.close()
            raise

    def write(self, exchange: Exchange) -> Record:
        """Store one exchange as response (or revisit), request and metadata records.

        A body identical to an earlier one from the same URL is not stored twice: a ``revisit``
        record refers to it. Raises ``ArchiveNotWritable``.
        """
        earlier = self._earlier(exchange)
        group = exchange_members(exchange, self._software, earlier)
        digest = earlier.digest if exchange.status == 304 and earlier else hex_digest(exchange.body)
        kept = self._append(group, response_entry(exchange, digest, group[0], earlier))
        return record_of(kept)

    def attach(self, attachment: Attachment) -> Record:
        """Store a hand-saved copy as a resource record with its provenance."""
        group = attachment_members(attachment, self._software)
        return record_of(self._append(group, attachment_entry(attachment, group[0])))

    def mark_unusable(self, file: str, offset: int, reason: str) -> None:
        """Mark the capture at this offset as not a usable page (``blocked``, ``soft-404``, …).

        The response stays in the archive, but look-ups of usable captures no longer return it. Does
        nothing if there is no capture at the offset. Raises ``ArchiveNotWritable``.
        """
        with self._lock:
            kept = self.index.capture_at(file, offset)
            if kept is None:
                return
            note = unusable_members(kept, reason, self._software)
            name, _ = self._writer.append(note.data, sync=False)
            self._enter(UnusableMark(kept.record_id, name, reason))

    def read(self, file: str, offset: int) -> ArchivedResponse:
        """Return the capture at this offset; a revisit has the body that it refers to.

        Raises ``NoSuchRecord`` or ``DamagedRecord``.
        """
        stored = self._stored(file, offset)
        if stored.kind != "revisit":
            return resolve_revisit(stored, stored)
        first = self._first(
            stored.refers_to, stored.refers_to_target or stored.target, stored.payload
        )
        if first is None:
            raise NoSuchRecord(f"The copy that the one in {file} refers to is not in the archive.")
        return resolve_revisit(stored, self._stored(first.file, first.offset))

    def revisited_capture(self, kept: IndexEntry) -> IndexEntry | None:
        """Return the capture whose body a revisit refers to, or None if it is missing."""
        return self._first(kept.refers_to, kept.target, kept.payload)

    def captures(self, address: str) -> tuple[IndexEntry, ...]:
        """Return the usable captures of a cited URL, oldest first."""
        with self._lock:
            return self.index.captures_of(address)

    def responses(self, address: str) -> tuple[tuple[IndexEntry, str | None], ...]:
        """Return every response for a cited URL, oldest first, with error pages and challenges.

        Each comes with the reason why it was marked unusable (``blocked``), or None if it was not.
        """
        with self._lock:
            found = self.index.captures_of(address, usable=False)
            return tuple((kept, self.index.unusable_reason(kept)) for kept in found)

    def nearest(self, address: str, at: datetime) -> IndexEntry | None:
        """Return the usable capture of a cited URL nearest in time, or None."""
        with self._lock:
            return self.index.nearest(address, at)

    def size(self, file: str) -> int | None:
        """Return the size of a file of this archive in bytes, or None if it is missing."""
        return file_size(self.folder, file)

    def complete_size(self, file: str) -> int:
        """Return the bytes up to the end of a file's last complete record. Raises ``OSError``."""
        return file_tail(current_path(self.folder, file)).complete_bytes

    def close(self) -> None:
        """Finish this run's file and close the index."""
        with self._lock:
            self._finish()
            self.index.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def _append(self, group: tuple[Member, ...], kept: IndexEntry) -> IndexEntry:
        data = b"".join(member.data for member in group)
        with self._lock:
            file, offset = self._writer.append(data)
            placed = placed_entry(kept, file, offset)
            self._enter(placed)
            if self._writer.is_full():
                self._finish()
        return placed

    def _enter(self, found: IndexEntry | UnusableMark) -> None:
        try:
            self.index.add([found])
        except sqlite3.OperationalError as problem:  # no space: the next start indexes it again
            self._behind = True
            raise ArchiveNotWritable(
                f"Could not write into {self.folder / INDEX}: {problem}."
            ) from problem

    def _finish(self) -> None:
        done = self._writer.finish()
        if done and not self._behind:
            with suppress(sqlite3.OperationalError):  # as above
                self.index.finish(*done)

    def _earlier(self, exchange: Exchange) -> IndexEntry | None:
        with self._lock:
            target = exchange.final_address
            if exchange.status == 304:
                return self.index.revalidated(target, request_validator(exchange.request_headers))
            if not exchange.raw:
                return None
            return self.index.same_response(target, payload_digest(exchange.raw), exchange.status)

    def _first(self, record_id: str | None, target: str, payload: str) -> IndexEntry | None:
        with self._lock:
            by_id = self.index.by_id(record_id) if record_id else None
            return by_id or self.index.body_record(target, payload)

    def _stored(self, file: str, offset: int) -> StoredRecord:
        if Path(file).name != file:
            raise NoSuchRecord(f"{file} is not the name of a file of this archive.")
        try:
            return read_record(current_path(self.folder, file), offset)
        except NoSuchRecord:  # the run that writes it has just given it its final name
            return read_record(current_path(self.folder, file), offset)
