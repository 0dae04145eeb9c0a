"""The site's name in a title, told by what other pages of the site have in the same place."""

from __future__ import annotations

from collections.abc import Iterable

from verify.read.blocks.vocabulary import phrase_key
from verify.read.page.title.site_part import title_ends

_PAGES = 2  # other pages with the same part: one may be about the same thing


def without_shared_part(title: str, others: Iterable[str]) -> str | None:
    """Return a title without the part that other titles of its site begin or end with, or None.

    `Broken pledge - Valley Post`, where the site also has `Mill reopens - Valley Post` and
    `The ferry - Valley Post`. The same title on other pages counts for nothing.
    """
    own = set(title_ends(title))
    pages: dict[tuple[bool, str], set[str]] = {}
    for other in others:
        for last, part, rest in title_ends(other):
            pages.setdefault((last, phrase_key(part)), set()).add(phrase_key(rest))
    for last, part, rest in sorted(own, key=lambda end: -len(end[1])):
        shared = pages.get((last, phrase_key(part)), set()) - {phrase_key(rest)}
        if phrase_key(rest) and len(shared) >= _PAGES:
            return rest
    return None
