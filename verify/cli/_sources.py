"""The list of sources as a table, JSON lines or CSV, printed as it is read."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from verify.cli import Problem

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.store.ledger import Choice, Listed

_COLUMNS = (
    "state",
    "last_check",
    "next_check",
    "copies",
    "articles",
    "quoted",
    "change",
    "web_archive",
    "web_archive_copy",
    "address",
)
_WIDTHS = (8, 10, 10, 6, 8)


def choice(states: Sequence[str] | None, host: str | None) -> Choice:
    """A choice out of options. Raises ``Problem`` for a state that does not exist."""
    from verify.model import LinkState
    from verify.store.ledger import Choice

    words = [word for part in states or () for word in part.split(",") if word]
    known = [state.value for state in LinkState]
    if wrong := [word for word in words if word not in known]:
        raise Problem(f"There is no state “{wrong[0]}”: choose among {', '.join(known)}.")
    return Choice(host_of(host), frozenset(LinkState(word) for word in words))


def host_of(asked: str | None) -> str | None:
    """The host as the ledger has it, of a name or an address as people write them.

    Raises ``Problem`` for what is neither.
    """
    from urllib.parse import urlsplit

    from verify.text.addresses import canonical

    if asked is None:
        return None
    known = canonical(asked if "://" in asked else f"http://{asked}/")
    host = urlsplit(known).hostname if known else None
    if not host:
        raise Problem(f"“{asked}” is no name of a site: write it like example.org.")
    return host


def show(db: Database, chosen: Choice, format: str) -> None:
    """Print the list. Raises ``Problem`` for a format that does not exist."""
    from verify.store.ledger import listed

    printers: dict[str, Callable[[Iterator[Listed]], None]]
    printers = {"table": _table, "json": _json, "csv": _csv}
    if format not in printers:
        raise Problem(f"There is no format “{format}”: choose one of {', '.join(printers)}.")
    printers[format](listed(db, chosen))


def _table(rows: Iterator[Listed]) -> None:
    heads = ("state", "checked", "next", "copies", "articles")
    counts: dict[str, int] = {}
    for number, one in enumerate(rows):
        if number == 0:
            print(_line(heads), "address", sep="  ")
        values = _values(one)
        counts[values[0]] = counts.get(values[0], 0) + 1
        shown = (values[0], (values[1] or "never")[:10], (values[2] or "–")[:10], *values[3:5])
        print(_line(shown), values[-1] + _kept_elsewhere(values[7], values[8]), sep="  ")
    total = sum(counts.values())
    told = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
    print(f"{total} sources: {told}." if total else "No article cites a source like that.")


def _kept_elsewhere(state: str | None, copy: str | None) -> str:
    """What became of the order to a web archive, in words; nothing where none was given."""
    words = {"kept": "kept by the web archive", "ordered": "ordered from the web archive"}
    told = words.get(state or "", "the web archive did not keep it")
    return f"  ({told}{': ' + copy if copy else ''})" if state else ""


def _line(values: Sequence[object]) -> str:
    return "  ".join(str(v).ljust(width) for v, width in zip(values, _WIDTHS, strict=True))


def _json(rows: Iterator[Listed]) -> None:
    for one in rows:
        print(json.dumps(dict(zip(_COLUMNS, _values(one), strict=True)), ensure_ascii=False))


def _csv(rows: Iterator[Listed]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_values(one) for one in rows)


_Text = str | None
_Values = tuple[str, _Text, _Text, int, int, bool, _Text, _Text, _Text, str]


def _values(one: Listed) -> _Values:
    from verify.cli._options import now as clock
    from verify.schedule import next_time

    order = one.order
    now = one.link.standing
    when = next_time(now, one.link.quoted) if now.last else None
    return (
        now.state.value,
        _moment(now.last),
        _moment(when),
        one.captures,
        one.articles,
        one.link.quoted,
        now.change,
        order.state(clock()) if order else None,
        order.kept_address if order else None,
        one.link.address,
    )


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
