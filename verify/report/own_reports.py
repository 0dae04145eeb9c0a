"""Recognize a report that verify wrote, by how it begins."""

from __future__ import annotations

import re

HEAD = 2000  # bytes that are enough

_TITLE = b"<title>Verification report, "
_COVERAGE = (
    rb"(?:\d[\d,.]*\ articles?\ with\ [\d,.]+\s+notes?,\s+[\d,.]+\s+references?\b|No\ articles\.)"
)
_TEXTS = re.compile(
    rb"\#\ Verification\ report\n\n"
    + _COVERAGE
    + rb"""
    | """
    + _COVERAGE
    + rb"""                                     # the terminal's
    | [^\n]{1,300}(?:\.\w{1,8}|:\d+:\d+|,\ [^\n:]{1,40}):\ (?:error|warning|info)\ [a-z]+(?:-[a-z0-9]+)+\ \S
    | [^\n]{1,300}\.\w{1,8}:\ not\ read:\                         # concise
    | ::(?:error|warning|notice)\ file=                           # annotations of GitHub
    """,
    re.VERBOSE,
)
# A concise report without a flag is one line. As the beginning of a text it could be anybody's.
_COUNT = rb"\d[\d,.]*\ (?:errors?|warnings?|info\ flags?)"
_TOTALS = re.compile(
    rb"(?:"
    + _COUNT
    + rb"(?:(?:,|\ and)\ "
    + _COUNT
    + rb""")*
    | No\ problems\ found(?:\ in\ what\ could\ be\ checked\ \([^\n()]{1,200}\))?
    | No\ new\ flags | Nothing\ was\ checked
    )\.(?:\ \d[^\n]*)?\n*""",
    re.VERBOSE,
)


def is_own_report(head: bytes) -> bool:
    """Return whether a file that begins so is a report, and so neither an article nor lost if a
    newer report replaces it.

    ``head``: at least the first ``HEAD`` bytes. Only formats whose endings articles have: HTML,
    Markdown and text.
    """
    page = head[:HEAD]
    if page.startswith(b"<!doctype html>"):
        return _TITLE in page
    return bool(_TEXTS.match(page) or _TOTALS.fullmatch(page))
