"""Captures that the database reports and the archive has lost are noticed at the next start.

A record is forced to the disk before the database tells of it, so only a disk that does not
keep its word, or a hand, shortens a file behind what was reported. A file that is not there at
all is another matter: it was moved, or another archive was named; nothing is forgotten then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.store import places

if TYPE_CHECKING:
    from verify.archive import Archive


@dataclass(frozen=True, slots=True)
class Mended:
    """What was put right: sentences for the user, and the pages that are to be asked for again."""

    said: tuple[str, ...] = ()
    again: frozenset[str] = frozenset()


def mend(db: Database, archive: Archive) -> Mended:
    """Hold the database's places against the ends of the archive's files."""
    said, again = list(archive.repaired), set[str]()
    for file, offset in places.furthest(db).items():  # read before the files: they only grow
        end = archive.size(file)
        if end is None or offset < end:
            continue
        lost = places.lose(db, file, end)
        again.update(lost)
        if lost:
            copies = f"{len(lost)} page{'s' if len(lost) > 1 else ''}"
            said.append(
                f"{file} ends before the copies of {copies} that it held: they are asked for again."
            )
    return Mended(tuple(said), frozenset(again))
