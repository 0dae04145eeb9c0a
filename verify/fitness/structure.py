"""How a page is built, in numbers from 0 to 1: what tells an article from a list or a form.

Each feature has a name; the weights and an explanation of each are in ``structure.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from math import log1p
from typing import Any
from urllib.parse import urlsplit

from verify.fitness import page_type
from verify.fitness.cited import Shared, word_share
from verify.fitness.page_shape import PageShape
from verify.fitness.surroundings import TITLE_SEPARATORS
from verify.fitness.text_blocks import single_spaced
from verify.fitness.visitor_address import factless_share, spoken_share
from verify.model import Page
from verify.web.urls import is_front_page

_CODE = re.compile(r"(?:^|\D)(?:4(?:0[0-9]|10|51|29)|5(?:0[0-9]|2[0-9]))(?:\D|$)")
_FIELDS = frozenset(("text", "search", "email", "tel", "password", "number", "date", ""))


@dataclass(frozen=True, slots=True)
class Structure:
    """Counts of one tree. ``linked``: characters of link text; ``own``: the page's own address."""

    links: int = 0
    linked: int = 0
    fields: int = 0
    times: int = 0
    teasers: int = 0  # headings that are links
    listed: bool = False  # marked as a front page, a list, search results
    failed: bool = False  # marked as an error page or a login
    single: bool = False  # marked as one article
    front: bool = False  # the menu shows the front page as the current one
    kind: str = ""  # og:type
    own: str = ""  # canonical, or og:url
    site: str = ""  # og:site_name
    names: frozenset[str] = frozenset()  # what links to the front page say: the letters


def read_structure(tree: Any, final: str = "") -> Structure:
    """Return the counts of a page's tree. ``final``: the URL that responded."""
    anchors = [element for element in tree.iter("a") if element.get("href")]
    metas = {
        (element.get("property") or element.get("name") or "").lower(): element.get("content") or ""
        for element in tree.iter("meta")
    }
    canonical = next(
        (e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower()),
        None,
    )
    return Structure(
        links=len(anchors),
        linked=sum(len(single_spaced("".join(anchor.itertext()))) for anchor in anchors),
        fields=sum(1 for e in tree.iter("input") if (e.get("type") or "").lower() in _FIELDS),
        times=sum(1 for _ in tree.iter("time")),
        teasers=_teasers(tree),
        listed=page_type.calls_itself_list(tree),
        failed=page_type.calls_itself_error(tree),
        single=page_type.calls_itself_single(tree),
        front=page_type.front_is_current(tree, final),
        kind=metas.get("og:type", "").lower(),
        own=canonical or metas.get("og:url", ""),
        site=metas.get("og:site_name", ""),
        names=_front_names(anchors, final),
    )


def _front_names(anchors: list[Any], final: str) -> frozenset[str]:
    """Return the letters of the texts and pictures that link to the front page."""
    front = f"//{urlsplit(final).hostname}"
    found = set()
    for anchor in anchors:
        target = (anchor.get("href") or "").partition(":")[2] or anchor.get("href") or ""
        if target.rstrip("/") in ("", front):
            found.add(_letters("".join(anchor.itertext())[:_LONGEST_NAME]))
            found |= {_letters((e.get("alt") or "")[:_LONGEST_NAME]) for e in anchor.iter("img")}
    return frozenset(found - {""})


def _teasers(tree: Any) -> int:
    """Return the number of headings that are links; a main heading may link to its own page."""
    main = sum(1 for e in islice(tree.iter("h1"), _MOST) if _is_teaser(e))
    others = sum(1 for e in tree.iter("h2", "h3", "h4", "h5") if _is_teaser(e))
    return others + (main if main >= _LIST else 0)


def _is_teaser(heading: Any) -> bool:
    parent = heading.getparent()
    if parent is not None and parent.tag == "a":
        return True
    return any(not (a.get("href") or "#").startswith("#") for a in heading.iter("a"))


def features(
    built: Structure, form: PageShape, page: Page, shared: Shared, final: str
) -> dict[str, float]:
    """Return the features by name, each from 0 to 1."""
    return {
        "link_share": min(1.0, built.linked / max(1, form.visible)),
        "many_links": min(1.0, log1p(built.links) / 6),
        "links_to_prose": min(1.0, 10 * built.links / max(200, form.prose)),
        "no_article_data": float(form.article_marks == 0),
        "no_date": float(not any(date.origin != "guess" for date in page.published)),
        "many_dates": float(built.times >= _MANY_DATES),
        "no_author": float(not page.authors),
        "heading_not_in_text": 1 - word_share(_heading(form), page.text),
        "many_teasers": min(1.0, built.teasers / 10),
        "marked_list": float(built.listed),
        "marked_error": float(built.failed),
        "not_marked_single": float(not built.single),
        "front_is_current": float(built.front),
        "heading_is_site": float(_heading_is_site(form, built, final)),
        "title_is_site": float(_is_site(form, built, final)),
        "called_website": float(built.kind == "website"),
        "points_elsewhere": float(_points_elsewhere(built.own, final)),
        "password": float(form.password_fields > 0),
        "fields_and_no_prose": float(built.fields > 1 and form.prose < _LITTLE),
        "error_code": float(
            bool(_CODE.search(form.title) or any(map(_CODE.search, form.headings)))
        ),
        "short_blocks": max(0.0, 1 - form.longest / _PARAGRAPH),
        "speaks_to_visitor": spoken_share(form),
        "no_facts": factless_share(form, page.language),
        "heading_not_titled": 1 - _titled_share(form, built),
        "slug_missing": 1 - shared.slug_words if shared.slug_words is not None else 0.5,
        "slug_not_headed": 1 - shared.slug_headed if shared.slug_headed is not None else 0.5,
    }


_MANY_DATES = 6
_LITTLE = 300  # characters
_PARAGRAPH = 300  # characters
_MOST, _LIST = 60, 3  # main headings
_LONGEST_NAME = 80  # characters


def _heading(form: PageShape) -> str:
    return form.headings[0] if form.headings else form.title


def _heading_is_site(form: PageShape, built: Structure, final: str) -> bool:
    """Whether the main heading is the name of the site or of its host."""
    host = (urlsplit(final).hostname or "").removeprefix("www.")
    names = {_letters(name) for name in (host, host.split(".")[0], built.site)} - {""}
    return bool(form.headings) and _letters(form.headings[0]) in names


def _titled_share(form: PageShape, built: Structure) -> float:
    """Return the share of a main heading's words that the window title has; 0 without heading.

    Old sites have headings in ordinary blocks.
    """
    heads = (*form.headings[:3], *form.subheadings[:1])
    if not heads:
        parts = {_letters(part) for part in TITLE_SEPARATORS.split(form.title)}
        parts -= {"", _letters(built.site), *built.names}
        heads = tuple(block for block in form.blocks[:20] if _letters(block) in parts)
    return max((word_share(head, form.title) for head in heads), default=0.0)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _is_site(form: PageShape, built: Structure, final: str) -> bool:
    """Whether the window title is the site's name, or there is none."""
    title = _letters(form.title)
    host = (urlsplit(final).hostname or "").removeprefix("www.").split(".")[0]
    site = _letters(built.site)
    return not title or title in {host, *built.names} or bool(site and title.startswith(site))


def _points_elsewhere(own: str, final: str) -> bool:
    """Whether the page says that its own address is the front page, or a page above this one."""
    if not own.startswith("http") or is_front_page(final):
        return False
    return is_front_page(own) or is_above(own, final)


def is_above(upper: str, lower: str) -> bool:
    """Return whether a URL is a section of the other: ``/politics/`` of ``/politics/2024/x``."""
    above, below = urlsplit(upper), urlsplit(lower)
    path = above.path.rstrip("/") + "/"
    return (
        above.hostname == below.hostname
        and below.path.startswith(path)
        and (below.path.rstrip("/") + "/" != path)
    )
