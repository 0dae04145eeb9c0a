"""Documents of word processors and the like: which format it is, and its article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from verify.model import Article, Field, Span
from verify.read.blocks.classify import Classified, classify
from verify.read.blocks.title import with_title
from verify.read.document.errors import UnreadableDocument
from verify.read.document.result import DocumentText

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The name of a stream, in UTF-16 (MS-OFFCRYPTO 2.3.4.4): what it holds is an encrypted document.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def document_format(data: bytes) -> str | None:
    """Return the format of a document by its first bytes, or None for text and other files."""
    if data.startswith(_ZIP):
        return "docx" if b"[Content_Types].xml" in data else None
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return "encrypted"
    return None


def _docx(data: bytes) -> DocumentText:
    from verify.read.formats.docx import read_docx

    return read_docx(data)


def _encrypted(data: bytes) -> DocumentText:
    raise UnreadableDocument(
        "The document is encrypted. Save it without a password and give that file."
    )


_READERS: dict[str, Callable[[bytes], DocumentText]] = {"docx": _docx, "encrypted": _encrypted}


def read_document(data: bytes, form: str, blank: Article) -> Article:
    """Return the article in a document. Raises ``UnreadableDocument``.

    ``form``: as ``document_format`` tells it. ``blank``: the article without its text.
    """
    document = _READERS[form](data)
    found = classify(with_title(document.pieces), document.language)
    return _article(blank, form, document, found)


def _article(blank: Article, form: str, document: DocumentText, found: Classified) -> Article:
    return replace(
        blank,
        text=document.text,
        format=form,
        blocks=found.blocks,
        links=document.links,
        anchors=document.anchors,
        superscripts=document.superscripts,
        language=found.language,
        title=found.title or _field(document.title),
        byline=found.byline or _field(document.author),
        published=found.published or _field(document.published),
        marked_notes=document.notes,
        places=document.places,
        records=document.records,
        notices=document.notices,
    )


def _field(value: str | None) -> Field | None:
    return Field(value, Span(0, 0), "metadata") if value else None
