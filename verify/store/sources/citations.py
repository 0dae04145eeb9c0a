"""Citations of a source, and the validators of its newest capture for conditional requests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from verify.model import Capture
from verify.store.damaged_rows import DamagedCell, Failed, intact_rows


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where an article cites a source, with what the source must still contain."""

    article: str
    title: str | None  # as cited
    accessed: str | None
    quotations: tuple[tuple[str, str | None], ...] = ()  # (as written, language)


def citations_of(db: Database, address: str) -> tuple[Citation, ...]:
    """Return every place where an article cites this source, with the quotations it backs."""
    rows = db.execute(
        "SELECT r.id, a.origin, r.title, r.accessed, q.text, q.language FROM cited_references r"
        " JOIN sources s ON s.id = r.source JOIN articles a ON a.id = r.article"
        " LEFT JOIN quotation_references b ON b.reference = r.id"
        " LEFT JOIN quotations q ON q.id = b.quotation AND q.kind <> 'title'"
        " WHERE s.address = ? ORDER BY a.origin, r.number, q.number",
        [address],
    )
    found = []
    for _, group in groupby(rows, key=lambda row: row[0]):
        places = list(group)
        quotations = tuple((row[4], row[5]) for row in places if row[4])
        found.append(Citation(places[0][1], places[0][2], places[0][3], quotations))
    return tuple(found)


def cited_addresses(db: Database) -> list[str]:
    """Return the URLs that articles cite."""
    rows = db.execute(
        "SELECT DISTINCT s.address FROM sources s JOIN cited_references r ON r.source = s.id"
        " ORDER BY s.address"
    )
    return [row[0] for row in rows]


def citing_articles(db: Database, address: str) -> tuple[int, ...]:
    """Return the ids of the articles that cite this source."""
    rows = db.execute(
        "SELECT DISTINCT r.article FROM cited_references r JOIN sources s ON s.id = r.source"
        " WHERE s.address = ? ORDER BY r.article",
        [address],
    )
    return tuple(int(row[0]) for row in rows)


def works_with_text(db: Database, capture: Capture) -> list[tuple[str, str]]:
    """Return (URL, cited title) of the works of a capture's site whose captures have its text."""
    page = capture.page
    title = page.titles[0].value if page.titles else None
    return [
        (str(url), str(cited))
        for url, cited in db.execute(
            # Titles and lengths are compared first: texts lie on pages of their own in the file. The
            # “+” keep SQLite from reading all pages of a site or title instead.
            "SELECT DISTINCT sources.address, cited_references.title FROM sources"
            " JOIN cited_references ON cited_references.source = sources.id"
            " WHERE sources.id IN (SELECT source FROM captures"
            " WHERE title IS ? AND length(text) = length(?) AND +text = ?)"
            " AND +sources.site = (SELECT site FROM sources WHERE address = ?)"
            " AND cited_references.title IS NOT NULL",
            [title, page.text, page.text, capture.address],
        )
    ]


def titles_of_site(db: Database, address: str, most: int) -> list[str]:
    """Return up to ``most`` different titles of captured pages of a source's site.

    Those of the sources that were added last come first.
    """
    rows = db.execute(
        # In the order of an index, so that SQLite stops at the limit: a site may have many pages.
        "SELECT DISTINCT captures.title FROM sources CROSS JOIN captures"
        " ON captures.source = sources.id"
        " WHERE sources.site = (SELECT site FROM sources WHERE address = ?)"
        " AND captures.title IS NOT NULL ORDER BY sources.id DESC LIMIT ?",
        [address, most],
    )
    return [str(row[0]) for row in rows]


def validators(db: Database, address: str) -> tuple[str | None, str | None, str | None]:
    """Return (ETag, Last-Modified, final URL) of the newest capture, for a conditional request.

    All are None if the capture was rendered in a browser (the HTML of such a page may stay the
    same while the rendered page changes), or if the archive has lost its bytes.
    """
    row = db.execute(
        "SELECT c.etag, c.last_modified, c.final_address, c.via, c.warc FROM captures c"
        " JOIN sources s ON s.id = c.source"
        " WHERE s.address = ? ORDER BY c.captured_at DESC, c.id DESC LIMIT 1",
        [address],
    ).fetchone()
    return row[:3] if row and row[3] == "live" and row[4] else (None, None, None)


def capture_rows(db: Database, failed: Failed | None = None) -> Iterator[tuple[int, str, int, str]]:
    """Yield (id, file, offset, digest) of every capture that is in the archive.

    A damaged row is added to ``failed``, if that is given.
    """
    sql = "SELECT id, warc, offset, digest FROM captures WHERE warc IS NOT NULL ORDER BY id"
    yield from intact_rows(db, sql, [], _place, "capture", failed)


def evidence_rows(db: Database, failed: Failed | None = None) -> Iterator[tuple[int, str, int]]:
    """Yield (id, file, offset) of every check whose response is in the archive.

    A damaged row is added to ``failed``, if that is given.
    """
    sql = "SELECT id, warc, offset FROM checks WHERE warc IS NOT NULL ORDER BY id"
    yield from intact_rows(db, sql, [], _place, "check", failed)


def _place(row: dict[str, Any]) -> Any:
    if not isinstance(row["offset"], int):
        raise DamagedCell("the cell “offset” is not a number")
    return tuple(row.values())
