"""Confirm repeated link failures by a second method, in a plain ``verify run`` too.

Otherwise a newsroom that only ever runs ``verify run`` would never learn that a link has died.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.ledger.schedule import Standing, needs_second_method
from verify.store.sources import checks, ledger

if TYPE_CHECKING:
    from verify.fetch.etiquette.politeness import Politeness
    from verify.pipeline.gathering import GatherContext


def confirm_failures(
    gathering: GatherContext, asked: Iterable[str], politeness: Politeness | None = None
) -> int:
    """Check by the second method the requested links that lack only that; return their number.

    Call this only after some server has responded in this run: a machine that is offline confirms
    nothing. ``politeness`` is the run's own, so that the rate limits carry over.
    """
    from verify.recheck.link_requests import RequestContext, second_method

    db = gathering.db
    states = ((address, _now(db, address)) for address in asked)
    waiting = {a: now.since for a, now in states if needs_second_method(now) and now.since}
    if not waiting:
        return 0
    asking = RequestContext(
        gathering.settings, db, gathering.archive, politeness, gathering.service
    )
    with second_method(asking) as ask:
        for check in ask(waiting):
            checks.save_check(db, check)
    return len(waiting)


def _now(db: Database, address: str) -> Standing:
    return ledger.standing_of(db, address)
