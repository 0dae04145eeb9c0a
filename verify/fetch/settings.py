"""Fetch settings as plain values; ``config.py`` builds them from a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields

from verify.fetch.contact import contact_header
from verify.fetch.settings_check import FURTHER_ARCHIVES, Fault, Values, archive_faults, faults
from verify.version import __version__

#: Seconds between two requests to one host, one at a time: InternetArchiveBot.
GAP = 1.0
#: Seconds to the headers and in total: DeadlinkChecker's published practice.
HEADERS_WITHIN, ALL_WITHIN = 30.0, 60.0
WAYBACK_CDX = "https://web.archive.org/cdx/search/cdx"


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """Settings of the web archive, which supplies earlier captures. All endpoints are configurable.

    ``{address}`` and ``{stamp}`` (YYYYMMDDhhmmss) are filled in; CDX parameters are appended to
    ``cdx``. ``rate``: lookups per second (0.4, as EDGI's package wayback does). ``also`` names the
    archives that are asked where this one has no copy; None: Arquivo.pt, unless ``cdx`` is another
    archive's than the Wayback Machine's.
    """

    enabled: bool = True  # False: never request a web archive
    dated: bool = True  # also look up live pages that were cited at an earlier date
    memento: str = "https://web.archive.org/web/{stamp}id_/{address}"
    cdx: str = WAYBACK_CDX
    save: str = "https://web.archive.org/save"
    save_key: str | None = field(default=None, repr=False)  # "access:secret"; saving needs it
    saves: bool = False  # Save Page Now: opt-in
    rate: float = 0.4
    saves_a_minute: float = 3.0
    if_not_archived_within: str = "30d"  # not saved again if the archive has a copy so new
    save_patience: float = 600.0  # seconds to follow the jobs of one run
    also: tuple[str, ...] | None = None
    arquivo: str = "https://arquivo.pt"
    perma: str = "https://api.perma.cc"  # asked about cited perma.cc links
    commoncrawl: str = "https://index.commoncrawl.org"  # asked if ``also`` names it
    memgator: str | None = None  # a self-run aggregator of many archives

    @property
    def is_wayback(self) -> bool:
        """Whether the main archive is the Wayback Machine."""
        return self.cdx == WAYBACK_CDX

    @property
    def further(self) -> tuple[str, ...]:
        """Return the names of the archives that are asked where the main one has no copy."""
        if self.also is None:
            return FURTHER_ARCHIVES if self.is_wayback else ()
        return self.also

    def faults(self) -> Iterator[Fault]:
        """Yield (option, problem) for invalid settings, as ``config.fill`` expects."""
        return archive_faults(_values(self))


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Settings of ``Client`` and ``fetch_all``.

    ``allow_addresses``: (host or IP, port) pairs that the guard permits although they are not
    public. ``resolve``: host name -> (IP, port) to connect to instead of using DNS; a pair that
    is not public must be allowed as well. ``proxy``: an HTTP proxy (``http://host:port``) for
    both schemes. ``gap``: seconds between requests to one host; 0 with ``polite=False``.
    ``patience``: the longest cool-down in seconds that a run waits for; a longer one is an
    absence.
    """

    user_agent: str = f"verify-citations/{__version__}"
    contact: str | None = None  # contact of the newsroom: email address or URL
    robots: bool = True  # False: request a cited page even if robots.txt forbids it
    polite: bool = True
    gap: float = GAP
    jobs: int = 32  # parallel requests over all hosts
    retries: int = 2
    backoff: float = 1.0  # seconds, doubled with each try, with jitter
    patience: float = 90.0
    connect_within: float = 10.0
    headers_within: float = HEADERS_WITHIN
    all_within: float = ALL_WITHIN
    max_bytes: int = 20_000_000  # limit of the body, compressed and decompressed
    max_header_bytes: int = 262_144
    max_redirects: int = 10
    meta_refresh_within: float = 10.0  # seconds; longest delay of a meta refresh to follow
    languages: str = "en;q=0.9, *;q=0.5"
    allow_addresses: tuple[tuple[str, int], ...] = ()
    resolve: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    proxy: str | None = field(default=None, repr=False)  # the environment's proxies are never used
    ca_file: str | None = None  # certificates to trust instead of certifi's
    probe: bool = True  # request a sibling URL that cannot exist if a page is doubtful
    browser: bool = False  # render empty shells; needs the extra "browser"
    browser_path: str | None = None
    archive: ArchiveSettings = field(default_factory=ArchiveSettings)

    @property
    def agent(self) -> str:
        """Return the user agent as sent: the program's name and where to complain."""
        contact = contact_header(self.contact or "")
        return f"{self.user_agent} (+{contact})" if contact else self.user_agent

    def faults(self) -> Iterator[Fault]:
        """Yield (option, problem) for invalid settings, as ``config.fill`` expects."""
        return faults(_values(self))


def _values(settings: ArchiveSettings | FetchSettings) -> Values:
    return {one.name: getattr(settings, one.name) for one in fields(settings)}
