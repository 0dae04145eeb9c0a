"""The list of sources as a table, JSON or CSV, printed as it is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from verify.cli.errors import UserError
from verify.cli.output import check_format, terminal_width
from verify.cli.tables import row_lines
from verify.report.safe_text import SafeTable, safe_json
from verify.terms import link_state_label, stored_link_state

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.containment import InternalFailure
    from verify.store.sources.ledger import LinkFilter, ListedSource

_COLUMNS = (
    "state",
    "last_check",
    "next_check",
    "copies",
    "articles",
    "cited_in",
    "quoted",
    "change",
    "web_archive",
    "web_archive_copy",
    "address",
)
_HEADS = ("state", "checked", "next", "copies", "articles", "URL")
_WIDTHS = (8, 10, 10, 6, 8)
_NAMED = 3  # articles that a line of the table names


def source_filter(states: Sequence[str] | None, host: str | None) -> LinkFilter:
    """Return a choice of sources. Raises ``UserError`` for a state that does not exist."""
    from verify.model import LinkState
    from verify.store.sources.ledger import LinkFilter

    typed = [word for part in states or () for word in part.split(",") if word]
    known = [state.value for state in LinkState]
    if wrong := [word for word in typed if stored_link_state(word) not in known]:
        states_shown = ", ".join(map(link_state_label, known))
        raise UserError(f"There is no state “{wrong[0]}”. Use some of: {states_shown}.")
    return LinkFilter(
        host_of(host), frozenset(LinkState(stored_link_state(word)) for word in typed)
    )


def host_of(asked: str | None) -> str | None:
    """Return the host as the ledger has it, for a host name or URL as people write it.

    Raises ``UserError`` for what is neither.
    """
    from urllib.parse import urlsplit

    from verify.text.urls.canonical import canonical_url

    if asked is None:
        return None
    known = canonical_url(asked if "://" in asked else f"http://{asked}/")
    host = urlsplit(known).hostname if known else None
    if not host:
        raise UserError(f"“{asked}” is not the name of a site. Write it like example.org.")
    return host


def print_sources(
    db: Database, chosen: LinkFilter, format: str, failed: list[InternalFailure] | None = None
) -> None:
    """Print the list. Raises ``UserError`` for a format that does not exist.

    Damaged rows are added to ``failed``, if that is given.
    """
    from verify.store.sources.ledger import LinkFilter, list_sources

    printers: dict[str, Callable[[Iterator[ListedSource], str], None]]
    printers = {"table": _table, "json": _json, "csv": _csv}
    check_format(format, tuple(printers))
    none = (
        "No sources yet. Run `verify run` first."
        if chosen == LinkFilter()
        else "No source matches. Run `verify sources` without options to list all."
    )
    printers[format](list_sources(db, chosen, failed), none)


def _table(rows: Iterator[ListedSource], none: str) -> None:
    """Print a row for each source, and their number by state; ``none`` if there is no row."""
    width = terminal_width()
    counts: dict[str, int] = {}
    for number, one in enumerate(rows):
        if number == 0:
            print(row_lines(_HEADS, _WIDTHS, None)[0])
        state, last, upcoming, *numbers = _values(one)[:5]
        state = link_state_label(str(state))
        counts[state] = counts.get(state, 0) + 1
        dates = (str(last or "never")[:10], str(upcoming or "–")[:10])
        place = f"{one.link.address}{_web_archive_note(one)}{_cited_in(one.articles)}"
        cells = (state, *dates, *map(str, numbers), place)
        print("\n".join(row_lines(cells, _WIDTHS, width)))
    print(_summary(counts) if counts else none)


def _summary(counts: dict[str, int]) -> str:
    total = sum(counts.values())
    parts = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
    return f"{total} source{'' if total == 1 else 's'}: {parts}."


def _cited_in(articles: Sequence[str]) -> str:
    """Return the first of the citing articles, and how many more there are."""
    more = len(articles) - _NAMED
    return f"  cited in {', '.join(articles[:_NAMED])}{f' and {more} more' if more > 0 else ''}"


def _web_archive_note(one: ListedSource) -> str:
    """Return what became of the request to a web archive; empty where none was made."""
    from verify.cli.options import now as clock

    state = one.order.state(clock()) if one.order else None
    copy = one.order.kept_address if one.order else None
    words = {"kept": "saved by the web archive", "ordered": "requested from the web archive"}
    note = words.get(state or "", "not saved by the web archive")
    return f"  ({note}{': ' + copy if copy else ''})" if state else ""


def _json(rows: Iterator[ListedSource], none: str) -> None:
    """Print one list, row by row: a hundred thousand sources are not kept in memory."""
    opening = "["
    for one in rows:
        row = dict(zip(_COLUMNS, _values(one), strict=True))
        text = safe_json(row, indent=1).replace("\n", "\n ")
        print(f"{opening}\n {text}", end="")
        opening = ","
    print("[]" if opening == "[" else "\n]")


def _csv(rows: Iterator[ListedSource], none: str) -> None:
    table = SafeTable(sys.stdout)
    table.add_row(_COLUMNS)
    for one in rows:
        row = dict(zip(_COLUMNS, _values(one), strict=True))
        table.add_row((row | {"cited_in": "; ".join(one.articles)}).values())


_Text = str | None
_Values = tuple[str, _Text, _Text, int, int, tuple[str, ...], bool, _Text, _Text, _Text, str]


def _values(one: ListedSource) -> _Values:
    """Return the row of a source, in the order of ``_COLUMNS``."""
    from verify.cli.options import now as clock
    from verify.ledger.schedule import next_check_time

    order = one.order
    standing = one.link.standing
    upcoming = next_check_time(standing, one.link.quoted) if standing.last else None
    return (
        standing.state.value,
        _iso(standing.last),
        _iso(upcoming),
        one.captures,
        len(one.articles),
        one.articles,
        one.link.quoted,
        standing.change,
        order.state(clock()) if order else None,
        order.kept_address if order else None,
        one.link.address,
    )


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
