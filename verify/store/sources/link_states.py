"""The table ``link_states``: every source's state, derived from its checks.

``checks`` has one row for every check. ``link_states`` is derived from it, so that 100,000
sources can be listed without reading millions of checks. ``refresh`` updates it from the
checks that any process has added since.
"""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from verify.ledger.schedule import Standing, advance, next_check_time, standing
from verify.model import Check, LinkState
from verify.store.damaged_rows import Failed, contained, intact_rows
from verify.store.database import transaction
from verify.store.sources.checks import checks

FIELDS = (
    "ls.state, ls.since, ls.last, ls.failures, ls.counted, ls.hopeless, ls.change, ls.moved_to,"
    " ls.outcome, ls.words, ls.shown"
)
WIDTH = 11  # number of these columns
_BATCH = 20_000  # checks processed in one transaction, which locks the database for half a second
_ADDED = (
    "SELECT id, source, at, outcome, final_address, method, change, words FROM checks"
    " WHERE id > ? AND id <= ? ORDER BY id"
)


def refresh(db: Database, failed: Failed | None = None) -> int:
    """Update ``link_states`` from the checks added since the last call; return their number.

    A damaged row is added to ``failed``, if that is given, and the state is that without it.
    """
    newest = db.execute("SELECT max(id) FROM checks").fetchone()[0] or 0
    done, start = 0, 0
    while (start := max(start, _folded(db))) < newest:
        with transaction(db):
            start = max(start, _folded(db))  # another process may have been faster
            ids = [start, start + _BATCH]
            rows = list(intact_rows(db, _ADDED, ids, _added, "check", failed))
            rows.sort(key=lambda row: (row[0], row[2], row[1]))
            for source, added in groupby(rows, key=lambda row: int(row[0])):
                with contained(failed, f"the state of source {source}"):
                    _fold(db, source, list(added))
        start, done = start + _BATCH, done + len(rows)
    return done


def _added(row: dict[str, Any]) -> list[Any]:
    """Return the cells of a check in the order that ``_check`` reads."""
    number, source, at, *others = row.values()
    datetime.fromisoformat(at)
    return [source, number, at, *others]


def _folded(db: Database) -> int:
    sql = "SELECT max(folded) FROM link_states WHERE typeof(folded) = 'integer'"  # not damaged
    return int(db.execute(sql).fetchone()[0] or 0)


def _fold(db: Database, source: int, rows: list[Any]) -> None:
    known = _standing(db, source)
    address = _address(db, source)
    added = [_check(address, row) for row in rows]
    if (
        known.last and added[0].at < known.last
    ):  # added out of order: compute the state from all checks
        now = standing(checks(db, address))
    else:
        now = known
        for check in added:
            now = advance(now, check)
    _save(db, source, now, max(int(row[1]) for row in rows))


def _check(address: str, row: Any) -> Check:
    return Check(
        address=address,
        at=datetime.fromisoformat(row[2]),
        outcome=row[3],
        final_address=row[4],
        method=row[5],
        change=row[6],
        words=row[7],
    )


def _address(db: Database, source: int) -> str:
    found = db.execute("SELECT address FROM sources WHERE id = ?", [source]).fetchone()
    return str(found[0])


def _standing(db: Database, source: int) -> Standing:
    row = db.execute(
        f"SELECT {FIELDS} FROM link_states ls WHERE ls.source = ?", [source]
    ).fetchone()
    return as_standing(row) if row else Standing()


def as_standing(row: Any) -> Standing:
    """Return the state in the cells ``FIELDS``."""
    if row[0] is None:
        return Standing()
    since, last, counted = (datetime.fromisoformat(row[i]) if row[i] else None for i in (1, 2, 4))
    return Standing(LinkState(row[0]), since, last, row[3], counted, bool(row[5]), *row[6:WIDTH])


def _save(db: Database, source: int, now: Standing, folded: int) -> None:
    times = (
        now.since,
        now.last,
        now.counted,
        next_check_time(now),
        next_check_time(now, quoted=True),
    )
    since, last, counted, next_at, next_quoted = (t.isoformat() if t else None for t in times)
    db.execute(
        "INSERT OR REPLACE INTO link_states (source, state, since, last, failures, counted,"
        " hopeless, change, moved_to, outcome, words, shown, next_at, next_quoted_at, folded)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(source, now.state.value, since, last, now.failures, counted, now.hopeless),
            *(now.change, now.moved_to, now.outcome, now.words, now.shown),
            *(next_at, next_quoted, folded),
        ],
    )
