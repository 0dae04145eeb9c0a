"""Captures that the database reports and the archive has lost are noticed at the next start.

A record is forced to the disk before the database tells of it, so only a disk that does not
keep its word, or a hand, shortens a file behind what was reported. A file that is not there at
all is another matter: it was moved, or another archive was named; nothing is forgotten then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.store.sources import archive_locations

if TYPE_CHECKING:
    from verify.archive import Archive


def mark_lost_captures(db: Database, archive: Archive) -> tuple[str, ...]:
    """Hold the database's places against the ends of the archive's files.

    Gives a sentence for the user on each thing that was put right, the archive's own included.
    """
    said = list(archive.repaired)
    for file, offset in archive_locations.last_offsets(
        db
    ).items():  # read before the files: they only grow
        end = archive.size(file)
        if end is None or (offset < end and archive.index.capture_at(file, offset)):
            continue
        if lost := archive_locations.mark_lost(db, file, archive.complete_size(file)):
            copies = f"{len(lost)} page{'s' if len(lost) > 1 else ''}"
            said.append(
                f"{file} is truncated; its copies of {copies} are lost and will be requested again."
            )
    return tuple(said)
