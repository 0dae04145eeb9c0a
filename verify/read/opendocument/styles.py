"""What the styles of an OpenDocument text say of its paragraphs and spans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from verify.model import BlockKind
from verify.read.ooxml.styles import kind_of_name
from verify.read.opendocument.names import attribute, full, name_of

_LONGEST_CHAIN = 12  # styles that are based on each other: ours
_ENCODED = re.compile(r"_([0-9a-f]{2})_")


@dataclass(slots=True)
class Style:
    """What a style says, those that it is based on included."""

    kind: BlockKind | None = None
    level: int = 0
    hidden: bool = False
    raised: bool = False
    numbering: str | None = None  # the list style of a paragraph style


class Styles:
    """The styles of a document by family and name."""

    def __init__(self, *roots: Any) -> None:
        self._elements: dict[tuple[str, str], Any] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self.language: str | None = None
        for root in roots:
            for one in root.iter(full("style:style")) if root is not None else ():
                family, name = attribute(one, "style:family"), attribute(one, "style:name")
                if family and name:
                    self._elements[family, name] = one
        for root in roots:
            self._find_language(root)

    def _find_language(self, root: Any) -> None:
        for one in root.iter(full("style:default-style")) if root is not None else ():
            if attribute(one, "style:family") == "paragraph":
                for text in one.iter(full("style:text-properties")):
                    said = attribute(text, "fo:language")
                    self.language = said[:2].lower() if said and said != "none" else None

    def get(self, family: str, name: str | None) -> Style:
        """Return a style; one that does not exist says nothing."""
        key = (family, name or "")
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._resolve(family, name or "")
        return known

    def _resolve(self, family: str, name: str) -> Style:
        style = Style()
        for _ in range(_LONGEST_CHAIN):
            element = self._elements.get((family, name))
            shown = attribute(element, "style:display-name") if element is not None else None
            if style.kind is None:
                style.kind, style.level = kind_of_name((shown or decoded(name)).lower())
            if element is None:
                break
            _add(style, element)
            name = attribute(element, "style:parent-style-name") or ""
        return style


def decoded(name: str) -> str:
    """Return a style's name as people see it: `Heading_20_1` is `Heading 1`."""
    return _ENCODED.sub(lambda found: chr(int(found[1], 16)), name)


def _add(style: Style, element: Any) -> None:
    style.numbering = style.numbering or attribute(element, "style:list-style-name")
    for one in element:
        if name_of(one) == "style:text-properties":
            style.hidden = style.hidden or attribute(one, "text:display") == "none"
            position = attribute(one, "style:text-position") or ""
            style.raised = style.raised or position.startswith(("super", "33%", "58%"))
