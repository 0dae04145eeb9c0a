"""Pages that move on by themselves: ``<meta http-equiv=refresh>`` and the header of that name.

Read as HTML's “shared declarative refresh steps” say (html.spec.whatwg.org, document lifecycle),
from what a browser with scripts takes for an element: not inside ``<noscript>``, a comment,
``<textarea>`` or ``<template>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from verify.web.errors import FetchError
from verify.web.urls import request_target

_HEAD = 65_536
_MOST = 20  # metas that are tried; browsers act on the first that is valid
# Elements whose content is text to a browser, or is not shown.
_INERT = frozenset(
    "script noscript style template textarea title xmp iframe noembed noframes plaintext".split()
)
# “0; url=/b”, “5;URL='/b'”, “0 /b”, “0.5,/b”: seconds, a mark or a space, then the address.
_CONTENT = re.compile(
    r"\s*+(?=[.\d])(?P<seconds>\d*+)[.\d]*+(?:$|(?=[\s;,]))\s*+[;,]?\s*+(?:url\s*+=\s*+)?(?P<url>.*)",
    re.IGNORECASE | re.DOTALL | re.ASCII,
)


def meta_refresh_target(body: bytes, base: str, within: float) -> str | None:
    """Where the page leads on to within so many seconds, or None.

    A page that reloads itself, one that waits longer (news pages refresh every few
    minutes), and one that names no web address (``javascript:``) stay where they are.
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
    """Where a refresh with this content leads within so many seconds, or None."""
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
    """What the page's relative addresses are seen from."""
    for element in _alive(tree, "base"):
        if href := element.get("href"):
            try:
                return request_target(href, address).href
            except FetchError:
                return address
    return address


def _alive(tree: Any, tag: str) -> Iterator[Any]:
    """The elements of this name that a browser acts on, in order."""
    for element in tree.iter(tag):
        if not any(above.tag in _INERT for above in element.iterancestors()):
            yield element


def _tree(head: bytes) -> Any:
    from lxml import etree

    from verify.text.encoding.charset import decode_text

    text = decode_text(head).text.encode("utf-8", "replace")
    try:
        return etree.fromstring(text, etree.HTMLParser(encoding="utf-8", no_network=True))
    except etree.XMLSyntaxError:  # nothing in it that is markup
        return None
