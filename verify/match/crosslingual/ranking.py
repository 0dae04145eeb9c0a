"""Which sentence of a page does a statement in another language translate?

Every sign of the statement (``signs.py``) is looked for in every sentence, and counts the more the
fewer sentences have it. Signs that only one side has, another length and missing quotation marks
count against a sentence. Where a sentence is plays no part. The weights were set by hand and
measured: docs/matching.md.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.match.crosslingual.signs import Sign, Signs, find_signs

# Characters that a text has in a language, by those of its English version: counted on the
# headlines and articles of public news; a tenth more or less changes no rank.
_LENGTHS = {
    "en": 1.0,
    "ru": 1.05,
    "tr": 1.0,
    "de": 1.15,
    "fr": 1.2,
    "uk": 1.02,
    "kk": 1.05,
    "ky": 1.05,
}
_LIKE = 72  # of 100: two keys that may be one word
_SAME, _SAME_SHORT = 99, 85  # keys of up to four letters have to be nearly equal
_SHORT = 4
_BEGINNING = 5  # letters that cognates share: tajik-, таджик-
_BEGINNING_COUNTS = 0.75
_NAME = 0.5  # more, for a name
_BOTH_NAMES = 1.3
_VALUE, _SMALL_VALUE, _SMALL = 1.6, 0.9, 12
_LACKING_VALUE = 0.4
_LACKING_SIGN = 0.3  # what only the sentence has; twice for a name
_LENGTH, _LONGER_THAN_PART, _LOG, _OF_PART = 2.6, 0.65, 0.3, 0.3
_MOST_LENGTH = 1.5
_MARKS, _NO_MARKS, _QUESTION = 0.6, 0.2, 0.5


@dataclass(frozen=True, slots=True)
class Ranking:
    """``scores``: one a sentence. ``possible``: how much the statement's own signs say."""

    scores: tuple[float, ...]
    possible: float

    @property
    def order(self) -> list[int]:
        """The sentences, the most likely one first."""
        return sorted(range(len(self.scores)), key=lambda at: -self.scores[at])


def rank_sentences(
    statement: str, language: str | None, sentences: Sequence[str], other: str | None
) -> Ranking:
    """Rank the sentences of a text in the language ``other`` by how well they fit a statement.

    A statement that is no whole sentence may be much shorter than the sentence it is from.
    """
    asked = find_signs(statement, language)
    there = [find_signs(sentence, other) for sentence in sentences]
    part = not is_whole_sentence(statement)
    scores = [0.0] * len(there)
    matched: list[set[str]] = [set() for _ in there]
    possible = sum(_most(key, sign) for key, sign in asked.words.items())
    index = _Index(there)
    for key, sign in asked.words.items():
        hits = index.hits(key, sign, matched)
        rarity = math.log((len(there) + 1) / (len(hits) + 0.3)) if hits else 0.0
        for at, likeness in hits.items():
            scores[at] += likeness * sign.weight * rarity * (1 + _NAME * sign.is_name)
    for at, found in enumerate(there):
        scores[at] += index.values(asked, found)
        scores[at] -= _lacking(found, matched[at]) * (_OF_PART if part else 1.0)
        scores[at] -= _length((asked, language), (found, other), part)
        scores[at] += _marks(asked, found)
    return Ranking(tuple(scores), possible)


def is_whole_sentence(statement: str) -> bool:
    """Whether a text begins with a capital and ends with a closing mark."""
    plain = statement.strip(" \"'“”«»„()[]")
    return plain[:1].upper() == plain[:1] and plain.endswith((".", "!", "?", "…"))


def _most(key: str, sign: Sign) -> float:
    return sign.weight * (1 + _NAME * sign.is_name) * (1.0 if key.startswith("@") else 0.7)


class _Index:
    """The signs of all sentences, by sign."""

    def __init__(self, there: Sequence[Signs]) -> None:
        self._there = there
        self._places: dict[str, list[int]] = defaultdict(list)
        self._counts: dict[str, int] = defaultdict(int)
        for at, found in enumerate(there):
            for key in found.words:
                self._places[key].append(at)
            for value in found.values:
                self._counts[value] += 1
        self._words = [key for key in self._places if not key.startswith("@")]

    def hits(self, key: str, sign: Sign, matched: list[set[str]]) -> dict[int, float]:
        """How well each sentence has a sign; what fits it is added to ``matched``."""
        best: dict[int, float] = {}
        for other, likeness in self._alike(key):
            for at in self._places[other]:
                matched[at].add(other)
                theirs = self._there[at].words[other]
                both = _BOTH_NAMES if sign.is_name and theirs.is_name else 1.0
                plain = 1.0 if key.startswith("@") else 0.5 + 0.5 * min(1.0, theirs.weight)
                best[at] = max(
                    best.get(at, 0.0),
                    likeness * plain * (1.0 if plain == 1.0 and key.startswith("@") else both),
                )
        return best

    def _alike(self, key: str) -> Iterator[tuple[str, float]]:
        from rapidfuzz import fuzz, process

        if key.startswith("@"):
            if key in self._places:
                yield key, 1.0
            return
        found = process.extract(key, self._words, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=None)
        for other, ratio, _ in found:
            enough = _SAME if len(key) < _SHORT else _SAME_SHORT
            if len(key) > _SHORT or ratio >= enough:
                yield other, (ratio - 60) / 40
        if len(key) >= _BEGINNING:
            for other in self._words:
                if other[:_BEGINNING] == key[:_BEGINNING]:
                    yield other, _BEGINNING_COUNTS

    def values(self, asked: Signs, found: Signs) -> float:
        """What the values of both sides say for a sentence."""
        score = 0.0
        for value in asked.values:
            if any(_same_value(value, other) for other in found.values):
                small = value.isdigit() and int(value) <= _SMALL
                rarity = (len(self._there) + 1) / (self._counts.get(value, 1) + 0.3)
                score += (_SMALL_VALUE if small else _VALUE) * math.log(rarity)
        lacking = asked.values ^ found.values
        return score - _LACKING_VALUE * sum(not _is_small(value) for value in lacking)


def _is_small(value: str) -> bool:
    return value.isdigit() and int(value) <= _SMALL


def _same_value(one: str, other: str) -> bool:
    """Whether two values are one; a date may lack its year or its day."""
    if one == other:
        return True
    if "-" not in one or "-" not in other:
        return False
    short, long = sorted((one.lstrip("-"), other.lstrip("-")), key=len)
    return long.endswith(short) or long.startswith(short)


def _lacking(found: Signs, matched: set[str]) -> float:
    """What a sentence names and the statement does not."""
    return sum(
        _LACKING_SIGN * sign.weight * (2 if sign.is_name or key.startswith("@") else 1)
        for key, sign in found.words.items()
        if key not in matched
    )


def _length(asked: tuple[Signs, str | None], found: tuple[Signs, str | None], part: bool) -> float:
    (one, language), (other, its) = asked, found
    expected = one.length / _LENGTHS.get(language or "", 1.0)
    actual = other.length / _LENGTHS.get(its or "", 1.0)
    ratio = math.log(max(actual, 1) / max(expected, 1))
    if part and ratio > 0:
        return _LONGER_THAN_PART * abs(ratio - _LOG)
    return _LENGTH * min(abs(ratio), _MOST_LENGTH)


def _marks(asked: Signs, found: Signs) -> float:
    score = 0.0
    if asked.is_quoted == found.is_quoted:
        score += _MARKS if asked.is_quoted else _NO_MARKS
    return score + (_QUESTION if asked.asks and found.asks else 0.0)
