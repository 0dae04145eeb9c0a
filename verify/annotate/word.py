"""Write comments into a copy of a Word document, and read back what was done with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from posixpath import basename, dirname, join
from typing import Any

from lxml import etree

from verify.annotate import word_parts as parts
from verify.annotate.comments import SUMMARY, Comment, Comments, NotAnnotated, Thread
from verify.annotate.package_copy import rewritten
from verify.annotate.word_anchors import namespace, place_marks, remove_marks
from verify.read.document.archive import Archive, parse_xml
from verify.read.formats.docx import WordText, read_word
from verify.read.ooxml.names import STRICT, attribute, child
from verify.read.ooxml.package import WordPackage

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_FORM = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OPEN_TO_COMMENTS = ("comments", "trackedChanges", "none")  # w:edit (17.15.1.29)


def annotate_word(data: bytes, comments: Comments) -> bytes:
    """Return a copy of the document with these comments.

    Our comments of an earlier run are updated, or removed where nothing is to be said any more;
    one that somebody answered stays and is resolved. All others stay as they are. Raises
    ``NotAnnotated`` and ``UnreadableDocument``.
    """
    word = read_word(data)
    _refuse(word.package)
    job = _Job(word, namespace(word.document))
    job.write(comments)
    return rewritten(data, job.changed)


def read_threads(data: bytes) -> list[Thread]:
    """Return our comments in a document with their answers. Raises ``UnreadableDocument``."""
    package = WordPackage(Archive(data))
    known = parts.known_comments(package.xml("comments"), package.xml("commentsExtended"))
    return [
        Thread(one.flag, one.key, one.resolved, tuple(r.reply for r in known if _answers(r, one)))
        for one in known
        if one.key is not None and one.key != SUMMARY
    ]


def _answers(reply: parts.KnownComment, to: parts.KnownComment) -> bool:
    return bool(reply.parent) and reply.parent == to.paragraph.upper()


def _refuse(package: WordPackage) -> None:
    if package.is_signed:
        raise NotAnnotated(
            "The document is digitally signed, and comments would break the signature."
            " Give a copy without the signature."
        )
    settings = package.xml("settings")
    protection = child(settings, "documentProtection") if settings is not None else None
    if protection is None:
        return
    enforced = (attribute(protection, "enforcement") or "0").lower() in ("1", "true", "on")
    if enforced and (attribute(protection, "edit") or "none") not in _OPEN_TO_COMMENTS:
        raise NotAnnotated(
            "The document is protected against changes. Remove the protection, or give a copy"
            " without it."
        )


@dataclass(slots=True)
class _Job:
    """One document that is being given comments."""

    word: WordText
    space: str
    changed: dict[str, bytes] = field(default_factory=dict)

    def write(self, comments: Comments) -> None:
        """Update the text, the comments, and the parts that name them."""
        package = self.word.package
        root, extended = self._root("comments"), self._root("commentsExtended")
        known = parts.known_comments(root, extended)
        own = {one.key: one for one in known if one.key is not None}
        wanted = {one.key: one for one in comments.items}
        self._retire(root, extended, known, set(wanted))
        remove_marks(self.word.document, [o.id for k, o in own.items() if k in wanted])
        numbers = _numbers(known, own, comments.items)
        spans = [(numbers[one.key], one.span) for one in comments.items]
        placed = place_marks(self.word, spans)
        for comment in comments.items:
            number = numbers[comment.key]
            earlier = own.get(comment.key)
            if number not in placed:
                continue
            element = parts.comment_element(comment, number, comments.at, self.space)
            _put(root, element, earlier)
            parts.set_state(extended, _paragraph_of(element), None)
        self._link(self._keep("comments", root), comments)
        self._keep("commentsExtended", extended)
        self.changed[package.main] = _serialized(self.word.document)

    def _root(self, kind: str) -> Any:
        """Return the root of a comments part, a new one where there is none."""
        root = self.word.package.xml(kind)
        if kind == "comments":
            root = parts.new_comments(self.space) if root is None else root
            return parts.with_namespaces(root, {"w14": parts.W14})
        return parts.new_extended() if root is None else root

    def _retire(
        self, root: Any, extended: Any, known: list[parts.KnownComment], wanted: set[str]
    ) -> None:
        """Remove our comments that say nothing any more; answered ones become resolved."""
        for one in known:
            if one.key is None or one.key in wanted:
                continue
            if any(_answers(reply, one) for reply in known):
                parts.set_state(extended, one.paragraph, True)
                continue
            root.remove(one.element)
            parts.forget_states(extended, [one.paragraph])
            remove_marks(self.word.document, [one.id])

    def _keep(self, kind: str, root: Any) -> str:
        """Store a part; one that is new is named in the content types and relationships."""
        package = self.word.package
        name = package.part(kind)
        if name is None:
            name = join(dirname(package.main), f"{kind}.xml")
            while name in package.archive:
                name = name.replace(".xml", "1.xml")
            self._declare(kind, name)
        self.changed[name] = _serialized(root)
        return name

    def _link(self, name: str, comments: Comments) -> None:
        """Name the addresses that comments link to in the relationships of their part."""
        hrefs = {line.href for one in comments.items for line in one.lines if line.href}
        path = _relationships_of(name)
        new = path not in self.word.package.archive
        root = (
            etree.Element(f"{{{_RELS}}}Relationships", nsmap={None: _RELS})  # type: ignore[dict-item]
            if new
            else (self._part(path))
        )
        known = {one.get("Id") for one in root}
        for href in sorted(hrefs):
            if (key := parts.link_id(href)) not in known:
                one = etree.SubElement(root, f"{{{_RELS}}}Relationship", Id=key, Target=href)
                one.set("Type", parts.related_type("hyperlink", self.space == STRICT))
                one.set("TargetMode", "External")
        if hrefs:
            self.changed[path] = _serialized(root)

    def _declare(self, kind: str, name: str) -> None:
        package = self.word.package
        types = self._part("[Content_Types].xml")
        one = etree.SubElement(types, f"{{{_TYPES}}}Override")
        one.set("PartName", f"/{name}")
        one.set("ContentType", f"{_FORM}{kind}+xml")
        path = _relationships_of(package.main)
        related = self._part(path)
        keys = {element.get("Id") for element in related}
        one = etree.SubElement(related, related.tag.replace("}Relationships", "}Relationship"))
        one.set("Id", next(k for n in range(1, 10**6) if (k := f"rIdVerify{n}") not in keys))
        one.set("Type", parts.related_type(kind, self.space == STRICT))
        one.set("Target", basename(name))
        self.changed["[Content_Types].xml"] = _serialized(types)
        self.changed[path] = _serialized(related)

    def _part(self, name: str) -> Any:
        changed = self.changed.get(name)
        return parse_xml(changed, name) if changed else self.word.package.archive.xml(name)


def _put(root: Any, element: Any, earlier: parts.KnownComment | None) -> None:
    """Add a comment, or put it in the place of an earlier one, which keeps its paragraph ID."""
    if earlier is None:
        root.append(element)
        return
    if earlier.paragraph:
        element[-1].set(f"{{{parts.W14}}}paraId", earlier.paragraph)
    root.replace(earlier.element, element)


def _paragraph_of(element: Any) -> str:
    return str(element[-1].get(f"{{{parts.W14}}}paraId"))


def _numbers(
    known: list[parts.KnownComment],
    own: dict[str, parts.KnownComment],
    wanted: tuple[Comment, ...],
) -> dict[str, int]:
    """Return the w:id of each comment: the one it had, or the next that is free."""
    free = 1 + max((one.id for one in known), default=-1)
    numbers: dict[str, int] = {}
    for one in wanted:
        if one.key in own:
            numbers[one.key] = own[one.key].id
        elif one.key not in numbers:
            numbers[one.key], free = free, free + 1
    return numbers


def _relationships_of(part: str) -> str:
    return join(dirname(part), "_rels", f"{basename(part)}.rels")


def _serialized(root: Any) -> bytes:
    return bytes(
        etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    )
