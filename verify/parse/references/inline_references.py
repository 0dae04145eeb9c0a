"""References in the running text: hyperlinks, bare URLs, wiki links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from verify.model import Article, Field, Note, Reference, Span
from verify.parse.references.citation import parse_citation
from verify.parse.references.citation_title import WIKI_LINK
from verify.parse.references.note_citation import with_title_language
from verify.parse.references.prose_blocks import PROSE_BLOCKS
from verify.parse.span_index import SpanIndex
from verify.text.urls.canonical import registrable_domain
from verify.text.urls.finder import find_urls
from verify.text.urls.slugs import slug_language, url_date, url_language


def find_inline_references(article: Article, notes: Sequence[Note]) -> Iterator[Reference]:
    """Yield references in the running text: Wikinews' [URL title], bare URLs and hyperlinks."""
    taken = SpanIndex(note.span for note in notes)
    for block in article.blocks:
        if block.kind not in PROSE_BLOCKS:
            continue
        yield from _in_block(article, block.span, taken)


def _in_block(article: Article, span: Span, taken: SpanIndex) -> Iterator[Reference]:
    text = article.text
    for found in WIKI_LINK.finditer(text, span.start, span.end):
        whole = Span(*found.span())
        if reference := parse_citation(article, whole):
            taken.add(whole)
            yield with_title_language(replace(reference, origin="inline"))
    for link in article.links:
        if (
            span.start <= link.span.start < span.end
            and _is_outward(article, link.href)
            and not taken.overlaps(link.span)
        ):
            taken.add(link.span)
            yield _link_reference(link.span, link.href)
    targets = "\n".join(link.href for link in article.links)
    for url in find_urls(text[span.start : span.end]):
        at = Span(span.start + url.span.start, span.start + url.span.end)
        is_target = article.format == "markdown" and text[at.start - 2 : at.start] in ("](", "(<")
        if is_target and url.url in targets:
            continue  # [text](address): the link is the reference
        if not taken.overlaps(at) and regex.match(r"(?i)https?:|www\.", url.url):
            taken.add(at)
            yield replace(_link_reference(at, url.url), origin="inline")


def _is_outward(article: Article, href: str) -> bool:
    if not regex.match(r"(?i)(?:https?:)?//", href):
        return False
    own = registrable_domain(article.address) if article.address else None
    return own is None or registrable_domain(href) != own


def _link_reference(span: Span, href: str) -> Reference:
    dated = url_date(href)
    published = Field(dated, span, "address") if dated else None
    language = slug_language(href) or url_language(href)
    return Reference(
        span,
        url=Field(href, span),
        published=published,
        address_language=language,
        origin="link",
        style="link",
    )
