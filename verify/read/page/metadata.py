"""What a page says of itself: titles, authors, dates, language, site, canonical address.

Each value is kept with its origin. Nothing is taken from the running text here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from verify.model import PageDate, PageTitle
from verify.read.blocks.vocabulary import phrase_key
from verify.read.dom.tree import Element
from verify.read.page import json_ld
from verify.read.page.genre import is_news_page
from verify.read.page.head_dates import iso_date
from verify.read.page.titles import strip_site_name

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


def _headlines(root: Element) -> Iterator[str]:
    for element in root.iter("h1"):
        if text := _clean(" ".join(element.itertext())):
            yield text


def _document_title(root: Element) -> str | None:
    for element in root.iter("title"):  # an <svg> has titles too: the first is the page's
        return _clean(" ".join(element.itertext())) or None
    return None


def _titles(
    root: Element, metas: dict[str, list[str]], said: json_ld.JsonLdArticle, site: str | None
) -> tuple[PageTitle, ...]:
    head = [("og", text) for text in metas.get("og:title", [])[:1]]
    head += [("og", text) for text in metas.get("twitter:title", [])[:1]]
    head += [("json-ld", _clean(said.headline)), ("title", _document_title(root) or "")]
    kinds = [("h1", text) for text in _own_headlines(root, [text for _, text in head])] + head
    others = [text for _, text in kinds if text]
    titles = (PageTitle(kind, strip_site_name(text, site, others)) for kind, text in kinds if text)
    return _unique(title for title in titles if title.value)


def _own_headlines(root: Element, known: Sequence[str]) -> list[str]:
    """The ``<h1>`` that the head knows too, else the first: related boxes have theirs."""
    every = list(_headlines(root))[:20]
    keys = [phrase_key(title) for title in known]
    own = [
        one for one in every if any(phrase_key(one) and phrase_key(one) in title for title in keys)
    ]
    return [max(own, key=len)] if own else every[:1]


def _is_author(text: str, site: str | None) -> bool:
    return bool(text) and not _NO_AUTHOR.search(text) and text != site


def _authors(
    metas: dict[str, list[str]], said: json_ld.JsonLdArticle, site: str | None
) -> tuple[str, ...]:
    named = [_clean(name) for name in said.authors]
    named += [value for name in _AUTHORS for value in metas.get(name, [])]
    return _unique(name for name in named if _is_author(name, site))


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


def read_metadata(root: Element) -> Metadata:
    """The head of a page from its tree. What the page does not say is absent, never guessed."""
    metas = _metas(root)
    said = json_ld.read_json_ld(root)
    site = _first(metas, "og:site_name", "application-name") or said.publisher
    return Metadata(
        titles=_titles(root, metas, said, site),
        authors=_authors(metas, said, site),
        published=_dates(root, metas, said),
        language=_language(root, metas, said),
        site_name=site,
        canonical=_canonical(root, metas, said),
        paywalled=said.paywalled,
        news=is_news_page(root, said.types, site),
    )
