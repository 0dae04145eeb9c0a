"""The page as one text: everything visible in document order, "\\n\\n" between blocks.

Spans of links, anchors and superscripts point into that text. Nothing is left out but what a
browser does not show; furniture is labelled later, not dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from verify.model import Anchor, Link, Span
from verify.read.blocks.piece import Piece
from verify.read.dom.location import Location, LocationTracker
from verify.read.dom.text_writer import OpenElement, TextWriter, without_marks
from verify.read.dom.tree import BLOCK_TAGS, Element, is_visible, tag_name, walk
from verify.read.inline_ignores import Comment

_BREAK = re.compile(r"\n(?=[^\W_a-zа-яёçğıöşü]|[«“„\"—–])")
_SHORT = 100  # characters: a line of a head, not of a paragraph


@dataclass(slots=True)
class LinearText:
    """A page's text and its pieces. ``elements[i]`` and ``places[i]`` belong to ``pieces[i]``."""

    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    places: list[Location] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    superscripts: list[Span] = field(default_factory=list)
    times: list[tuple[Span, str]] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where a piece is cut at its line breaks: behind a short line that is no sentence, before
    a capital or a digit. `Title<br>3 May 2022<br>` are two pieces, verse in lower case is one.
    """
    start = 0
    for found in _BREAK.finditer(text):
        line = text[start : found.start()]
        if 0 < len(line) <= _SHORT and line[-1].isalnum():
            yield start, found.start()
            start = found.end()
    yield start, len(text)


def _is_layout(cell: Element) -> bool:
    """Whether a table cell holds more than a value: lines or paragraphs."""
    return any(tag_name(one) == "br" or tag_name(one) in BLOCK_TAGS for one in cell)


def _base(root: Element) -> str | None:
    """The place from which the page's relative links lead: `<base href="http://x.org/en/">`."""
    found = next((str(href).strip() for href in root.xpath("//base/@href")), "")
    return found if found.startswith(("http://", "https://")) else None


def _joined(base: str, href: str) -> str:
    """The whole address of a relative one; what cannot be joined stays as written."""
    try:
        return urljoin(base, href)
    except ValueError:  # `http://[here`
        return href


def _touches(element: Element) -> bool:
    """Whether another element ends where this one begins."""
    before = element.getprevious()
    return before is not None and tag_name(before) != "" and not before.tail


def _follows_link(element: Element) -> bool:
    """Whether another link ends where this one begins: `<a>Lena Okoro</a><a>Follow</a>`.

    Two links with one address are one that an editor cut in two.
    """
    before = element.getprevious()
    if before is None or tag_name(before) != "a" or before.tail:
        return False
    return bool(before.get("href") != element.get("href"))


class _Walk:
    """One pass over the tree."""

    def __init__(self, root: Element, own: str | None) -> None:
        self.out = LinearText()
        self.own = own.partition("#")[0] if own else None
        self.base = _base(root)
        self.pen = TextWriter()
        self.places = LocationTracker(root)
        self.open: list[OpenElement] = []
        hrefs = (self._href(href) for href in root.xpath("//a/@href"))
        self.targets = {href[1:] for href in hrefs if href.startswith("#") and len(href) > 1}
        self.breaks = 0
        self.owner: tuple[Element, Location] | None = None

    def _href(self, href: str) -> str:
        """An address as written, but `#fn1` for `https://here.example/this-page#fn1`, and whole
        where the page has a base element."""
        href = href.strip()
        if self.base and href and not href.startswith("#"):
            href = _joined(self.base, href)
        page, sign, name = href.partition("#")
        return f"#{name}" if sign and self.own and page == self.own else href

    def text(self, text: str | None, element: Element) -> None:
        """Write the text of an element."""
        if not text:
            return
        place = self.places.now
        text = without_marks(text) if place.code else text
        if self.pen.write(text, place.preformatted):
            self.owner = (element, place)
        if not text.isspace():
            self.breaks = 0

    def comment(self, content: str | None) -> None:
        """Note a comment at its place in the text."""
        if content:
            inside = self.pen.start is not None
            self.out.comments.append(Comment(self.pen.length, content, inside))

    def close(self) -> None:
        """Ends the piece and puts it down with the element it began in."""
        ended = self.pen.close()
        if ended is None or self.owner is None:
            return
        (span, text), (element, place) = ended, self.owner
        for start, end in _lines(text):
            part = Span(span.start + start, span.start + end)
            said = text[start:end]
            self.out.pieces.append(Piece(part, said, place.kind, place.level, place.language))
            self.out.elements.append(element)
            self.out.places.append(place)

    def start(self, element: Element) -> None:
        """Enter an element."""
        name = tag_name(element)
        if name in BLOCK_TAGS:
            self.close()
        hint = self.places.now.hint
        self.places.enter(element, name)
        if self.places.now.hint is not hint and _touches(element):
            self.pen.space()  # `<b class=author>Lena Okoro</b><b class=date>3 May 2022</b>`
        if name == "br":
            self.breaks += 1
            self.close() if self.breaks > 1 else self.pen.line()
        elif name in ("td", "th"):
            self.close() if _is_layout(element) else self.pen.space()
        elif name == "time" or (name == "a" and _follows_link(element)):
            self.pen.space()  # `By <a>Lena Okoro</a><time>3 May 2022</time>`
        if self._spans(element, name):
            one = OpenElement(element)
            self.open.append(one)
            self.pen.waiting.append(one)
        self.text(element.text, element)

    def _spans(self, element: Element, name: str) -> bool:
        """Whether the span of this element will be asked for."""
        if name in ("a", "sup", "time"):
            return True
        return bool(self.targets) and element.get("id") in self.targets

    def end(self, element: Element) -> None:
        """Leave an element."""
        name = tag_name(element)
        if is_visible(element):
            if self.open and self.open[-1].element is element:
                self._put_down(self.open.pop(), name)
            self.places.leave(element)
            if name in BLOCK_TAGS or (name in ("td", "th") and _is_layout(element)):
                self.close()
        parent = element.getparent()
        if parent is not None:
            self.text(element.tail, parent)

    def _put_down(self, one: OpenElement, name: str) -> None:
        element = one.element
        if one in self.pen.waiting:
            self.pen.waiting.remove(one)
        start = self.pen.length if one.start is None else one.start
        span = Span(start, self.pen.length)
        own = [value for value in (element.get("id"), element.get("name")) if value]
        for value in dict.fromkeys(own):
            if value in self.targets:
                self.out.anchors.append(Anchor(value, span))
        href = self._href(element.get("href") or "")
        if name == "a" and href and span.start < span.end:
            self.out.links.append(Link(span, href, next(iter(own), None)))
        elif name == "sup" and span.start < span.end:
            self.out.superscripts.append(span)
        elif name == "time":
            self.out.times.append((span, (element.get("datetime") or "").strip()))


def linearize(root: Element, own: str | None = None) -> LinearText:
    """The visible text of a tree, cut into pieces.

    In: the tree, and the page's own address if known: some systems write it before the name of
    every footnote. Out: ``Linear``; every span points into its ``text``; an anchor is kept where a link of the
    page leads to it and spans the element that bears the name (empty where that holds no text).
    """
    walk_ = _Walk(root, own)
    for event, element in walk(root):
        if event == "start":
            walk_.start(element)
        elif event == "end":
            walk_.end(element)
        elif (parent := element.getparent()) is not None:
            walk_.comment(element.text)
            walk_.text(element.tail, parent)
    walk_.close()
    out = walk_.out
    out.text = "".join(walk_.pen.parts)
    out.links.sort(key=lambda link: link.span)
    out.anchors.sort(key=lambda anchor: anchor.span)
    return out
