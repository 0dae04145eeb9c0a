"""Write annotations into a copy of an OpenDocument text, and read what was done with them."""

from __future__ import annotations

from typing import Any

from lxml import etree

from verify.annotate.comments import (
    AUTHOR,
    SUMMARY,
    Comment,
    Comments,
    NotAnnotated,
    Reply,
    Thread,
    read_signature,
)
from verify.annotate.odt_anchors import drop, place_annotations
from verify.annotate.package_copy import rewritten
from verify.read.document.archive import Archive
from verify.read.formats.odt import read_content
from verify.read.opendocument.names import attribute, full, name_of

_LOEXT = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
_DC = "http://purl.org/dc/elements/1.1/"
_RESOLVED = f"{{{_LOEXT}}}resolved"
_PARENT = f"{{{_LOEXT}}}parent-name"


def annotate_odt(data: bytes, comments: Comments) -> bytes:
    """Return a copy of the document with these comments as annotations.

    Our annotations of an earlier run are written anew, or removed where nothing is to be said any
    more; one that somebody answered stays. Raises ``NotAnnotated`` and ``UnreadableDocument``.
    """
    archive = Archive(data)
    if "META-INF/documentsignatures.xml" in archive:
        raise NotAnnotated(
            "The document is digitally signed, and comments would break the signature."
            " Give a copy without the signature."
        )
    content = archive.xml("content.xml")
    kept = _retire(content, {one.key for one in comments.items})
    found = read_content(archive, content)
    wanted = [one for one in comments.items if one.key not in kept]
    place_annotations(found, [(one.span, _annotation(one, comments)) for one in wanted])
    out = etree.tostring(content.getroottree(), xml_declaration=True, encoding="UTF-8")
    return rewritten(data, {"content.xml": bytes(out)})


def read_odt_threads(data: bytes) -> list[Thread]:
    """Return our annotations with their answers. Raises ``UnreadableDocument``."""
    annotations = _annotations(Archive(data).xml("content.xml"))
    threads = []
    for one in annotations:
        own = _own(one)
        if own is not None and own[0] != SUMMARY:
            replies = tuple(_reply(r) for r in _replies(one, annotations))
            threads.append(Thread(own[1], own[0], one.get(_RESOLVED) == "true", replies))
    return threads


def _annotations(content: Any) -> list[Any]:
    return list(content.iter(full("office:annotation")))


def _own(annotation: Any) -> tuple[str, int] | None:
    """Return (key, flag) of one of our annotations, None for those of others."""
    creator = next((e for e in annotation if e.tag == f"{{{_DC}}}creator"), None)
    if creator is None or creator.text != AUTHOR:
        return None
    return read_signature(_text(annotation))


def _text(annotation: Any) -> str:
    return "\n".join("".join(e.itertext()) for e in annotation if name_of(e) == "text:p")


def _replies(annotation: Any, annotations: list[Any]) -> list[Any]:
    name = attribute(annotation, "office:name")
    return [one for one in annotations if name and one.get(_PARENT) == name]


def _reply(annotation: Any) -> Reply:
    creator = next((e for e in annotation if e.tag == f"{{{_DC}}}creator"), None)
    author = (creator.text or "").strip() if creator is not None else ""
    return Reply(author, _text(annotation))


def _retire(content: Any, wanted: set[str]) -> set[str]:
    """Remove our annotations; return the keys of those that stay because they were answered."""
    annotations, kept = _annotations(content), set()
    for one in annotations:
        own = _own(one)
        if own is None:
            continue
        if _replies(one, annotations):
            kept.add(own[0])
            if own[0] not in wanted:
                one.set(_RESOLVED, "true")
            continue
        name = attribute(one, "office:name")
        for end in list(content.iter(full("office:annotation-end"))):
            if name and attribute(end, "office:name") == name:
                drop(end)
        drop(one)
    return kept


def _annotation(comment: Comment, comments: Comments) -> Any:
    element = etree.Element(full("office:annotation"), nsmap={"dc": _DC, "loext": _LOEXT})
    element.set(full("office:name"), f"verify-{comment.key}")
    element.set(_RESOLVED, "false")
    etree.SubElement(element, f"{{{_DC}}}creator").text = AUTHOR
    date = comments.at.replace(tzinfo=None).isoformat(timespec="seconds")
    etree.SubElement(element, f"{{{_DC}}}date").text = date
    for line in comment.lines:
        paragraph = etree.SubElement(element, full("text:p"))
        if line.href:
            link = etree.SubElement(paragraph, full("text:a"))
            link.set(full("xlink:href"), line.href)
            link.set(full("xlink:type"), "simple")
            link.text = _clean(line.text)
        else:
            paragraph.text = _clean(line.text)
    return element


def _clean(text: str) -> str:
    """Return text without the characters that XML does not have."""
    return "".join(s for s in text if s in "\t\n" or (s >= " " and s not in "\ufffe\uffff"))
