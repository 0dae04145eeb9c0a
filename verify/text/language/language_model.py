"""A naive Bayes model of byte n-grams that ranks the detectable languages of a text.

The weights are those of py3langid 0.4 (BSD 3-Clause, see ``language.license``), written by
``training/language/extract.py`` for the languages that are detected here.
"""

from __future__ import annotations

import unicodedata
import zlib
from array import array
from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import exp, log1p, sqrt
from pathlib import Path
from struct import Struct
from sys import byteorder

MODEL = Path(__file__).with_name("language.model")
_HEAD = Struct("<5I")  # bytes of codes, states, n-grams, rows, columns


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A trie of byte n-grams, and a weight for each n-gram and language.

    ``edges``: state × 256 + byte → the next state; ``links``: the state of the longest suffix;
    ``features``: the n-gram that a state completes, 0 for none; ``rows``: its row of weights.
    """

    codes: tuple[str, ...]  # a language with two scripts occurs twice
    edges: dict[int, int]
    links: array[int]
    features: array[int]
    rows: array[int]
    priors: tuple[float, ...]
    weights: bytes
    row: Struct

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return the languages with their probabilities, the likeliest first."""
        data = _encoded(text)
        scores = self._scores(self._count(data), 1.0 / sqrt(len(data) or 1))
        best = max(scores)
        found: dict[str, float] = {}
        for code, score in zip(self.codes, scores, strict=True):
            found[code] = found.get(code, 0.0) + exp(score - best)
        total = sum(found.values())
        return sorted(((c, p / total) for c, p in found.items()), key=lambda f: f[1], reverse=True)

    def _count(self, data: bytes) -> Counter[int]:
        """Return how often each n-gram occurs."""
        edges, links, features = self.edges, self.links, self.features
        state, found = 0, []
        for byte in data:
            following = edges.get(state << 8 | byte)
            while following is None and state:
                state = links[state]
                following = edges.get(state << 8 | byte)
            state = following or 0
            if features[state]:
                found.append(features[state])
        return Counter(found)

    def _scores(self, counts: Counter[int], scale: float) -> list[float]:
        if not counts:
            return [0.0] * len(self.codes)
        scores = list(self.priors)
        for feature, count in counts.items():
            weight = log1p(count)
            values = self.row.unpack_from(self.weights, self.rows[feature] * self.row.size)
            scores = [s + weight * v for s, v in zip(scores, values, strict=True)]
        return [score * scale for score in scores]


def _encoded(text: str) -> bytes:
    lower = text.lower() if text.isupper() else text
    return unicodedata.normalize("NFC", lower).encode("utf-8", "surrogatepass")


@cache
def language_model() -> LanguageModel:
    """Return the model of the package, read once."""
    data = memoryview(zlib.decompress(MODEL.read_bytes()))
    names, states, ngrams, rows, columns = _HEAD.unpack_from(data)
    codes, data = bytes(data[_HEAD.size :][:names]), data[_HEAD.size + names :]
    edges, links, features = (_integers(data[4 * states * i :][: 4 * states]) for i in range(3))
    data = data[12 * states :]
    row = Struct(f"<{columns}e")
    return LanguageModel(
        codes=tuple(codes.decode().split()),
        edges=dict(zip(edges[1:], range(1, states), strict=True)),
        links=links,
        features=features,
        rows=_integers(data[: 4 * ngrams]),
        priors=Struct(f"<{columns}f").unpack_from(data, 4 * ngrams),
        weights=bytes(data[4 * (ngrams + columns) :][: rows * row.size]),
        row=row,
    )


def _integers(data: memoryview) -> array[int]:
    found = array("I")
    found.frombytes(data)
    if byteorder == "big":
        found.byteswap()
    return found
