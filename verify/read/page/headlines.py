"""The headline that a page shows: which ``<h1>`` it is, and its words without a kicker.

Related boxes, logos and dialogs have ``<h1>`` elements too, and many templates put the subject
into the same element: `<h1><span>Battery</span> <span>Has it had its day?</span></h1>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from verify.read.blocks.vocabulary import phrase_key
from verify.read.dom.tree import HIDDEN_TAGS, Element, class_words, tag_name, word_set
from verify.read.page.titles import is_site_name

_SPACE = re.compile(r"\s+")
_LONGEST = 500  # characters: more is a page's mistake
_MOST = 20  # headings examined
_KICKER = word_set("kicker eyebrow overline topline dachzeile supertitle overtitle antetitulo")
_LONGEST_KICKER = 6  # words
_SHARED = 0.3  # of a headline's words that the head must know: else it is another thing's
_NAMED = word_set("headline firstheading")
_TITLED = (
    frozenset(("entry", "title")),
    frozenset(("post", "title")),
    frozenset(("article", "title")),
)


@dataclass(frozen=True, slots=True)
class Headline:
    """``known``: the page's head has a title that shares its words, or has none at all."""

    text: str
    known: bool


def clean_title(text: str | None) -> str:
    """Return a title on one line, without soft hyphens and cut at 500 characters."""
    return _SPACE.sub(" ", (text or "").replace("\u00ad", "")).strip()[:_LONGEST]


def find_headline(
    root: Element, known: Sequence[str], site: str | None, host: str | None
) -> Headline | None:
    """Return the ``<h1>`` whose words the head's titles (``known``) share most, or the first.

    One that is a title goes before another (`News`) that has only words of it.
    A logo, an ``<h1>`` that is the site's name, is passed over.
    """
    texts = [one for element in _headings(root) if (one := _headline(element, known))]
    able = [one for one in texts if not is_site_name(one, site, host)]
    if not able:
        return None
    shares = [max((_share(one, title) for title in known), default=1.0) for one in able]
    keys = {phrase_key(title) for title in known}
    best = max(range(len(able)), key=lambda i: (shares[i], phrase_key(able[i]) in keys, -i))
    if shares[best] >= _SHARED:
        return Headline(able[best], True)
    return Headline(able[0], not known)


def headings(root: Element, *tags: str) -> Iterator[str]:
    """The texts of the first headings of these levels."""
    for element in islice(root.iter(*tags), _MOST):
        if text := clean_title(" ".join(element.itertext())):
            yield text


def lower_headings(root: Element) -> Iterator[str]:
    """The page's other headings: a part of the window title that is one is its title."""
    yield from headings(root, "h2", "h3")
    for element in root.xpath(_MAY_BE_NAMED)[:_MOST_NAMED]:
        words = class_words(element)
        if words & _NAMED or any(pair <= words for pair in _TITLED):
            yield clean_title(" ".join(element.itertext()))


_MAY_BE_NAMED = " | ".join(
    f"//*[contains(@{name}, '{part}')]"
    for name in ("class", "id", "itemprop")
    for part in ("title", "Title", "eadline", "firstHeading")
)
_MOST_NAMED = 1_000


def _headings(root: Element) -> list[Element]:
    return list(root.iter("h1"))[:_MOST]


def _share(headline: str, title: str) -> float:
    """The share of the shorter one's words that the other has."""
    own, other = set(phrase_key(headline).split()), set(phrase_key(title).split())
    return len(own & other) / min(len(own), len(other)) if own and other else 0.0


def _headline(element: Element, known: Sequence[str]) -> str:
    """The words of a heading; its kicker is left out where the head or its class says so."""
    parts = [part for part in _parts(element) if part[1].strip()]
    whole = _joined([text for _, text in parts])
    keys = {phrase_key(title): title for title in known}
    if len(parts) < 2:
        return whole
    if phrase_key(whole) in keys:
        return clean_title(keys[phrase_key(whole)])
    for start in range(1, len(parts)):
        rest = _joined([text for _, text in parts[start:]])
        kicker = _joined([text for _, text in parts[:start]])
        if len(kicker.split()) > _LONGEST_KICKER:
            break
        named = all(words & _KICKER for words, _ in parts[:start])
        if rest and (phrase_key(rest) in keys or (named and len(rest.split()) > 1)):
            return rest.lstrip(":|–— ")
    return whole


def _parts(element: Element) -> Iterator[tuple[frozenset[str], str]]:
    """(class words of the element around it, text) for each run of text."""
    while _is_wrapper(element):
        element = element[0]
    yield frozenset(), element.text or ""
    for child in element:
        if tag_name(child) and tag_name(child) not in HIDDEN_TAGS:
            yield class_words(child), "".join(child.itertext())
        yield frozenset(), child.tail or ""


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
