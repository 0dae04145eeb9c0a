"""The trained model: loaded on first use, one for the process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from verify.parse.references.sequence.features import features_of
from verify.parse.references.sequence.tokens import Token

if TYPE_CHECKING:
    import pycrfsuite

_FILE = "model.crfsuite"


@dataclass(frozen=True, slots=True)
class Labeled:
    """A token with its label and the model's probability for it."""

    token: Token
    label: str
    confidence: float


@cache
def _tagger() -> pycrfsuite.Tagger:
    """Return the model of the package."""
    with as_file(files(__package__).joinpath(_FILE)) as path:
        return open_model(path)


def open_model(path: Path) -> pycrfsuite.Tagger:
    """Return the model in a file, which is read whole: it may go away afterwards."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))  # open_inmemory keeps no reference to the bytes
    return tagger


def label_tokens(tokens: Sequence[Token], tagger: pycrfsuite.Tagger | None = None) -> list[Labeled]:
    """Return the tokens of one note with their labels."""
    if not tokens:
        return []
    tagger = tagger or _tagger()
    labels = tagger.tag(features_of(tokens))
    return [
        Labeled(token, label, tagger.marginal(label, i))
        for i, (token, label) in enumerate(zip(tokens, labels, strict=True))
    ]
