"""Judge one response of a re-check: its capture or absence, its changes, and its ledger row."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.archive.values import Record
from verify.ledger.schedule import Standing
from verify.match.page_changes import Difference, change_digest, change_digests, change_kinds
from verify.model import Absence, Capture, Check, Reason
from verify.pipeline.gather import render_shell
from verify.pipeline.gathering import Render
from verify.pipeline.page_changes import changes_since_cited
from verify.store.sources import sources

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import Fetched

Judgment = Capture | Absence | Record  # ``Record``: of a “not modified” response


def judge(
    db: Database,
    archive: Archive,
    render: Render | None,
    address: str,
    answer: Fetched | Absence,
) -> tuple[Judgment, tuple[Difference, ...]]:
    """Archive the response and return its judgment, with the changes since the page was cited."""
    from verify.pipeline.capture import capture_response, file_absence

    if isinstance(answer, Absence):
        return file_absence(archive, replace(answer, address=address)), ()
    if answer.status == 304:
        return archive.write(replace(answer, address=address)), ()
    before = sources.newest_page(db, address)
    judged = capture_response(archive, replace(answer, address=address), earlier=before)
    if isinstance(judged, Absence) and judged.reason is Reason.NEEDS_BROWSER:
        judged = render_shell(archive, render, answer, judged)
    judged = replace(judged, address=address)
    return judged, () if isinstance(judged, Absence) else changes_since_cited(db, judged)


def build_check(
    address: str,
    answer: Fetched | Absence,
    judged: Judgment,
    before: Standing,
    found: tuple[Difference, ...],
) -> Check:
    """Return the ledger row. A page that was not modified has the same changes as before."""
    from verify.pipeline.capture import response_seconds

    if isinstance(judged, Absence):
        return Check(
            address,
            judged.checked_at or response_time(answer),
            judged.reason.value,
            judged.status,
            judged.final_address,
            response_seconds(answer),
            detail=judged.detail,
            warc=judged.warc,
            offset=judged.offset,
        )
    assert not isinstance(answer, Absence)
    same = isinstance(judged, Record)
    return Check(
        address,
        answer.started,
        "unchanged" if same else "ok",
        answer.status,
        answer.final_address,
        answer.seconds,
        change=before.change if same else change_kinds(found),
        words=before.words if same else change_digests(found),
        warc=judged.file if isinstance(judged, Record) else judged.warc,
        offset=judged.offset,
    )


def response_time(answer: Fetched | Absence) -> datetime:
    """Return the time of the response."""
    at = answer.checked_at if isinstance(answer, Absence) else answer.started
    return at or datetime.now(UTC)


def save_judgment(db: Database, answer: Fetched | Absence, judged: Judgment, at: datetime) -> None:
    """Store the page or its absence; a “not modified” response ends an absence."""
    if isinstance(judged, Absence):
        sources.save_absence(db, judged, at)
    elif isinstance(judged, Capture) and not isinstance(answer, Absence):
        tags = answer.header("etag"), answer.header("last-modified")
        sources.save_capture(db, judged, *tags)
    else:
        sources.end_absence(db, answer.address)


def transition_detail(
    kind: str, check: Check, found: tuple[Difference, ...], before: Standing
) -> str:
    """Return one sentence about a transition, or the unreported words then and now."""
    told = set((before.words or "").split())
    of_kind = [difference for difference in found if difference.kind == kind]
    for difference in sorted(of_kind, key=lambda difference: change_digest(difference) in told):
        parts = [f"“{words}”" for words in (difference.before, difference.after) if words]
        return " → ".join(parts)
    if kind == "moved":
        return f"It is now at {check.final_address}."
    if kind == "restored":
        return "The page has the cited text again."
    if kind == "came-back":
        return "The page responds again."
    return check.detail or f"The server responded with status {check.status}."
