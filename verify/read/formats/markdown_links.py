"""Links in Markdown by one scan over the text: `[words](address)`, `[words][name]`, `<address>`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verify.model import Link, Span

_SIGN = re.compile(r"\\.|(`+)|<((?:https?|ftp|mailto):[^\s<>]{1,2000})>|[\[\]]", re.I)
_TARGET = re.compile(
    r"\(\s{0,9}(?:<([^<>\n]{0,2000})>|((?:[^\s()<>]|\([^\s()<>]{0,500}\)){0,2000}))"
    r"(?:\s{1,9}(?P<title>\"[^\"]{0,500}\"|'[^']{0,500}'|\([^)]{0,500}\)))?\s{0,9}\)"
)
_NAMED = re.compile(r"\[([^\[\]]{0,200})\]")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\[\]\n]{1,200})\]:[ \t]*<?([^\s<>]{1,2000})>?", re.M)
# A definition that no reader sees: `[12]: https://x.org "Title"`. Not the note `[1]: Okoro, Ferries`.
_UNSEEN_DEFINITION = re.compile(
    _DEFINITION.pattern
    + r"[ \t]*+(?:(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|\([^)\n]{0,500}\))[ \t]*+)?$",
    re.M,
)
_CODE = 2000  # characters in which a code span must end, so that the scan stays one pass


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _target(text: str, opening: int, closing: int, named: dict[str, str]) -> str | None:
    """Where the brackets from ``opening`` to ``closing`` lead, or None."""
    if direct := _TARGET.match(text, closing + 1):
        return direct.group(1) or direct.group(2) or None
    by_name = _NAMED.match(text, closing + 1)
    name = (by_name.group(1) if by_name else "") or text[opening + 1 : closing]
    return named.get(_key(name)) if len(name) <= 200 else None


def _brackets(text: str, start: int) -> Iterator[tuple[int, int, str | None]]:
    """Pairs of brackets, inner ones first, and addresses in angle brackets."""
    open_: list[int] = []
    position = start
    while sign := _SIGN.search(text, position):
        position = sign.end()
        if sign.group(1):
            end = text.find(sign.group(1), position, position + _CODE)
            position = end + len(sign.group(1)) if end > 0 else position
        elif sign.group(2):
            yield sign.start(2), sign.end(2), sign.group(2)
        elif sign.group() == "[":
            open_.append(sign.start())
        elif sign.group() == "]" and open_:
            yield open_.pop(), sign.start(), None


def find_links(text: str, start: int = 0) -> tuple[Link, ...]:
    """All links from ``start`` on, in order; ``span`` is the link's words, images left out."""
    named: dict[str, str] = {}
    defined: set[int] = set()  # where definitions have their address in angle brackets
    for found in _DEFINITION.finditer(text, start):
        named.setdefault(_key(found.group(1)), found.group(2))
        defined.add(found.start(2))
    taken: dict[int, Link] = {}  # by the position behind the closing bracket
    for opening, closing, address in _brackets(text, start):
        if address:
            if opening not in defined:
                taken[closing] = Link(Span(opening, closing), address)
        elif opening in taken or not _can_be_link(text, opening, closing):
            continue  # the name in `[words][name]` is no link of its own
        elif href := _target(text, opening, closing, named):
            taken[closing + 1] = Link(Span(opening + 1, closing), href)
    return tuple(sorted(taken.values(), key=lambda link: link.span))


def unseen_parts(text: str, links: Iterable[Link], start: int = 0) -> Iterator[Span]:
    """What links have beside their words and address: the name in `[words][12]`, the title in
    `[words](address "title")`, the definitions of names, and the brackets of `[12](address)`,
    which would look like those of a note marker."""
    for link in links:
        closing = link.span.end
        if not text.startswith("]", closing):
            continue
        if text[link.span.start : closing].isdecimal():
            yield Span(link.span.start - 1, link.span.start)
            yield Span(closing, closing + 1)
        if direct := _TARGET.match(text, closing + 1):
            if direct["title"]:
                yield Span(*direct.span("title"))
        elif by_name := _NAMED.match(text, closing + 1):
            yield Span(*by_name.span())
    for found in _UNSEEN_DEFINITION.finditer(text, start):
        yield Span(*found.span())


def _can_be_link(text: str, opening: int, closing: int) -> bool:
    """Whether the brackets are no image, no footnote, no definition and not empty."""
    picture = opening > 0 and text[opening - 1] == "!"
    note = text.startswith("^", opening + 1)
    return not (picture or note or text.startswith(":", closing + 1) or closing == opening + 1)
