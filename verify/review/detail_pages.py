"""Pages of one article with its flags, one source with its captures, and the overview.

Damaged rows are added to ``failed`` and left out.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any

from sqlite_utils import Database

from verify.model import Absence, BlockKind, Coverage, Flag
from verify.report import marked_text
from verify.report.capture_citation import CopyFacts, copy_citation
from verify.report.flag_wording import is_closed, text_order
from verify.report.html_view import statement_ends
from verify.report.results_view import ResultsView, results_view
from verify.review.query_string import Query
from verify.store import desk_queries, runs
from verify.store.articles import articles
from verify.store.damaged_rows import Failed, contained
from verify.store.flags import bulk_dismissals, decisions, queries, rule_accuracy
from verify.store.flags.flags import flags as load_flags
from verify.store.flags.queries import Filter
from verify.store.flags.tally import tally
from verify.store.sources import checks, ledger, save_orders, sources

View = dict[str, Any]
_SETTLED = ("dismissed", "fixed")


def article_page(db: Database, row: int, failed: Failed) -> View | None:
    """Return an article's text with its open flags marked, and the flags already decided.

    None if there is no such article, or its text was never stored.
    """
    found = desk_queries.article_row(db, row)
    if found is None or found["revision"] is None:
        return None
    text = articles.load_article(db, row)
    listed = queries.flag_rows(db, Filter(row=row), failed=failed)
    statuses = {r["id"]: r["status"] for r in listed}
    here = load_flags(db, list(statuses), failed)
    open_here = sorted((f for f in here if _is_open(f, statuses)), key=text_order)
    coverage, table = _coverage(db, row, failed), _results(db, row, failed)
    marked = table.marked if table else ()
    found_rows = marked_text.rows(text, marked_text.marks(open_here), statement_ends(marked))
    return {
        "row": found,
        "article": text,
        "coverage": coverage,
        "flags": open_here,
        "closed": [f for f in here if f not in open_here],
        "statuses": statuses,
        "rows": [r for r in found_rows if not _is_headline(r)],
        "results": table,
        "statements": marked,
        "sources": desk_queries.cited_by(db, row, failed),
    }


def _coverage(db: Database, row: int, failed: Failed) -> Coverage:
    with contained(failed, f"the coverage of article {row}"):
        return articles.load_coverage(db, row)
    return Coverage()


def _results(db: Database, row: int, failed: Failed) -> ResultsView | None:
    with contained(failed, f"the results of article {row}"):
        recorded = runs.last_results(db, row)
        return results_view("r", recorded) if recorded else None
    return None


def _is_headline(row: marked_text.Row) -> bool:
    """Return whether the row is a title without flags: the page has it as its heading already."""
    return row.kind is BlockKind.TITLE and not any(piece.marks for piece in row.pieces)


def _is_open(flag: Flag, statuses: dict[int, str]) -> bool:
    return statuses[flag.id] not in _SETTLED and not is_closed(flag)


def source_page(db: Database, number: int, failed: Failed) -> View | None:
    """Return a source with its state, captures, last 50 checks, flags and citing articles."""
    row = desk_queries.source_row(db, number)
    if row is None:
        return None
    copies = desk_queries.capture_list(db, number, failed)
    return {
        "row": row,
        "copies": [
            (copy, _changed(copy, older), _citation(row["address"], copy))
            for copy, older in zip_longest(copies, copies[1:])
        ],
        "checks": list(reversed(checks.checks(db, row["address"], failed)))[:50],
        "absence": absence_of(db, row["address"], failed),
        "citing": desk_queries.citing(db, number, failed),
        "order": _order(db, row["address"], failed),
        "flags": queries.flag_rows(db, Filter(address=row["address"]), 50, failed=failed),
    }


def absence_of(db: Database, address: str, failed: Failed) -> Absence | None:
    """Return why a source has no capture; None if it has one, or if the row is damaged."""
    with contained(failed, f"why {address} has no archived copy"):
        return sources.absence(db, address)
    return None


def _order(db: Database, address: str, failed: Failed) -> View | None:
    """Return the state of the request that a web archive save this page; None if there was none."""
    order = None
    with contained(failed, f"the request to save {address}"):
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


def _citation(address: str, copy: dict[str, Any]) -> str:
    """Return the line that cites a capture; empty if the row does not say when it was made."""
    if not copy["captured_at"]:
        return ""
    at, final = datetime.fromisoformat(copy["captured_at"]), str(copy["final_address"] or address)
    return copy_citation(CopyFacts(address, final, at, copy["digest"], copy["via"]))


def overview_page(db: Database, _: Query, failed: Failed) -> View:
    """Return coverage of the last run, flags per run, link states and the accuracy of rules.

    Only rules with decisions are listed.
    """
    ledger.refresh(db, failed)
    newest = runs.newest_run(db, failed)
    counted = tally(db, Filter(), failed)
    records = rule_accuracy.rule_records(db, failed, counted)
    return {
        "run": newest,
        "trend": desk_queries.trend(db, failed),
        "records": [r for r in records if r.precision is not None],
        "states": desk_queries.states(db, desk_queries.cited_source_count(db), failed),
        "severities": dict(counted.by("severity", "open")),
        "statuses": dict(counted.by("status")),
    }


def bulk_dismissal_list(db: Database, _: Query, failed: Failed) -> View:
    """Return the bulk dismissals in effect."""
    listed = bulk_dismissals.bulk_dismissals(db, failed)
    return {"bulk_dismissals": listed, "reasons": decisions.REASONS}
