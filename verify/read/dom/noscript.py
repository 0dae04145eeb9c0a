"""A page inside a ``<noscript>`` whose end tag is missing."""

from __future__ import annotations

from typing import Any

_FEW = 3  # elements: a picture, a counter
_A_PAGE = 600  # characters


def open_noscript(root: Any) -> None:
    """Make a ``<noscript>`` that holds the page a ``<div>``: its end tag is missing.

    Browsers that run scripts end it at the first tag that does not belong there.
    """
    for element in list(root.iter("noscript")):
        if sum(1 for _ in element.iter()) <= _FEW or element.getparent().tag == "head":
            continue
        held = _text_length(element)
        if held > _A_PAGE and held > _text_length(root) - held:
            element.tag = "div"


def _text_length(element: Any) -> int:
    """How much text an element holds, scripts and styles left out."""
    texts = element.xpath(".//text()[not(parent::script or parent::style)]")
    return sum(len(text.strip()) for text in texts)
