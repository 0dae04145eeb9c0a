"""Measure a model on styles it was not trained on: ``python -m training.evaluate [--curve]``.

Prints the token and field F1 on CSL styles kept back, on two house styles kept back, and with
``--curve`` the field F1 of small models over the number of CSL styles they were trained on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from training.csl import render_csl
from training.data import drawn_styles, loaded
from training.fields import Filler
from training.house_styles import HELD_OUT
from training.pieces import Piece, labeled_tokens
from training.records import make_record
from training.template import render
from training.train import MODEL, SEED, STYLES, train
from verify.parse.references.sequence.features import features_of
from verify.parse.references.sequence.model import open_model

_OTHER = frozenset(("o", "sep", "lead", "prose"))
_CURVE = (5, 15, 45, 135)
_CURVE_REFERENCES = 2000


def kept_csl(rng: Random, styles: int, count: int) -> Iterator[list[Piece]]:
    """Yield references in CSL styles that a training on ``styles`` styles does not use."""
    _, names = drawn_styles(Random(SEED), styles)
    known = loaded(rng, names)
    while count:
        language = rng.choice([language for language, found in known.items() if found])
        pieces = render_csl(rng.choice(known[language]), make_record(rng, language), rng)
        if pieces:
            count -= 1
            yield pieces


def kept_house(rng: Random, count: int) -> Iterator[list[Piece]]:
    """Yield references in the house styles that training does not use."""
    while count:
        template = rng.choice(HELD_OUT)
        record = make_record(
            rng, rng.choice(("en", "de")), "article" if "issue" in template else "book"
        )
        if pieces := render(template, Filler(record, rng), rng):
            count -= 1
            yield pieces


def field_f1(tagger: Any, references: Iterator[list[Piece]]) -> float:
    """Return the micro-F1 of fields with exact bounds."""
    right = said = wanted = 0
    for pieces in references:
        _, tokens, labels = labeled_tokens(pieces)
        known, found = spans_of(labels), spans_of(tagger.tag(features_of(tokens)))
        right += len(known & found)
        said += len(found)
        wanted += len(known)
    return 2 * right / (said + wanted)


def spans_of(labels: Sequence[str]) -> set[tuple[str, int, int]]:
    """Return the fields among the labels: label, first token, token behind the last."""
    spans = set()
    start = 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or labels[at] != labels[start]:
            if labels[start] not in _OTHER:
                spans.add((labels[start], start, at))
            start = at
    return spans


def scores(tagger: Any, styles: int, count: int) -> tuple[float, float]:
    """Return the F1 on CSL styles kept back and on house styles kept back."""
    rng = Random(SEED + 1)
    return field_f1(tagger, kept_csl(rng, styles, count)), field_f1(tagger, kept_house(rng, count))


def curve(references: int = _CURVE_REFERENCES) -> Iterator[tuple[int, float, float]]:
    """Yield (number of CSL styles, F1 on CSL styles kept back, on house styles kept back)."""
    with TemporaryDirectory() as folder:
        for styles in _CURVE:
            path = Path(folder) / str(styles)
            train(path, references, styles)
            yield styles, *scores(open_model(path), STYLES, 200)


def main() -> None:
    """Print the scores of the package's model, and the curve if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--curve", action="store_true")
    chosen = parser.parse_args()
    csl, house = scores(open_model(MODEL), STYLES, 400)
    print(
        f"CSL styles kept back: F1 {csl:.3f} (n=400); house styles kept back: F1 {house:.3f} (n=400)"
    )
    for styles, of_csl, of_house in curve() if chosen.curve else ():
        print(
            f"{styles:4} CSL styles: F1 {of_csl:.3f} on CSL, {of_house:.3f} on house styles kept back",
            flush=True,
        )


if __name__ == "__main__":
    main()
