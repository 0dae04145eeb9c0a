"""A publisher's own search page: where it is, as the site declares it, and what it lists.

Forms after schema.org's SearchAction (https://schema.org/SearchAction) and OpenSearch 1.1
(https://github.com/dewitt/opensearch).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus, urljoin, urlsplit

from verify.lost_pages.candidates import Candidate, FoundIn
from verify.text.encoding.storable import read_json, storable
from verify.text.urls.canonical import registrable_domain

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_FIELD = re.compile(r"\{([\w:.]{1,40})(\??)\}")
_MOST = 100  # links of a result page
_SHORTEST = 3  # words of a headline
_OPENSEARCH = re.compile(r"application/opensearchdescription\+xml", re.IGNORECASE)
_TEMPLATE = re.compile(
    rb"""<(?:\w+:)?Url\b[^>]{0,400}?\btemplate\s*=\s*["']([^"'<>]{8,500})["']""", re.IGNORECASE
)


def search_url(template: str, title: str) -> str | None:
    """Return the URL that searches for a title: its first ``{field}`` is the title, others are empty.

    None for a template without a field.
    """
    found = _FIELD.search(template)
    if found is None:
        return None
    in_query = "?" in template[: found.start()]
    words = quote_plus(title) if in_query else quote(title, safe="")
    return template[: found.start()] + words + _FIELD.sub("", template[found.end() :])


def declared_template(body: bytes, base: str) -> str | None:
    """Return the search that a page declares in JSON-LD, on its own site; None without one."""
    for block in _soup(body).find_all("script", type="application/ld+json"):
        try:
            value = read_json(block.get_text().encode())
        except ValueError:
            continue
        for template in _actions(value):
            if _is_own(template, base):
                return template
    return None


def opensearch_link(body: bytes, base: str) -> str | None:
    """Return the URL of the OpenSearch description that a page links to, on its own site."""
    link: Any = _soup(body).find("link", type=_OPENSEARCH, href=True)
    url = urljoin(base, str(link["href"])) if link else ""
    return url if _is_own(url, base) else None


def opensearch_template(body: bytes, base: str) -> str | None:
    """Return the template for HTML of an OpenSearch description, on its own site."""
    from html import unescape

    for found in _TEMPLATE.finditer(body[:100_000]):
        element = found[0].lower()
        template = unescape(found[1].decode("utf-8", "replace"))
        if b"json" not in element and b"rss" not in element and _is_own(template, base):
            return template
    return None


def result_links(body: bytes, base: str) -> Iterator[Candidate]:
    """Yield the headlines of a result page that lead to pages of the same site."""
    seen: set[str] = set()
    for link in _soup(body).find_all("a", href=True):
        url = storable(urljoin(base, str(link["href"]))).partition("#")[0]
        title = " ".join(link.get_text(" ").split())
        headline = len(title.split()) >= _SHORTEST
        if headline and url not in seen and _is_own(url, base) and len(seen) < _MOST:
            seen.add(url)
            yield Candidate(url, FoundIn.SITE_SEARCH, storable(title))


def _actions(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the templates of the SearchActions in a JSON-LD value."""
    if depth > 8:
        return
    if isinstance(value, list):
        for one in value:
            yield from _actions(one, depth + 1)
    elif isinstance(value, dict):
        if value.get("@type") == "SearchAction":
            targets = value.get("target")
            for target in targets if isinstance(targets, list) else [targets]:
                template = target.get("urlTemplate") if isinstance(target, dict) else target
                if isinstance(template, str) and _FIELD.search(template):
                    yield template
        for one in value.values():
            yield from _actions(one, depth + 1)


def _is_own(url: str, base: str) -> bool:
    """Whether a URL is on the site of another one, so that no third party gets the title."""
    plain = _FIELD.sub("x", url)
    try:
        web = urlsplit(plain).scheme in ("http", "https")
    except ValueError:
        return False
    own = registrable_domain(base)
    return web and own is not None and registrable_domain(plain) == own


def _soup(body: bytes) -> BeautifulSoup:
    from bs4 import BeautifulSoup

    return BeautifulSoup(body, "lxml")
