"""How a page is built, in numbers from 0 to 1: what tells an article from a list or a form.

Each feature has a name; the weights and an explanation of each are in ``structure.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log1p
from typing import Any
from urllib.parse import urlsplit

from verify.fitness.cited import Shared
from verify.fitness.page_shape import PageShape
from verify.fitness.text_blocks import single_spaced
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
    kind: str = ""  # og:type
    own: str = ""  # canonical, or og:url
    site: str = ""  # og:site_name


def read_structure(tree: Any) -> Structure:
    """Return the counts of a page's tree."""
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
        kind=metas.get("og:type", "").lower(),
        own=canonical or metas.get("og:url", ""),
        site=metas.get("og:site_name", ""),
    )


def features(
    built: Structure, form: PageShape, page: Page, shared: Shared, final: str
) -> dict[str, float]:
    """Return the features by name, each from 0 to 1."""
    text = len(page.text)
    return {
        "little_prose": 1 - min(1.0, form.prose / 1_500),
        "little_main_text": 1 - min(1.0, text / 2_000),
        "no_long_paragraph": 1 - min(1.0, form.longest / 350),
        "link_share": min(1.0, built.linked / max(1, form.visible)),
        "many_links": min(1.0, log1p(built.links) / 6),
        "links_to_prose": min(1.0, 10 * built.links / max(200, form.prose)),
        "no_article_data": float(form.article_marks == 0),
        "no_date": float(not any(date.origin != "guess" for date in page.published)),
        "many_dates": float(built.times >= _MANY_DATES),
        "no_author": float(not page.authors),
        "no_h1": float(not form.headings),
        "title_is_site": float(_is_site(form, built, final)),
        "called_website": float(built.kind == "website"),
        "points_elsewhere": float(_points_elsewhere(built.own, final)),
        "password": float(form.password_fields > 0),
        "fields_and_no_prose": float(built.fields > 1 and form.prose < _LITTLE),
        "error_code": float(
            bool(_CODE.search(form.title) or any(map(_CODE.search, form.headings)))
        ),
        "slug_missing": 1 - shared.slug_words if shared.slug_words is not None else 0.5,
        "slug_not_headed": 1 - shared.slug_headed if shared.slug_headed is not None else 0.5,
    }


_MANY_DATES = 6
_LITTLE = 300  # characters


def _is_site(form: PageShape, built: Structure, final: str) -> bool:
    """Whether the window title is the site's name, or there is none."""
    title = re.sub(r"[\W_]+", "", form.title.lower())
    host = (urlsplit(final).hostname or "").removeprefix("www.").split(".")[0]
    site = re.sub(r"[\W_]+", "", built.site.lower())
    return not title or title == host or bool(site and title.startswith(site))


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
