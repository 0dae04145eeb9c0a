"""What kind of thing some bytes are: by media type, by name, and last by looking."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from verify.text.lazy_patterns import re

_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "application/x-latex": "latex",
    "text/x-tex": "latex",
    "application/x-bibtex": "bibtex",
    "application/x-research-info-systems": "ris",
    "application/vnd.citationstyles.csl+json": "csl-json",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
}
_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".ipynb": "notebook",
    ".tex": "latex",
    ".ltx": "latex",
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".ris": "ris",
    ".json": "csl-json",
    ".wiki": "wikitext",
    ".wikitext": "wikitext",
    ".mediawiki": "wikitext",
    ".rss": "feed",
    ".atom": "feed",
}

# First bytes of what is no text: the formats' own specifications.
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"OggS", "a media file"),
    (b"ID3", "a media file"),
)
# What is in a file with such a name. A .doc or .rtf may well be text: programs save both so.
_DOCUMENT_SUFFIXES = {
    ".docx": "a Word document",
    ".docm": "a Word document",
    ".odt": "an OpenDocument text",
    ".epub": "an e-book",
    ".pdf": "a PDF",
}
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_LOOKED_AT = 4096

# A comment is taken whole and not given back (?>…): else thirty of them take for ever.
_BEFORE = r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?>(?><!--.*?-->)\s*+)*+"
_HTML = re.compile(rf"{_BEFORE}<(?:!doctype\s+html|html|head|body|article|div|p)\b", re.I | re.S)
_FEED = re.compile(rf"{_BEFORE}<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
_FRONT_MATTER = re.compile(r"---\s*\n(?:[\w-]+:.*\n)+---\s*\n")


def binary_reason(data: bytes) -> str | None:
    """Why the bytes are no text, in words for a sentence, or None where they may be text.

    UTF-16 without a byte-order mark is text: every other of its bytes is NUL (Latin) or one
    of few (Cyrillic), which random bytes are not.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    sample = data[:_LOOKED_AT]
    if sample.startswith(_WIDE_BOMS):
        return None
    if b"\0" in sample and _wide(sample):
        return None
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1b\x1a" for byte in sample)
    return "binary data" if controls * 20 > len(sample) else None


def misnamed_notice(name: str) -> str | None:
    """Return that a text is in a file with the name of a document, or None for other names.

    It may be the article, but also a download that failed, such as the page of a login. What a
    server sends under such a URL is judged by its media type instead.
    """
    suffix = PurePosixPath(name).suffix.lower()
    kind = None if "://" in name else _DOCUMENT_SUFFIXES.get(suffix)
    if kind is None:
        return None
    return (
        f"The name ends in {suffix}, but the file is not {kind}. It was read as text; if that is not "
        "the article, save or download it again."
    )


def _wide(sample: bytes) -> bool:
    """Whether one of the two byte lanes is nearly constant, as in UTF-16."""
    lanes = (sample[0::2], sample[1::2])
    return any(
        len(lane) > 8 and sum(byte in (0, 4) for byte in lane) > 0.9 * len(lane) for lane in lanes
    )


def _named(name: str | None) -> str | None:
    path = urlsplit(name).path if name and "://" in name else name
    return _SUFFIXES.get(PurePosixPath(path or "").suffix.lower())


def detect_format(text: str, name: str | None = None, media_type: str | None = None) -> str:
    """``html``, ``markdown``, ``feed`` or ``text``.

    ``text``: as decoded. ``name``: path or address. A server that says ``text/plain`` of a
    file called ``notes.md`` means its bytes, so the name may say more; a feed served as XML,
    or a page without a suffix, shows in its first tag.
    """
    declared = _TYPES.get((media_type or "").split(";")[0].strip().lower())
    if declared and declared != "text":
        return "feed" if declared == "html" and _FEED.match(text[:_LOOKED_AT]) else declared
    if (named := _named(name)) and not (named == "text" and declared is None and _page(text)):
        return named
    if declared:
        return declared
    if _FEED.match(text[:_LOOKED_AT]):
        return "feed"
    if _HTML.match(text[:_LOOKED_AT]):
        return "html"
    return "markdown" if _FRONT_MATTER.match(text) else "text"


def _page(text: str) -> bool:
    """Whether a file called .txt is a saved page after all."""
    start = text[:_LOOKED_AT].lstrip().lower()
    return start.startswith(("<!doctype html", "<html"))
