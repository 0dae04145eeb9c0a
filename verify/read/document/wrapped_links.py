"""Links that a program wrapped in one of its own: Google Docs' exports, Outlook's protection.

`https://www.google.com/url?q=https://courier.example/dam&sa=D…` leads to courier.example. The wrapped
URL is what the author cited; the wrapper's changes with every export.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from verify.model import Article

_WRAPPERS = (
    (re.compile(r"https?://(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?/url\?", re.I), ("q", "url")),
    (re.compile(r"https?://[\w.-]+\.safelinks\.protection\.outlook\.com/\?", re.I), ("url",)),
)

_NO_SCHEME = re.compile(r"//[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)")


def unwrapped(href: str) -> str:
    """Return the URL that a wrapped link leads to, others as they are.

    A link that leaves the scheme to the page (`//courier.example/dam`) is one of HTTPS.
    """
    if _NO_SCHEME.match(href):
        return f"https:{href}"
    for wrapper, names in _WRAPPERS:
        if not wrapper.match(href):
            continue
        try:
            query = parse_qs(urlsplit(href).query)
        except ValueError:
            return href
        found = next((query[name][0] for name in names if name in query), "")
        return found if found.startswith(("http://", "https://")) else href
    return href


def with_unwrapped_links(article: Article) -> Article:
    """Return the article with the links that its author set."""
    links = tuple(replace(link, href=unwrapped(link.href)) for link in article.links)
    return article if links == article.links else replace(article, links=links)
