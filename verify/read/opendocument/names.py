"""Names of OpenDocument elements and attributes (ODF 1.3, part 3)."""

from __future__ import annotations

from typing import Any

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    f"{_ODF}office:1.0": "office",
    f"{_ODF}text:1.0": "text",
    f"{_ODF}table:1.0": "table",
    f"{_ODF}style:1.0": "style",
    f"{_ODF}drawing:1.0": "draw",
    f"{_ODF}xsl-fo-compatible:1.0": "fo",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
    f"{_ODF}manifest:1.0": "manifest",
}
_PREFIXES = {prefix: space for space, prefix in _SPACES.items()}
_KNOWN: dict[Any, str] = {}


def name_of(element: Any) -> str:
    """Return ``text:p`` for a paragraph; "" for comments and unknown vocabularies."""
    tag = element.tag
    known = _KNOWN.get(tag)
    if known is None:
        known = _KNOWN[tag] = _name(tag)
    return known


def _name(tag: Any) -> str:
    if not isinstance(tag, str) or not tag.startswith("{"):
        return ""
    space, _, name = tag[1:].partition("}")
    return f"{_SPACES[space]}:{name}" if space in _SPACES else ""


def full(name: str) -> str:
    """Return the full name for ``text:p``."""
    prefix, _, local = name.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute by its prefixed name, ``xlink:href``."""
    found: str | None = element.get(full(name))
    return found
