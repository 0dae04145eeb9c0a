"""Bytes → Article: decoding, choosing the format, putting the parts together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from verify.model import Article, Skipped
from verify.read import text as plain
from verify.read.classify import Classified, classify
from verify.read.html import read_html
from verify.read.sniff import binary, format_of

_LARGEST = 64 * 1024 * 1024  # bytes; ours: a book of 1,000 pages is 3 MB


def _refusal(data: bytes) -> str | None:
    """Why these bytes cannot be read as an article, as a sentence, or None."""
    if not data.strip():
        return "The file is empty."
    if len(data) > _LARGEST:
        return f"The file is larger than {_LARGEST // 2**20} MB; an article is not."
    kind = binary(data)
    return f"This is {kind}, not text, HTML or Markdown." if kind else None


@dataclass(frozen=True, slots=True)
class _Source:
    """What is known of the bytes before their format is."""

    origin: str
    text: str
    encoding: str
    digest: str
    address: str | None


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
    return _article(source, "text", source.text, classify(plain.pieces(source.text)))


def _html(source: _Source) -> Article:
    page = read_html(source.text)
    article = _article(source, "html", page.text, page.found)
    return replace(
        article,
        links=page.links,
        anchors=page.anchors,
        superscripts=page.superscripts,
        address=source.address or page.metadata.canonical,
        outlet=page.metadata.site_name,
    )


def read_bytes(
    data: bytes, origin: str, media_type: str | None = None, address: str | None = None
) -> Article | Skipped:
    """An article as read: its text, its blocks and what its markup says.

    In: the bytes of a file or of a response, ``origin`` (path or address as given; its suffix
    may tell the format), the declared media type with its charset, and the address where the
    text is published. Out: an ``Article`` whose spans point into its ``text`` (for plain text
    and Markdown the file as decoded, without a byte-order mark; for HTML our linear form of
    the page), or ``Skipped`` with the reason in one sentence. Raises nothing.
    """
    if why := _refusal(data):
        return Skipped(origin, why)
    try:
        from verify.text.charset import decode

        decoded = decode(data)
        text, encoding = decoded.text, decoded.encoding
    except ImportError:
        text, encoding = data.decode("utf-8-sig"), "utf-8"
    if not text.strip():
        return Skipped(origin, "The file holds nothing but blank space.")
    digest = hashlib.sha256(data).hexdigest()
    source = _Source(origin, text, encoding, digest, address)
    form = format_of(text, origin, media_type)
    return _html(source) if form == "html" else _plain(source)
