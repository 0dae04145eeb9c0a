"""What a round has found and nobody has been told yet: kept with the check, gone once it is told.

So a round that is stopped, or killed, loses no news: it tells what it has, or the next one does.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from verify.model import LinkState
from verify.recheck.transitions import CheckResult, Transition
from verify.store.sources import news


@dataclass(frozen=True, slots=True)
class PendingNews:
    """What a round has to tell, the oldest first."""

    rows: list[int]
    transitions: list[Transition]
    affected_sources: list[str]  # the sources of which flags begin or end


def save_news(
    db: Database, round_name: str, result: CheckResult, instead_of: int | None = None
) -> int | None:
    """Keep what one look came to for this teller; the row it waits in, None: it is no news.

    To be called in the transaction that writes the check.
    """
    if instead_of is not None:
        news.delete_news(db, [instead_of])
    if not round_name or not (result.transitions or result.affects_rules):
        return None
    told = json.dumps([_as_json(one) for one in result.transitions], ensure_ascii=False)
    return news.save_news(db, round_name, result.check.address, told, result.affects_rules)


def load_news(db: Database, round_name: str) -> PendingNews:
    """What this teller has still to tell."""
    rows = news.pending_news(db, round_name)
    said = [_from_json(one) for row in rows for one in json.loads(row.news)]
    concerned = dict.fromkeys(row.address for row in rows if row.affects_rules)
    return PendingNews([row.id for row in rows], said, list(concerned))


def delete_news(db: Database, reported: PendingNews) -> None:
    """All this was told."""
    news.delete_news(db, reported.rows)


@contextmanager
def adopt_news(db: Database, folder: Path, round_name: str) -> Iterator[bool]:
    """Take over what rounds have left that are no more; gives whether there was anything.

    As long as another round is at work in the folder of the database, what is untold may be
    that one's: it is left alone. The system drops the lock of a round that was killed. Where
    folders cannot be locked (Windows, some network disks), what is untold is taken over.
    """
    lock = _lock(folder)
    try:
        yield lock is not False and news.take_over(db, round_name) > 0
    finally:
        if isinstance(lock, _Folder):
            os.close(lock.fileno())


class _Folder:
    """An open folder, as far as locking it goes."""

    def __init__(self, number: int) -> None:
        self._number = number

    def fileno(self) -> int:
        return self._number


def _lock(folder: Path) -> _Folder | bool | None:
    """The folder, held until it is closed; False: somebody else holds it; None: no locks here."""
    from verify.archive.locks import try_lock

    try:
        opened = _Folder(os.open(folder, os.O_RDONLY))
    except OSError:
        return None
    held: Any = opened
    got = try_lock(held)
    if got:
        return opened
    os.close(opened.fileno())
    return got


def _as_json(one: Transition) -> dict[str, Any]:
    return asdict(one) | {"at": one.at.isoformat()}


def _from_json(told: dict[str, Any]) -> Transition:
    return Transition(
        address=told["address"],
        kind=told["kind"],
        before=LinkState(told["before"]),
        after=LinkState(told["after"]),
        at=datetime.fromisoformat(told["at"]),
        detail=told["detail"],
        articles=tuple(told["articles"]),
    )
