"""WARC files and their index: what was received, kept so that it can be shown.

``Archive(folder).write(exchange)`` files one exchange as request, response and metadata
records and says where; ``read(file, offset)`` gives it back. The WARC files are the truth;
``index.db`` beside them only finds captures by address and time, and is rebuilt from the
files whenever it is missing or behind.
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
