"""Train the sequence model: ``python -m training.train [--references N] [--styles N] [--to FILE]``."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from random import Random

import pycrfsuite

from training.data import drawn_styles, loaded, references
from training.notes import Writer
from training.pieces import labeled_tokens
from verify.parse.references.sequence.features import features_of

SEED = 20_240_611
MODEL = Path(__file__).resolve().parent.parent / "verify/parse/references/sequence/model.crfsuite"
REFERENCES, STYLES = 18_000, 300
_SETTINGS = {
    "c1": 0.4, "c2": 0.05, "max_iterations": 90, "feature.minfreq": 8, "feature.possible_transitions": False,
}  # fmt: skip


def train(target: Path, count: int, styles: int, seed: int = SEED) -> None:
    """Generate ``count`` references in ``styles`` CSL styles and house styles; write the model."""
    rng = Random(seed)
    names, _ = drawn_styles(rng, styles)
    writer = Writer(rng, loaded(rng, names))
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for pieces in references(writer, count):
        _, tokens, labels = labeled_tokens(pieces)
        if tokens:
            trainer.append(_thinned(features_of(tokens), rng), labels)
    trainer.set_params(_SETTINGS)
    trainer.train(str(target))


def _thinned(rows: list[list[str]], rng: Random) -> list[list[str]]:
    """Return the features of two references in five without affixes.

    Invented names have few endings. A model that could rely on them would not know real names.
    """
    if rng.random() < 0.6:
        return rows
    return [[f for f in row if f[:2] not in ("0s", "0a")] for row in rows]


def main() -> None:
    """Train with the settings of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--references", type=int, default=REFERENCES)
    parser.add_argument("--styles", type=int, default=STYLES)
    parser.add_argument("--to", type=Path, default=MODEL)
    chosen = parser.parse_args()
    began = time.monotonic()
    train(chosen.to, chosen.references, chosen.styles)
    size = chosen.to.stat().st_size / 1e6
    print(f"{chosen.to}: {size:.1f} MB, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
