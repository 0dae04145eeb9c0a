"""What the properties of a paragraph say."""

from __future__ import annotations

from typing import Any

from verify.model import BlockKind
from verify.read.ooxml.names import attribute, child, is_on, local
from verify.read.ooxml.styles import ListUse, Styles, completed, heading, list_use


def paragraph_kind(styles: Styles, properties: Any) -> tuple[BlockKind | None, int]:
    """Return the kind of a paragraph and its heading level, from its w:pPr and its style."""
    if properties is None:
        style = styles.get(styles.paragraph_default)
        return style.kind, style.level
    named = child(properties, "pStyle")
    style = styles.get(attribute(named) if named is not None else styles.paragraph_default)
    if style.kind is not None:
        return style.kind, style.level
    outline = child(properties, "outlineLvl")
    if outline is not None:
        kind, level = heading(attribute(outline))
        if kind is not None:
            return kind, level
    return (BlockKind.LIST_ITEM if list_of(styles, properties).listed else None), 0


def list_of(styles: Styles, properties: Any) -> ListUse:
    """Return the list of a paragraph and the level in it, from its w:pPr and its style."""
    named = child(properties, "pStyle") if properties is not None else None
    style = styles.get(attribute(named) if named is not None else styles.paragraph_default)
    return completed(list_use(properties), style.numbering)


def mark_is_gone(properties: Any) -> bool:
    """Return whether the end of a paragraph is deleted or hidden: the next one goes on in it."""
    mark = child(properties, "rPr")
    if mark is None:
        return False
    for one in mark:
        name = local(one)
        if name in ("del", "moveFrom") or (name in ("vanish", "specVanish") and is_on(one)):
            return True
    return False
