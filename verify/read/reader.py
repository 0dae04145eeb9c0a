"""Bytes → Article: decoding, choosing the format, putting the parts together."""

from __future__ import annotations

import hashlib

from verify.model import Article, Skipped
from verify.read import text as plain
from verify.read.classify import classify
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


def _plain(text: str, origin: str, encoding: str, digest: str) -> Article:
    found = classify(plain.pieces(text))
    return Article(
        origin=origin,
        text=text,
        format="text",
        encoding=encoding,
        digest=digest,
        blocks=found.blocks,
        language=found.language,
        title=found.title,
        byline=found.byline,
        published=found.published,
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
    format_of(text, origin, media_type)
    return _plain(text, origin, encoding, digest)
