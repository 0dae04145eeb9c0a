"""Ask search services for a lost page, and read their results. Pure: URLs out, candidates in.

Documentation: https://docs.searxng.org/dev/search_api.html (SearXNG),
https://github.com/arquivo/pwa-technologies/wiki/Arquivo.pt-API (Arquivo.pt's text search).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from verify.lost_pages.candidates import Candidate, FoundIn
from verify.lost_pages.lost import LostPage
from verify.text.encoding.storable import read_json

_MOST = 20  # results of one search


def searxng_url(base: str, lost: LostPage) -> str:
    """Return the URL that searches for the title, on the publisher's domain if it is known."""
    site = f" site:{lost.domains[0]}" if lost.domains else ""
    return f"{base.rstrip('/')}/search?{urlencode({'q': lost.title + site, 'format': 'json'})}"


def arquivo_url(base: str, lost: LostPage, last: date | None) -> str:
    """Return the URL that searches Arquivo.pt's texts, up to the year after ``last``."""
    asked = {"q": lost.title, "maxItems": str(_MOST)}
    if lost.domains:
        asked["siteSearch"] = lost.domains[0]
    if last:
        asked["to"] = str(last.year + 1)
    return f"{base.rstrip('/')}/textsearch?{urlencode(asked)}"


def searxng_candidates(body: bytes) -> Iterator[Candidate]:
    """Yield the pages of a SearXNG response. Raises ``ValueError`` for anything else."""
    for one in _results(body, "results"):
        day = str(one.get("publishedDate") or "")[: len("2022-10-19")]
        yield from _candidate(one.get("url"), one.get("title"), day or None, FoundIn.SEARCH)


def arquivo_candidates(body: bytes) -> Iterator[Candidate]:
    """Yield the pages of a response of Arquivo.pt's text search. Raises ``ValueError``."""
    for one in _results(body, "response_items"):
        yield from _candidate(one.get("originalURL"), one.get("title"), None, FoundIn.TEXT_SEARCH)


def _results(body: bytes, name: str) -> list[dict[str, Any]]:
    value = read_json(body)
    found = value.get(name) if isinstance(value, dict) else None
    if not isinstance(found, list):
        raise ValueError("another form than documented")
    return [one for one in found[:_MOST] if isinstance(one, dict)]


def _candidate(url: Any, title: Any, day: str | None, found_in: FoundIn) -> Iterator[Candidate]:
    if isinstance(url, str) and url.startswith(("http://", "https://")):
        yield Candidate(url, found_in, title if isinstance(title, str) else None, day)
