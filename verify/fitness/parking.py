"""Detect a domain that is for sale, expired or parked from its own name on the page. Pure.

An article names another domain (“voice.test is for sale”). A page that says so of its own host is
a placeholder, however much it adds about safe shopping.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from verify.fitness.message_kind import is_bare
from verify.fitness.message_sentence import find_sentence
from verify.fitness.offer_box import PRICE
from verify.fitness.page_shape import PLENTY, PageShape
from verify.fitness.signs import normalize, wording
from verify.fitness.surroundings import TITLE_SEPARATORS
from verify.model import Reason
from verify.web.urls import registrable

Found = tuple[Reason, str, tuple[str, ...]]
_DETAIL = "The page is a placeholder or offers the domain for sale."


def parked_domain(final: str, form: PageShape) -> Found | None:
    """Return the verdict if the page says that the host of ``final``, its URL, is parked."""
    host = (urlsplit(final).hostname or "").removeprefix("www.")
    name = registrable(host)
    if not name or form.article_marks or form.prose >= PLENTY:
        return None
    heads = (form.title, *form.headings)
    # “Parked domains – registrar.test” is a registrar's page about parking: the host's name must
    # be in the same part of the title.
    parts = (part for head in heads for part in TITLE_SEPARATORS.split(head))
    said = find_sentence((part for part in parts if name in part.casefold()), "parked")
    if said:
        return Reason.PARKED, _DETAIL, (f"of its own domain: “{said[:160]}”",)
    bare_name = any(normalize(h) in (normalize(name), normalize(host)) for h in heads)
    if is_bare(form) and bare_name and (offer := _advertises(form) or _sells(form)):
        return Reason.PARKED, _DETAIL, (f"titled {name}: “{offer[:160]}”",)
    return None


def _advertises(form: PageShape) -> str | None:
    """Return a short block that only placeholders have, like “related searches”."""
    known = wording("parked")
    patterns = [pattern for pattern in (known.topic, known.texts) if pattern]
    short = (block for block in form.blocks if len(block) < 200)
    return next((block for block in short if any(p.search(block) for p in patterns)), None)


def _sells(form: PageShape) -> str | None:
    """Return a price in a short block, or a list of links in place of a text.

    No article is titled with nothing but the whole name of its host.
    """
    short = (block for block in form.blocks if len(block) < 200)
    priced = next((block for block in short if PRICE.search(block)), None)
    return priced or (form.blocks[-1] if 2 * form.plain < form.visible and form.blocks else None)
