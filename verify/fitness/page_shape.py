"""Measurable facts of a page that fitness is judged by.

Pure. Prose is text that an article has and a notice page lacks: running text in its own blocks,
outside menus, forms, dialogs and lists of links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from verify.fitness.text_blocks import BlockCollector, element_text, single_spaced

_ROOTS = frozenset(
    {"root", "app", "__next", "__nuxt", "___gatsby", "react-root", "main-app", "app-root", "svelte"}
)
#: Characters of prose from which a page is never a notice page.
PLENTY = 4_000
_KEPT = 8_000
_ONLY_LISTED = 400  # characters; in a page with more prose, listings are examples
_MOST_HEADINGS, _LIST = 60, 3  # main headings; as many that are links are teasers
_PRESSED = frozenset({"submit", "button"})


@dataclass(frozen=True, slots=True)
class PageShape:
    """Facts of one HTML page. Lengths in characters."""

    title: str = ""
    headings: tuple[str, ...] = ()  # h1, in order
    subheadings: tuple[str, ...] = ()  # h2 and h3
    blocks: tuple[str, ...] = ()  # texts outside menus and dialogs, each cut at 400 characters
    runs: tuple[str, ...] = ()  # the blocks that are sentences or longer, and not links
    teaser_texts: tuple[str, ...] = ()  # the runs below a link: teasers
    dialogs: tuple[str, ...] = ()  # texts inside dialogs
    buttons: tuple[str, ...] = ()  # labels of buttons
    teasers: int = 0  # number of headings that are links
    visible: int = 0  # length of all visible text
    prose: int = 0  # length of running text in its own blocks
    longest: int = 0  # length of the longest such block
    plain: int = 0  # length of text outside links: also tables, lists, verse
    noscript: str = ""
    sources: tuple[str, ...] = ()  # of scripts, frames and form targets
    inline_script: int = 0
    password_fields: int = 0
    empty_root: bool = False  # an application's mount point without content
    article_marks: int = 0  # count of metadata that only articles have
    not_free: bool = False  # JSON-LD: isAccessibleForFree is false
    gate: str = ""  # text of elements whose names say “paywall”


def page_shape(html: str, tree: Any = None) -> PageShape:
    """Return the shape of a page from its decoded HTML; empty if the HTML cannot be parsed.

    ``tree``: what ``page_tree`` made of it, if that is known.
    """
    tree = page_tree(html) if tree is None else tree
    if tree is None:
        return PageShape()
    walk = BlockCollector(html)
    # Start from the root: if the source leaves out <body>, the parser puts <article> and <main>
    # into the head.
    walk.add_element(tree, False, 0)
    visible = single_spaced("".join(walk.text))
    listed = walk.listings if walk.plain < _ONLY_LISTED else []
    known = PageShape(
        title=single_spaced(tree.findtext(".//title")),
        headings=_headings(tree),
        blocks=_capped([*walk.blocks, *listed]),
        runs=_capped(walk.runs),
        teaser_texts=_capped(walk.teased),
        visible=len(visible),
        prose=walk.prose,
        longest=walk.longest,
        plain=walk.plain,
        article_marks=_article_marks(html[:400_000]),
    )
    return known if walk.prose >= PLENTY else _more(known, tree, walk, html[:400_000])


def _headings(tree: Any) -> tuple[str, ...]:
    """Return the main headings; where several are links, those are teasers of other pages."""
    found = list(islice(tree.iter("h1"), _MOST_HEADINGS))
    linked = [element for element in found if _teased_page(element) is not None]
    own = found if len(linked) < _LIST else [e for e in found if e not in linked]
    return tuple(t for t in map(element_text, own) if t)[:5]


def _more(known: PageShape, tree: Any, walk: BlockCollector, head: str) -> PageShape:
    """Return the shape with the remaining facts, not needed for a page with much prose."""
    return replace(
        known,
        subheadings=tuple(t for t in (element_text(e) for e in tree.iter("h2", "h3")) if t)[:10],
        dialogs=_capped(walk.dialogs),
        buttons=_buttons(tree),
        teasers=_teasers(tree),
        noscript=single_spaced(" ".join(element_text(e) for e in tree.iter("noscript")))[:600],
        sources=_sources(tree),
        inline_script=sum(len(e.text or "") for e in tree.iter("script")),
        password_fields=sum(
            1 for e in tree.iter("input") if (e.get("type") or "").lower() == "password"
        ),
        empty_root=_empty_root(tree),
        not_free=bool(_NOT_FREE.search(head)),
        gate=_gate(tree),
    )


_NOT_FREE = re.compile(r'"isAccessibleForFree"\s*+:\s*+"?+\s*+false', re.IGNORECASE)
_MARKS = (
    re.compile(
        r'"@type"\s*+:\s*+\[?+\s*+"(?:\w*NewsArticle|Article|BlogPosting|Report|OpinionNewsArticle)"'
    ),
    re.compile(r'"articleBody"\s*:\s*"[^"]{200}'),
    re.compile(r'property=["\']?article:published_time', re.IGNORECASE),
    re.compile(r'itemprop=["\']?(?:articleBody|datePublished)', re.IGNORECASE),
    re.compile(r'og:type["\']?\s+content=["\']?article', re.IGNORECASE),
)
_GATE = re.compile(
    r"paywall|piano-|tp-container|subscribe-wall|regwall|meter-?wall|premium-?wall|metered|gateway"
    r"|members?-only|subscriber-only|poool|pelcro|tinypass",
    re.IGNORECASE,
)


def page_tree(html: str) -> Any:
    """Return the tree of a page, or None if it cannot be parsed."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    from verify.read.dom.noscript import open_noscript
    from verify.read.dom.tree import ENDS, ensure_body

    data = ENDS.sub("", html).encode("utf-8", errors="replace").replace(b"\x00", b"")
    try:
        parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
        tree = ensure_body(document_fromstring(data, parser=parser)) if data.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if tree is not None:
        open_noscript(tree)
    return tree


def _sources(tree: Any) -> tuple[str, ...]:
    found = [e.get("src") for e in tree.iter("script", "iframe", "frame") if e.get("src")]
    found += [e.get("action") for e in tree.iter("form") if e.get("action")]
    return tuple(found[:200])


def _capped(texts: list[str]) -> tuple[str, ...]:
    """Return the texts of the first 8,000 characters: a notice page states its message early."""
    kept, size = [], 0
    for text in texts:
        size += len(text)
        if size > _KEPT:
            break
        kept.append(text)
    return tuple(kept)


def _buttons(tree: Any) -> tuple[str, ...]:
    found = [
        element_text(e) for e in tree.iter("button", "a") if e.tag == "button" or _is_button(e)
    ]
    found += [e.get("value") or "" for e in tree.iter("input") if e.get("type") in _PRESSED]
    return tuple(text for text in found if text and len(text) < 60)[:60]


def _is_button(node: Any) -> bool:
    return node.get("role") == "button" or "btn" in (node.get("class") or "")


def _teasers(tree: Any) -> int:
    """Return the number of headings that are links to other pages."""
    headings = tree.iter("h2", "h3", "h4", "h5")
    return sum(1 for node in headings if _teased_page(node) is not None)


def _teased_page(heading: Any) -> str | None:
    """Return where a heading leads that is a link."""
    parent = heading.getparent()
    link = parent if parent is not None and parent.tag == "a" else heading.find(".//a[@href]")
    target = link.get("href") if link is not None else None
    return target if target and not target.startswith("#") else None


def _empty_root(tree: Any) -> bool:
    for node in tree.iter("div", "main", "section", "app-root", "my-app"):
        name = node.get("id") or node.tag
        if name in _ROOTS and len(element_text(node)) < 40:
            return True
    return False


def _article_marks(html: str) -> int:
    return sum(1 for mark in _MARKS if mark.search(html))


def _gate(tree: Any) -> str:
    parts = []
    for node in tree.iter("div", "section", "aside", "p"):
        if _GATE.search(f"{node.get('id') or ''} {node.get('class') or ''}"):
            parts.append(element_text(node)[:400])
    return " ".join(parts)[:1200]
