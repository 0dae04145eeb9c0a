"""Determine a document's type: from its bytes first, then from the headers."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from urllib.parse import urlsplit

from verify.web.response import Headers, header

#: Kinds whose text can be read.
READABLE = frozenset({"html", "pdf", "text", "feed"})

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "a ZIP container (an office document or archive)"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a media file"),
    (b"ID3", "a media file"),
    (b"OggS", "a media file"),
    (b"\x1aE\xdf\xa3", "a media file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"BZh91AY", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf1", "an RTF document"),
    (b"%!PS-Adobe", "a PostScript document"),
)
_TYPES = {
    "application/pdf": "pdf",
    "application/xhtml+xml": "html",
    "text/html": "html",
    "text/plain": "text",
    "text/markdown": "text",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/feed+json": "a JSON document",
    "application/json": "a JSON document",
}
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<title", b"<meta", b"<p", b"<div")
_TAGS = (*_HTML, b"<a", b"<h1", b"<h2", b"<table", b"<center", b"<br", b"<span", b"<font", b"<b>")
_LONGEST_DATA = 5_000_000  # bytes
_FEED = (b"<rss", b"<feed", b"<rdf:rdf")
_BEFORE = ((b"<!--", b"-->"), (b"<?", b">"), (b"<!", b">"))  # what may precede the root element


def document_kind(headers: Headers, body: bytes, address: str) -> str:
    """Return ``html``, ``pdf``, ``text``, ``feed``, or a noun phrase for an unreadable type."""
    start = body[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, what in _MAGIC:
        if start.startswith(magic):
            return what
    if body[:3] == b"\0\0\0" and body[4:8] == b"ftyp":  # MP4, MOV, HEIC, AVIF
        return "a media file"
    low = start.lower()
    declared = (header(headers, "content-type") or "").split(";")[0].strip().lower()
    if sniffed := _markup(low):
        return sniffed
    if declared == "text/html" and (data := _data(low, body)):
        return data
    if known := _TYPES.get(declared):
        # Recognize HTML by its tags even if the header declares another type.
        return known
    return _otherwise(declared, body, address)


def _root(low: bytes) -> bytes:
    """Return the text from its first element on, without declarations and comments."""
    at = 0
    while at < len(low):
        rest = low[at:].lstrip()
        opened = next(((o, c) for o, c in _BEFORE if rest.startswith(o)), None)
        if opened is None:
            return rest
        end = rest.find(opened[1], len(opened[0]))
        if end < 0:
            return b""
        at = len(low) - len(rest) + end + len(opened[1])
    return b""


def _data(low: bytes, body: bytes) -> str | None:
    """Return the kind of data that is called HTML: a service's error, kept with status 200."""
    if low.startswith((b"{", b"[")):
        with suppress(ValueError, RecursionError):
            if isinstance(json.loads(body[:_LONGEST_DATA]), dict | list):
                return "a JSON document"
    root = re.match(rb"<([a-z][\w.:-]*)", _root(low))
    strange = root is not None and not any(tag in low for tag in _TAGS)
    return "an XML document" if low.startswith(b"<?xml") and strange else None


def _markup(low: bytes) -> str | None:
    if _root(low).startswith(_FEED):
        return "feed"
    if low.startswith(_HTML) or b"<!doctype html" in low or b"<html" in low:
        return "html"
    if low.startswith(b"<!--") and b"<" in low[4:]:
        return "html"
    return None


def _otherwise(declared: str, body: bytes, address: str) -> str:
    family = declared.partition("/")[0]
    if b"\n%PDF-" in body[:1024]:  # readers look for it in the first 1,024 bytes: PDF 1.7, H.3 13
        return "pdf"
    if family in ("image", "audio", "video", "font"):
        return f"{'an' if family[0] in 'aeiou' else 'a'} {family} file"
    if b"\x00" in body[:4096] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return f"of the type {declared or 'unknown (binary)'}"
    if family == "text" or not declared or declared.endswith("octet-stream"):
        return "text" if _looks_textual(body, address) else f"of the type {declared or 'unknown'}"
    if declared.endswith(("+xml", "/xml")):
        return "html" if b"<html" in body[:4096].lower() else "text"
    return f"of the type {declared}"


def _looks_textual(body: bytes, address: str) -> bool:
    name = urlsplit(address).path.rsplit(".", 1)[-1].lower()
    return name not in ("exe", "bin", "dmg", "iso", "zip", "mp4", "mp3", "doc", "xls", "ppt")


def response_text(headers: Headers, body: bytes) -> str:
    """Return the body as text, decoded with the character set that the shared detection finds."""
    declared = None
    for part in (header(headers, "content-type") or "").split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            declared = value.strip(" \"'") or None
    if b"\x00" not in body[:4096]:  # UTF-16 without a byte order mark can be valid UTF-8, too
        with suppress(UnicodeDecodeError):
            return body.decode("utf-8-sig")
    from verify.text.encoding.charset import decode_text

    return decode_text(body, declared).text
