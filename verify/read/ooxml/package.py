"""The parts of a Word document and what they are to each other (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from typing import Any, NamedTuple
from urllib.parse import unquote

from verify.read.document.archive import Archive
from verify.read.document.errors import UnreadableDocument

_MAIN = ".main+xml"  # of the content types of documents and templates, with and without macros


class Relationship(NamedTuple):
    """A relationship of a part: ``kind`` is the last word of its type, ``footnotes``."""

    kind: str
    target: str  # the name of a part, or an address
    external: bool


class WordPackage:
    """A Word document's archive and its relationships."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        top = self.relationships("")
        self.main = next((r.target for r in top.values() if r.kind == "officeDocument"), "")
        if self.main not in archive:
            raise UnreadableDocument(_what_it_is(archive))
        if not self.main.startswith("word/") and self.main.startswith(("xl/", "ppt/")):
            raise UnreadableDocument(_what_it_is(archive))
        self.related = self.relationships(self.main)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return the relationships of a part by ID; those of the package for ""."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.archive:
            return {}
        found = {}
        for one in self.archive.xml(path):
            key, target = one.get("Id"), one.get("Target")
            if key and target is not None:
                external = one.get("TargetMode") == "External"
                where = target if external else _absolute(folder, target)
                kind = (one.get("Type") or "").rpartition("/")[2]
                found[key] = Relationship(kind, where, external)
        return found

    def part(self, kind: str) -> str | None:
        """Return the name of the part with this relationship to the text, or None."""
        targets = (r.target for r in self.related.values() if r.kind == kind and not r.external)
        return next((name for name in targets if name in self.archive), None)

    def xml(self, kind: str) -> Any:
        """Return the root of the part with this relationship to the text, or None."""
        name = self.part(kind)
        return self.archive.xml(name) if name else None

    @property
    def has_macros(self) -> bool:
        return any(r.kind == "vbaProject" for r in self.related.values())

    @property
    def is_signed(self) -> bool:
        return any(name.startswith("_xmlsignatures/") for name in self.archive.names)


def _absolute(folder: str, target: str) -> str:
    """Return the name of the part that a relative target is; targets may be percent-encoded."""
    target = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _what_it_is(archive: Archive) -> str:
    """Return why an archive without a Word text cannot be read."""
    if any(name.startswith("xl/") for name in archive.names):
        return "This is a spreadsheet, not an article."
    if any(name.startswith("ppt/") for name in archive.names):
        return "This is a presentation, not an article."
    return "This is a ZIP archive without a document in it. Unpack it and give the files in it."
