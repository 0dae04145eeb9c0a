"""The archive of one folder: write exchanges, read them back, find captures."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from types import TracebackType

from verify.archive.gzip_members import tail
from verify.archive.headers import condition, pairs, validator
from verify.archive.index import Index
from verify.archive.open_index import open_index
from verify.archive.reader import Stored, read_record, resolved
from verify.archive.records import Member, attached, members, payload_digest, verdict
from verify.archive.repair import located, repair, size_of
from verify.archive.values import (
    ArchivedResponse,
    Attachment,
    CannotWrite,
    Exchange,
    Kept,
    NoSuchRecord,
    Record,
    Verdict,
)
from verify.archive.writer import Writer
from verify.version import __version__

INDEX = "index.db"
ROLL_AT = 1_000_000_000  # the size that the WARC guidelines of the IIPC recommend


class Archive:
    """WARC files in a folder, and their index. Safe for threads, and for several runs at once.

    Opening it repairs what a killed run left (``repaired`` says what) and makes the folder.
    Raises ``OSError`` where the folder cannot be made.
    """

    def __init__(
        self, folder: Path | str, *, roll_at: int = ROLL_AT, software: str = f"verify/{__version__}"
    ) -> None:
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._software = software
        self._lock = Lock()
        self._behind = False  # what was written could not be entered in the index
        self._writer = Writer(self.folder, software, roll_at)
        db, told = open_index(self.folder / INDEX)
        self.index = Index(db)
        try:
            self.repaired = (*told, *repair(self.folder, self.index))
        except BaseException:
            self.index.close()
            raise

    def write(self, exchange: Exchange) -> Record:
        """File one exchange as response (or revisit), request and metadata records.

        A body that the same address gave before is not stored twice: a ``revisit`` record
        points to it. Raises ``CannotWrite``.
        """
        earlier = self._earlier(exchange)
        group = members(exchange, self._software, earlier)
        digest = earlier.digest if exchange.status == 304 and earlier else _hex(exchange.body)
        kept = self._append(group, _answer(exchange, digest, group[0], earlier))
        return _record(kept)

    def attach(self, attachment: Attachment) -> Record:
        """File a hand-saved copy as a resource record with its provenance."""
        group = attached(attachment, self._software)
        return _record(self._append(group, _resource(attachment, group[0])))

    def disown(self, file: str, offset: int, reason: str) -> None:
        """Note that what lies there is no usable page (``blocked``, ``soft-404``, …).

        It stays what it is, an answer that was received; but no question for a usable page
        is answered with it any more. Where nothing lies, nothing is noted. Raises ``CannotWrite``.
        """
        with self._lock:
            kept = self.index.at(file, offset)
            if kept is None:
                return
            note = verdict(kept, reason, self._software)
            name, _ = self._writer.append(note.data, sync=False)
            self._enter(Verdict(kept.record_id, name, reason))

    def read(self, file: str, offset: int) -> ArchivedResponse:
        """The capture that lies there; a revisit comes with the body that it repeats.

        Raises ``NoSuchRecord`` or ``Damaged``.
        """
        stored = self._stored(file, offset)
        if stored.kind != "revisit":
            return resolved(stored, stored)
        first = self._first(
            stored.refers_to, stored.refers_to_target or stored.target, stored.payload
        )
        if first is None:
            raise NoSuchRecord(f"The capture that the one in {file} repeats is not in the archive.")
        return resolved(stored, self._stored(first.file, first.offset))

    def original(self, kept: Kept) -> Kept | None:
        """The capture whose body a revisit repeats; None: it is not in the archive."""
        return self._first(kept.refers_to, kept.target, kept.payload)

    def captures(self, address: str) -> tuple[Kept, ...]:
        """The usable captures of a cited address, oldest first."""
        with self._lock:
            return self.index.of(address)

    def answers(self, address: str) -> tuple[tuple[Kept, str | None], ...]:
        """All that was received for a cited address, oldest first: error answers, challenges.

        With each, what it was judged to be (``blocked``) where that is no usable page.
        """
        with self._lock:
            found = self.index.of(address, usable=False)
            return tuple((kept, self.index.why_not(kept)) for kept in found)

    def nearest(self, address: str, at: datetime) -> Kept | None:
        """The usable capture of a cited address nearest in time; None: there is none."""
        with self._lock:
            return self.index.nearest(address, at)

    def size(self, file: str) -> int | None:
        """Bytes of a file of this archive; None: it is not there."""
        return size_of(self.folder, file)

    def whole(self, file: str) -> int:
        """Bytes of a file of this archive up to the end of its last whole record. ``OSError``."""
        return tail(located(self.folder, file)).whole

    def close(self) -> None:
        """Finish the file of this run and let go of the index."""
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

    def _append(self, group: tuple[Member, ...], kept: Kept) -> Kept:
        data = b"".join(member.data for member in group)
        with self._lock:
            file, offset = self._writer.append(data)
            placed = _placed(kept, file, offset)
            self._enter(placed)
            if self._writer.full():
                self._finish()
        return placed

    def _enter(self, found: Kept | Verdict) -> None:
        try:
            self.index.add([found])
        except sqlite3.OperationalError as problem:  # no room: the next start reads the file anew
            self._behind = True
            raise CannotWrite(
                f"Could not write into {self.folder / INDEX}: {problem}."
            ) from problem

    def _finish(self) -> None:
        done = self._writer.finish()
        if done and not self._behind:
            with suppress(sqlite3.OperationalError):  # likewise
                self.index.finish(*done)

    def _earlier(self, exchange: Exchange) -> Kept | None:
        with self._lock:
            target = exchange.final_address
            if exchange.status == 304:
                return self.index.confirmed(target, condition(exchange.request_headers))
            if not exchange.raw:
                return None
            return self.index.same_answer(target, payload_digest(exchange.raw), exchange.status)

    def _first(self, record_id: str | None, target: str, payload: str) -> Kept | None:
        with self._lock:
            by_id = self.index.by_id(record_id) if record_id else None
            return by_id or self.index.holder(target, payload)

    def _stored(self, file: str, offset: int) -> Stored:
        if Path(file).name != file:
            raise NoSuchRecord(f"{file} is not the name of a file of this archive.")
        try:
            return read_record(located(self.folder, file), offset)
        except NoSuchRecord:  # the run that writes it gave it its final name just now
            return read_record(located(self.folder, file), offset)


def _answer(exchange: Exchange, digest: str, member: Member, earlier: Kept | None) -> Kept:
    headers = dict(pairs(exchange.headers))
    types = [value for name, value in headers.items() if name.lower() == "content-type"]
    return Kept(
        file="",
        offset=0,
        length=len(member.data),
        kind=member.kind,
        address=exchange.address,
        target=exchange.final_address,
        at=exchange.started,
        status=exchange.status,
        media_type=types[0] if types else None,
        digest=digest,
        payload=earlier.payload if earlier else member.payload,
        record_id=member.record_id,
        refers_to=earlier.record_id if earlier else None,
        validator=validator(exchange.headers),
    )


def _resource(attachment: Attachment, member: Member) -> Kept:
    return Kept(
        file="",
        offset=0,
        length=len(member.data),
        kind=member.kind,
        address=attachment.address,
        target=attachment.address,
        at=attachment.at,
        status=None,
        media_type=attachment.media_type,
        digest=_hex(attachment.data),
        payload=member.payload,
        record_id=member.record_id,
    )


def _placed(kept: Kept, file: str, offset: int) -> Kept:
    from dataclasses import replace

    return replace(kept, file=file, offset=offset)


def _record(kept: Kept) -> Record:
    return Record(kept.file, kept.offset, kept.length, kept.digest, kept.refers_to)


def _hex(data: bytes) -> str:
    return sha256(data).hexdigest()
