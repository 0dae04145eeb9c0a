"""The index entries of what is written to the archive."""

from __future__ import annotations

from hashlib import sha256

from verify.archive.headers import header_pairs, response_validator
from verify.archive.records import (
    Member,
)
from verify.archive.values import (
    Attachment,
    Exchange,
    IndexEntry,
    Record,
)


def response_entry(
    exchange: Exchange, digest: str, member: Member, earlier: IndexEntry | None
) -> IndexEntry:
    """Return the entry of a response; its file and offset are not known yet."""
    headers = dict(header_pairs(exchange.headers))
    types = [value for name, value in headers.items() if name.lower() == "content-type"]
    return IndexEntry(
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
        validator=response_validator(exchange.headers),
    )


def attachment_entry(attachment: Attachment, member: Member) -> IndexEntry:
    """Return the entry of a copy saved by hand; its file and offset are not known yet."""
    return IndexEntry(
        file="",
        offset=0,
        length=len(member.data),
        kind=member.kind,
        address=attachment.address,
        target=attachment.address,
        at=attachment.at,
        status=None,
        media_type=attachment.media_type,
        digest=hex_digest(attachment.data),
        payload=member.payload,
        record_id=member.record_id,
    )


def placed_entry(kept: IndexEntry, file: str, offset: int) -> IndexEntry:
    """Return the entry with the file and the offset it was written to."""
    from dataclasses import replace

    return replace(kept, file=file, offset=offset)


def record_of(kept: IndexEntry) -> Record:
    """Return the record that an entry describes."""
    return Record(kept.file, kept.offset, kept.length, kept.digest, kept.refers_to)


def hex_digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes in hexadecimal digits."""
    return sha256(data).hexdigest()
