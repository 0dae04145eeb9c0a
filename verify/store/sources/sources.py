"""Store and load sources, captures and absences (why there is no capture)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import Absence, Capture, Page, Reason, Via
from verify.store.codec import dump, load
from verify.store.database import transaction
from verify.text.urls.canonical import registrable_domain

Row = dict[str, Any]
_COLUMNS = (
    "s.address, c.id, c.final_address, c.captured_at, c.status, c.media_type, c.digest, c.via,"
    " c.redirects, c.warc, c.offset, c.signs, c.page, c.text, c.whole_text"
)


def source_id(db: Database, address: str, now: datetime) -> int:
    """Return the id of a source, added if it is new. ``address`` is a canonical URL."""
    found = db.execute("SELECT id FROM sources WHERE address = ?", [address]).fetchone()
    if found:
        return int(found[0])
    site = registrable_domain(address)
    cursor = db.execute(
        "INSERT INTO sources (address, site, first_seen) VALUES (?, ?, ?)",
        [address, site, now.isoformat()],
    )
    return int(cursor.lastrowid or 0)


def save_capture(
    db: Database, capture: Capture, etag: str | None = None, last_modified: str | None = None
) -> Capture:
    """Store a capture, delete the source's absence, and return the capture with its id.

    If the newest capture of the source has the same body, method and final URL, nothing is
    stored, and that capture is returned.
    """
    with transaction(db):
        source = source_id(db, capture.address, capture.captured_at)
        db.execute("DELETE FROM absences WHERE source = ?", [source])
        same = _same_as_newest(db, source, capture)
        row = same if same is not None else _insert(db, source, capture, etag, last_modified)
        if same is not None:  # its bytes may have been lost; the archive has them again
            sql = "UPDATE captures SET warc = ?, offset = ? WHERE id = ? AND warc IS NULL"
            db.execute(sql, [capture.warc, capture.offset, same])
        if same is not None and (etag or last_modified):  # for the next conditional request
            sql = "UPDATE captures SET etag = ?, last_modified = ? WHERE id = ?"
            db.execute(sql, [etag, last_modified, same])
    return replace(capture, id=row)


def withdraw_capture(db: Database, capture: Capture, absence: Absence, now: datetime) -> None:
    """Delete a capture that turned out not to be the page, and store the reason as an absence.

    Its record stays in the archive, as evidence of what was received.
    """
    with transaction(db):
        db.execute("DELETE FROM captures WHERE id = ?", [capture.id])
        save_absence(db, absence, now)


def _same_as_newest(db: Database, source: int, capture: Capture) -> int | None:
    newest = db.execute(
        "SELECT id, digest, via, final_address FROM captures WHERE source = ?"
        " ORDER BY captured_at DESC, id DESC LIMIT 1",
        [source],
    ).fetchone()
    wanted = (capture.digest, capture.via.value, capture.final_address)
    return int(newest[0]) if newest and tuple(newest[1:]) == wanted else None


def _insert(
    db: Database, source: int, capture: Capture, etag: str | None, last_modified: str | None
) -> int:
    page = capture.page
    values: Row = {
        "source": source,
        "final_address": capture.final_address,
        "captured_at": capture.captured_at.isoformat(),
        "status": capture.status,
        "media_type": capture.media_type,
        "digest": capture.digest,
        "via": capture.via.value,
        "redirects": json.dumps(capture.redirects),
        "warc": capture.warc,
        "offset": capture.offset,
        "signs": json.dumps(capture.signs, ensure_ascii=False),
        "title": page.titles[0].value if page.titles else None,
        "language": page.language,
        "text": page.text,
        "whole_text": page.whole_text or page.text,
        "page": dump(replace(page, text="", whole_text="")),
        "etag": etag,
        "last_modified": last_modified,
    }
    columns, holes = ", ".join(f'"{c}"' for c in values), ", ".join(f":{c}" for c in values)
    cursor = db.execute(f"INSERT INTO captures ({columns}) VALUES ({holes})", values)
    return int(cursor.lastrowid or 0)


def captures(db: Database, address: str) -> tuple[Capture, ...]:
    """Return all captures of a source, oldest first."""
    rows = db.query(
        f"SELECT {_COLUMNS} FROM sources s JOIN captures c ON c.source = s.id"
        " WHERE s.address = ? ORDER BY c.captured_at, c.id",
        [address],
    )
    return tuple(_capture(row) for row in rows)


def newest_page(db: Database, address: str) -> Page | None:
    """Return the page of the newest capture of a source, or None."""
    rows = db.query(
        f"SELECT {_COLUMNS} FROM sources s JOIN captures c ON c.source = s.id"
        " WHERE s.address = ? ORDER BY c.captured_at DESC, c.id DESC LIMIT 1",
        [address],
    )
    return next((_capture(row).page for row in rows), None)


def capture(db: Database, row: int) -> Capture | None:
    """Return the capture with this id, or None."""
    sql = f"SELECT {_COLUMNS} FROM captures c JOIN sources s ON s.id = c.source WHERE c.id = ?"
    return next((_capture(found) for found in db.query(sql, [row])), None)


def _capture(row: Row) -> Capture:
    page = load(row["page"], Page)
    return Capture(
        address=row["address"],
        final_address=row["final_address"],
        captured_at=datetime.fromisoformat(row["captured_at"]),
        status=row["status"],
        media_type=row["media_type"],
        digest=row["digest"],
        page=replace(page, text=row["text"], whole_text=row["whole_text"]),
        via=Via(row["via"]),
        redirects=tuple(json.loads(row["redirects"])),
        warc=row["warc"],
        offset=row["offset"],
        signs=tuple(json.loads(row["signs"])),
        id=row["id"],
    )


def save_absence(db: Database, absence: Absence, now: datetime) -> None:
    """Store why the latest check of a source produced no usable capture."""
    with transaction(db):
        values = {
            "source": source_id(db, absence.address, now),
            "reason": absence.reason.value,
            "detail": absence.detail,
            "next_action": absence.next_action,
            "checked_at": (absence.checked_at or now).isoformat(),
            "status": absence.status,
            "final_address": absence.final_address,
            "signs": json.dumps(absence.signs, ensure_ascii=False),
            "warc": absence.warc,
            "offset": absence.offset,
        }
        columns, holes = ", ".join(values), ", ".join(f":{name}" for name in values)
        db.execute(f"INSERT OR REPLACE INTO absences ({columns}) VALUES ({holes})", values)


def end_absence(db: Database, address: str) -> None:
    """Delete the absence of a source that responds again."""
    with transaction(db):
        db.execute(
            "DELETE FROM absences WHERE source = (SELECT id FROM sources WHERE address = ?)",
            [address],
        )


def absence(db: Database, address: str) -> Absence | None:
    """Return why the latest check of a source produced no capture; None if it produced one."""
    rows = db.query(
        "SELECT a.* FROM absences a JOIN sources s ON s.id = a.source WHERE s.address = ?",
        [address],
    )
    for row in rows:
        return Absence(
            address=address,
            reason=Reason(row["reason"]),
            detail=row["detail"],
            next_action=row["next_action"],
            checked_at=datetime.fromisoformat(row["checked_at"]),
            status=row["status"],
            final_address=row["final_address"],
            signs=tuple(json.loads(row["signs"])),
            warc=row["warc"],
            offset=row["offset"],
        )
    return None
