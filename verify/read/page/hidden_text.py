"""The text that a page holds but hides until its script shows it.

Many sites send the article in a hidden element or as ``articleBody`` of their structured data,
and a nearly empty page around it. A reader sees that text; so it is read, and marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verify.read.dom.tree import (
    BLOCK_TAGS,
    HIDDEN_TAGS,
    Element,
    class_words,
    is_hidden,
    parse_html,
    tag_name,
    word_set,
)
from verify.read.page.json_ld import article_body

_SHORTEST = 200  # characters: shorter hidden parts are labels, forms and messages
_SHOWN = 3_000  # characters of visible text: a page that shows so much shows its article
_LONGER = 1.5  # times the visible text: else the page shows what it holds
# Hidden on many pages that show their text: dialogs, menus, forms, consent.
_APART = word_set(
    "modal popup dialog overlay cookie consent gdpr menu nav navigation sidebar search login"
    " subscribe newsletter share comments comment tooltip dropdown lightbox"
)
_MARKUP = re.compile(r"<[a-zA-Z/][^>]*>")
_BLANK = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class HiddenText:
    """The text with "\\n\\n" between blocks; ``stated_words``: how long the page says it is."""

    text: str
    stated_words: int | None = None


def find_hidden_text(html: str, visible: str) -> HiddenText | None:
    """Return the text that the page hides, where it is much more than the ``visible`` one."""
    if len(visible) >= _SHOWN or not _may_hide(html):
        return None
    root = parse_html(html)
    if root is None:
        return None
    body, words = article_body(root)
    candidates = [_hidden_elements(root), _plain(body)]
    text = max(candidates, key=len)
    if len(text) < max(_SHORTEST, _LONGER * len(visible)):
        return None
    return HiddenText(text, words)


def _may_hide(html: str) -> bool:
    low = html.lower()
    return "hidden" in low or "articlebody" in low or ("display" in low and "none" in low)


def _hidden_elements(root: Element) -> str:
    """The texts of the outermost hidden elements that are not furniture."""
    found, skipped = [], set[Element]()
    for element in root.iter():
        if element in skipped or tag_name(element) in HIDDEN_TAGS:
            skipped.update(element)
            continue
        if tag_name(element) and is_hidden(element):
            skipped.update(element)
            if not (class_words(element) & _APART or _is_dialog(element)):
                found.append(_text_of(element))
    return "\n\n".join(part for part in found if part)


def _is_dialog(element: Element) -> bool:
    return (element.get("role") or "").lower() in ("dialog", "alertdialog", "menu", "navigation")


def _text_of(element: Element) -> str:
    blocks = "".join(_pieces(element)).split("\n")
    return "\n\n".join(block for part in blocks if (block := _BLANK.sub(" ", part).strip()))


def _pieces(element: Element) -> Iterator[str]:
    """The words in order, "\\n" where a block begins or ends; without recursion."""
    waiting: list[tuple[Element, bool]] = [(element, False)]
    while waiting:
        one, ended = waiting.pop()
        block = tag_name(one) in BLOCK_TAGS
        if not ended:
            if tag_name(one) in HIDDEN_TAGS or not tag_name(one):
                yield _tail(one, element)
                continue
            yield ("\n" if block else "") + " ".join((one.text or "").splitlines())
            waiting.append((one, True))
            waiting.extend((child, False) for child in reversed(one))
        else:
            yield ("\n" if block else "") + _tail(one, element)


def _tail(one: Element, outer: Element) -> str:
    return "" if one is outer else " ".join((one.tail or "").splitlines())


def _plain(body: str) -> str:
    """An ``articleBody`` without the markup that some sites leave in it."""
    lines = _MARKUP.sub("\n", body).split("\n")
    return "\n\n".join(line for part in lines if (line := _BLANK.sub(" ", part).strip()))
