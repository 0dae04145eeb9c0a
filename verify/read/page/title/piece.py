"""Which piece of a page is its title, and the words of that title."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from verify.model import Field
from verify.read.blocks.piece import Piece
from verify.read.blocks.vocabulary import phrase_key
from verify.read.page.metadata import Metadata
from verify.read.page.title.site_part import is_site_name

_LONGEST = 40  # words of a title that is not set as a heading
_PART = 0.5  # of the title's letters that its own piece has: the rest is in the piece above


def find_title_piece(pieces: Sequence[Piece], known: Metadata, first: int) -> int | None:
    """Return the piece that is the title: a heading that the head knows, else the h1 over the text.

    A heading that is the site's name is its logo. ``first``: where the text begins.
    """
    said = {phrase_key(title.value) for title in known.titles if title.kind != "h1"}
    host = _host(known.canonical)
    headings = [
        index
        for index, piece in enumerate(pieces)
        if piece.level == 1 and not is_site_name(piece.text, known.site_name, host)
    ]
    able = [i for i in headings if phrase_key(pieces[i].text) in said]
    above = [i for i in headings if i <= first]
    if able or above:
        return (able or above[-1:])[0]
    short = [i for i, piece in enumerate(pieces[: first + 1]) if piece.words <= _LONGEST]
    return next((i for i in reversed(short) if phrase_key(pieces[i].text) in said), None)


def _host(address: str | None) -> str | None:
    try:
        return urlsplit(address or "").hostname
    except ValueError:
        return None


def with_shown_words(title: Field, known: Metadata) -> Field:
    """Return the title with the words of the page's headline, if its piece has most of them.

    The piece may have a kicker that the headline is without (`Politics : The ferry sinks`), or be
    without what a template set above it (`: City of superlatives`).
    """
    shown = next((one.value for one in known.titles if one.kind == "h1"), None)
    if shown is None:
        return title
    piece, headline = _letters(title.value), _letters(shown)
    alike = piece.endswith(headline) or (
        headline.endswith(piece) and len(piece) >= _PART * len(headline)
    )
    return Field(shown, title.span, title.origin, title.confidence) if alike else title


def _letters(text: str) -> str:
    return phrase_key(text.replace("\u00ad", "")).replace(" ", "")
