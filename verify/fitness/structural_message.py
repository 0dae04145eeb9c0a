"""Detect lists of files, search results, and pages that lead on, from their markup alone. Pure.

None of them needs words of any language: a server's list of files links to the folder above, a
search page repeats what was searched for in its field, a page that moves on names its target.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from verify.fitness.cited import word_share
from verify.fitness.page_shape import PageShape
from verify.model import Reason
from verify.text.urls.slugs import slug_words

Found = tuple[Reason, str, tuple[str, ...]]

_SHORT = 700  # characters of visible text
_PROSE = 1_500  # characters of running text: the teasers of a list of results
_REFRESH = re.compile(  # “12; url=/b”, “3;/b”; not “300”
    r"\s*\d++(?:\.\d*+)?\s*(?:[;,]\s*(?:url\s*=\s*)?|url\s*=\s*)[\"']?([^\"'\s]+)", re.IGNORECASE
)
_ABOVE = frozenset(("..", "../", "./.."))
_SEARCHED = 0.6  # of the words that were searched for
_ASKED_FOR = frozenset(("q", "s", "query", "search", "keyword", "keywords", "text", "term", "p"))


def structural_message(
    urls: tuple[str, str], form: PageShape, tree: Any, titles: tuple[str, ...]
) -> Found | None:
    """Return a verdict from the markup. ``urls``: requested, and the one that responded."""
    if tree is None or form.article_marks:
        return None
    return (
        _list_of_files(urls[1], form, tree)
        or _search_results(urls, form, tree, titles)
        or _refreshes(urls, form, tree)
    )


def _list_of_files(final: str, form: PageShape, tree: Any) -> Found | None:
    """Tell a server's list of a folder: links to the folder above and to files by their names."""
    if urlsplit(final).path.endswith("/") or form.prose >= _SHORT:
        return None
    links = [(e.get("href") or "", "".join(e.itertext()).strip()) for e in tree.iter("a")]
    if not any(target in _ABOVE for target, _ in links):
        return None
    others = [(unquote(target), text) for target, text in links if target not in _ABOVE]
    named = [target for target, text in others if target.rstrip("/") == text.rstrip("/")]
    if not named or len(named) < len(others):
        return None
    return (
        Reason.SOFT_404,
        "The page is the server's list of files.",
        (f"links to the folder above and to “{named[0]}”",),
    )


def _search_results(
    urls: tuple[str, str], form: PageShape, tree: Any, titles: tuple[str, ...]
) -> Found | None:
    """Tell results of a search for the cited title, or for the words of the URL."""
    if form.prose >= _PROSE:
        return None
    wanted = (*titles, " ".join(slug_words(urls[0])))
    for field in tree.iter("input"):
        said = (field.get("value") or "").strip()
        if len(said.split()) < 2 or not _is_search(field):
            continue
        if any(word_share(said, text) >= _SEARCHED for text in wanted):
            detail = "The page shows the results of a search for the cited page."
            return Reason.SOFT_404, detail, (f"a search for “{said[:80]}”",)
    return None


def _is_search(field: Any) -> bool:
    kind = (field.get("type") or "text").lower()
    name = (field.get("name") or "").lower()
    return kind == "search" or (kind == "text" and name in _ASKED_FOR)


def _refreshes(urls: tuple[str, str], form: PageShape, tree: Any) -> Found | None:
    """Tell a short page that moves on to another URL after a while."""
    if form.visible > _SHORT:
        return None
    for meta in tree.iter("meta"):
        found = _REFRESH.match(meta.get("content") or "")
        if (meta.get("http-equiv") or "").lower() != "refresh" or found is None:
            continue
        target = urljoin(urls[1], found[1])
        if target.partition("#")[0] not in urls and urlsplit(target).scheme in ("http", "https"):
            return (
                Reason.NEEDS_BROWSER,
                "The page only leads on to another URL.",
                (f"leads to {target}",),
            )
    return None
