"""Read sitemaps, feeds and robots.txt: the lists of pages that a site publishes itself.

Forms after sitemaps.org 0.9, Google's news sitemaps 0.9, RSS 2.0 and Atom (RFC 4287).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from verify.lost_pages.candidates import Candidate, FoundIn
from verify.text.dates.finder import find_dates
from verify.text.encoding.storable import storable
from verify.web.http_date import http_date

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 10_000_000  # of one sitemap, decompressed
_GZIP = b"\x1f\x8b"
_ROBOTS_SITEMAP = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_TAGS = ("publication_date", "published", "pubdate", "date", "updated", "lastmod")


@dataclass(frozen=True, slots=True)
class SitemapPart:
    """A sitemap that an index lists. ``changed`` is the ISO date of its last change, if given."""

    url: str
    changed: str | None = None


def robots_sitemaps(robots: str) -> list[str]:
    """Return the URLs of the sitemaps that a robots.txt lists."""
    return [match[1] for match in _ROBOTS_SITEMAP.finditer(robots)]


def read_sitemap(body: bytes) -> tuple[list[SitemapPart], list[Candidate]]:
    """Return the parts of a sitemap index, and the pages of a sitemap.

    Takes XML, gzipped XML, or a list of URLs, one a line. Both lists are empty for anything else.
    """
    plain = _unpacked(body)
    root = _root(plain)
    if root is None:
        return [], list(_lines(plain))
    parts = [SitemapPart(url, day) for url, day, _ in _entries(root, "sitemap", "loc")]
    pages = [
        Candidate(url, FoundIn.SITEMAP, title, day)
        for url, day, title in _entries(root, "url", "loc")
    ]
    return parts, pages


def is_sitemap(body: bytes) -> bool:
    """Whether the body is a sitemap or an index of them, also an empty one; not a web page."""
    root = _root(_unpacked(body))
    name = root.tag if root is not None and isinstance(root.tag, str) else ""
    return name.rpartition("}")[2].lower() in ("urlset", "sitemapindex")


def read_feed(body: bytes) -> list[Candidate]:
    """Return the pages of an RSS or Atom feed; none for anything else."""
    root = _root(_unpacked(body))
    if root is None:
        return []
    found = [*_entries(root, "item", "link"), *_entries(root, "entry", "link")]
    return [Candidate(url, FoundIn.FEED, title, day) for url, day, title in found]


def _unpacked(body: bytes) -> bytes:
    """Return the body decompressed, cut at ``MOST_BYTES``; as it is where it is not gzipped."""
    if not body.startswith(_GZIP):
        return body[:MOST_BYTES]
    import io

    try:
        return gzip.GzipFile(fileobj=io.BytesIO(body)).read(MOST_BYTES)
    except (OSError, EOFError, ValueError):
        return b""


def _root(body: bytes) -> _Element | None:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root if isinstance(root, etree._Element) else None


def _lines(body: bytes) -> Iterator[Candidate]:
    for line in body.decode("utf-8", "replace").splitlines():
        if re.fullmatch(r"https?://\S+", line.strip()):
            yield Candidate(line.strip(), FoundIn.SITEMAP)


def _entries(root: _Element, tag: str, link: str) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield (URL, ISO date, title) of each element with this local name."""
    for element in root.iter(f"{{*}}{tag}"):
        fields: dict[str, Any] = {}
        for child in element.iter():
            if isinstance(child.tag, str):
                name = child.tag.rpartition("}")[2].lower()
                text = (child.text or child.get("href") or "").strip()
                fields.setdefault(name, text)
        url = storable(fields.get(link) or "")
        if url.startswith(("http://", "https://")):
            yield url, _day(fields), storable(fields.get("title") or "") or None


def _day(fields: dict[str, str]) -> str | None:
    written = next((fields[tag] for tag in _DATE_TAGS if fields.get(tag)), "")
    if found := _DAY.match(written):
        return found.group()
    if at := http_date(written):
        return at.date().isoformat()
    return next((found.value for found in find_dates(written[:60])), None)
