"""The training data: labeled notes and list entries, drawn with a fixed seed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from training.csl import load_style, style_names
from training.notes import Writer
from training.pieces import Piece

LANGUAGES = ("en", "de", "fr", "es", "ru", "tr", "uk")
_WEIGHTS = (40, 28, 8, 5, 8, 6, 5)
HELD_OUT_SHARE = 5  # every fifth of the drawn styles is kept for measuring


def drawn_styles(rng: Random, count: int) -> tuple[list[str], list[str]]:
    """Return the names of the styles to train on, and of those kept for measuring."""
    names = style_names()
    rng.shuffle(names)
    chosen = names[:count]
    kept = names[count : count + max(10, count // HELD_OUT_SHARE)]
    return chosen, kept


def loaded(rng: Random, names: list[str]) -> dict[str, list[object]]:
    """Return the styles per language; each style is loaded for two languages."""
    styles: dict[str, list[object]] = {language: [] for language in LANGUAGES}
    for name in names:
        for language in {rng.choices(LANGUAGES, _WEIGHTS)[0], rng.choices(LANGUAGES, _WEIGHTS)[0]}:
            if (style := load_style(name, language)) is not None:
                styles[language].append(style)
    return styles


def references(writer: Writer, count: int) -> Iterator[list[Piece]]:
    """Yield labeled notes and list entries."""
    rng = writer.rng
    for _ in range(count):
        language = rng.choices(LANGUAGES, _WEIGHTS)[0]
        roll = rng.random()
        if roll < 0.58:
            yield writer.list_entry(language)
        elif roll < 0.95:
            yield writer.note(language)
        else:
            yield writer.prose_note(language)
