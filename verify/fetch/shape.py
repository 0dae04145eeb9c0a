"""What a page looks like, without understanding it: the facts that fitness is judged by.

Pure. Prose is what a cited page would have and a wall has not: running text in blocks
of its own, outside menus, forms, dialogs and lists of links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

_SPACE = re.compile(r"\s+")
_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "select"})
_ASIDE = frozenset({"nav", "footer", "button", "dialog"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "big", "br", "cite", "code", "em", "font", "i", "ins", "kbd", "mark"}
    | {"nobr", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_BLOCK_CHARS = 60  # shorter blocks are labels, buttons, headlines
_LINKED = 0.5  # more of a block than this in links: a list of teasers, not prose
# Only names that say “dialog”: “widget” or “sidebar” also name what holds a whole article
# (page builders call every paragraph a widget).
_DIALOG = re.compile(
    r"cookie|consent|gdpr|onetrust|didomi|usercentrics|qc-cmp|popup|newsletter|login-?modal",
    re.IGNORECASE,
)
_LONGEST_DIALOG = 3_000  # an element with more text is the page, whatever it is called
_ROOTS = frozenset(
    {"root", "app", "__next", "__nuxt", "___gatsby", "react-root", "main-app", "app-root", "svelte"}
)
_DEEP = 200
#: Characters of prose from which on a page is no wall, whatever else is on it.
PLENTY = 4_000
_KEPT = 8_000
_ROLES = frozenset({"dialog", "alertdialog", "navigation", "contentinfo"})
_PRESSED = frozenset({"submit", "button"})


@dataclass(frozen=True, slots=True)
class Shape:
    """The outward facts of one HTML page. Lengths in characters."""

    title: str = ""
    headings: tuple[str, ...] = ()  # h1, in order
    lesser: tuple[str, ...] = ()  # h2 and h3
    blocks: tuple[str, ...] = ()  # texts outside menus and dialogs, each cut at 400 characters
    dialogs: tuple[str, ...] = ()  # texts inside them
    buttons: tuple[str, ...] = ()  # what can be pressed
    visible: int = 0  # length of all visible text
    prose: int = 0  # of running text in blocks of its own
    longest: int = 0  # of the longest such block
    plain: int = 0  # of everything outside links: tables, lists and verse are not prose
    noscript: str = ""
    sources: tuple[str, ...] = ()  # of scripts, frames and form targets
    inline_script: int = 0
    passwords: int = 0
    empty_root: bool = False  # an application's mount point with nothing in it
    article_marks: int = 0  # metadata that only articles have
    not_free: bool = False  # JSON-LD: isAccessibleForFree is false
    gate: str = ""  # text of elements that call themselves a paywall


def shape(html: str) -> Shape:
    """The shape of a page from its decoded HTML; an empty ``Shape`` for what cannot be parsed."""
    tree = _tree(html)
    if tree is None:
        return Shape()
    walk = _Walk()
    body = tree.find("body")
    walk.element(body if body is not None else tree, False, 0)
    visible = _SPACE.sub(" ", "".join(walk.text)).strip()
    known = Shape(
        title=_clean(tree.findtext(".//title")),
        headings=tuple(t for t in (_words(e) for e in tree.iter("h1")) if t)[:5],
        blocks=_capped(walk.blocks),
        visible=len(visible),
        prose=walk.prose,
        longest=walk.longest,
        plain=walk.plain,
        article_marks=_article_marks(html[:400_000]),
    )
    return known if walk.prose >= PLENTY else _more(known, tree, walk, html[:400_000])


def _more(known: Shape, tree: Any, walk: _Walk, head: str) -> Shape:
    """The rest, which nobody asks of a page with plenty to read."""
    return replace(
        known,
        lesser=tuple(t for t in (_words(e) for e in tree.iter("h2", "h3")) if t)[:10],
        dialogs=_capped(walk.dialogs),
        buttons=_buttons(tree),
        noscript=_clean(" ".join(_words(e) for e in tree.iter("noscript")))[:600],
        sources=_sources(tree),
        inline_script=sum(len(e.text or "") for e in tree.iter("script")),
        passwords=sum(1 for e in tree.iter("input") if (e.get("type") or "").lower() == "password"),
        empty_root=_empty_root(tree),
        not_free=bool(_NOT_FREE.search(head)),
        gate=_gate(tree),
    )


_NOT_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?\s*false', re.IGNORECASE)
_MARKS = (
    re.compile(
        r'"@type"\s*:\s*\[?\s*"(?:\w*NewsArticle|Article|BlogPosting|Report|OpinionNewsArticle)"'
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


def _tree(html: str) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    from verify.read.dom import with_body

    data = html.encode("utf-8", errors="replace").replace(b"\x00", b"")
    try:
        parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
        return with_body(document_fromstring(data, parser=parser)) if data.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


class _Walk:
    """Collects visible text and prose in one pass."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.blocks: list[str] = []
        self.dialogs: list[str] = []
        self.prose = self.longest = self.plain = 0

    def element(self, node: Any, aside: bool, depth: int) -> None:
        tag = node.tag
        if not isinstance(tag, str) or _skipped(node) or depth > _DEEP or _hidden(node):
            return
        aside = aside or tag in _ASIDE or _is_dialog(node)
        own, linked = self._own(node, aside, depth)
        self._count(_SPACE.sub(" ", own).strip(), linked, aside)

    def _own(self, node: Any, aside: bool, depth: int) -> tuple[str, int]:
        """The running text of one block: its own and its inline children's; blocks are walked."""
        parts, linked = [node.text or ""], 0
        self.text.append(node.text or "")
        for child in node:
            if isinstance(child.tag, str) and child.tag in _INLINE and depth < _DEEP:
                inner, inner_linked = self._own(child, aside, depth + 1)
                linked += len(inner) if child.tag == "a" else inner_linked
                parts.append(inner)
            else:
                self.text.append(" ")
                self.element(child, aside, depth + 1)
                parts.append(" ")
            parts.append(child.tail or "")
            self.text.append(child.tail or "")
        self.text.append(" " if node.tag not in _INLINE else "")
        return "".join(parts), linked

    def _count(self, text: str, linked: int, aside: bool) -> None:
        if len(text) < 3:
            return
        (self.dialogs if aside else self.blocks).append(text[:400])
        self.plain += 0 if aside else max(0, len(text) - linked)
        if not aside and len(text) >= _BLOCK_CHARS and linked <= _LINKED * len(text):
            self.prose += len(text)
            self.longest = max(self.longest, len(text))


def _skipped(node: Any) -> bool:
    return node.tag in _SKIPPED and not node.get("shadowrootmode")


def _hidden(node: Any) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    hidden = node.get("hidden") is not None or "display:none" in style
    # Whole articles are hidden until a script shows them: that is no reason to overlook them.
    return hidden and len(_words(node)) < _LONGEST_DIALOG


def _is_dialog(node: Any) -> bool:
    if node.tag in ("body", "html", "main", "article"):
        return False
    named = f"{node.get('id') or ''} {node.get('class') or ''}"
    if node.get("role") in _ROLES or _DIALOG.search(named):
        return len(_words(node)) < _LONGEST_DIALOG
    return False


def _words(node: Any) -> str:
    return _clean("".join(node.itertext()))


def _clean(text: str | None) -> str:
    return _SPACE.sub(" ", text or "").strip()


def _sources(tree: Any) -> tuple[str, ...]:
    found = [e.get("src") for e in tree.iter("script", "iframe", "frame") if e.get("src")]
    found += [e.get("action") for e in tree.iter("form") if e.get("action")]
    return tuple(found[:200])


def _capped(texts: list[str]) -> tuple[str, ...]:
    """The first 8,000 characters' worth: a wall says what it is at once."""
    kept, size = [], 0
    for text in texts:
        size += len(text)
        if size > _KEPT:
            break
        kept.append(text)
    return tuple(kept)


def _buttons(tree: Any) -> tuple[str, ...]:
    found = [_words(e) for e in tree.iter("button", "a") if e.tag == "button" or _is_button(e)]
    found += [e.get("value") or "" for e in tree.iter("input") if e.get("type") in _PRESSED]
    return tuple(text for text in found if text and len(text) < 60)[:60]


def _is_button(node: Any) -> bool:
    return node.get("role") == "button" or "btn" in (node.get("class") or "")


def _empty_root(tree: Any) -> bool:
    for node in tree.iter("div", "main", "section", "app-root", "my-app"):
        name = node.get("id") or node.tag
        if name in _ROOTS and len(_words(node)) < 40:
            return True
    return False


def _article_marks(html: str) -> int:
    return sum(1 for mark in _MARKS if mark.search(html))


def _gate(tree: Any) -> str:
    parts = []
    for node in tree.iter("div", "section", "aside", "p"):
        if _GATE.search(f"{node.get('id') or ''} {node.get('class') or ''}"):
            parts.append(_words(node)[:400])
    return " ".join(parts)[:1200]
