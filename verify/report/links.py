"""URLs that are safe to link from a report, and URLs that open a page at a passage."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_WHOLE = 8  # words: a passage up to this length is written whole, a longer one by its ends
_ENDS = 4
_UNSAFE = re.compile(r"""[\s\x00-\x1f\x7f<>"`\\{}|^]""")  # would end a link in HTML or Markdown


def safe_url(address: str | None) -> str | None:
    """Return the URL if a browser may follow it from a report (http, https), else None."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return None
    return _UNSAFE.sub(lambda found: quote(found.group(), safe="", errors="replace"), address)


def passage_url(address: str | None, words: str) -> str | None:
    """Return a URL that opens the page at these words (URL Fragment Text Directives, WICG).

    ``#:~:text=start,end``; a fragment the URL already has is kept before it. None where the
    URL may not be linked; the bare URL where there are no words.
    """
    target = safe_url(address)
    directive = _directive(words)
    if target is None or not directive:
        return target
    joint = ":~:" if "#" in target else "#:~:"
    return f"{target}{joint}text={directive}"


def _directive(words: str) -> str:
    parts = [part for part in words.replace("[…]", "…").replace("...", "…").split("…") if part]
    tokens = [token for part in parts[:1] for token in part.split()]
    if len(tokens) <= _WHOLE:
        return _encoded(tokens)
    return f"{_encoded(tokens[:_ENDS])},{_encoded(tokens[-_ENDS:])}"


def _encoded(tokens: list[str]) -> str:
    # "-", "," and "&" are syntax of the directive; quote() leaves "-" alone.
    return quote(" ".join(tokens), safe="", errors="replace").replace("-", "%2D")
