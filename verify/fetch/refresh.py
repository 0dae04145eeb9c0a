"""Pages that move on by themselves: ``<meta http-equiv=refresh>``, as a browser does it."""

from __future__ import annotations

import re

_HEAD = 65_536
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def meta_refresh(body: bytes, base: str, within: float) -> str | None:
    """Where the page leads on to within so many seconds, or None.

    A page that reloads itself, one that waits longer (news pages refresh every few
    minutes), and a refresh inside ``<noscript>`` or a comment stay where they are.
    """
    head = body[:_HEAD]
    if b"refresh" not in head.lower():
        return None
    from w3lib.html import get_meta_refresh

    text = _COMMENT.sub("", head.decode("utf-8", errors="replace"))
    seconds, address = get_meta_refresh(text, base, ignore_tags=("script", "noscript", "style"))
    if address is None or seconds is None or seconds > within:
        return None
    return None if address.split("#")[0] == base.split("#")[0] else str(address)
