"""The trained model: loaded on first use, one for the process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    """A token with its label and the model's probability for it.

    At the ends of a field this is also the probability that it ends there.
    """

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
    sure = [tagger.marginal(label, i) for i, label in enumerate(labels)]
    for i, j in _bounds(tokens, labels):
        sure[i] = min(sure[i], 1 - tagger.marginal(labels[i], j))
    return [Labeled(*one) for one in zip(tokens, labels, sure, strict=True)]


_NEAR = 3  # tokens: the word behind “).” may belong to the field


def _bounds(tokens: Sequence[Token], labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last token of each field with the nearest word outside of it.

    A title is as uncertain as the question whether its subtitle belongs to it.
    """
    for i, label in enumerate(labels):
        for step in (-1, 1):
            near = range(i + step, i + step * (_NEAR + 1), step)
            inside = [j for j in near if 0 <= j < len(labels)]
            if label == "o" or not inside or labels[inside[0]] == label:
                continue
            word = next((j for j in inside if tokens[j].text[0].isalnum()), None)
            if word is not None and labels[word] != label:
                yield i, word
