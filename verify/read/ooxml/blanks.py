"""Blanks at the ends of a w:t, which count only where it preserves them (17.3.3.31)."""

from __future__ import annotations

from typing import Any

from verify.read.ooxml.names import XML_SPACE

BLANKS = " \t\r\n"


def keeps_blanks(element: Any) -> bool:
    """Return whether an element preserves blanks, by its own attribute or one above it."""
    while element is not None:
        said = element.get(XML_SPACE)
        if said is not None:
            return bool(said == "preserve")
        element = element.getparent()
    return False
