"""Findings as text: one file per format, each a pure function of a ``RunReport``."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from verify.model import RunReport
from verify.report.display import Look

FORMATS = ("terminal", "html", "markdown", "json", "sarif")

# Half a pair, as an escape in a page's JSON-LD can leave it: no file can hold it.
_LONE = re.compile("[\ud800-\udfff]")

__all__ = ["FORMATS", "Look", "render"]


def render(report: RunReport, format: str = "terminal", look: Look | None = None) -> str:
    """The report as text in one of ``FORMATS``, ending with a line end.

    The same report gives the same text. Raises ``ValueError`` that names the formats for
    one that is not among them.
    """
    if format not in FORMATS:
        raise ValueError(f"no report format {format!r}: choose one of {', '.join(FORMATS)}")
    module = import_module(f"verify.report.formats.{format}")
    draw: Callable[[RunReport, Look], str] = module.render
    return _LONE.sub("\N{REPLACEMENT CHARACTER}", draw(report, look or Look()))
