"""Names of WordprocessingML elements, transitional and strict (ECMA-376 parts 1 and 4)."""

from __future__ import annotations

from typing import Any

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONSHIPS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_W = f"{{{TRANSITIONAL}}}"
_S = f"{{{STRICT}}}"
_M = tuple(f"{{{one}}}" for one in MATH)
_MC = f"{{{COMPATIBILITY}}}"


def local(element: Any) -> str:
    """Return ``p`` for w:p in either namespace, ``m:t`` and ``mc:Choice`` for others known, or ""."""
    tag = element.tag
    known = KNOWN.get(tag)
    if known is None:
        known = KNOWN[tag] = _local(tag)
    return known


KNOWN: dict[Any, str] = {}


def _local(tag: Any) -> str:
    if not isinstance(tag, str):  # a comment or a processing instruction
        return ""
    for prefix, spaces in (("", (_W, _S)), ("m:", _M), ("mc:", (_MC,))):
        for space in spaces:
            if tag.startswith(space):
                return prefix + tag[len(space) :]
    return "*"  # of another vocabulary: drawings


def attribute(element: Any, name: str = "val") -> str | None:
    """Return an attribute of the w: namespace, transitional or strict."""
    found: str | None = element.get(_W + name)
    return found if found is not None else element.get(_S + name)


def related(element: Any, name: str = "id") -> str | None:
    """Return an attribute of the r: namespace: the ID of a relationship."""
    return next(
        (v for space in RELATIONSHIPS if (v := element.get(f"{{{space}}}{name}")) is not None),
        None,
    )


def child(element: Any, *path: str) -> Any:
    """Return the descendant at a path of local names, or None."""
    for name in path:
        for one in element:
            if (KNOWN.get(one.tag) or local(one)) == name:
                element = one
                break
        else:
            return None
    return element


def is_on(element: Any) -> bool:
    """Return the value of an on/off property (17.17.4): present without a value means on."""
    return (attribute(element) or "true").lower() not in ("false", "0", "off")


def both(name: str) -> tuple[str, str]:
    """Return the full names of an element in the two namespaces."""
    return _W + name, _S + name
