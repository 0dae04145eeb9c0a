"""A page's titles in one order of trust.

First the headline that the page shows, where the head knows it; then what the page gives to
others (Open Graph), the structured data, and the window title. A headline that shares no word
with the head comes after it; structured data that call a tagline the headline come last.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.model import PageTitle
from verify.read.blocks.vocabulary import phrase_key
from verify.read.page.title.headline import Headline

_WORD = 3  # letters: shorter words are shared by any two titles


def order_titles(
    headline: Headline | None, head: Sequence[PageTitle], name: str | None
) -> tuple[PageTitle, ...]:
    """Return all titles, the most trusted first, each once.

    ``head``: the titles of the head in their usual order. ``name``: the ``name`` of the
    structured data's article, taken for its title where the headline is a tagline.
    """
    shown = [PageTitle("h1", headline.text)] if headline else []
    trusted = [*shown, *head] if headline is None or headline.known else [*head, *shown]
    tagline = next((title for title in trusted if title.kind == "json-ld"), None)
    if tagline and name and _is_tagline(tagline, name, trusted):
        rest = [title for title in trusted if title is not tagline]
        trusted = [*rest, PageTitle("json-ld", name), tagline]
    unique = [title for title in dict.fromkeys(trusted) if title.value]
    return tuple(sorted(unique, key=lambda title: _is_cut(title.value, unique)))


def _is_cut(text: str, titles: Sequence[PageTitle]) -> bool:
    """Whether a title ends in an ellipsis, and another one goes on after the same words."""
    if not text.endswith(("…", "...")):
        return False
    start = phrase_key(text.rstrip("…. "))
    return bool(start) and any(
        len(one.value) > len(text.rstrip("…. ")) and phrase_key(one.value).startswith(start)
        for one in titles
        if one.value != text and not one.value.endswith(("…", "..."))
    )


def _is_tagline(title: PageTitle, name: str, titles: Sequence[PageTitle]) -> bool:
    """Whether the other titles are the ``name`` and share no word with the structured headline."""
    others = [one.value for one in titles if one is not title]
    named = any(phrase_key(name) == phrase_key(other) for other in others)
    return named and not any(_words(title.value) & _words(other) for other in others)


def _words(text: str) -> set[str]:
    return {word for word in phrase_key(text).split() if len(word) > _WORD}
