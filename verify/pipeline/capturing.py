"""One response → a capture in the archive, or the reason why it is none."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from verify.model import Absence, Capture, Page, Skipped, Via

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import Fetched, FetchSettings


def captured(
    archive: Archive, fetched: Fetched, via: Via = Via.LIVE, earlier: Page | None = None
) -> Capture | Absence:
    """File a response, read its page and judge whether it is the page that was asked for.

    Everything that was received is filed, also what turns out to be no usable page.
    ``earlier`` is the page of an older capture: it shows that a domain changed hands.
    """
    from verify.fetch.fitness import judge

    record = archive.write(fetched)
    page = page_of(fetched)
    if isinstance(page, Absence):
        return page
    fitness = judge(fetched, page, earlier)
    if not fitness.usable:
        return replace(fitness.absence(fetched), checked_at=fetched.started)
    return Capture(
        address=fetched.address,
        final_address=fetched.final_address,
        captured_at=fetched.started,
        status=fetched.status,
        media_type=fetched.media_type or "application/octet-stream",
        digest=hashlib.sha256(fetched.body).hexdigest(),
        page=replace(page, truncated=page.truncated or fitness.truncated),
        via=via,
        redirects=fetched.redirects,
        warc=record.file,
        offset=record.offset,
        signs=fitness.signs,
    )


def page_of(fetched: Fetched) -> Page | Absence:
    """What was read out of a response; the absence of one whose text cannot be read."""
    from verify.fetch.decode.kind import kind
    from verify.fetch.decode.pdf import pdf_page
    from verify.read.page import extract

    what = kind(fetched.headers, fetched.body, fetched.final_address)
    if what == "pdf":
        return pdf_page(fetched)
    if what not in ("html", "text", "feed"):
        return Page("", "")
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
