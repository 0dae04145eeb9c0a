"""Links that have failed often enough are asked about in a second way, also by a plain run.

Without it a newsroom that only ever runs ``verify run`` would never be told that a link died.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.schedule import Standing, needs_second_way
from verify.store import ledger, sources

if TYPE_CHECKING:
    from verify.pipeline.gathering import Gathering


def confirm(gathering: Gathering, asked: Iterable[str]) -> int:
    """Ask in the second way about those of the asked links that only lack that; how many.

    Call it only after some server has answered in this run: a machine that is off the net
    confirms nothing.
    """
    from verify.recheck.asking import second_way

    db = gathering.db
    waiting = [(address, now) for address in asked if needs_second_way(now := _now(db, address))]
    if not waiting:
        return 0
    with second_way(gathering.settings, gathering.archive, gathering.service) as ask:
        for address, now in waiting:
            check = ask(address, now.since) if now.since else None
            if check is not None:
                sources.save_check(db, check)
    return len(waiting)


def _now(db: Database, address: str) -> Standing:
    return ledger.standing_of(db, address)
