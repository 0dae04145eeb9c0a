"""The link ledger: every source's state, when it is due for a re-check, and who cites it.

``checks`` has one row for every check. ``link_states`` is derived from it, so that 100,000
sources can be listed without reading millions of checks. ``refresh`` updates it from the
checks that any process has added since; every query here calls ``refresh`` first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from verify.ledger.schedule import Link, Standing, advance, due, next_check_time, standing
from verify.model import Check, LinkState
from verify.store.database import transaction
from verify.store.sources.checks import checks
from verify.store.sources.save_orders import ORDER_FIELDS, Order, as_order

_FIELDS = (
    "ls.state, ls.since, ls.last, ls.failures, ls.counted, ls.hopeless, ls.change, ls.moved_to,"
    " ls.outcome, ls.words, ls.shown"
)
_WIDTH = 11  # number of these columns
# A source that a quotation cites.
_QUOTED = (
    "EXISTS (SELECT 1 FROM cited_references r JOIN quotation_references q ON q.reference = r.id"
    " WHERE r.source = s.id)"
)
_CITED = "EXISTS (SELECT 1 FROM cited_references r WHERE r.source = s.id)"


_BATCH = 20_000  # checks processed in one transaction, which locks the database for half a second


@dataclass(frozen=True, slots=True)
class LinkFilter:
    """A selection of links, by host (registrable domain or host name) and by state."""

    host: str | None = None
    states: frozenset[LinkState] = frozenset()


def refresh(db: Database) -> int:
    """Update ``link_states`` from the checks added since the last call; return their number."""
    newest = db.execute("SELECT max(id) FROM checks").fetchone()[0] or 0
    done = 0
    while _folded(db) < newest:
        with transaction(db):
            rows = db.execute(
                "SELECT source, id, at, outcome, final_address, method, change, words FROM checks"
                " WHERE id > ? ORDER BY id LIMIT ?",
                [_folded(db), _BATCH],
            ).fetchall()
            rows.sort(key=lambda row: (row[0], row[2], row[1]))
            for source, added in groupby(rows, key=lambda row: int(row[0])):
                _fold(db, source, list(added))
        done += len(rows)
        if not rows:  # another process was faster
            break
    return done


def _folded(db: Database) -> int:
    return int(db.execute("SELECT max(folded) FROM link_states").fetchone()[0] or 0)


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
        f"SELECT {_FIELDS} FROM link_states ls WHERE ls.source = ?", [source]
    ).fetchone()
    return _as_standing(row) if row else Standing()


def _as_standing(row: Any) -> Standing:
    if row[0] is None:
        return Standing()
    since, last, counted = (datetime.fromisoformat(row[i]) if row[i] else None for i in (1, 2, 4))
    return Standing(LinkState(row[0]), since, last, row[3], counted, bool(row[5]), *row[6:_WIDTH])


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


def standing_of(db: Database, address: str) -> Standing:
    """Return the state of one source; ``Standing()`` if it was never checked."""
    refresh(db)
    row = db.execute(
        f"SELECT {_FIELDS} FROM sources s LEFT JOIN link_states ls ON ls.source = s.id"
        " WHERE s.address = ?",
        [address],
    ).fetchone()
    return _as_standing(row) if row else Standing()


def links(db: Database, choice: LinkFilter = LinkFilter()) -> Iterator[Link]:
    """Yield the cited sources, ordered by URL."""
    refresh(db)
    where, values = _where(choice)
    return _links(db, f"{_CITED}{where}", values)


def due_links(db: Database, now: datetime, choice: LinkFilter = LinkFilter()) -> tuple[Link, ...]:
    """Return the links that are due for a re-check, in the order of ``schedule.due``."""
    refresh(db)
    where, values = _where(choice)
    waiting = f"(ls.source IS NULL OR ls.next_quoted_at <= ?) AND {_CITED}{where}"
    return due(_links(db, waiting, [now.isoformat(), *values]), now)


def _where(choice: LinkFilter) -> tuple[str, list[object]]:
    where, values = "", list[object]()
    if choice.host:
        # One pattern per scheme: “http%” would also match the host in another URL's query.
        begins = [
            f"{scheme}://{_escaped(choice.host)}{after}%"
            for scheme in ("http", "https")
            for after in "/:"
        ]
        places = " OR ".join("s.address LIKE ? ESCAPE '\\'" for _ in begins)
        where += f" AND (s.site = ? OR {places})"
        values += [choice.host, *begins]
    if choice.states:
        where += f" AND ls.state IN ({', '.join('?' * len(choice.states))})"
        values += sorted(state.value for state in choice.states)
    return where, values


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _links(db: Database, where: str, values: Iterable[object]) -> Iterator[Link]:
    sql = (
        f"SELECT {_FIELDS}, s.address, {_QUOTED} FROM sources s"
        f" LEFT JOIN link_states ls ON ls.source = s.id WHERE {where} ORDER BY s.address"
    )
    for row in db.execute(sql, list(values)):
        yield Link(row[_WIDTH], _as_standing(row), bool(row[_WIDTH + 1]))


@dataclass(frozen=True, slots=True)
class ListedSource:
    """One source in the list of ``verify sources``."""

    link: Link
    captures: int
    articles: tuple[str, ...]  # paths or URLs of the articles that cite it
    order: Order | None = None  # the request that a web archive save it


def list_sources(db: Database, choice: LinkFilter = LinkFilter()) -> Iterator[ListedSource]:
    """Yield every cited source with its number of captures and citing articles, by URL."""
    refresh(db)
    where, values = _where(choice)
    sql = (
        f"SELECT {_FIELDS}, s.address, {_QUOTED},"
        " (SELECT count(*) FROM captures c WHERE c.source = s.id),"
        " (SELECT json_group_array(DISTINCT a.origin) FROM cited_references r"
        "  JOIN articles a ON a.id = r.article WHERE r.source = s.id),"
        f" {ORDER_FIELDS} FROM sources s LEFT JOIN link_states ls ON ls.source = s.id"
        " LEFT JOIN archive_orders o ON o.source = s.id"
        f" WHERE {_CITED}{where} ORDER BY s.address"
    )
    for row in db.execute(sql, values):
        address, quoted, captures, articles, *order = row[_WIDTH:]
        link = Link(address, _as_standing(row), bool(quoted))
        yield ListedSource(link, captures, tuple(sorted(json.loads(articles))), as_order(order))


def next_due(db: Database, choice: LinkFilter = LinkFilter()) -> datetime | None:
    """Return when the next of these sources is due for a re-check, None if none ever is."""
    refresh(db)
    where, values = _where(choice)
    quoted = f"CASE WHEN {_QUOTED} THEN ls.next_quoted_at ELSE ls.next_at END"
    row = db.execute(
        f"SELECT count(*) > count(ls.source), min({quoted}) FROM sources s"
        f" LEFT JOIN link_states ls ON ls.source = s.id WHERE {_CITED}{where}",
        values,
    ).fetchone()
    if row[0]:
        return datetime.min.replace(tzinfo=UTC)
    return datetime.fromisoformat(row[1]) if row[1] else None
