"""Recognize a report that verify wrote, by how it begins."""

from __future__ import annotations

import re

HEAD = 2000  # bytes that are enough

_TEXTS = re.compile(
    rb"""(?:
      \#\ Verification\ report\n
    | \d[^\n]{0,12}\ articles?\ with\ \d[^\n]{0,12}\ notes?,\     # the terminal's
    | [^\n]{1,300}:\ (?:error|warning|info)\ [a-z]+(?:-[a-z0-9]+)+\   # concise
    | [^\n]{1,300}:\ not\ read:\                                  # concise, without flags
    | ::(?:error|warning|notice)\ file=                           # annotations of GitHub
    | \d+\ (?:errors?|warnings?|info\ flags?)\b[^\n]{0,60}\.      # the totals alone
    | (?:No\ problems\ found|No\ new\ flags|Nothing\ was\ checked)\b
    )""",
    re.VERBOSE,
)
_TITLE = b"<title>Verification report, "


def is_own_report(head: bytes) -> bool:
    """Return whether a file with these first bytes is a report, and so neither an article nor lost
    if a newer report replaces it.

    Only formats whose endings articles have: HTML, Markdown and text.
    """
    page = head[:HEAD]
    if page.startswith(b"<!doctype html>"):
        return _TITLE in page
    return _TEXTS.match(page) is not None
