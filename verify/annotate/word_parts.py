"""The comments part of a Word document and its extension, which says what is resolved.

ECMA-376 part 1, 17.13.4; MS-DOCX 2.5.1 (commentsExtended).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml import etree

from verify.annotate.comments import (
    AUTHOR,
    INITIALS,
    Comment,
    CommentLine,
    Reply,
    paragraph_id,
    read_signature,
)
from verify.read.ooxml.names import STRICT, attribute, local

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


@dataclass(slots=True)
class KnownComment:
    """One comment of a document. ``key`` and ``flag`` are set where it is one of ours."""

    id: int
    author: str
    text: str
    paragraph: str  # the w14:paraId of its last paragraph, "" without one
    element: Any
    key: str | None = None
    flag: int = 0
    parent: str = ""  # paraId of the comment that it answers
    resolved: bool = False

    @property
    def reply(self) -> Reply:
        return Reply(self.author, self.text)


def known_comments(comments: Any, extended: Any) -> list[KnownComment]:
    """Return the comments of a document with what the extended part says of them."""
    states = _states(extended)
    found = []
    for element in comments if comments is not None else ():
        number = attribute(element, "id") or ""
        if local(element) != "comment" or not number.lstrip("-").isdecimal():
            continue
        paragraphs = [one for one in element.iter() if local(one) == "p"]
        text = "\n".join(_text(one) for one in paragraphs)
        last = paragraphs[-1].get(f"{{{W14}}}paraId") or "" if paragraphs else ""
        one = KnownComment(int(number), attribute(element, "author") or "", text, last, element)
        one.parent, one.resolved = states.get(last.upper(), ("", False))
        signed = read_signature(text)
        if signed is not None:
            one.key, one.flag = signed
        found.append(one)
    return found


def _text(paragraph: Any) -> str:
    return "".join(one.text or "" for one in paragraph.iter() if local(one) == "t")


def _states(extended: Any) -> dict[str, tuple[str, bool]]:
    """Return paraId -> (paraId of the comment answered, resolved)."""
    states = {}
    for one in extended if extended is not None else ():
        key = one.get(f"{{{W15}}}paraId")
        if key:
            done = (one.get(f"{{{W15}}}done") or "0").lower() in ("1", "true", "on")
            states[key.upper()] = ((one.get(f"{{{W15}}}paraIdParent") or "").upper(), done)
    return states


# ------------------------------------------------------------------------------- writing


def with_namespaces(root: Any, spaces: Mapping[str, str]) -> Any:
    """Return the element with these namespaces declared and marked as ignorable."""
    missing = {p: s for p, s in spaces.items() if s not in root.nsmap.values()}
    known = {**root.nsmap, **{p: s for p, s in missing.items() if p not in root.nsmap}}
    known.setdefault("mc", _MC)
    new = etree.Element(root.tag, root.attrib, known)
    for one in list(root):
        new.append(one)
    prefixes = {space: prefix for prefix, space in new.nsmap.items()}
    ignorable = (new.get(f"{{{_MC}}}Ignorable") or "").split()
    wanted = [prefixes[space] or "" for space in spaces.values() if space in prefixes]
    said = dict.fromkeys([*ignorable, *(one for one in wanted if one)])
    new.set(f"{{{_MC}}}Ignorable", " ".join(said))
    return new


def new_comments(space: str) -> Any:
    """Return an empty comments part in the document's own namespace."""
    return etree.Element(f"{{{space}}}comments", nsmap={"w": space, "mc": _MC, "w14": W14})


def new_extended() -> Any:
    """Return an empty commentsExtended part."""
    return etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15, "mc": _MC})


def comment_element(comment: Comment, number: int, at: datetime, space: str) -> Any:
    """Return the w:comment for one comment."""
    element = etree.Element(f"{{{space}}}comment")
    for name, value in (
        ("id", str(number)),
        ("author", AUTHOR),
        ("date", at.strftime("%Y-%m-%dT%H:%M:%SZ")),
        ("initials", INITIALS),
    ):
        element.set(f"{{{space}}}{name}", value)
    for line in comment.lines:
        _paragraph(element, line, space)
    element[-1].set(f"{{{W14}}}paraId", paragraph_id(comment.key))
    return element


def _paragraph(parent: Any, line: CommentLine, space: str) -> None:
    paragraph = etree.SubElement(parent, f"{{{space}}}p")
    holder = paragraph
    if line.href:
        holder = etree.SubElement(paragraph, f"{{{space}}}hyperlink")
        holder.set(f"{{{RELATED_STRICT if space == STRICT else RELATED}}}id", link_id(line.href))
    run = etree.SubElement(holder, f"{{{space}}}r")
    if line.bold:
        etree.SubElement(etree.SubElement(run, f"{{{space}}}rPr"), f"{{{space}}}b")
    text = etree.SubElement(run, f"{{{space}}}t")
    text.text = line.text
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def link_id(href: str) -> str:
    """Return the ID of the relationship to an address: the same in every run."""
    return f"rIdVerify{hashlib.sha256(href.encode(errors='replace')).hexdigest()[:12]}"


def set_state(extended: Any, paragraph: str, resolved: bool | None) -> None:
    """Say of a comment that it is resolved or not; None leaves what is said, or says it is not."""
    known = next(
        (e for e in extended if (e.get(f"{{{W15}}}paraId") or "").upper() == paragraph.upper()),
        None,
    )
    if known is None:
        known = etree.SubElement(extended, f"{{{W15}}}commentEx")
        known.set(f"{{{W15}}}paraId", paragraph)
        known.set(f"{{{W15}}}done", "0")
    if resolved is not None:
        known.set(f"{{{W15}}}done", "1" if resolved else "0")


def forget_states(extended: Any, paragraphs: Iterable[str]) -> None:
    """Remove what is said of comments that are gone."""
    gone = {one.upper() for one in paragraphs if one}
    for element in list(extended):
        if (element.get(f"{{{W15}}}paraId") or "").upper() in gone:
            extended.remove(element)


def related_type(kind: str, strict: bool) -> str:
    """Return the type of a relationship to a comments part."""
    if kind == "commentsExtended":
        return "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    base = RELATED_STRICT if strict else RELATED
    return f"{base}/{kind}"
