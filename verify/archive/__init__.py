"""WARC files and their index: everything received, stored so that it can be shown later.

``Archive(folder).write(exchange)`` stores one exchange as request, response and metadata records
and returns their location; ``read(file, offset)`` reads it back. The WARC files are
authoritative; ``index.db`` next to them only finds captures by URL and time, and is rebuilt from
the files whenever it is missing or out of date.
"""

from __future__ import annotations

from verify.archive.archive import Archive
from verify.archive.values import (
    ArchivedResponse,
    ArchiveError,
    ArchiveNotWritable,
    DamagedRecord,
    Exchange,
    IndexEntry,
    NoSuchRecord,
    Record,
)

__all__ = [
    "Archive",
    "ArchiveError",
    "ArchiveNotWritable",
    "ArchivedResponse",
    "DamagedRecord",
    "Exchange",
    "IndexEntry",
    "NoSuchRecord",
    "Record",
]
