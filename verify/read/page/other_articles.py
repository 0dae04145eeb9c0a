"""Find what a page shows besides its own article: the next story, teasers, dialogs below the footer.

HTML calls each composition that could be on its own an ``<article>``: the story, the teasers
beside and inside it, and the next story that is loaded below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from verify.model import BlockKind
from verify.read.blocks.piece import Piece, is_prose
from verify.read.blocks.vocabulary import phrase_key
from verify.read.dom.linear_text import LinearText
from verify.read.dom.tree import Element, tag_name

_TEASER = 60  # words of a teaser inside the article; an update of a live blog has more
_SEVERAL = 3  # paragraphs of a text that is in no article
_FULL = 40  # words of a paragraph that no teaser reaches
_NAMED = 3  # words that a heading of an update or a chapter has; two may be somebody's name
_LINE = 25  # words of a kicker or byline above a heading
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SECTIONS = ("article", "main", "section", "aside", "blockquote")


def find_other_articles(
    page: LinearText, titles: Sequence[str], canonical: str | None
) -> Iterator[int]:
    """Yield the indices of the pieces in other articles than the page's own.

    Its own has the title. Another has a heading and is outside it, or it is a teaser: few words
    below a heading that links to another page. ``titles``: those of the head. A page of nothing
    but articles is a list, and so is one whose own article has no paragraph. Updates and chapters
    below an introduction are the page's own text.
    """
    headline = _headline(page, {phrase_key(title) for title in titles})
    if headline is None:
        return
    own = _article(headline)
    above = {one for one in (headline, *headline.iterancestors()) if tag_name(one) == "article"}
    outermost = [_outermost(element, above) for element in page.elements]
    around = dict.fromkeys(one for one in outermost if one is not None)
    others = {one for one in around if _is_other(one, own, canonical)}
    if own is not None:
        others -= _continuations(others, own, canonical)
    found, length = list[int](), 0
    for index, article in enumerate(outermost):
        if article in others:
            found.append(index)
        elif page.pieces[index].words >= _FULL and own in (None, _article(page.elements[index])):
            length += 1
    if length >= (_SEVERAL if own is None else 1):
        yield from (i for i in found if page.pieces[i].kind is not BlockKind.NOTES)


def _continuations(others: set[Element], own: Element, canonical: str | None) -> set[Element]:
    """The articles that are updates or chapters: together they are longer than the page's own.

    Their headings are below the first level and lead to no other page. Teasers have few words, and an
    article that contains others is a box of them. The heading of most comments is a name.
    """
    able = {
        one
        for one in others
        if next(one.iter("h1"), None) is None
        and next(one.iterdescendants("article"), None) is None
        and not _leads_elsewhere(_heading(one), canonical)
    }
    words = sum(len(_words(one)) for one in able)
    named = sum(_may_be_name(heading) for one in able if (heading := _heading(one)) is not None)
    return able if words > len(_words(own)) and 2 * named < len(able) else set()


def _may_be_name(heading: Element) -> bool:
    """Whether a heading is `Lena`, `ferryman88` or `Lena Okoro says:`, and no time (`16:20`)."""
    words = _words(heading)
    bare = " ".join(words)
    return bare.endswith(":") or (len(words) < _NAMED and not _CLOCK.search(bare))


def _headline(page: LinearText, titles: set[str]) -> Element | None:
    """The heading of the first level that the head knows, or the only one."""
    headings = [index for index, piece in enumerate(page.pieces) if piece.level == 1]
    known = [index for index in headings if phrase_key(page.pieces[index].text) in titles]
    if not known and len(headings) > 1:
        return None
    return next((page.elements[index] for index in known or headings), None)


def _article(element: Element) -> Element | None:
    if tag_name(element) == "article":
        return element
    return next(element.iterancestors("article"), None)


def _outermost(element: Element, above: set[Element]) -> Element | None:
    """The outermost article around an element that is not around the page's own."""
    if element in above:
        return None
    found = element if tag_name(element) == "article" else None
    for one in element.iterancestors("article"):  # lxml passes over all others: a tree may be deep
        if one in above:
            break
        found = one
    return found


def _is_other(article: Element, own: Element | None, canonical: str | None) -> bool:
    heading = _heading(article)
    if heading is None:
        return False
    if own is not None and own not in article.iterancestors():
        return True
    return _leads_elsewhere(heading, canonical) and len(_words(article)) <= _TEASER


def _heading(article: Element) -> Element | None:
    """The heading at the top of an article. One below a paragraph is that of a part."""
    for one in article.iter("p", *_HEADINGS):
        if tag_name(one) != "p":
            return one
        if len(_words(one)) > _LINE:
            return None
    return None


def _words(element: Element) -> list[str]:
    return " ".join(element.itertext()).split()


def _leads_elsewhere(heading: Element | None, canonical: str | None) -> bool:
    """Whether a heading is a link to another page, or is inside one.

    An update of `/news/ferry` may have its own address: `/news/ferry/update-5`.
    """
    if heading is None:
        return False
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    href = next((str(link.get("href") or "").strip() for link in links), "")
    try:
        path, own = urlsplit(href).path, urlsplit(canonical or "").path.rstrip("/")
    except ValueError:
        return False
    below = own and path.startswith(f"{own}/")
    return bool(path) and path.rstrip("/") != own and not below


def find_dialogs(page: LinearText) -> Iterator[int]:
    """Yield the pieces below the page's footer: dialogs about cookies, sign-ups, chats.

    A footer that comes before most of the text is another thing's.
    """
    last = _last_of_footer(page)
    if last is None:
        return
    sizes = [_prose(piece) for piece in page.pieces]
    if sum(sizes[last + 1 :]) < sum(sizes[:last]):
        yield from (i for i in range(last + 1, len(sizes)) if page.pieces[i].kind is None)


def _prose(piece: Piece) -> int:
    return len(piece.text) if is_prose(piece) and piece.kind is None else 0


def _last_of_footer(page: LinearText) -> int | None:
    """The last piece in a ``<footer>`` of the page itself, which is in no section of it."""
    if not page.elements:
        return None
    every = page.elements[0].getroottree().getroot().iter("footer")
    footers = {one for one in every if next(one.iterancestors(*_SECTIONS), None) is None}
    footers = _of_page(page, footers) if footers else footers
    for index in range(len(page.elements) - 1 if footers else -1, -1, -1):
        element = page.elements[index]
        if element in footers or not footers.isdisjoint(element.iterancestors("footer")):
            return index
    return None


def _of_page(page: LinearText, footers: set[Element]) -> set[Element]:
    """The footers directly below most of the page's text, not below the words in a box.

    A box may quote somebody: `<div><p>It sank.</p><footer>Lena Okoro</footer></div>`
    """
    lines: Counter[Element] = Counter()
    prose: Counter[Element] = Counter()
    for element, piece in zip(page.elements, page.pieces, strict=True):
        lines[element] += piece.kind is not BlockKind.FURNITURE
        prose[element] += _prose(piece)
    for element in reversed(list(page.elements[0].getroottree().getroot().iter())):
        if (parent := element.getparent()) is not None:  # the parts of an element come before it
            lines[parent] += lines[element]
            prose[parent] += prose[element]
    most = max(prose.values())
    holders = {
        footer: next((one for one in footer.iterancestors() if lines[one] > lines[footer]), None)
        for footer in footers
    }
    return {one for one, holder in holders.items() if holder is None or 2 * prose[holder] >= most}
