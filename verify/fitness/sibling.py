"""Compare a page with what its host sends for a URL that cannot exist."""

from __future__ import annotations

from verify.fitness.page_shape import PageShape
from verify.web.response import Sibling


def same_page(form: PageShape, sibling: Sibling) -> bool:
    """Return whether the sibling is the same page: the same title and nearly the same texts."""
    if form.title != sibling.title:
        return False
    mine, theirs = set(form.blocks), set(sibling.blocks)
    together = mine | theirs
    return not together or len(mine & theirs) / len(together) >= 0.8
