"""URLs of archived copies: which page they are of, and archive URLs inside archive URLs."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Hosts of public web archives that put the time and the original URL into the path.
_HOSTS = (
    "web.archive.org",
    "wayback.archive.org",
    "arquivo.pt",
    "webarchive.loc.gov",
    "webarchive.nationalarchives.gov.uk",
    "webarchive.org.uk",
    "wayback.archive-it.org",
    "web.archive.bibalex.org",
    "vefsafn.is",
    "wayback.vefsafn.is",
)
#: archive.today and its sister domains. Its captures were altered in 2026 (docs/services.md).
ALTERED_HOSTS = frozenset(
    {
        *("archive.today", "archive.ph", "archive.is", "archive.li"),
        *("archive.vn", "archive.fo", "archive.md"),
    }
)
_ARCHIVED = re.compile(
    r"(?:https?:/{1,2})?(?:www\.)?(?P<host>[\w.-]{4,60})(?::\d{1,5})?/"
    r"(?:[\w.-]{1,40}/){0,3}?(?P<stamp>\d{4,14})(?:[a-z]{2}_)?\*?/(?P<original>\S{4,2000})",
    re.IGNORECASE,
)
# perma.cc/AB12-CD34, and the first links: perma.cc/0Zx4Yw8vTab
_PERMA = re.compile(
    r"(?:https?:/{1,2})?(?:www\.)?perma\.cc/"
    r"(?P<guid>[A-Z0-9]{2,4}(?:-[A-Z0-9]{4}){1,3}|0[A-Za-z0-9]{9,11})/?(?:[?#].*)?"
)
_SCHEME = re.compile(r"(https?):/{1,2}(?=[^/])", re.IGNORECASE)
_HOST = re.compile(r"(?:https?:/{1,2})?(?:www\.)?([\w.-]{4,60})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArchivedUrl:
    """The URL of an archived copy. ``stamp`` has up to 14 digits; ``original`` is the page's URL."""

    host: str
    stamp: str
    original: str


def archived_url(url: str) -> ArchivedUrl | None:
    """Return the parts of the URL of an archived copy; None for another URL.

    ``https://web.archive.org/web/20240401090000/news.test/a`` is of ``http://news.test/a``.
    """
    found = _ARCHIVED.match(url.strip())
    if found is None or found["host"].lower() not in (*_HOSTS, *ALTERED_HOSTS):
        return None
    return ArchivedUrl(found["host"].lower(), found["stamp"], _with_scheme(found["original"]))


def innermost_archive_url(url: str) -> str | None:
    """Return the innermost archive URL inside an archive URL; None where there is none inside."""
    inner = None
    while found := archived_url(inner or url):
        if archived_url(found.original) is None:
            break
        inner = found.original
    return inner


def perma_guid(url: str) -> str | None:
    """Return the ID in a link to a copy on Perma.cc; None for another URL, also of its other pages."""
    found = _PERMA.fullmatch(url.strip())
    return found["guid"] if found else None


def is_of_altered_archive(url: str) -> bool:
    """Whether a URL is on archive.today or one of its sister domains."""
    found = _HOST.match(url.strip())
    return found is not None and found[1].lower() in ALTERED_HOSTS


def _with_scheme(original: str) -> str:
    """Return the original URL with two slashes, ``http`` if it has no scheme."""
    mended = _SCHEME.sub(lambda scheme: f"{scheme[1]}://", original, count=1)
    return mended if mended.lower().startswith(("http://", "https://")) else f"http://{mended}"
