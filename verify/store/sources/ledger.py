"""The link ledger: every source's state, when it is due for a re-check, and who cites it.

Every query here first updates ``link_states`` from the checks that were added since.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from verify.ledger.schedule import Link, Standing, due
from verify.model import LinkState
from verify.store.damaged_rows import Failed, intact_rows
from verify.store.sources.link_states import FIELDS, WIDTH, as_standing, refresh
from verify.store.sources.save_orders import ORDER_FIELDS, Order, as_order

__all__ = [
    "LinkFilter",
    "ListedSource",
    "due_links",
    "links",
    "list_sources",
    "next_due",
    "refresh",
    "standing_of",
]

# A source that a quotation cites.
_QUOTED = (
    "EXISTS (SELECT 1 FROM cited_references r JOIN quotation_references q ON q.reference = r.id"
    " WHERE r.source = s.id)"
)
_CITED = "EXISTS (SELECT 1 FROM cited_references r WHERE r.source = s.id)"


@dataclass(frozen=True, slots=True)
class LinkFilter:
    """A selection of links, by host (registrable domain or host name) and by state."""

    host: str | None = None
    states: frozenset[LinkState] = frozenset()


def standing_of(db: Database, address: str) -> Standing:
    """Return the state of one source; ``Standing()`` if it was never checked."""
    refresh(db)
    row = db.execute(
        f"SELECT {FIELDS} FROM sources s LEFT JOIN link_states ls ON ls.source = s.id"
        " WHERE s.address = ?",
        [address],
    ).fetchone()
    return as_standing(row) if row else Standing()


def links(
    db: Database, choice: LinkFilter = LinkFilter(), failed: Failed | None = None
) -> Iterator[Link]:
    """Yield the cited sources, ordered by URL; damaged rows are added to ``failed``, if given."""
    refresh(db, failed)
    where, values = _where(choice)
    return _links(db, f"{_CITED}{where}", values, failed)


def due_links(
    db: Database,
    now: datetime,
    choice: LinkFilter = LinkFilter(),
    failed: Failed | None = None,
) -> tuple[Link, ...]:
    """Return the links that are due for a re-check, in the order of ``schedule.due``.

    Damaged rows are added to ``failed``, if that is given.
    """
    refresh(db, failed)
    where, values = _where(choice)
    waiting = f"(ls.source IS NULL OR ls.next_quoted_at <= ?) AND {_CITED}{where}"
    return due(_links(db, waiting, [now.isoformat(), *values], failed), now)


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


def _links(
    db: Database, where: str, values: Iterable[object], failed: Failed | None
) -> Iterator[Link]:
    sql = (
        f"SELECT s.id, {FIELDS}, s.address, {_QUOTED} FROM sources s"
        f" LEFT JOIN link_states ls ON ls.source = s.id WHERE {where} ORDER BY s.address"
    )
    yield from intact_rows(db, sql, list(values), _link, "source", failed)


def _link(row: dict[str, Any]) -> Link:
    _, *cells = row.values()
    return Link(cells[WIDTH], as_standing(cells), bool(cells[WIDTH + 1]))


@dataclass(frozen=True, slots=True)
class ListedSource:
    """One source in the list of ``verify sources``."""

    link: Link
    captures: int
    articles: tuple[str, ...]  # paths or URLs of the articles that cite it
    order: Order | None = None  # the request that a web archive save it


def list_sources(
    db: Database, choice: LinkFilter = LinkFilter(), failed: Failed | None = None
) -> Iterator[ListedSource]:
    """Yield every cited source with its number of captures and citing articles, by URL.

    A damaged row is added to ``failed``, if that is given.
    """
    refresh(db, failed)
    where, values = _where(choice)
    sql = (
        f"SELECT s.id, {FIELDS}, s.address, {_QUOTED},"
        " (SELECT count(*) FROM captures c WHERE c.source = s.id),"
        " (SELECT json_group_array(DISTINCT CAST(a.origin AS TEXT)) FROM cited_references r"
        "  JOIN articles a ON a.id = r.article WHERE r.source = s.id),"
        f" {ORDER_FIELDS} FROM sources s LEFT JOIN link_states ls ON ls.source = s.id"
        " LEFT JOIN archive_orders o ON o.source = s.id"
        f" WHERE {_CITED}{where} ORDER BY s.address"
    )
    yield from intact_rows(db, sql, values, _listed, "source", failed)


def _listed(row: dict[str, Any]) -> ListedSource:
    _, *cells = row.values()
    address, quoted, captures, articles, *order = cells[WIDTH:]
    link = Link(address, as_standing(cells), bool(quoted))
    return ListedSource(link, captures, tuple(sorted(json.loads(articles))), as_order(order))


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
