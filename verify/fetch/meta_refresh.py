"""Redirects by ``<meta http-equiv=refresh>`` and by the ``Refresh`` header.

Parsed as in HTML's “shared declarative refresh steps” (html.spec.whatwg.org, document lifecycle).
Only elements that a browser with scripts acts on count: not inside ``<noscript>``, a comment,
``<textarea>`` or ``<template>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from verify.web.errors import FetchError
from verify.web.urls import request_target

_HEAD = 65_536
_MOST = 20  # meta elements tried; browsers act on the first valid one
# Elements whose content browsers treat as text or do not show.
_INERT = frozenset(
    "script noscript style template textarea title xmp iframe noembed noframes plaintext".split()
)
# “0; url=/b”, “5;URL='/b'”, “0 /b”, “0.5,/b”: seconds, a separator or a space, then the URL.
_CONTENT = re.compile(
    r"\s*+(?=[.\d])(?P<seconds>\d*+)[.\d]*+(?:$|(?=[\s;,]))\s*+[;,]?\s*+(?:url\s*+=\s*+)?(?P<url>.*)",
    re.IGNORECASE | re.DOTALL | re.ASCII,
)


def meta_refresh_target(body: bytes, base: str, within: float) -> str | None:
    """Return the URL that the page redirects to within ``within`` seconds, or None.

    Returns None for a page that reloads itself, one with a longer delay (news pages refresh every
    few minutes), and one whose target is not a web URL (``javascript:``).
    """
    head = body[:_HEAD]
    letters = head.replace(b"\0", b"") if b"\0" in head[:256] else head  # UTF-16
    if b"refresh" not in letters.lower():
        return None
    tree = _tree(head)
    if tree is None:
        return None
    found = [m for m in _alive(tree, "meta") if _refreshes(m)][:_MOST]
    seen_from = _base(tree, base) if found else base
    for meta in found:
        if (onward := refresh_target(meta.get("content") or "", seen_from, within)) is not None:
            return None if onward == _bare(base) else onward
    return None


def _refreshes(meta: Any) -> bool:
    return (meta.get("http-equiv") or "").strip().lower() == "refresh"


def refresh_target(content: str, base: str, within: float) -> str | None:
    """Return the target of a refresh with this content within ``within`` seconds, or None."""
    said = _CONTENT.match(content)
    if said is None or not said["url"] or len(said["seconds"]) > 6:
        return None
    if int(said["seconds"] or 0) > within:
        return None
    try:
        onward = request_target(_unquoted(said["url"]), base)
    except FetchError:
        return None
    return None if onward.href == _bare(base) else onward.href


def _unquoted(url: str) -> str:
    return url[1:].split(url[0])[0] if url[0] in "'\"" else url


def _bare(address: str) -> str:
    return address.split("#")[0]


def _base(tree: Any, address: str) -> str:
    """Return the base URL of the page's relative URLs."""
    for element in _alive(tree, "base"):
        if href := element.get("href"):
            try:
                return request_target(href, address).href
            except FetchError:
                return address
    return address


def _alive(tree: Any, tag: str) -> Iterator[Any]:
    """Yield the elements of this name that a browser acts on, in document order."""
    for element in tree.iter(tag):
        if not any(above.tag in _INERT for above in element.iterancestors()):
            yield element


def _tree(head: bytes) -> Any:
    from lxml import etree

    from verify.text.encoding.charset import decode_text

    text = decode_text(head).text.encode("utf-8", "replace")
    try:
        return etree.fromstring(text, etree.HTMLParser(encoding="utf-8", no_network=True))
    except etree.XMLSyntaxError:  # no markup in it
        return None
