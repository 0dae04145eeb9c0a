"""Reports: one module per format, each a pure function of a ``RunReport``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from verify.report.display import DisplayOptions

if TYPE_CHECKING:
    from verify.model import RunReport

FORMATS = (
    *("terminal", "html", "markdown", "json", "jsonl", "sarif"),
    *("concise", "github", "junit", "annotations"),
)

# A lone surrogate, as an escape in a page's JSON-LD can leave it: it cannot be encoded.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

__all__ = ["FORMATS", "DisplayOptions", "pieces", "render"]


def render(
    report: RunReport, format: str = "terminal", options: DisplayOptions | None = None
) -> str:
    """Return the report in one of ``FORMATS``, ending with a newline.

    The output is deterministic. Raises ``ValueError`` for an unknown format.
    """
    return "".join(pieces(report, format, options))


def pieces(
    report: RunReport, format: str = "terminal", options: DisplayOptions | None = None
) -> Iterator[str]:
    """Yield the report in one of ``FORMATS`` piece by piece: of most formats, a piece an article.

    Raises ``ValueError`` for an unknown format.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown report format {format!r}: choose one of {', '.join(FORMATS)}")
    module = import_module(f"verify.report.formats.{format}")
    draw: Callable[[RunReport, DisplayOptions], Iterable[str]] = module.pieces
    yield from map(encodable, draw(report, options or DisplayOptions()))


def encodable(text: str) -> str:
    """Return the text with every lone surrogate replaced."""
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
