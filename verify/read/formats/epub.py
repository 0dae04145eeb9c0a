"""E-books (EPUB): the chapters in the order of the spine, read as one page.

EPUB 3.3, 4.2.6 (container), 5.7 (spine); EPUB Structural Semantics (epub:type).
"""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import unquote

from lxml import etree, html

from verify.read.document.archive import Archive
from verify.read.document.errors import UnreadableDocument
from verify.read.formats.html import HtmlDocument, read_html

_CONTAINER = "META-INF/container.xml"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding=[\"']([\w-]+)[\"']")
_NOTE_TYPES = frozenset({"footnote", "endnote", "rearnote", "footnotes", "endnotes", "rearnotes"})
_MOST = 2_000  # chapters: ours


def read_epub(data: bytes) -> HtmlDocument:
    """Return the text of an e-book as one page. Raises ``UnreadableDocument``."""
    archive = Archive(data)
    if _CONTAINER not in archive:
        raise UnreadableDocument("The file is damaged: it has no container.xml. Save it again.")
    if "META-INF/encryption.xml" in archive and "META-INF/rights.xml" in archive:
        raise UnreadableDocument(
            "The e-book is encrypted (DRM), so it cannot be read. Give a copy without it."
        )
    root = _first(archive.xml(_CONTAINER), "rootfile")
    path = unquote(root.get("full-path") or "") if root is not None else ""
    if path not in archive:
        raise UnreadableDocument("The file is damaged: its list of chapters is missing.")
    package = archive.xml(path)
    book = html.Element("html")
    _head(book, package)
    body = etree.SubElement(etree.SubElement(book, "body"), "main")
    names = _chapters(package, posixpath.dirname(path))
    numbers = {name: number for number, name in enumerate(names)}
    for name in names:
        if name in archive:
            body.append(_chapter(archive.read(name), name, numbers))
    return read_html(html.tostring(book, encoding="unicode"))


def _first(root: Any, name: str) -> Any:
    return next((e for e in root.iter() if _local(e) == name), None)


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _head(book: Any, package: Any) -> None:
    """Give the page the title, author, date and language of the e-book's metadata."""
    head = etree.SubElement(book, "head")
    language = _first(package, "language")
    if language is not None and language.text:
        book.set("lang", language.text.strip())
    title, author, date = (_first(package, name) for name in ("title", "creator", "date"))
    if title is not None and title.text:
        etree.SubElement(head, "title").text = title.text.strip()
    for name, value in (("author", author), ("date", date)):
        if value is not None and value.text:
            etree.SubElement(head, "meta", name=name, content=value.text.strip())


def _chapters(package: Any, folder: str) -> list[str]:
    """Return the names of the parts in reading order, the table of contents left out."""
    items = {e.get("id"): e for e in package.iter() if _local(e) == "item"}
    found = []
    for one in package.iter():
        item = items.get(one.get("idref")) if _local(one) == "itemref" else None
        if item is None or one.get("linear") == "no":
            continue
        if "nav" in (item.get("properties") or "").split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        if name not in found:
            found.append(name)
    return found[:_MOST]


def _chapter(data: bytes, name: str, numbers: dict[str, int]) -> Any:
    """Return a chapter as a section; names of places are made unique in the whole book."""
    section = html.Element("section")
    try:
        root = html.document_fromstring(_text(data), parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, ValueError):
        return section
    number = numbers[name]
    for element in root.iter():
        if isinstance(element.tag, str):
            _adapt(element, number, name, numbers)
    body = root.find("body")
    for child in list(body if body is not None else root):
        section.append(child)
    return section


def _text(data: bytes) -> str:
    declared = _ENCODING.match(data[:200])
    try:
        text = data.decode(declared[1].decode() if declared else "utf-8-sig")
    except (LookupError, UnicodeDecodeError):
        text = data.decode("utf-8", "replace")
    return _DECLARATION.sub("", text)


def _adapt(element: Any, number: int, name: str, numbers: dict[str, int]) -> None:
    """Rename an element's place and its links within the book; mark what is a note."""
    if key := element.get("id"):
        element.set("id", f"c{number}-{key}")
    href = element.get("href")
    if href and element.tag == "a" and "://" not in href and not href.startswith("mailto:"):
        page, _, place = href.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(page)))
        goal = numbers.get(target, number) if page else number
        element.set("href", f"#c{goal}-{place}")
    types = set((element.get("epub:type") or "").split()) | {
        (element.get("role") or "").removeprefix("doc-")
    }
    if types & _NOTE_TYPES:
        if element.tag == "aside":
            element.tag = "div"
        element.set("class", f"{element.get('class') or ''} footnotes".strip())
