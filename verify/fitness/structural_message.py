"""Detect lists of files, search results, and pages that lead on, from their markup alone. Pure.

None of them needs words of any language: a server's list of files links to the folder above, a
search page repeats what was searched for in its field, a page that moves on names its target. A
replay service that lacks a page names the address that it lacks; the record of a redirect leads on
by a script to an address that it also shows as a link.
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
_LITTLE = 400  # characters of running text
_ASIDE = 120  # characters of other running text: whose archive it is
_LED = re.compile(
    r"""location(?:\.href)?\s*=\s*["']([^"'\s]{2,500})["']|location\.(?:replace|assign)\(\s*["']([^"'\s]{2,500})["']"""
)
_INNER = re.compile(r"/(https?:/{1,2}[^\s]+)$")
_MOST = 200_000  # characters of scripts
_PROSE = 1_500  # characters of running text: the teasers of a list of results
_REFRESH = re.compile(  # “12; url=/b”, “3;/b”; not “300”, nor “1800; url=/logout”
    r"\s*\d{1,2}(?!\d)(?:\.\d*+)?\s*(?:[;,]\s*(?:url\s*=\s*)?|url\s*=\s*)[\"']?([^\"'\s]+)",
    re.IGNORECASE,
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
        _of_address(urls[0], form, tree)
        or _list_of_files(urls[1], form, tree)
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
        if any(True for _ in meta.iterancestors("noscript")):
            continue
        target = urljoin(urls[1], found[1])
        if target.partition("#")[0] not in urls and urlsplit(target).scheme in ("http", "https"):
            return (
                Reason.NEEDS_BROWSER,
                "The page only leads on to another URL.",
                (f"leads to {target}",),
            )
    return None


def _of_address(asked: str, form: PageShape, tree: Any) -> Found | None:
    """Return a verdict for a page that leads on by a script, or names the address it lacks."""
    if form.visible > _SHORT or form.prose > _LITTLE:
        return None
    if target := _led_on(asked, tree):
        detail = "The page only leads on to another URL by a script."
        return Reason.NEEDS_BROWSER, detail, (f"leads to {target}",)
    if named := _names_archived(asked, form):
        detail = "The archive says that it does not have this page."
        return Reason.SOFT_404, detail, (f"“{named}”",)
    return None


def _led_on(asked: str, tree: Any) -> str | None:
    """The address that a script goes to and that a link of the page leads to as well."""
    scripts = " ".join(element.text or "" for element in tree.iter("script"))[:_MOST]
    targets = {urljoin(asked, one or other) for one, other in _LED.findall(scripts)}
    links = {urljoin(asked, e.get("href")) for e in tree.iter("a") if e.get("href")}
    return min(targets & links - {asked}, default=None)


def _names_archived(asked: str, form: PageShape) -> str | None:
    """The sentence that shows the address inside an archive's address as text."""
    inner = _INNER.search(unquote(asked))
    if inner is None:
        return None
    plain = _bare(inner[1])
    said = next((block for block in form.blocks if plain in _bare(block)), None)
    others = sum(len(run) for run in form.runs if run != said)
    return said[:160] if said and others < _ASIDE else None


def _bare(text: str) -> str:
    return re.sub(r"https?:/{1,2}(?:www\.)?", "", text.lower()).rstrip("/")
