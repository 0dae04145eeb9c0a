"""Turn one response into a capture in the archive, or into the reason why it is not one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from verify.model import Absence, Capture, Page, Reason, Skipped, Via
from verify.pipeline.failures import internal_failure
from verify.pipeline.limits import OverLimit, within_limits
from verify.web.broken import broken

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import Fetched, FetchSettings
    from verify.web.response import Record


# The document was received although its text was not read: the archive keeps serving it.
_UNREAD = frozenset({Reason.UNSUPPORTED_TYPE, Reason.TOO_SLOW, Reason.TOO_LARGE})


def capture_response(
    archive: Archive, fetched: Fetched, via: Via = Via.LIVE, earlier: Page | None = None
) -> Capture | Absence:
    """Archive a response, read its page, and decide whether it is the page that was requested.

    Everything received is archived, including responses that are not usable pages; a note in the
    archive marks those. ``earlier`` is the page of an older capture, which shows whether the
    domain has changed hands.
    """
    record = fetched.record or archive.write(fetched)
    return judge_capture(archive, fetched, record, via, earlier)


def file_absence(archive: Archive, absent: Absence) -> Absence:
    """Archive the server's response, if there was one, and return the absence with it as evidence.

    The response is never a capture: its status says so, and the index returns only usable pages.
    """
    from verify.web.response import AbsenceWithResponse

    if not isinstance(absent, AbsenceWithResponse) or absent.response is None:
        return absent
    record = archive.write(replace(absent.response, address=absent.address))
    known = {one.name: getattr(absent, one.name) for one in fields(Absence)}
    return Absence(**{**known, "warc": record.file, "offset": record.offset})


def judge_capture(
    archive: Archive,
    fetched: Fetched,
    record: Record,
    via: Via = Via.LIVE,
    earlier: Page | None = None,
) -> Capture | Absence:
    """Read an archived response and return its capture, or the absence if it is not one.

    A response that is not the requested document is marked as unusable in the archive.
    """
    try:
        page, signs = _usable(fetched, earlier)
    except Exception as error:  # a bug in verify that this page triggers: continue with the others
        page, signs = _unreadable(fetched, error), ()
    if isinstance(page, Absence):
        if page.reason not in _UNREAD:
            archive.mark_unusable(record.file, record.offset, page.reason.value)
        at = fetched.started
        return replace(page, checked_at=at, warc=record.file, offset=record.offset)
    return Capture(
        address=fetched.address,
        final_address=fetched.final_address,
        captured_at=fetched.started,
        status=fetched.status,
        media_type=fetched.media_type or "application/octet-stream",
        digest=hashlib.sha256(fetched.body).hexdigest(),
        page=page,
        via=via,
        redirects=fetched.redirects,
        warc=record.file,
        offset=record.offset,
        signs=signs,
    )


def _usable(fetched: Fetched, earlier: Page | None) -> tuple[Page | Absence, tuple[str, ...]]:
    """Return the page and the evidence that it is the one requested, or why it is not."""
    from verify.fitness.judge import judge

    page = fetched.page or limited_page(fetched)
    if isinstance(page, Absence):
        return page, ()
    fitness = judge(fetched, page, earlier)
    if not fitness.usable:
        return fitness.absence(fetched), ()
    return replace(page, truncated=page.truncated or fitness.truncated), fitness.signs


def _unreadable(fetched: Fetched, error: Exception) -> Absence:
    failure = internal_failure(fetched.address, error, "reading the page")
    return broken(fetched.address, failure, fetched.started, fetched)


def response_seconds(outcome: Fetched | Absence) -> float | None:
    """Return how many seconds the response took, or None if there was none."""
    from verify.web.response import AbsenceWithResponse

    if not isinstance(outcome, Absence):
        return outcome.seconds
    answer = outcome.response if isinstance(outcome, AbsenceWithResponse) else None
    return answer.seconds if answer else None


def read_page(fetched: Fetched) -> Page | Absence:
    """Return the page read from a response, or an absence if its text cannot be read."""
    from verify.fetch.decode.pdf import pdf_page
    from verify.read.page.extract import extract_page
    from verify.web.content_type import document_kind

    what = document_kind(fetched.headers, fetched.body, fetched.final_address)
    if what == "pdf":
        return pdf_page(fetched)
    if what not in ("html", "text", "feed"):
        return Page("", "")
    return extract_page(fetched.body, fetched.media_type, fetched.charset, fetched.final_address)


def limited_page(fetched: Fetched) -> Page | Absence:
    """Like ``read_page``, within time and memory limits; a page that exceeds them is an absence."""
    try:
        return within_limits(read_page, fetched, _size(fetched))
    except OverLimit as over:
        return over_limit(fetched, over)


def _size(fetched: Fetched) -> int:
    from verify.web.content_type import document_kind

    body = fetched.body
    own = (
        document_kind(fetched.headers, body, fetched.final_address) == "pdf"
    )  # it is read in its own process
    return 0 if own else len(body)


def over_limit(fetched: Fetched, over: OverLimit) -> Absence:
    """Return the absence of a page that reached a limit while it was being read."""
    from verify.fetch import absence

    return absence(
        fetched.address,
        over.reason,
        over.sentence,
        checked_at=fetched.started,
        status=fetched.status,
        final_address=fetched.final_address,
    )


def with_page(
    fetched: Fetched, read: Callable[[Fetched], Page | Absence] = limited_page
) -> Fetched:
    """Return the same response with the page that was read from it.

    If the page triggers a bug in verify, the page is an absence that says so.
    """
    if not fetched.body:
        return fetched
    try:
        return replace(fetched, page=read(fetched))
    except Exception as error:
        return replace(fetched, page=_unreadable(fetched, error))


def fetch_article(address: str, settings: FetchSettings) -> Fetched | Skipped:
    """Return the article published at a URL, or why it could not be fetched."""
    from verify.fetch import Client

    with Client(settings) as client:
        outcome = client.get(address)
    if isinstance(outcome, Absence):
        return Skipped(address, f"{outcome.detail} {outcome.next_action}")
    return outcome
