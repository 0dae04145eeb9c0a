"""The headline that a page shows: which ``<h1>`` it is, or which other element.

Related boxes, logos and dialogs have ``<h1>`` elements too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from verify.read.blocks.vocabulary import phrase_key
from verify.read.dom.tree import Element, class_words, tag_name, word_set
from verify.read.page.title.heading_words import clean_title, heading_words
from verify.read.page.title.site_names import leads_home
from verify.read.page.title.site_part import Names, is_site_name

_MOST = 20  # headings examined
_SHARED = 0.3  # of a headline's words that the head must know: else it is another thing's
_SECTION = 2  # words of a section's name
_MOSTLY = 0.6  # of the words of a lower heading or of the title that the other has
_PARAGRAPH = 200  # characters of the text's first paragraph
_HEIGHT = 6  # ancestors of a heading examined
_OVER_THE_TEXT = word_set("article main")
_BESIDE = word_set("aside nav footer dialog")
_DIALOG = word_set("modal dialog popup consent cookie cookies newsletter teaser")
_NAME_OF_SECTION = word_set("category section rubric archive logo")
_CALLED = "//*[@itemprop='headline'][not(self::meta)][not(ancestor-or-self::a)][not(.//a)]"
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


def find_headline(
    root: Element, known: Sequence[str], site: Names, host: str | None
) -> Headline | None:
    """Return the ``<h1>`` whose words the head's titles (``known``) share most, or the first.

    One that is a title goes before another (`News`) that has only words of it, and one in a
    menu or a dialog comes last. A logo, an ``<h1>`` that is the site's name or leads to its
    front page, is passed over. Without any, another element that is called the headline counts.
    """
    elements = [one for one in _headings(root) if not _is_logo(one, host)]
    found = [(one, text) for one in elements if (text := heading_words(one, known))]
    keys = {phrase_key(title): title for title in known}
    able = [
        (_is_beside(one) and not _is_title(text, keys), text)
        for one, text in found
        if not is_site_name(text, site, host)
    ]
    if not able or all(beside for beside, _ in able):
        told = [title for title in known if not is_site_name(title, site, host)]
        other = _other_headline(root, told)
        if other and not is_site_name(other, site, host):
            return Headline(keys.get(phrase_key(other), other), True)
    if not able:
        return None
    shares = [max((_share(text, title) for title in known), default=1.0) for _, text in able]

    def rank(i: int) -> tuple[bool, bool, float, bool, int]:
        beside, text = able[i]
        return shares[i] >= _SHARED, not beside, shares[i], phrase_key(text) in keys, -i

    best = max(range(len(able)), key=rank)
    if shares[best] >= _SHARED:
        return Headline(able[best][1], True)
    return Headline(min(able, key=lambda one: one[0])[1], not known)


def _is_title(text: str, keys: Collection[str]) -> bool:
    """Whether a text is a whole title of the head: in breadcrumbs too, if it is no section."""
    return len(text.split()) > _SECTION and phrase_key(text) in keys


def _is_logo(heading: Element, host: str | None) -> bool:
    """Whether all the words of a heading are a link to the front page."""
    while len(heading) == 1 and not (heading.text or "").strip():
        heading = heading[0]
        if tag_name(heading) == "a":
            return leads_home(heading, host) and not (heading.tail or "").strip()
    return False


def _is_beside(heading: Element) -> bool:
    """Whether a heading is in a menu, a dialog or the name of a section: not over the text."""
    if class_words(heading) & _NAME_OF_SECTION:
        return True
    for element in islice(heading.iterancestors(), _HEIGHT):
        name = tag_name(element)
        if name in _OVER_THE_TEXT:
            return False
        if name in _BESIDE or class_words(element) & _DIALOG:
            return True
    return False


def _other_headline(root: Element, known: Sequence[str]) -> str | None:
    """The one element that the markup calls the headline; else the heading over the text that
    has the words of a title, or the first one if the head has no title of the page.
    """
    called = root.xpath(_CALLED)
    texts = {clean_title(" ".join(one.itertext())) for one in called[:3]} - {""}
    if len(texts) == 1:
        return texts.pop()
    for element in _over_the_text(root):
        text = clean_title(" ".join(element.itertext()))
        shared = max((_share(text, title) for title in known if len(title.split()) > 1), default=0)
        if len(text.split()) > 1 and (shared >= _MOSTLY or not known):
            return text
    return None


def _over_the_text(root: Element) -> Iterator[Element]:
    """The lower headings before the first long paragraph, and out of menus."""
    inside: set[Element] = set()  # paragraphs within one that is short: they are not measured again
    for element in root.iter("h2", "h3", "h4", "p"):
        if element in inside:
            continue
        if tag_name(element) == "p":
            if sum(map(len, element.itertext())) > _PARAGRAPH:
                return
            inside.update(element.iter("p"))
        elif not _is_beside(element):
            yield element


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
    """The share of the shorter one's words that the other has; of ideographs, each two count."""
    own, other = _words(headline), _words(title)
    return len(own & other) / min(len(own), len(other)) if own and other else 0.0


def _words(text: str) -> set[str]:
    words = phrase_key(text).split()
    if not any(char > "\u2fff" for char in text):
        return set(words)
    return {pair for word in words for pair in _pairs(word)}


def _pairs(word: str) -> Iterator[str]:
    if word.isascii() or len(word) < 3:
        yield word
    else:
        yield from map("".join, pairwise(word))
