"""Sources: captures, the reasons for missing ones, and the link ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from verify.model.pages import Page


class Via(StrEnum):
    """How a capture was obtained."""

    LIVE = "live"
    ARCHIVE = "web archive"
    ATTACHED = "attached"
    BROWSER = "browser"


@dataclass(frozen=True, slots=True)
class Capture:
    """One usable archived copy of a source."""

    address: str  # the source, in canonical form
    final_address: str  # after redirects
    captured_at: datetime  # aware, UTC
    status: int
    media_type: str
    digest: str  # sha256 of the body, hex
    page: Page
    via: Via = Via.LIVE
    redirects: tuple[str, ...] = ()
    warc: str | None = None  # file name in archive/
    offset: int | None = None  # of the record in that file
    signs: tuple[str, ...] = ()  # what the judgment of fitness rested on
    id: int | None = None  # its row in citations.db


class Reason(StrEnum):
    """Why there is no usable capture. A closed set; each has a next action."""

    NOT_FOUND = "not-found"
    GONE = "gone"
    SERVER_ERROR = "server-error"
    DNS = "dns"
    REFUSED = "refused"
    TLS = "tls"
    TIMEOUT = "timeout"
    TOO_SLOW = "too-slow"
    TOO_LARGE = "too-large"
    REDIRECT_LOOP = "redirect-loop"
    BLOCKED = "blocked"
    LOGIN = "login"
    PAYWALLED = "paywalled"
    RATE_LIMITED = "rate-limited"
    ROBOTS_DISALLOWED = "robots-disallowed"
    SOFT_404 = "soft-404"
    REDIRECTED_HOME = "redirected-home"
    PARKED = "parked"
    USURPED = "usurped"
    NEEDS_BROWSER = "needs-browser"
    UNSUPPORTED_TYPE = "unsupported-type"
    PRIVATE_ADDRESS = "private-address"
    MALFORMED = "malformed"
    NO_ADDRESS = "no-address"
    NOT_ASKED = "not-asked"  # --offline, and nothing in the archive


@dataclass(frozen=True, slots=True)
class Absence:
    """Why there is no usable capture of ``address``. It never says that the source does not exist."""

    address: str
    reason: Reason
    detail: str  # one sentence: what happened
    next_action: str  # one sentence: what the editor can do
    checked_at: datetime | None = None
    status: int | None = None
    final_address: str | None = None
    signs: tuple[str, ...] = ()
    warc: str | None = None  # where the answer that it was told from lies in archive/
    offset: int | None = None


class LinkState(StrEnum):
    """The state of a link, computed from its checks alone."""

    UNKNOWN = "unknown"
    ALIVE = "alive"
    FAILING = "failing"
    DEAD = "dead"
    WALLED = "walled"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a source, as recorded in the link ledger."""

    address: str
    at: datetime
    outcome: str  # "ok", "unchanged", or a Reason's value
    status: int | None = None
    final_address: str | None = None
    seconds: float | None = None
    method: str = "get"  # get, archive: the second way of asking
    detail: str | None = None
    change: str | None = None  # headline-changed, passage-changed, passage-gone, correction
    words: str | None = None  # "kind:digest …": what has changed, so that a further change shows
    warc: str | None = None  # its evidence: the file in archive/ that holds what was answered
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Everything that is known of one cited URL when the rules run."""

    address: str  # canonical
    capture: Capture | None = None  # the one to compare with (nearest the access date)
    absence: Absence | None = None  # why there is none, or why the latest try failed
    earlier: tuple[Capture, ...] = ()  # other captures, oldest first
    checks: tuple[Check, ...] = ()
    state: LinkState = LinkState.UNKNOWN


@dataclass(frozen=True, slots=True)
class Transition:
    """One real change of a link or its page since the last check."""

    address: str
    kind: str  # died, came-back, moved, … (``schedule.transitions`` names them all)
    detail: str
    at: datetime
    articles: tuple[str, ...] = ()
