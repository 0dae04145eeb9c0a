"""Lists of flags, articles and sources, as values for their templates.

Damaged rows are added to ``failed`` and left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from verify.review.query_string import PAGE_SIZE, Query, filter_of, order_of, page_of, query_string
from verify.store import desk_queries
from verify.store.damaged_rows import Failed
from verify.store.flags import queries
from verify.store.flags.decisions import REASONS
from verify.store.flags.tally import tally

View = dict[str, Any]


def flag_list(db: Database, query: Query, failed: Failed) -> View:
    """Return one page of the flags that match the URL's query, in groups."""
    filters, by = filter_of(query), order_of(query)
    status = filters.status
    counted = tally(db, replace(filters, status=None), failed)
    total = counted.total(status)
    page = _page_number(query, total)
    rows = queries.flag_rows(db, filters, PAGE_SIZE, (page - 1) * PAGE_SIZE, by, failed)
    return {
        "query": dict(query),
        "filters": filters,
        "by": by,
        "total": total,
        "groups": [
            (name, list(group)) for (name, _), group in groupby(rows, key=lambda r: _group(r, by))
        ],
        "severities": dict(counted.by("severity", status)),
        "rules": counted.by("rule", status),
        "statuses": dict(counted.by("status")),
        "reasons": REASONS,
        "asof": datetime.now(UTC).isoformat(),
        "pager": _pager(query, page, total),
        "query_string": query_string(query),
    }


def _group(row: dict[str, Any], by: str) -> tuple[str, int]:
    """Return the heading of a row's group and the article's id: two articles may share a title.

    The id is 0 if the list is not grouped by article.
    """
    if by == "article":
        return str(row["title"] or row["origin"]), int(row["article"])
    return str(row[by]), 0


def _last_page(total: int) -> int:
    return max(1, -(-total // PAGE_SIZE))


def _page_number(query: Query, total: int) -> int:
    """Return the requested page number, or the last one if the list has become shorter."""
    return min(page_of(query), _last_page(total))


def _slice(page: int) -> desk_queries.Slice:
    return desk_queries.Slice(PAGE_SIZE, (page - 1) * PAGE_SIZE)


def _pager(query: Query, page: int, total: int) -> View:
    last = _last_page(total)
    return {
        "page": page,
        "last": last,
        "first_row": min(total, (page - 1) * PAGE_SIZE + 1),
        "last_row": min(total, page * PAGE_SIZE),
        "total": total,
        "before": f"?{query_string(query, page=page - 1)}" if page > 1 else None,
        "after": f"?{query_string(query, page=page + 1)}" if page < last else None,
    }


def article_list(db: Database, query: Query, failed: Failed) -> View:
    """Return one page of articles with their open flags."""
    words = query.get("words", "").strip()
    total = desk_queries.article_count(db, words)
    page = _page_number(query, total)
    return {
        "words": words,
        "rows": desk_queries.article_page(db, words, _slice(page), failed),
        "pager": _pager(query, page, total),
    }


def source_list(db: Database, query: Query, failed: Failed) -> View:
    """Return one page of cited sources with their link state."""
    from verify.store.sources import ledger

    ledger.refresh(db, failed)
    words, state = query.get("words", "").strip(), query.get("state", "")
    cited = desk_queries.cited_source_count(db)
    total = desk_queries.source_count(db, words, state) if words or state else cited
    page = _page_number(query, total)
    rows = desk_queries.source_page(db, words, state, _slice(page), failed)
    pager = _pager({"words": words, "state": state}, page, total)
    return {
        "words": words,
        "state": state,
        "rows": rows,
        "states": desk_queries.states(db, cited, failed),
        "pager": pager,
    }
