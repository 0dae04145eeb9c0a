"""Find captures that the database lists but the archive has lost; runs at every start.

A record is synced to disk before the database mentions it, so a file can be too short only if
the disk broke that promise or somebody truncated it. A file that is missing altogether was
moved, or another archive was configured: its captures are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.store.sources import archive_locations

if TYPE_CHECKING:
    from verify.archive import Archive


def mark_lost_captures(db: Database, archive: Archive) -> tuple[str, ...]:
    """Compare the database's archive offsets with the sizes of the archive's files.

    Returns a sentence for the user on each repair, including those of the archive itself.
    """
    said = list(archive.repaired)
    for file, offset in archive_locations.last_offsets(
        db
    ).items():  # read before the file sizes, because files only grow
        end = archive.size(file)
        if end is None or (offset < end and archive.index.capture_at(file, offset)):
            continue
        if lost := archive_locations.mark_lost(db, file, archive.complete_size(file)):
            copies = f"{len(lost)} page{'s' if len(lost) > 1 else ''}"
            said.append(
                f"{file} is truncated; its copies of {copies} are lost and will be requested again."
            )
    return tuple(said)
