"""HTML tags and code spans inside Markdown: what a reader of the rendered page does not see.

Tags, comments, scripts and the marks inside code are overwritten with spaces, character for
character, so that every offset still points into the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from verify.model import Anchor, Link, Span
from verify.read.dom.text_writer import CODE_MARKS

_SIGN = re.compile(r"\\[\\`<]|(`+)|<(?=[A-Za-z/!?])")
# One tag as CommonMark defines it: `<a href="…">`, `</p>`, `<br/>`. Not `<https://…>`, not `a <b`.
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]{0,40})"
    r"(?P<attributes>(?:\s{1,200}[A-Za-z_:@][\w.:@-]{0,80}"
    r"(?:\s{0,9}=\s{0,9}(?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^\s\"'=<>`]{1,4000}))?){0,80})"
    r"\s{0,200}/?>"
)
_ATTRIBUTE = re.compile(
    r"\s(href|id|name)\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))", re.I
)
_CODE = 2000  # characters in which a code span must end, so that the scan stays one pass
_UNSEEN = frozenset({"script", "style", "svg", "template", "iframe"})  # blank with what they hold
_KEPT = frozenset({"sup", "sub"})  # the reader of superscripts looks for these
_BLOCKS = frozenset(
    "address article aside blockquote br center details div dd dl dt figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul".split()
)


@dataclass(frozen=True, slots=True)
class MarkdownHtml:
    """The text without its tags, and what the tags say.

    ``breaks``: the tags that part one paragraph from the next.
    """

    text: str
    links: tuple[Link, ...]
    anchors: tuple[Anchor, ...]
    breaks: tuple[Span, ...]


def blank(text: str, spans: Iterable[Span]) -> str:
    """The text with spaces in place of the spans; line ends stay."""
    parts, at = [], 0
    for span in sorted(spans):
        if span.end > at:
            start = max(at, span.start)
            parts += [text[at:start], re.sub(r"[^\r\n]", " ", text[start : span.end])]
            at = span.end
    return "".join([*parts, text[at:]])


def without_html(text: str, start: int, code: Iterable[Span]) -> MarkdownHtml:
    """Blank the tags and the marks inside code spans from ``start`` on, outside ``code``.

    ``code``: code blocks, which stay as they are.
    """
    masked = blank(text, [Span(0, start), *code])
    tags: list[re.Match[str]] = []
    hidden: list[Span] = []
    for span, tag in _unseen(masked):
        hidden.append(span)
        tags += [tag] if tag else []
    shown = [s for s in hidden if text[s.start : s.end].lower().strip("</>") not in _KEPT]
    breaks = (Span(*tag.span()) for tag in tags if tag["name"].lower() in _BLOCKS)
    return MarkdownHtml(
        blank(text, shown), tuple(_links(text, tags)), tuple(_anchors(tags)), tuple(breaks)
    )


def _unseen(text: str) -> Iterator[tuple[Span, re.Match[str] | None]]:
    """What is not shown, in order: tags with their match, comments, the marks of code spans."""
    position = 0
    while sign := _SIGN.search(text, position):
        position = sign.end()
        if sign.group(1):
            end = text.find(sign.group(1), position, position + _CODE)
            if end > 0:
                yield from (
                    (Span(*m.span()), None) for m in CODE_MARKS.finditer(text, position, end)
                )
                position = end + len(sign.group(1))
        elif sign.group() == "<" and (found := _markup(text, sign.start())):
            yield found
            position = found[0].end


def _markup(text: str, at: int) -> tuple[Span, re.Match[str] | None] | None:
    """The tag or comment that begins here, a script with all it holds; None for a bare sign."""
    if text.startswith("<!--", at):
        end = text.find("-->", at + 4, at + 4 + 10 * _CODE)
        return (Span(at, end + 3), None) if end > 0 else None
    tag = _TAG.match(text, at)
    if not tag:
        return None
    if tag["name"].lower() in _UNSEEN and not tag["close"]:
        ends = re.compile(rf"</{tag['name']}\s*>", re.I)
        closing = ends.search(text, tag.end(), tag.end() + 10 * _CODE)
        if closing:
            return Span(at, closing.end()), None
    return Span(*tag.span()), tag


def _attributes(tag: re.Match[str]) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(tag["attributes"])
    return {m[1].lower(): unescape(m[2] or m[3] or m[4] or "").strip() for m in found}


def _links(text: str, tags: Iterable[re.Match[str]]) -> Iterator[Link]:
    """`<a href="…">words</a>`: a link over its words."""
    opened: re.Match[str] | None = None
    for tag in tags:
        if tag["name"].lower() != "a":
            continue
        if tag["close"] and opened:
            words = text[opened.end() : tag.start()]
            start = opened.end() + len(words) - len(words.lstrip())
            href = _attributes(opened).get("href")
            if href and words.strip():
                yield Link(Span(start, start + len(words.strip())), href)
        opened = None if tag["close"] else tag


def _anchors(tags: Iterable[re.Match[str]]) -> Iterator[Anchor]:
    for tag in tags:
        said = _attributes(tag)
        for name in {said.get("id"), said.get("name")} - {None, ""}:
            yield Anchor(str(name), Span(tag.end(), tag.end()))
