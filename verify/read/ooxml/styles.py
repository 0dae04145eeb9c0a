"""What the styles of a Word document say of its paragraphs and runs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from verify.model import BlockKind
from verify.read.ooxml.names import KNOWN, attribute, child, is_on, local

# Built-in names are stored in English whatever the language of the program (17.7.4.9); those of
# LibreOffice and pandoc are among them.
_KINDS = {
    "title": BlockKind.TITLE,
    "quote": BlockKind.QUOTATION,
    "intense quote": BlockKind.QUOTATION,
    "block text": BlockKind.QUOTATION,
    "quotations": BlockKind.QUOTATION,
    "block quotation": BlockKind.QUOTATION,
    "caption": BlockKind.CAPTION,
    "image caption": BlockKind.CAPTION,
    "table caption": BlockKind.CAPTION,
    "illustration": BlockKind.CAPTION,
    "drawing": BlockKind.CAPTION,
    "figure": BlockKind.CAPTION,
    "author": BlockKind.BYLINE,
    "byline": BlockKind.BYLINE,
    "date": BlockKind.DATE,
    "bibliography": BlockKind.NOTES,
    "source code": BlockKind.FURNITURE,
    "html preformatted": BlockKind.FURNITURE,
    "preformatted text": BlockKind.FURNITURE,
    "macro": BlockKind.FURNITURE,
    "macro text": BlockKind.FURNITURE,
    "toc heading": BlockKind.FURNITURE,
    "contents heading": BlockKind.FURNITURE,
    "table of figures": BlockKind.FURNITURE,
    "header": BlockKind.FURNITURE,
    "footer": BlockKind.FURNITURE,
}
_HEADING = re.compile(r"heading ([1-9])")
_FURNITURE = re.compile(r"(?:toc|index|contents) \d")
_LONGEST_CHAIN = 12  # styles that are based on each other: ours


@dataclass(slots=True)
class RunLook:
    """What the properties of a run or of a style say; None where they say nothing."""

    hidden: bool | None = None
    raised: bool | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ListUse:
    """The list and level that a paragraph or a style names (w:numPr); None: it names none."""

    list: str | None = None
    level: int | None = None

    @property
    def listed(self) -> bool:
        """Whether this is an item of a list; list 0 is none (17.9.18)."""
        return self.list is not None and self.list != "0"


@dataclass(slots=True)
class Style:
    """One style: its properties, those of the styles it is based on included."""

    kind: BlockKind | None = None
    level: int = 0
    numbering: ListUse = field(default_factory=ListUse)
    look: RunLook = field(default_factory=RunLook)


def run_look(properties: Any) -> RunLook:
    """Return what a w:rPr says."""
    look = RunLook()
    for one in properties:
        name = KNOWN.get(one.tag) or local(one)
        if name == "vanish":
            look.hidden = is_on(one)
        elif name == "vertAlign":
            look.raised = attribute(one) == "superscript"
        elif name == "lang":
            look.language = (attribute(one) or "")[:2].lower() or None
    return look


def list_use(properties: Any) -> ListUse:
    """Return what the w:numPr of a w:pPr says."""
    found = child(properties, "numPr") if properties is not None else None
    if found is None:
        return ListUse()
    key, level = child(found, "numId"), child(found, "ilvl")
    return ListUse(
        attribute(key) if key is not None else None,
        whole_number(attribute(level)) if level is not None else None,
    )


def completed(own: ListUse, base: ListUse) -> ListUse:
    """Return the list and level of a paragraph or style, and for the rest those of its style."""
    return ListUse(
        own.list if own.list is not None else base.list,
        own.level if own.level is not None else base.level,
    )


def whole_number(text: str | None) -> int | None:
    """Return the value of an attribute that is a whole number, else None."""
    return int(text) if text and text.isdecimal() and len(text) < 7 else None


class Styles:
    """The styles of a document by ID."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._known: dict[str, Style] = {}
        self.paragraph_default: str | None = None
        self.language: str | None = None
        for one in root if root is not None else ():
            name = local(one)
            if name == "style" and (key := attribute(one, "styleId")):
                self._elements[key] = one
                if attribute(one, "type") == "paragraph" and attribute(one, "default") in (
                    *("1", "true", "on"),
                ):
                    self.paragraph_default = key
            elif name == "docDefaults":
                found = child(one, "rPrDefault", "rPr")
                self.language = run_look(found).language if found is not None else None

    def get(self, key: str | None) -> Style:
        """Return a style by its ID; one that does not exist says nothing."""
        if key is None:
            return _NOTHING
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._resolve(key)
        return known

    def _resolve(self, key: str) -> Style:
        style = Style()
        name: str | None = key
        for _ in range(_LONGEST_CHAIN):
            element = self._elements.get(name or "")
            if element is None:
                break
            _add(style, element)
            base = child(element, "basedOn")
            name = attribute(base) if base is not None else None
        return style


_NOTHING = Style()


def _add(style: Style, element: Any) -> None:
    """Add what a style says to what the styles based on it say."""
    named = child(element, "name")
    name = (attribute(named) or "").lower() if named is not None else ""
    properties = child(element, "pPr")
    if style.kind is None:
        style.kind, style.level = kind_of_name(name)
    if properties is not None:
        outline = child(properties, "outlineLvl")
        if style.kind is None and outline is not None:
            style.kind, style.level = heading(attribute(outline))
        style.numbering = completed(style.numbering, list_use(properties))
    run = child(element, "rPr")
    if run is not None:
        look = run_look(run)
        for part in ("hidden", "raised", "language"):
            if getattr(style.look, part) is None:
                setattr(style.look, part, getattr(look, part))


def kind_of_name(name: str) -> tuple[BlockKind | None, int]:
    """Return the kind and level that a style's name stands for."""
    if found := _HEADING.fullmatch(name):
        return BlockKind.HEADING, min(6, int(found[1]))
    if _FURNITURE.fullmatch(name):
        return BlockKind.FURNITURE, 0
    return _KINDS.get(name), 0


def heading(outline: str | None) -> tuple[BlockKind | None, int]:
    """Return the kind and level of an outline level, 0 to 8; 9 is body text."""
    if outline is None or not outline.isdecimal() or int(outline) > 8:
        return None, 0
    return BlockKind.HEADING, min(6, int(outline) + 1)
