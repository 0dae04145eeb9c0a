"""Whether a page says that it is news: reports by its own newsroom, which print no notes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verify.read.dom.tree import Element
from verify.text.gazetteer.outlets import names_newsroom

# schema.org, NewsArticle and the types below it, and the type of a newsroom. “Article” says
# nothing: every content management system writes it.
_NEWS = re.compile(r"(?:^|/)(?:\w*NewsArticle|NewsMediaOrganization|LiveBlogPosting)$")
# What Google News reads; nothing else uses these names.
_NEWS_METAS = frozenset(["news_keywords", "googlebot-news"])


def is_news_page(root: Element, types: Iterable[str], site_name: str | None) -> bool:
    """Whether the page's metadata or the name of its site say that it is news.

    ``types`` are those of its JSON-LD.
    """
    return (
        any(_NEWS.search(kind) for kind in types)
        or any(_NEWS.search(kind) for kind in _item_types(root))
        or any((e.get("name") or "").lower() in _NEWS_METAS for e in root.iter("meta"))
        or names_newsroom(site_name or "")
    )


def _item_types(root: Element) -> list[str]:
    """The types of the page's microdata."""
    found = [e.get("itemtype") for e in root.xpath("//*[@itemtype]")[:200]]
    return [kind.strip() for one in found if one for kind in one.split()]
