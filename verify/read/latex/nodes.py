"""What a node of pylatexenc has: its arguments, and what it shows."""

from __future__ import annotations

from functools import cache
from typing import Any

from verify.read.bibliography.tex_text import LETTERS


def arguments(node: Any) -> list[Any]:
    """Return the arguments that a command was given; a command that breaks off has none."""
    described = getattr(node, "nodeargd", None)
    return [one for one in (described.argnlist if described else None) or () if one is not None]


def last_argument(node: Any) -> Any:
    """Return the last argument of a command, or None."""
    given = arguments(node)
    return given[-1] if given else None


def children(node: Any) -> list[Any]:
    """Return the nodes of a group; an argument without braces is one node."""
    return list(node.nodelist) if hasattr(node, "nodelist") else [node]


def option(node: Any) -> Any:
    """Return the first optional argument, or None."""
    return next((one for one in arguments(node) if _delimiter(one) == "["), None)


def braced(node: Any) -> list[Any]:
    """Return the arguments in braces."""
    return [one for one in arguments(node) if _delimiter(one) == "{"]


def _delimiter(node: Any) -> str:
    return str(node.delimiters[0]) if type(node).__name__ == "LatexGroupNode" else ""


@cache
def _converter() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", strict_latex_spaces=True)


def shown(node: Any) -> str:
    """Return what a node shows, as pylatexenc writes it: accents, signs, formulas."""
    name = getattr(node, "macroname", "")
    if name in LETTERS or name == "-":
        return LETTERS.get(name, "")
    try:
        said = str(_converter().node_to_text(node))
    except (AttributeError, IndexError, TypeError, ValueError):  # a command that breaks off
        return ""
    return " ".join(said.split()) or said[:1]
