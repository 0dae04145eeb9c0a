"""The words of a heading: without its kicker, its date, and the number of its comments.

Many templates put the subject into the same element:
`<h1><span>Battery</span> <span>Has it had its day?</span></h1>`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.read.blocks.vocabulary import phrase_key
from verify.read.dom.tree import HIDDEN_TAGS, Element, class_words, tag_name, word_set

_SPACE = re.compile(r"\s+")
_LONGEST = 500  # characters: more is a page's mistake
_KICKER = word_set(
    "kicker eyebrow overline topline dachzeile supertitle overtitle antetitulo label tag category"
)
_NO_WORDS = word_set("time button")
_COUNTS = word_set("comments share permalink headerlink editsection badge")
_LONGEST_COUNT = 3  # words: `12 new comments`
_LONGEST_KICKER = 6  # words
_PLAIN = frozenset(("",))  # the class words of text that is in no element of its own


def clean_title(text: str | None) -> str:
    """Return a title on one line, without soft hyphens and cut at 500 characters."""
    return _SPACE.sub(" ", (text or "").replace("\u00ad", "")).strip()[:_LONGEST]


def heading_words(element: Element, known: Sequence[str]) -> str:
    """Return the words of a heading, without its kicker where the head or its markup shows one."""
    parts = [part for part in _parts(element) if part[1].strip()]
    whole = _joined([text for _, text in parts])
    keys = {phrase_key(title): title for title in known}
    if len(parts) < 2:
        return whole
    if phrase_key(whole) in keys:
        return clean_title(keys[phrase_key(whole)])
    for end in range(len(parts) - 1, 0, -1):
        if parts[end][0] is _PLAIN:
            break
        if phrase_key(rest := _joined([text for _, text in parts[:end]])) in keys:
            return rest.rstrip(":|–— ")
    for start in range(1, len(parts)):
        rest = _joined([text for _, text in parts[start:]])
        kicker = _joined([text for _, text in parts[:start]])
        if len(kicker.split()) > _LONGEST_KICKER:
            break
        named = all(words & _KICKER for words, _ in parts[:start]) or _introduces(kicker, known)
        if rest and (phrase_key(rest) in keys or (named and len(rest.split()) > 1)):
            return rest.lstrip(":|–— ")
    return whole


def _introduces(kicker: str, known: Sequence[str]) -> bool:
    """Whether a title of the head has the words and a colon before it: `Port : deux quais`."""
    if kicker.rstrip().endswith(":"):
        return False  # meant to be read so
    start = re.compile(rf"{re.escape(kicker.strip(' :|'))}\s?[:|]\s", re.IGNORECASE)
    return any(start.match(title) for title in known)


def _parts(element: Element) -> list[tuple[frozenset[str], str]]:
    """(class words of the element around it, text) for each run of text.

    The date, the number of comments and a link to the heading itself are none of its words.
    """
    while _is_wrapper(element):
        element = element[0]
    parts = [(_PLAIN, element.text or "")]
    extra: list[tuple[frozenset[str], str]] = []
    for child in element:
        if tag_name(child) and tag_name(child) not in HIDDEN_TAGS:
            part = (_kind(child), "".join(child.itertext()))
            (extra if _is_extra(child) else parts).append(part)
        parts.append((_PLAIN, child.tail or ""))
    return parts if any(text.strip() for _, text in parts) else extra


def _kind(child: Element) -> frozenset[str]:
    """The class words of a part; small print on a line of its own, above, is a kicker."""
    following = child.getnext()
    small = tag_name(child) == "small" and following is not None and tag_name(following) == "br"
    return class_words(child) | (_KICKER if small else frozenset())


def _is_extra(child: Element) -> bool:
    """Whether a part of a heading is its date, a button, or has only links within the page."""
    few = len("".join(child.itertext()).split()) <= _LONGEST_COUNT
    if tag_name(child) in _NO_WORDS or (few and class_words(child) & _COUNTS):
        return True
    links = [child] if tag_name(child) == "a" else list(child.iter("a"))
    return bool(links) and all((link.get("href") or "").startswith("#") for link in links)


def _is_wrapper(element: Element) -> bool:
    """Whether all the words are in one child: <h1><a><span>kicker</span> title</a></h1>."""
    if len(element) != 1 or not tag_name(element[0]):
        return False
    return not (element.text or "").strip() and not (element[0].tail or "").strip()


def _joined(texts: Sequence[str]) -> str:
    """Runs of text as one line: a blank where two words would grow together."""
    line = ""
    for text in texts:
        glued = (line[-1:].isalnum() or line[-1:] == ":") and text[:1].isalnum()
        line += (" " if glued else "") + text
    return (
        re.sub(r"(?<=\w)\s+:(?=\s)", ":", clean_title(line))
        if len(texts) > 1
        else clean_title(line)
    )
