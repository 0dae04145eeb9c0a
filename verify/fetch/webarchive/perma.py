"""Ask Perma.cc what a link is a copy of, and for the copy. No key: its public archives only.

Documentation: https://perma.cc/docs/developer (“Get a single public archive's details”). Perma's own
page shows the copy by a script in a frame, so it has none of the copy's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from verify.fetch.client import Client
from verify.fetch.settings import FetchSettings
from verify.model import Absence, Reason
from verify.text.encoding.storable import read_json
from verify.web.absences import absence
from verify.web.response import AbsenceWithResponse

_MOST_BYTES = 100_000_000  # of one archive: the page with its images and scripts
_NO_RECORD = (
    "Perma.cc has no public record of this link: it is private, was deleted, or never existed."
)
_FILES = ("warc_download_url", "wacz_download_url")
_WEB = re.compile(r"https?://\S+")
_NOT_THERE = (404, 410)
_DENIED = (401, 403)  # by the API for private links; by a bot filter with a page


@dataclass(frozen=True, slots=True)
class PermaRecord:
    """What Perma.cc says of a link. ``files`` are where its archive may be downloaded."""

    url: str  # of the page that was archived
    at: datetime
    title: str | None = None
    files: tuple[str, ...] = ()


class PermaClient:
    """Asks Perma.cc's public API, with this program's guard, limits and politeness."""

    def __init__(self, settings: FetchSettings) -> None:
        self._base = settings.archive.perma.rstrip("/")
        plain = replace(settings, robots=False, retries=0, probe=False)
        self._client = Client(plain, accept="application/json")
        large = replace(plain, max_bytes=max(plain.max_bytes, _MOST_BYTES))
        self._files = Client(large, politeness=self._client.manners)

    def record(self, link: str, guid: str) -> PermaRecord | Absence:
        """Return what Perma.cc says of a link, or why it does not say."""
        outcome = self._client.get(f"{self._base}/v1/public/archives/{guid}/")
        if isinstance(outcome, Absence):
            if outcome.status in _NOT_THERE or (outcome.status in _DENIED and _is_json(outcome)):
                return absence(link, Reason.LOGIN, _NO_RECORD, status=outcome.status)
            return replace(outcome, address=link)
        found = read_record(outcome.body)
        said = "Perma.cc's response could not be read."
        return found or absence(link, Reason.SERVER_ERROR, said, status=outcome.status)

    def archive(self, record: PermaRecord) -> bytes | None:
        """Return the archive of a link as WARC or WACZ; None if it is not to be had."""
        own = urlsplit(self._base).hostname
        for url in record.files:
            if urlsplit(url).hostname != own:
                continue
            outcome = self._files.get(url)
            if not isinstance(outcome, Absence) and outcome.media_type != "text/html":
                return outcome.body
        return None

    def close(self) -> None:
        """Close the connections."""
        self._client.close()
        self._files.close()


def read_record(body: bytes) -> PermaRecord | None:
    """Return the record in a response of the API; None for anything else."""
    try:
        value = read_json(body)
    except ValueError:
        return None
    row: dict[str, Any] = value if isinstance(value, dict) else {}
    url, at = row.get("url"), _time(row.get("creation_timestamp"))
    if not isinstance(url, str) or not _WEB.fullmatch(url) or at is None:
        return None
    title = row.get("title")
    files = tuple(str(row[name]) for name in _FILES if isinstance(row.get(name), str))
    return PermaRecord(url, at, title if isinstance(title, str) else None, files)


def _is_json(outcome: Absence) -> bool:
    response = outcome.response if isinstance(outcome, AbsenceWithResponse) else None
    try:
        return response is not None and read_json(response.body) is not None
    except ValueError:
        return False


def _time(value: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
