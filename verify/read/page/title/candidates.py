"""All titles of a page: what its head says, without the site's name, and what it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape

from verify.model import PageTitle
from verify.read.blocks.vocabulary import phrase_key
from verify.read.dom.tree import Element
from verify.read.page.json_ld import JsonLdArticle
from verify.read.page.title.heading_words import clean_title
from verify.read.page.title.headline import find_headline, headings, lower_headings
from verify.read.page.title.order import order_titles
from verify.read.page.title.site_names import find_sections, find_site_names
from verify.read.page.title.site_part import (
    is_site_name,
    may_name_site,
    strip_site_name,
    title_ends,
    without_leading_name,
)

Metas = Mapping[str, Sequence[str]]
# A reference that was escaped twice: `Fishermen &amp;amp; mayor`
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.IGNORECASE)

_TITLED = ("citation_title", "dc.title", "dcterms.title")  # Google Scholar, Dublin Core
_PLACEHOLDER = 2  # words
_SLUG = 0.4  # of a title's words: fewer in an address are its subject, not its headline


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page is: all names of its site, its host, and the words of its address."""

    names: frozenset[str]
    host: str | None
    slug: str = ""

    def bare(self, title: str, others: Sequence[str]) -> str:
        """The title without the site's name."""
        slug = self.slug if len(self.slug.split()) > _SLUG * len(title.split()) else ""
        return strip_site_name(title, self.names, [*others, slug], self.host)


def page_titles(
    root: Element, metas: Metas, said: JsonLdArticle, address: tuple[str | None, str]
) -> tuple[PageTitle, ...]:
    """Return all titles of a page, the most trusted first.

    ``address``: the page's host and the words of its path.
    """
    host, slug = address
    place = Place(find_site_names(root, metas, said.publisher, host), host, slug)
    raw = _of_head(root, metas, said)
    known = [title.value for title in raw]
    titles = _without_names(raw, root, metas, place, said.name)
    shown = {phrase_key(text) for text in headings(root, "h1")}
    bare = [*(title.value for title in titles), *(one for one in known if phrase_key(one) in shown)]
    headline = find_headline(root, bare, place.names, place.host)
    if headline and phrase_key(headline.text) not in map(phrase_key, known):
        headline = replace(headline, text=place.bare(headline.text, known))
    if headline and not headline.known and _is_placeholder(titles, headline.text):
        headline = replace(headline, known=True)
    named = [one for one in titles if not is_site_name(one.value, place.names, place.host)]
    head = named or ([] if headline and headline.known else titles)
    return order_titles(headline, head, clean_title(said.name) or None)


def _is_placeholder(titles: Sequence[PageTitle], headline: str) -> bool:
    """Whether the head has a window title only, of fewer words than the headline and at most two:
    `Untitled Document`, `index.html`, `Home`.
    """
    words = [len(title.value.split()) for title in titles]
    only = [title.kind for title in titles] == ["title"]
    return only and words[0] <= _PLACEHOLDER and words[0] < len(headline.split())


def _of_head(root: Element, metas: Metas, said: JsonLdArticle) -> list[PageTitle]:
    found = [("og", text) for text in metas.get("og:title", [])[:1]]
    found += [("og", text) for text in metas.get("twitter:title", [])[:1]]
    found += [("meta", text) for name in _TITLED for text in metas.get(name, [])[:1]]
    found += [("json-ld", said.headline or ""), ("title", _document_title(root))]
    texts = [(kind, clean_title(_unescaped(text))) for kind, text in found]
    return [PageTitle(kind, text) for kind, text in texts if text]


def _unescaped(text: str) -> str:
    return unescape(text) if _REFERENCE.search(text) else text


def _document_title(root: Element) -> str:
    for element in root.iter("title"):  # an <svg> has titles too: the first is the page's
        return " ".join(element.itertext())
    return ""


def _without_names(
    raw: list[PageTitle], root: Element, metas: Metas, place: Place, name: str | None
) -> list[PageTitle]:
    """The head's titles without the names of the site and its sections."""
    shown = list(headings(root, "h1"))
    others = [*(title.value for title in raw), *filter(None, (name,)), *shown]
    titles = [replace(title, value=place.bare(title.value, others)) for title in raw]
    if any(may_name_site(title.value) for title in titles):
        others += lower_headings(root)
        titles = [replace(title, value=place.bare(title.value, others)) for title in raw]
    keys = {phrase_key(text) for text in shown}
    whole = [title for title in titles if phrase_key(title.value) in keys]
    rest = [title for title in titles if title not in whole]
    if any(may_name_site(title.value) for title in rest):
        sections = find_sections(root, metas)
        titles = [
            title
            if title in whole
            else replace(title, value=place.bare(_sectionless(title.value, sections), others))
            for title in titles
        ]
    return [
        title
        if title in whole
        else replace(title, value=without_leading_name(title.value, place.names, place.host))
        for title in titles
    ]


def _sectionless(title: str, sections: frozenset[str]) -> str:
    """A title without the section at its end: `Ferry sinks - Local`, where the menu has `Local`."""
    for last, part, rest in title_ends(title):
        cut = title[len(rest) : -len(part)] if last else title[len(part) : -len(rest)]
        longer = len(rest.split()) >= len(part.split()) and phrase_key(rest) not in sections
        if longer and ":" not in cut and phrase_key(part) in sections:
            return _sectionless(rest, sections)
    return title
