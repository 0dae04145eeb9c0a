"""One response → a capture in the archive, or the reason why it is none."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from verify.model import Absence, Capture, Page, Skipped

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import Fetched, FetchSettings


def captured(archive: Archive, fetched: Fetched) -> Capture | Absence:
    """File a response, read its page and judge whether it is the page that was asked for.

    Everything that was received is filed, also what turns out to be no usable page.
    """
    record = archive.write(fetched)
    page = page_of(fetched)
    return Capture(
        address=fetched.address,
        final_address=fetched.final_address,
        captured_at=fetched.started,
        status=fetched.status,
        media_type=fetched.media_type or "application/octet-stream",
        digest=hashlib.sha256(fetched.body).hexdigest(),
        page=page,
        redirects=fetched.redirects,
        warc=record.file,
        offset=record.offset,
    )


def page_of(fetched: Fetched) -> Page:
    """What was read out of a response: HTML, text or feed by ``read.page``."""
    from verify.read.page import extract

    return extract(fetched.body, fetched.media_type, fetched.charset, fetched.final_address)


def article_at(address: str, settings: FetchSettings) -> Fetched | Skipped:
    """The article that is published at an address, or why it could not be had."""
    from verify.fetch import Client

    client = Client(settings)
    try:
        outcome = client.get(address)
    finally:
        client.close()
    if isinstance(outcome, Absence):
        return Skipped(address, f"{outcome.detail} {outcome.next_action}")
    return outcome
