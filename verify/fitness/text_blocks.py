"""Separate running text from menus, dialogs and link lists in one pass over a page. Pure."""

from __future__ import annotations

import re
from typing import Any

_SPACE = re.compile(r"\s+")
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "title", "iframe", "select", "noframes"}
)
_ASIDE = frozenset({"nav", "footer", "button", "dialog"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "big", "br", "cite", "code", "em", "font", "i", "ins", "kbd", "mark"}
    | {"nobr", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCK_CHARS = 60  # characters; shorter blocks are labels, buttons, headlines
_SENTENCE_CHARS = 30  # characters; enough for a block that ends like a sentence
_ENDS = (".", "!", "?", "…", "。", "！", "？")
_LINKED = 0.5  # a block with a larger share of links is a list of teasers, not prose
# Only names that mean a dialog: “widget” or “sidebar” may also contain a whole article (page
# builders call every paragraph a widget).
_DIALOG = re.compile(
    r"cookie|consent|gdpr|onetrust|didomi|usercentrics|qc-cmp|popup|newsletter|login-?modal",
    re.IGNORECASE,
)
# Old sites have no <footer>; they name a block so.
_FOOTER = re.compile(
    r"(?:^|\s)(?:(?:site|page|main|global|layout|app|l|b)[-_]*){0,2}(?:footer|copyrights?|colophon)"
    r"(?:[-_]*(?:wrapper|container|inner|block|content|main|text))?(?:\s|$)",
    re.IGNORECASE,
)
_LONGEST_DIALOG = 3_000  # characters; an element with more text is the page, whatever its name
_DEEP = 200
_KEPT = 400
_ROLES = frozenset({"dialog", "alertdialog", "navigation", "contentinfo"})
# A Chinese or Japanese character or a Korean syllable carries as much as two or three letters.
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WIDER = 1.5


class BlockCollector:
    """Collects visible text and prose. ``html`` is only searched for East Asian characters."""

    def __init__(self, html: str = "") -> None:
        self.text: list[str] = []
        self.blocks: list[str] = []
        self.runs: list[str] = []
        self.teased: list[str] = []  # runs below a linked headline
        self.dialogs: list[str] = []
        self.listings: list[str] = []  # texts of <pre>: examples, not statements
        self.prose = self.longest = self.plain = 0
        self._wide = bool(_WIDE.search(html))
        self._listing = False
        self._below_link = False

    def add_element(self, node: Any, aside: bool, depth: int) -> None:
        """Add the text of this element, each of its blocks separately."""
        tag = node.tag
        if not isinstance(tag, str) or _skipped(node) or depth > _DEEP or _hidden(node):
            return
        aside = aside or tag in _ASIDE or _is_dialog(node)
        outside, self._listing = self._listing, self._listing or tag == "pre"
        own, linked = self._own(node, aside, depth)
        self._count(_SPACE.sub(" ", own).strip(), linked, aside, tag in _HEADINGS)
        self._listing = outside

    def _own(self, node: Any, aside: bool, depth: int) -> tuple[str, int]:
        """Return a block's running text and the length of its links; add nested blocks apart."""
        parts, linked = [node.text or ""], 0
        self.text.append(node.text or "")
        for child in node:
            if isinstance(child.tag, str) and child.tag in _INLINE and depth < _DEEP:
                inner, inner_linked = self._own(child, aside, depth + 1)
                linked += len(inner) if child.tag == "a" else inner_linked
                parts.append(inner if child.tag != "br" else " ")
            else:
                self.text.append(" ")
                self.add_element(child, aside, depth + 1)
                parts.append(" ")
            parts.append(child.tail or "")
            self.text.append(child.tail or "")
        self.text.append(" " if node.tag not in _INLINE else "")
        return "".join(parts), linked

    def _count(self, text: str, linked: int, aside: bool, heading: bool) -> None:
        if len(text) < 3:
            return
        if aside:
            self.dialogs.append(text[:_KEPT])
            return
        size = self._size(text)
        self.plain += max(0, size - linked)
        if self._listing:
            self.listings.append(text[:_KEPT])
            return
        self.blocks.append(text[:_KEPT])
        below, self._below_link = (
            self._below_link,
            linked > _LINKED * len(text) and (len(text) >= _SENTENCE_CHARS or self._below_link),
        )
        if linked > _LINKED * len(text):
            return
        if size >= _BLOCK_CHARS:
            self.prose += size
            self.longest = max(self.longest, size)
        ended = size >= _SENTENCE_CHARS and text.endswith(_ENDS)
        if not heading and (ended or (size >= _BLOCK_CHARS and not _labels(text))):
            self.runs.append(text[:_KEPT])
            if below:
                self.teased.append(text[:_KEPT])

    def _size(self, text: str) -> int:
        if not self._wide:
            return len(text)
        return len(text) + int(_WIDER * len(_WIDE.findall(text)))


def _labels(text: str) -> bool:
    """Return whether a block without a period is a list of names: languages, products, sections."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) > 3 and all(word[0].isupper() for word in words)


def _skipped(node: Any) -> bool:
    return node.tag in _SKIPPED and not node.get("shadowrootmode")


def _hidden(node: Any) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    hidden = node.get("hidden") is not None or "display:none" in style
    # Whole articles are hidden until a script shows them, so do not skip those.
    return hidden and len(element_text(node)) < _LONGEST_DIALOG


def _is_dialog(node: Any) -> bool:
    if node.tag in ("body", "html", "main", "article"):
        return False
    named = f"{node.get('id') or ''} {node.get('class') or ''}"
    if node.get("role") in _ROLES or _DIALOG.search(named) or _FOOTER.search(named):
        return len(element_text(node)) < _LONGEST_DIALOG
    return False


def element_text(node: Any) -> str:
    """Return all text of an element on one line."""
    return single_spaced("".join(node.itertext()))


def single_spaced(text: str | None) -> str:
    """Return text with single spaces; "" for None."""
    return _SPACE.sub(" ", text or "").strip()
