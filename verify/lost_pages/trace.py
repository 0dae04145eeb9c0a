"""Whether it can be told that a dead URL never led to a page.

It can where the site lists its pages of that time, and an archive has nearly all of those with a URL of
the same form: a page that was removed would nearly always be in the archive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_FEWEST = 40  # pages of the same form and time that the site lists
_SHARE = 0.95  # of them that the archive has: one removed page in twenty would be missed
_NUMBER = re.compile(r"\d+")
_SLUG = re.compile(r"[^\W\d_]+(?:[-_+.%][\w%]+)+|[^\W\d_]{16,}", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Trace:
    """What the lists say. ``told``: nothing was ever there; else ``why`` it cannot be told."""

    told: str | None = None
    why: str | None = None


def trace_of(dead: str, listed: Iterable[str], archived: Iterable[str]) -> Trace:
    """Compare a dead URL with those that its site lists of that time, and with the archive's."""
    own, form = _key(dead), _form(dead)
    known = {_key(url): _form(url) for url in listed}
    site = {key for key, its_form in known.items() if its_form == form}
    kept = {_key(url) for url in archived}
    if own in known or own in kept:
        return Trace(why="the page is listed")
    if len(site) < _FEWEST:
        return Trace(
            why=f"the site lists {len(site)} such pages of that time; {_FEWEST} are needed"
        )
    both = len(site & kept)
    if both < _SHARE * len(site):
        return Trace(why=f"the web archive has {both} of {len(site)} such pages of that time")
    return Trace(
        told=f"the site lists {len(site)} pages of that time with such URLs, and the web archive has"
        f" {both} of them; this one is in neither"
    )


def _key(url: str) -> str:
    """Return what is the same for two spellings of a page's URL."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    query = "&".join(sorted(parts.query.split("&")))
    return unquote(f"{host}{parts.path.rstrip('/')}?{query}").casefold()


def _form(url: str) -> tuple[str, ...]:
    """Return the form of a URL: its host and parts, with numbers and words as placeholders.

    Years keep to years: the number of digits counts up to four.
    """
    parts = urlsplit(unquote(url))
    host = (parts.hostname or "").removeprefix("www.")
    query = re.sub(r"=[^&]*", "=", parts.query)
    return (host, *(_part(one) for one in parts.path.strip("/").split("/")), query)


def _part(part: str) -> str:
    stem, dot, ending = part.rpartition(".")
    if not dot or not ending.isalpha():
        stem, ending = part, ""
    if _SLUG.search(stem):
        return f"words.{ending}"
    return f"{_NUMBER.sub(lambda n: '0' * min(4, len(n[0])), stem)}.{ending}"
