"""One pass over a page: what is running text, and what stands beside it. Pure."""

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
_BLOCK_CHARS = 60  # shorter blocks are labels, buttons, headlines
_SENTENCE_CHARS = 30  # … unless they end as sentences do
_ENDS = (".", "!", "?", "…", "。", "！", "？")
_LINKED = 0.5  # more of a block than this in links: a list of teasers, not prose
# Only names that say “dialog”: “widget” or “sidebar” also name what holds a whole article
# (page builders call every paragraph a widget).
_DIALOG = re.compile(
    r"cookie|consent|gdpr|onetrust|didomi|usercentrics|qc-cmp|popup|newsletter|login-?modal",
    re.IGNORECASE,
)
# Old sites have no <footer>: their imprint stands in a block of that name.
_FOOTER = re.compile(
    r"(?:^|\s)(?:(?:site|page|main|global|layout|app|l|b)[-_]*){0,2}(?:footer|copyrights?|colophon)"
    r"(?:[-_]*(?:wrapper|container|inner|block|content|main|text))?(?:\s|$)",
    re.IGNORECASE,
)
_LONGEST_DIALOG = 3_000  # an element with more text is the page, whatever it is called
_DEEP = 200
_KEPT = 400
_ROLES = frozenset({"dialog", "alertdialog", "navigation", "contentinfo"})
# A Chinese or Japanese sign, or a Korean syllable, says as much as two or three letters.
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WIDER = 1.5


class BlockCollector:
    """Collects visible text and prose. ``html`` is only asked whether its signs are wide."""

    def __init__(self, html: str = "") -> None:
        self.text: list[str] = []
        self.blocks: list[str] = []
        self.runs: list[str] = []
        self.teased: list[str] = []  # runs below a link that is a headline
        self.dialogs: list[str] = []
        self.listings: list[str] = []  # of <pre>: shown, not said
        self.prose = self.longest = self.plain = 0
        self._wide = bool(_WIDE.search(html))
        self._listing = False
        self._below_link = False

    def add_element(self, node: Any, aside: bool, depth: int) -> None:
        """Adds what stands in this element, its blocks each by itself."""
        tag = node.tag
        if not isinstance(tag, str) or _skipped(node) or depth > _DEEP or _hidden(node):
            return
        aside = aside or tag in _ASIDE or _is_dialog(node)
        outside, self._listing = self._listing, self._listing or tag == "pre"
        own, linked = self._own(node, aside, depth)
        self._count(_SPACE.sub(" ", own).strip(), linked, aside, tag in _HEADINGS)
        self._listing = outside

    def _own(self, node: Any, aside: bool, depth: int) -> tuple[str, int]:
        """The running text of one block: its own and its inline children's; blocks are walked."""
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
    """Whether a block without a full stop consists of names: of languages, products, sections."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) > 3 and all(word[0].isupper() for word in words)


def _skipped(node: Any) -> bool:
    return node.tag in _SKIPPED and not node.get("shadowrootmode")


def _hidden(node: Any) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    hidden = node.get("hidden") is not None or "display:none" in style
    # Whole articles are hidden until a script shows them: that is no reason to overlook them.
    return hidden and len(element_text(node)) < _LONGEST_DIALOG


def _is_dialog(node: Any) -> bool:
    if node.tag in ("body", "html", "main", "article"):
        return False
    named = f"{node.get('id') or ''} {node.get('class') or ''}"
    if node.get("role") in _ROLES or _DIALOG.search(named) or _FOOTER.search(named):
        return len(element_text(node)) < _LONGEST_DIALOG
    return False


def element_text(node: Any) -> str:
    """All text of an element, in one line."""
    return single_spaced("".join(node.itertext()))


def single_spaced(text: str | None) -> str:
    """Text with single spaces; empty for None."""
    return _SPACE.sub(" ", text or "").strip()
