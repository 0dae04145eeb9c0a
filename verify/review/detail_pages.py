"""Pages of one article with its flags, one source with its captures, and the overview."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any

from sqlite_utils import Database

from verify.model import BlockKind, Flag
from verify.report import marked_text
from verify.report.flag_wording import is_closed, text_order
from verify.report.html_view import statement_ends
from verify.report.results_view import results_view
from verify.store import desk_queries, runs
from verify.store.articles import articles
from verify.store.flags import bulk_dismissals, decisions, queries, rule_accuracy
from verify.store.flags.flags import flags as load_flags
from verify.store.flags.queries import Filter
from verify.store.sources import checks, ledger, save_orders, sources

View = dict[str, Any]
_SETTLED = ("dismissed", "fixed")


def article_page(db: Database, row: int) -> View | None:
    """Return an article's text with its open flags marked, and the flags already decided.

    None if there is no such article, or its text was never stored.
    """
    found = desk_queries.article_row(db, row)
    if found is None or found["revision"] is None:
        return None
    text = articles.load_article(db, row)
    here = load_flags(db, queries.flag_ids(db, Filter(row=row)))
    statuses = {r["id"]: r["status"] for r in queries.flag_rows(db, Filter(row=row))}
    open_here = sorted((f for f in here if _is_open(f, statuses)), key=text_order)
    recorded = runs.last_results(db, row)
    table = results_view("r", recorded) if recorded else None
    marked = table.marked if table else ()
    found_rows = marked_text.rows(text, marked_text.marks(open_here), statement_ends(marked))
    return {
        "row": found,
        "article": text,
        "coverage": articles.load_coverage(db, row),
        "flags": open_here,
        "closed": [f for f in here if f not in open_here],
        "statuses": statuses,
        "rows": [r for r in found_rows if not _is_headline(r)],
        "results": table,
        "statements": marked,
        "sources": _sources(db, row),
    }


def _is_headline(row: marked_text.Row) -> bool:
    """Return whether the row is a title without flags: the page has it as its heading already."""
    return row.kind is BlockKind.TITLE and not any(piece.marks for piece in row.pieces)


def _is_open(flag: Flag, statuses: dict[int, str]) -> bool:
    return statuses[flag.id] not in _SETTLED and not is_closed(flag)


def _sources(db: Database, row: int) -> list[dict[str, Any]]:
    return list(
        db.query(
            "SELECT DISTINCT s.id, s.address, r.title FROM cited_references r"
            " JOIN sources s ON s.id = r.source WHERE r.article = ? ORDER BY r.number",
            [row],
        )
    )


def source_page(db: Database, number: int) -> View | None:
    """Return a source with its state, captures, last 50 checks, flags and citing articles."""
    row = desk_queries.source_row(db, number)
    if row is None:
        return None
    copies = desk_queries.capture_list(db, number)
    return {
        "row": row,
        "copies": [
            (copy, _changed(copy, older)) for copy, older in zip_longest(copies, copies[1:])
        ],
        "checks": list(reversed(checks.checks(db, row["address"])))[:50],
        "absence": sources.absence(db, row["address"]),
        "citing": desk_queries.citing(db, number),
        "order": _order(db, row["address"]),
        "flags": queries.flag_rows(db, Filter(source=row["address"]), 50),
    }


def _order(db: Database, address: str) -> View | None:
    """Return the state of the request that a web archive save this page; None if there was none."""
    order = save_orders.order_of(db, address)
    if order is None:
        return None
    state = order.state(datetime.now(UTC))
    return {"state": state, "at": order.kept_at or order.asked_at, "address": order.kept_address}


def _changed(copy: dict[str, Any], older: dict[str, Any] | None) -> str | None:
    """Return the older capture's headline if the newer one has a different headline."""
    if older is None or not older["title"] or older["title"] == copy["title"]:
        return None
    return str(older["title"])


def overview_page(db: Database) -> View:
    """Return coverage of the last run, flags per run, link states and the accuracy of rules.

    Only rules with decisions are listed.
    """
    ledger.refresh(db)
    newest = runs.newest_run(db)
    return {
        "run": newest,
        "trend": desk_queries.trend(db),
        "records": [r for r in rule_accuracy.rule_records(db) if r.precision is not None],
        "states": desk_queries.states(db),
        "severities": dict(queries.counts(db, Filter(status="open"), "severity")),
        "statuses": dict(queries.counts(db, Filter(), "status")),
    }


def bulk_dismissal_list(db: Database) -> View:
    """Return the bulk dismissals in effect."""
    return {"bulk_dismissals": bulk_dismissals.bulk_dismissals(db), "reasons": decisions.REASONS}
