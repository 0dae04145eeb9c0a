"""What a page says of itself: titles, authors, dates, language, site, canonical address.

Each value is kept with its origin. Nothing is taken from the running text here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from verify.model import PageDate, PageTitle
from verify.read.dom.tree import Element
from verify.read.page import json_ld
from verify.read.page.author_names import author_names
from verify.read.page.genre import is_news_page
from verify.read.page.head_dates import iso_date
from verify.read.page.title.candidates import page_titles

_T = TypeVar("_T")

_SPACE = re.compile(r"\s+")
_LONGEST = 500  # characters of a title or a name: more is a page's mistake

# schema.org, Open Graph, Dublin Core, Highwire (Google Scholar), and what big systems write.
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "mediator_published_time",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "article_date_original",
    "ptime",
    "date",
)
_AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "mediator_author",
    "sailthru.author",
    "byl",
)
_NO_AUTHOR = re.compile(r"https?://|^@|^www\.|\.(?:com|ru|net|org)$", re.I)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The head of a page."""

    titles: tuple[PageTitle, ...] = ()
    authors: tuple[str, ...] = ()
    published: tuple[PageDate, ...] = ()
    language: str | None = None
    site_name: str | None = None
    canonical: str | None = None
    paywalled: bool = False
    news: bool = False  # says that it is news


def _clean(text: str | None) -> str:
    return _SPACE.sub(" ", text or "").strip()[:_LONGEST]


def _metas(root: Element) -> dict[str, list[str]]:
    """All ``<meta>`` values by lower-case name, property or itemprop."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if value := _clean(element.get("content")):
            found.setdefault(name.strip().lower(), []).append(value)
    return found


def _first(metas: dict[str, list[str]], *names: str) -> str | None:
    return next((metas[name][0] for name in names if metas.get(name)), None)


def _unique(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))


def _is_author(text: str, site: str | None) -> bool:
    return bool(text) and not _NO_AUTHOR.search(text) and text != site


def _authors(
    metas: dict[str, list[str]], said: json_ld.JsonLdArticle, site: str | None
) -> tuple[str, ...]:
    named = [_clean(name) for name in said.authors]
    named += [value for name in _AUTHORS for value in metas.get(name, [])]
    told = (name for one in named for name in author_names(one))
    return _unique(name for name in told if _is_author(name, site))


def _times(root: Element) -> Iterator[str]:
    """``<time>`` elements that say they are the publication, then the page's first one."""
    elements = list(root.iter("time"))[:20]
    declared = [e for e in elements if e.get("pubdate") is not None or _publishes(e)]
    for element in [*declared, *elements[:1]]:
        yield element.get("datetime") or " ".join(element.itertext())


def _publishes(element: Element) -> bool:
    said = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
    return "publish" in said or "pubdate" in said or "entry-date" in said


def _dates(
    root: Element, metas: dict[str, list[str]], said: json_ld.JsonLdArticle
) -> tuple[PageDate, ...]:
    raw: list[tuple[str, str]] = [("json-ld", said.published)] if said.published else []
    raw += [("meta", value) for name in _PUBLISHED for value in metas.get(name, [])[:1]]
    raw += [("meta", value) for value in _itemprops(root)]
    raw += [("time", value) for value in _times(root)]
    dated = ((origin, iso_date(value)) for origin, value in raw)
    return _unique(PageDate(value, origin) for origin, value in dated if value)


def _itemprops(root: Element) -> Iterator[str]:
    for element in root.xpath("//*[@itemprop='datePublished'][not(self::meta)]")[:1]:
        yield element.get("datetime") or element.get("content") or " ".join(element.itertext())


def _language(
    root: Element, metas: dict[str, list[str]], said: json_ld.JsonLdArticle
) -> str | None:
    html = next(root.iter("html"), root)
    for value in (
        html.get("lang"),
        html.get("xml:lang"),
        said.language,
        _first(metas, "og:locale", "language", "content-language", "dc.language"),
    ):
        code = re.match(r"([a-zA-Z]{2})(?:[-_]|$)", (value or "").strip())
        if code:
            return code.group(1).lower()
    return None


def _canonical(
    root: Element, metas: dict[str, list[str]], said: json_ld.JsonLdArticle
) -> str | None:
    for element in root.iter("link"):
        href = (element.get("href") or "").strip()
        if "canonical" in (element.get("rel") or "").lower().split() and href.startswith("http"):
            return str(href)
    address = _first(metas, "og:url") or said.address
    return address if address and address.startswith("http") else None


def _host(address: str | None) -> str | None:
    try:
        return urlsplit(address or "").hostname
    except ValueError:
        return None


def _slug(address: str | None) -> str:
    if not address:
        return ""
    from verify.text.urls.slugs import slug_words

    return " ".join(slug_words(address))


def read_metadata(root: Element, address: str | None = None) -> Metadata:
    """The head of a page from its tree. What the page does not say is absent, never guessed.

    ``address``: the page's own, if known: a window title often ends in the name of the host.
    """
    metas = _metas(root)
    said = json_ld.read_json_ld(root)
    site = _first(metas, "og:site_name", "application-name") or said.publisher
    canonical = _canonical(root, metas, said)
    place = (_host(canonical) or _host(address), _slug(address or canonical))
    return Metadata(
        titles=page_titles(root, metas, said, place),
        authors=_authors(metas, said, site),
        published=_dates(root, metas, said),
        language=_language(root, metas, said),
        site_name=site,
        canonical=canonical,
        paywalled=said.paywalled,
        news=is_news_page(root, said.types, site),
    )
