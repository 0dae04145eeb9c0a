"""Documents of word processors and the like: which format it is, and its article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from verify.model import Article, BlockKind, DocumentPlace, Field, Span
from verify.read.blocks.classify import Classified, classify
from verify.read.blocks.title import with_title
from verify.read.companions import Companions
from verify.read.document.errors import UnreadableDocument
from verify.read.document.result import DocumentText

_ZIP = b"PK\x03\x04"
_STATED = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/epub+zip": "epub",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The name of a stream, in UTF-16 (MS-OFFCRYPTO 2.3.4.4): what it holds is an encrypted document.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")  # MS-DOC 2.1
_RTF = b"{\\rtf"
# Formats that another program has to convert to DOCX.
CONVERTED = ("rtf", "doc")


def document_format(data: bytes) -> str | None:
    """Return the format of a document by its first bytes, or None for text and other files."""
    if data.startswith(_ZIP):
        if (kind := _stated(data)) is not None:
            return kind
        return "docx" if b"[Content_Types].xml" in data else None
    if b"%PDF-" in data[:1024]:  # ISO 32000-2, annex I: readers accept bytes before the header
        return "pdf"
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return "encrypted"
    if data.startswith(_OLE) and _WORD_STREAM in data:
        return "doc"
    return "rtf" if data.startswith(_RTF) else None


def _stated(data: bytes) -> str | None:
    """Return the format that the first entry of an archive names, stored as `mimetype`.

    ODF 1.3 part 2, 3.3; EPUB 3.3, 4.2.2. It begins at byte 30 of the file.
    """
    if data[30:38] != b"mimetype":
        return None
    stated = data[38:120]
    return next((form for kind, form in _STATED.items() if stated.startswith(kind)), None)


def _docx(data: bytes) -> DocumentText:
    from verify.read.formats.docx import read_docx

    return read_docx(data)


def _odt(data: bytes) -> DocumentText:
    from verify.read.formats.odt import read_odt

    return read_odt(data)


def _pdf(data: bytes) -> DocumentText:
    from verify.read.formats.pdf import read_pdf

    return read_pdf(data)


def _encrypted(data: bytes) -> DocumentText:
    raise UnreadableDocument(
        "The document is encrypted. Save it without a password and give that file."
    )


def _unconverted(data: bytes) -> DocumentText:
    kind = "an RTF document" if data.startswith(_RTF) else "an old Word document (.doc)"
    raise UnreadableDocument(f"This is {kind}. Save it as DOCX and give that file.")


_READERS: dict[str, Callable[[bytes], DocumentText]] = {
    "docx": _docx,
    "odt": _odt,
    "pdf": _pdf,
    "encrypted": _encrypted,
    "rtf": _unconverted,
    "doc": _unconverted,
}


def read_document(data: bytes, form: str, blank: Article) -> Article:
    """Return the article in a document. Raises ``UnreadableDocument``.

    ``form``: as ``document_format`` tells it. ``blank``: the article without its text.
    """
    if form == "epub":
        return _epub(data, blank)
    document = _READERS[form](data)
    found = classify(with_title(document.pieces), document.language)
    return _article(blank, form, document, found)


def _epub(data: bytes, blank: Article) -> Article:
    """Return the article in an e-book, which is read as one page."""
    from verify.read.formats.epub import read_epub

    book = read_epub(data)
    shown = [b for b in book.found.blocks if b.kind is not BlockKind.FURNITURE]
    return replace(
        blank,
        text=book.text,
        blocks=book.found.blocks,
        links=book.links,
        anchors=book.anchors,
        superscripts=book.superscripts,
        list_numbers=book.list_numbers,
        language=book.found.language,
        title=book.found.title,
        byline=book.found.byline,
        published=book.found.published,
        places=tuple(DocumentPlace(b.span.start, n) for n, b in enumerate(shown, 1)),
    )


def marked_text_format(text: str, form: str) -> str:
    """Return the format of a text whose name says ``form``: plain text may be wikitext, RIS or LaTeX.

    Where the library for wikitext or LaTeX is missing, it is read as the plain text that its name says.
    """
    from importlib.util import find_spec

    from verify.read.bibliography.ris import IS_RIS
    from verify.read.formats.latex import is_latex
    from verify.read.formats.wikitext import is_wikitext

    if form == "text" and IS_RIS.match(text[:200]):
        return "ris"
    if form == "text" and is_latex(text) and find_spec("pylatexenc") is not None:
        return "latex"
    wiki = form == "text" and is_wikitext(text) and find_spec("mwparserfromhell") is not None
    return "wikitext" if wiki else form


def text_document(text: str, form: str, companions: Companions) -> DocumentText:
    """Return a document that is written as text, in markup of its own."""
    if form == "wikitext":
        from verify.read.formats.wikitext import read_wikitext

        return read_wikitext(text)
    if form == "latex":
        from verify.read.formats.latex import read_latex

        return read_latex(text, companions)
    from verify.read.bibliography.reference_list import read_reference_list

    return read_reference_list(text, form)


def article_of(document: DocumentText, form: str, blank: Article) -> Article:
    """Return the article in a document that was read."""
    return _article(blank, form, document, classify(with_title(document.pieces), document.language))


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
        list_numbers=document.list_numbers,
        records=document.records,
        notices=document.notices,
    )


def _field(value: str | None) -> Field | None:
    return Field(value, Span(0, 0), "metadata") if value else None
