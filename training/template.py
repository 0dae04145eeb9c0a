"""A small language for house styles: ``{a}, {title}, in: {container}[, {pages}]``.

``{name:format}`` is a field, ``[…]`` is left out where a field of it is missing, ``<a|b>`` is one
of several. ``⟦`` and ``⟧`` are square brackets, ``‹`` and ``›`` angle brackets.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from training.pieces import BETWEEN, Piece, merged

Fill = Callable[[str, str], list[Piece] | None]  # (field, format) → pieces, None where missing


class _Missing(Exception):
    """A field of an optional part is missing."""


def render(template: str, fill: Fill, rng: Random) -> list[Piece] | None:
    """Return the pieces of a template, or None where a required field is missing."""
    try:
        pieces, _ = _sequence(template, 0, "", fill, rng)
    except _Missing:
        return None
    return merged(pieces)


def _sequence(text: str, at: int, stops: str, fill: Fill, rng: Random) -> tuple[list[Piece], int]:
    pieces: list[Piece] = []
    missing = False
    while at < len(text) and text[at] not in stops:
        try:
            more, at = _one(text, at, fill, rng)
            pieces += more
        except _Missing:
            missing = True
            at = text.index("}", at) + 1
    if missing:
        raise _MissingAt(at)
    return pieces, at


class _MissingAt(_Missing):
    """A field is missing; ``at``: where the part ends."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def _one(text: str, at: int, fill: Fill, rng: Random) -> tuple[list[Piece], int]:
    sign = text[at]
    if sign == "{":
        end = text.index("}", at)
        name, _, form = text[at + 1 : end].partition(":")
        pieces = fill(name, form)
        if pieces is None:
            raise _Missing
        return pieces, end + 1
    if sign == "[":
        try:
            pieces, end = _sequence(text, at + 1, "]", fill, rng)
        except _MissingAt as gone:
            return [], gone.at + 1
        return pieces, end + 1
    if sign == "<":
        return _choice(text, at, fill, rng)
    return [(_LITERAL.get(sign, sign), BETWEEN)], at + 1


_LITERAL = {"⟦": "[", "⟧": "]", "‹": "<", "›": ">"}


def _choice(text: str, at: int, fill: Fill, rng: Random) -> tuple[list[Piece], int]:
    """Return one of the alternatives; they are plain text."""
    end = text.index(">", at)
    chosen = rng.choice(text[at + 1 : end].split("|"))
    pieces, _ = _sequence(chosen, 0, "", fill, rng)
    return pieces, end + 1
