"""Pages that move on by themselves: ``<meta http-equiv=refresh>``, as a browser does it."""

from __future__ import annotations

_HEAD = 65_536


def meta_refresh(body: bytes, base: str, within: float) -> str | None:
    """Where the page leads on to within so many seconds, or None.

    A page that reloads itself, one that waits longer (news pages refresh every few
    minutes), and a refresh inside ``<noscript>`` or a comment stay where they are.
    """
    head = body[:_HEAD]
    if b"refresh" not in head.lower():
        return None
    from w3lib.html import get_meta_refresh

    text = without_comments(head.decode("utf-8", errors="replace"))
    seconds, address = get_meta_refresh(text, base, ignore_tags=("script", "noscript", "style"))
    if address is None or seconds is None or seconds > within:
        return None
    return None if address.split("#")[0] == base.split("#")[0] else str(address)


def without_comments(html: str) -> str:
    """The HTML without its comments; one that is never closed hides all that follows.

    One pass: a pattern would look for the end of every unclosed comment again.
    """
    parts, at = [], 0
    while (start := html.find("<!--", at)) >= 0:
        parts.append(html[at:start])
        end = html.find("-->", start + 4)
        if end < 0:
            return "".join(parts)
        at = end + 3
    return "".join((*parts, html[at:]))
