"""Migration that restores the “?” at the end of stored URLs, which an earlier version dropped.

A server may know a page only with it: `https://x.org/wiki/Why_?`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from verify.store.url_endings import rename_source


def restore_empty_queries(db: Database) -> None:
    """Rename every source that is only cited with “?” at the end."""
    for source, address in list(_cited_with_mark(db)):
        rename_source(db, source, address, f"{address}?")


def _cited_with_mark(db: Database) -> Iterator[tuple[int, str]]:
    rows = db.execute(
        "SELECT s.id, s.address, c.url FROM sources s JOIN cited_references c ON c.source = s.id"
        " WHERE c.url IS NOT NULL AND instr(s.address, '?') = 0 ORDER BY s.id"
    )
    cited: dict[tuple[int, str], list[str]] = {}
    for source, address, url in rows.fetchall():
        cited.setdefault((source, address), []).append(url)
    for one, urls in cited.items():
        if all(url.strip().partition("#")[0].endswith("?") for url in urls):
            yield one
