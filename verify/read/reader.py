"""Bytes → Article: decoding, choosing the format, putting the parts together."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from functools import partial

from verify.model import Article, Field, Skipped, Span
from verify.read.blocks.classify import Classified, classify
from verify.read.blocks.title import with_title
from verify.read.companions import Companions, NoCompanions
from verify.read.document.errors import UnreadableDocument
from verify.read.document.wrapped_links import with_unwrapped_links
from verify.read.documents import (
    article_of,
    document_format,
    marked_text_format,
    read_document,
    text_document,
)
from verify.read.formats import text as plain
from verify.read.formats.markdown import read_markdown
from verify.read.formats.markdown_citations import cited_works
from verify.read.formats.notebook import notebook_text
from verify.read.inline_ignores import markdown_comments, with_ignores
from verify.read.page.head_dates import iso_date
from verify.read.sniff import binary_reason, detect_format, misnamed_notice
from verify.text.encoding.storable import storable_value

_LARGEST = 16 * 1024 * 1024  # bytes; ours: a book of 1,000 pages is 3 MB


def _refusal(data: bytes) -> str | None:
    """Why these bytes cannot be read as a text, as a sentence, or None."""
    if not data.strip():
        return "The file is empty."
    if len(data) > _LARGEST:
        return f"The file is larger than {_LARGEST // 2**20} MB; an article is not."
    kind = binary_reason(data)
    return f"This is {kind}, not text, HTML or Markdown." if kind else None


_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)


def _charset(media_type: str | None) -> str | None:
    found = _CHARSET.search(media_type or "")
    return found.group(1) if found else None


@dataclass(frozen=True, slots=True)
class _Source:
    """What is known of the bytes before their format is."""

    origin: str
    text: str
    encoding: str
    digest: str
    address: str | None
    companions: Companions


def _article(source: _Source, form: str, text: str, found: Classified) -> Article:
    return Article(
        origin=source.origin,
        text=text,
        format=form,
        encoding=source.encoding,
        digest=source.digest,
        blocks=found.blocks,
        language=found.language,
        title=found.title,
        byline=found.byline,
        published=found.published,
        address=source.address,
    )


def _plain(source: _Source) -> Article:
    return _article(source, "text", source.text, classify(plain.split_paragraphs(source.text)))


def _html(source: _Source) -> Article:
    from verify.read.formats.html import read_html

    page = read_html(source.text, source.address)
    article = _article(source, "html", page.text, page.found)
    return replace(
        with_ignores(article, page.comments),
        links=page.links,
        anchors=page.anchors,
        superscripts=page.superscripts,
        list_numbers=page.list_numbers,
        address=source.address or page.metadata.canonical,
        outlet=page.metadata.site_name,
        news=page.metadata.news,
    )


def _markdown(source: _Source) -> Article:
    read = read_markdown(source.text)
    front = read.front
    language = front.get("lang", front.get("language", ("", Span(0, 0))))[0][:2].lower() or None
    works = cited_works(read, source.companions)
    found = classify(with_title((*read.pieces, *works.pieces)), language)
    article = _article(source, "markdown", read.text + works.text, found)
    article = replace(article, notices=works.notices)
    return replace(
        with_ignores(article, tuple(markdown_comments(source.text, read.text))),
        marked_notes=works.notes,
        places=works.places,
        links=read.links,
        anchors=read.anchors,
        superscripts=read.superscripts,
        title=_front_field(front, "title") or article.title,
        byline=_front_field(front, "author", "authors", "by") or article.byline,
        published=_front_date(front) or article.published,
    )


def _notebook(source: _Source) -> Article:
    text, places = notebook_text(source.text)
    article = _markdown(replace(source, text=text))
    return replace(article, places=(*places, *article.places))


def _front_field(front: dict[str, tuple[str, Span]], *names: str) -> Field | None:
    known = next((front[name] for name in names if name in front), None)
    return Field(known[0], known[1], "metadata") if known else None


def _front_date(front: dict[str, tuple[str, Span]]) -> Field | None:
    raw = _front_field(front, "date", "published", "pubdate")
    value = iso_date(raw.value) if raw else None
    return Field(value, raw.span, "metadata") if raw and value else None


_READERS = {"html": _html, "markdown": _markdown, "notebook": _notebook, "text": _plain}


def _marked(form: str, source: _Source) -> Article:
    """A text in markup of its own: wikitext, LaTeX, a bibliography."""
    blank = Article(source.origin, "", form, source.encoding, source.digest, address=source.address)
    return article_of(text_document(source.text, form, source.companions), form, blank)


def _document(data: bytes, form: str, origin: str, address: str | None) -> Article | Skipped:
    digest = hashlib.sha256(data).hexdigest()
    blank = Article(origin, "", form, "utf-8", digest, address=address)
    try:
        article, replaced = storable_value(with_unwrapped_links(read_document(data, form, blank)))
    except UnreadableDocument as error:
        return Skipped(origin, str(error))
    if not article.blocks:
        return Skipped(origin, "The document has no text.")
    return replace(article, replaced=replaced)


def read_bytes(
    data: bytes,
    origin: str,
    media_type: str | None = None,
    address: str | None = None,
    companions: Companions | None = None,
) -> Article | Skipped:
    """An article as read: its text, its blocks and what its markup says.

    In: the bytes of a file or of a response, ``origin`` (path or address as given; its suffix
    may tell the format), the declared media type with its charset, the address where the
    text is published, and the files beside it (bibliographies). Out: an ``Article`` whose spans point into its ``text`` (for plain text
    and Markdown the file as decoded, without a byte-order mark, in Markdown with spaces in place
    of HTML tags and of the names of links; for HTML our linear form of the page), or ``Skipped`` with the reason in one sentence. Raises nothing.
    """
    if form := document_format(data):
        return _document(data, form, origin, address)
    if why := _refusal(data):
        return Skipped(origin, why)
    from verify.text.encoding.charset import decode_text

    decoded = decode_text(data, declared=_charset(media_type))
    text = decoded.text
    if not text.strip():
        return Skipped(origin, "The file holds nothing but blank space.")
    digest = hashlib.sha256(data).hexdigest()
    beside = companions or NoCompanions()
    source = _Source(origin, text, decoded.encoding, digest, address, beside)
    form = detect_format(text, origin, media_type)
    if form == "feed":
        return Skipped(origin, "This is a news feed, a list of articles; give the article itself.")
    form = marked_text_format(text, form)
    reader = _READERS.get(form, partial(_marked, form))
    try:
        article, replaced = storable_value(with_unwrapped_links(reader(source)))
    except UnreadableDocument as error:
        return Skipped(origin, str(error))
    if not article.blocks:
        return Skipped(origin, "It shows no text: a page built by scripts, or markup alone.")
    if misnamed := misnamed_notice(origin):
        article = replace(article, notices=(misnamed, *article.notices))
    return replace(article, replaced=replaced + decoded.replaced)
