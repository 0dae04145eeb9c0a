"""Store the news of a round until it has been reported; it is then deleted.

A round that is stopped or killed therefore loses no news: it reports what it has, or the next
round does.
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
    """The news that a round has to report, oldest first."""

    rows: list[int]
    transitions: list[Transition]
    affected_sources: list[str]  # sources whose flags begin or end


def save_news(
    db: Database, round_name: str, result: CheckResult, instead_of: int | None = None
) -> int | None:
    """Store the news of one check for this round; return its row, or None if it is no news.

    Call this in the transaction that writes the check.
    """
    if instead_of is not None:
        news.delete_news(db, [instead_of])
    if not round_name or not (result.transitions or result.affects_rules):
        return None
    told = json.dumps([_as_json(one) for one in result.transitions], ensure_ascii=False)
    return news.save_news(db, round_name, result.check.address, told, result.affects_rules)


def load_news(db: Database, round_name: str) -> PendingNews:
    """Return the news that this round has not reported yet."""
    rows = news.pending_news(db, round_name)
    said = [_from_json(one) for row in rows for one in json.loads(row.news)]
    concerned = dict.fromkeys(row.address for row in rows if row.affects_rules)
    return PendingNews([row.id for row in rows], said, list(concerned))


def delete_news(db: Database, reported: PendingNews) -> None:
    """Delete this news, because it was reported."""
    news.delete_news(db, reported.rows)


@contextmanager
def adopt_news(db: Database, folder: Path, round_name: str) -> Iterator[bool]:
    """Take over the news of rounds that have ended; yield whether there was any.

    While another round is active in the database's folder, the unreported news may be its own and
    is not taken. The system drops the lock of a round that was killed. Where folders cannot be
    locked (Windows, some network disks), unreported news is taken over at once.
    """
    lock = _lock(folder)
    try:
        yield lock is not False and news.take_over(db, round_name) > 0
    finally:
        if isinstance(lock, _Folder):
            os.close(lock.fileno())


class _Folder:
    """An open folder that can be locked."""

    def __init__(self, number: int) -> None:
        self._number = number

    def fileno(self) -> int:
        return self._number


def _lock(folder: Path) -> _Folder | bool | None:
    """Return the folder, locked until closed; False if it is taken; None without locks."""
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
