"""Have the archive's files and exports timestamped by the authority of ``[timestamp]``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from verify.archive import timestamp_tokens, timestamps
from verify.archive.timestamp_tokens import TimestampError
from verify.archive.values import ObjectStoreFailed
from verify.config import Settings, section
from verify.fetch import FetchSettings
from verify.fetch.timestamp_settings import TimestampSettings
from verify.fetch.timestamps import ask_authority
from verify.model import Absence


@dataclass(frozen=True, slots=True)
class Stamped:
    """What was timestamped: how many files, when by the authority's clock, and in which list."""

    files: int
    at: datetime
    path: Path

    def sentence(self) -> str:
        """Return what was stamped, for people."""
        from verify.report.wording import count

        return f"Timestamped {count(self.files, 'file')} on {self.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC: {self.path}"

    def row(self) -> dict[str, Any]:
        """Return what was stamped as JSON can have it."""
        return {"files": self.files, "at": self.at.isoformat(), "list": str(self.path)}


def timestamp_settings(settings: Settings) -> TimestampSettings:
    """Return the section ``[timestamp]``. Raises ``BadConfiguration``."""
    return section(settings, "timestamp", TimestampSettings)


def stamp_archive(settings: Settings) -> Stamped | None:
    """Have the finished files without a timestamp stamped in one request; None if there are none.

    Raises ``TimestampError`` (they are stamped next time), ``ArchiveError`` (a file on an object store
    cannot be read) and ``OSError``.
    """
    files = timestamps.unstamped_files(settings.archive)
    if not files:
        return None
    listed = timestamps.checksum_list(files)
    token, at = _stamp(settings, listed)
    path = timestamps.keep_stamped_list(settings.archive, listed, token, at)
    return Stamped(len(files), at, path)


def stamp_export(settings: Settings, exported: Path) -> Stamped:
    """Have an exported file stamped. Raises ``TimestampError`` and ``OSError``."""
    listed = timestamps.checksum_list([exported])
    token, at = _stamp(settings, listed)
    path = exported.with_name(exported.name + timestamps.LIST_SUFFIX)
    timestamps.write_stamped(path, listed, token)
    return Stamped(1, at, path)


def stamp_new_files(settings: Settings) -> str | None:
    """Have new files stamped if an authority is set; return a sentence about a failure."""
    if settings.offline or not timestamp_settings(settings).authority:
        return None
    try:
        stamp_archive(settings)
    except (TimestampError, OSError, ObjectStoreFailed) as error:
        return f"New archive files were not timestamped: {str(error).rstrip('.')}. The next run tries again."
    return None


def _stamp(settings: Settings, data: bytes) -> tuple[bytes, datetime]:
    """Return the authority's verified reply for these bytes, and its time."""
    own = timestamp_settings(settings)
    if not own.authority or not own.ca_file:
        raise TimestampError("[timestamp] names no authority")
    if not timestamp_tokens.is_installed():
        raise TimestampError(timestamp_tokens.MISSING.rstrip("."))
    query = timestamp_tokens.timestamp_query(data)
    types = timestamp_tokens.QUERY_TYPE, timestamp_tokens.REPLY_TYPE
    fetch = section(settings, "fetch", FetchSettings)
    reply = ask_authority(fetch, own.authority, query.body, types)
    if isinstance(reply, Absence):
        raise TimestampError(reply.detail.rstrip("."))
    return reply, timestamp_tokens.check_reply(reply, query, Path(own.ca_file))
