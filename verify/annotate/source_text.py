"""Where the words of an article are in the text of its file: Markdown, plain text, HTML, markup."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass

from verify.annotate.comments import NotAnnotated
from verify.model import Article, Span
from verify.read.companions import Companions, NoCompanions
from verify.read.document.result import DocumentMap

FORMATS = ("text", "markdown", "html", "wikitext", "latex")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, and the way from the article's words to their places in it."""

    text: str
    encoding: str
    find: Callable[[Span], Span | None]
    mark: bytes = b""  # the byte-order mark

    def encoded(self, text: str) -> bytes:
        """Return a changed text in the encoding of the file. Raises ``NotAnnotated``."""
        try:
            return self.mark + text.encode(self.encoding)
        except (UnicodeEncodeError, LookupError) as error:
            raise NotAnnotated(
                f"The file is written in {self.encoding}, which lacks signs of the comments. Save"
                " it as UTF-8 and give that file."
            ) from error

    @property
    def mark_text(self) -> str:
        """The byte-order mark as a character, which is in the first line of a patch."""
        return "\ufeff" if self.mark else ""

    def encoded_patch(self, patch: str) -> bytes:
        """Return a patch in the encoding of the file, its head with the path in UTF-8.

        Raises ``NotAnnotated`` for an encoding that programs which apply patches cannot read.
        """
        if self.encoding.startswith(("utf-16", "utf-32")):
            raise NotAnnotated(
                f"Patches cannot be applied to files in {self.encoding.upper()}. Save it as UTF-8 and give"
                " that file."
            )
        lines = patch.split("\n", 2)
        head = "".join(f"{line}\n" for line in lines[:2])
        return head.encode() + "".join(lines[2:]).encode(self.encoding, "replace")


def source_text(data: bytes, article: Article, companions: Companions | None = None) -> SourceText:
    """Return the text of an article's file. Raises ``NotAnnotated``.

    ``companions``: the files beside it that it was read with.
    """
    from verify.text.encoding.charset import decode_text

    decoded = decode_text(data)
    mark = next((bom for bom in _MARKS if data.startswith(bom)), b"")
    text = decoded.text.removeprefix("\ufeff")
    try:
        same = mark + text.encode(_codec(decoded.encoding)) == data
    except (UnicodeEncodeError, LookupError):
        same = False
    if not same:
        raise NotAnnotated(
            f"The file cannot be written back in its encoding ({decoded.encoding}). Save it as"
            " UTF-8 and give that file."
        )
    return SourceText(text, _codec(decoded.encoding), _finder(text, article, companions), mark)


_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _codec(encoding: str) -> str:
    """Return Python's name of an encoding, without the byte-order mark that it would write."""
    name = codecs.lookup(encoding).name
    return {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(name, name)


def _finder(
    text: str, article: Article, companions: Companions | None
) -> Callable[[Span], Span | None]:
    if article.format == "html":
        from verify.annotate.html_source import HtmlSource

        return HtmlSource(text, article.text, article.list_numbers).find
    if article.format in ("wikitext", "latex"):
        return _by_map(text, article, companions or NoCompanions())
    return lambda span: span if text[span.start : span.end] == _words(article, span) else None


def _words(article: Article, span: Span) -> str:
    return article.text[span.start : span.end]


def _by_map(text: str, article: Article, companions: Companions) -> Callable[[Span], Span | None]:
    """Find words by the map of the format; words that it writes otherwise are not found."""
    from verify.read.documents import text_document

    found = text_document(text, article.format, companions)

    def find(span: Span) -> Span | None:
        segments = _segments(found.map, span)
        if not segments:
            return None
        start = segments[0].node + segments[0].offset
        place = Span(start, start + span.end - span.start)
        return place if text[place.start : place.end] == _words(article, span) else None

    return find


def _segments(map_: DocumentMap, span: Span) -> list:  # type: ignore[type-arg]
    return [s for s in map_.over(span) if isinstance(s.node, int) and s.offset >= 0]
