"""The list of sources as a table, one JSON list or CSV, printed as it is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from verify.cli.problem import Problem
from verify.report.safe_text import SafeTable, safe_json

if TYPE_CHECKING:
    from sqlite_utils import Database

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
_WIDTHS = (8, 10, 10, 6, 8)
_NAMED = 3  # articles that a line of the table names


def choice(states: Sequence[str] | None, host: str | None) -> LinkFilter:
    """A choice out of options. Raises ``Problem`` for a state that does not exist."""
    from verify.model import LinkState
    from verify.store.sources.ledger import LinkFilter

    words = [word for part in states or () for word in part.split(",") if word]
    known = [state.value for state in LinkState]
    if wrong := [word for word in words if word not in known]:
        raise Problem(f"There is no state “{wrong[0]}”: choose among {', '.join(known)}.")
    return LinkFilter(host_of(host), frozenset(LinkState(word) for word in words))


def host_of(asked: str | None) -> str | None:
    """The host as the ledger has it, of a name or an address as people write them.

    Raises ``Problem`` for what is neither.
    """
    from urllib.parse import urlsplit

    from verify.text.urls.canonical import canonical_url

    if asked is None:
        return None
    known = canonical_url(asked if "://" in asked else f"http://{asked}/")
    host = urlsplit(known).hostname if known else None
    if not host:
        raise Problem(f"“{asked}” is no name of a site: write it like example.org.")
    return host


def show(db: Database, chosen: LinkFilter, format: str) -> None:
    """Print the list. Raises ``Problem`` for a format that does not exist."""
    from verify.store.sources.ledger import LinkFilter, list_sources

    printers: dict[str, Callable[[Iterator[ListedSource], str], None]]
    printers = {"table": _table, "json": _json, "csv": _csv}
    if format not in printers:
        raise Problem(f"There is no format “{format}”: choose one of {', '.join(printers)}.")
    none = (
        "No source is cited yet: “verify run” fills this list."
        if chosen == LinkFilter()
        else "No article cites a source like that."
    )
    printers[format](list_sources(db, chosen), none)


def _table(rows: Iterator[ListedSource], none: str) -> None:
    """A line each; ``none`` is said where there is no row."""
    heads = ("state", "checked", "next", "copies", "articles")
    counts: dict[str, int] = {}
    for number, one in enumerate(rows):
        if number == 0:
            print(_line(heads), "address", sep="  ")
        values = _values(one)
        counts[values[0]] = counts.get(values[0], 0) + 1
        shown = (values[0], (values[1] or "never")[:10], (values[2] or "–")[:10], *values[3:5])
        place = f"{one.link.address}{_kept_elsewhere(one)}{_in(one.articles)}"
        print(_line(shown), place, sep="  ")
    print(_sum(counts) if counts else none)


def _sum(counts: dict[str, int]) -> str:
    total = sum(counts.values())
    told = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
    return f"{total} source{'' if total == 1 else 's'}: {told}."


def _in(articles: Sequence[str]) -> str:
    """The articles that cite it: those that a line has room for."""
    more = len(articles) - _NAMED
    return f"  cited in {', '.join(articles[:_NAMED])}{f' and {more} more' if more > 0 else ''}"


def _kept_elsewhere(one: ListedSource) -> str:
    """What became of the order to a web archive, in words; nothing where none was given."""
    from verify.cli.options import now as clock

    state = one.order.state(clock()) if one.order else None
    copy = one.order.kept_address if one.order else None
    words = {"kept": "kept by the web archive", "ordered": "ordered from the web archive"}
    told = words.get(state or "", "the web archive did not keep it")
    return f"  ({told}{': ' + copy if copy else ''})" if state else ""


def _line(values: Sequence[object]) -> str:
    return "  ".join(str(v).ljust(width) for v, width in zip(values, _WIDTHS, strict=True))


def _json(rows: Iterator[ListedSource], none: str) -> None:
    """One list, written row by row: a hundred thousand sources are not held in memory."""
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
    from verify.cli.options import now as clock
    from verify.ledger.schedule import next_check_time

    order = one.order
    now = one.link.standing
    when = next_check_time(now, one.link.quoted) if now.last else None
    return (
        now.state.value,
        _moment(now.last),
        _moment(when),
        one.captures,
        len(one.articles),
        one.articles,
        one.link.quoted,
        now.change,
        order.state(clock()) if order else None,
        order.kept_address if order else None,
        one.link.address,
    )


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
