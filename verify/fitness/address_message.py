"""Detect short pages that speak of the requested address instead of showing its page. Pure.

A replay service that lacks a page names the address that it lacks; the record of a redirect leads
on by a script to an address that it also shows as a link. Both need no words of any language.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urljoin

from verify.fitness.page_shape import PageShape
from verify.model import Reason

Found = tuple[Reason, str, tuple[str, ...]]

_SHORT = 700  # characters of visible text
_LITTLE = 400  # characters of running text
_ASIDE = 120  # characters of other running text: whose archive it is
_LED = re.compile(
    r"""location(?:\.href)?\s*=\s*["']([^"'\s]{2,500})["']|location\.(?:replace|assign)\(\s*["']([^"'\s]{2,500})["']"""
)
_INNER = re.compile(r"/(https?:/{1,2}[^\s]+)$")
_MOST = 200_000  # characters of scripts


def message_of_address(asked: str, form: PageShape, tree: Any) -> Found | None:
    """Return a verdict for a page that leads on by a script, or names the address it lacks."""
    if tree is None or form.visible > _SHORT or form.prose > _LITTLE or form.article_marks:
        return None
    if target := _led_on(asked, tree):
        detail = "The page only leads on to another URL by a script."
        return Reason.NEEDS_BROWSER, detail, (f"leads to {target}",)
    if named := _names_archived(asked, form):
        detail = "The archive says that it does not have this page."
        return Reason.SOFT_404, detail, (f"“{named}”",)
    return None


def _led_on(asked: str, tree: Any) -> str | None:
    """The address that a script goes to and that a link of the page leads to as well."""
    scripts = " ".join(element.text or "" for element in tree.iter("script"))[:_MOST]
    targets = {urljoin(asked, one or other) for one, other in _LED.findall(scripts)}
    links = {urljoin(asked, e.get("href")) for e in tree.iter("a") if e.get("href")}
    return min(targets & links - {asked}, default=None)


def _names_archived(asked: str, form: PageShape) -> str | None:
    """The sentence that shows the address inside an archive's address as text."""
    inner = _INNER.search(unquote(asked))
    if inner is None:
        return None
    plain = _bare(inner[1])
    said = next((block for block in form.blocks if plain in _bare(block)), None)
    others = sum(len(run) for run in form.runs if run != said)
    return said[:160] if said and others < _ASIDE else None


def _bare(text: str) -> str:
    return re.sub(r"https?:/{1,2}(?:www\.)?", "", text.lower()).rstrip("/")
