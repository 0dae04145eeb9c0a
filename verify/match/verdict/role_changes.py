"""Deputy minister, minister: a word that makes another office of one."""

from __future__ import annotations

from collections.abc import Sequence

from verify.match.passage.align import Operation
from verify.match.verdict.critical_words import Lexicon
from verify.match.verdict.sides import Side

_FEW = 3  # words of a change that is about one word


def other_role(article: Side, source: Side, step: Operation, words: Lexicon) -> bool:
    """Whether one side has “deputy” or “former” beside an office, and the other has not."""
    said, stands = article.folded(step.first, step.last), source.folded(step.start, step.end)
    if max(len(said), len(stands)) > _FEW:
        return False
    here, there = _modifiers(said, words), _modifiers(stands, words)
    if bool(here) == bool(there) or _total(article, words) == _total(source, words):
        return False
    side, low, high = (article, step.first, step.last) if here else (source, step.start, step.end)
    beside = side.folded(max(0, low - 1), min(len(side.words), high + 1))
    return any(map(words.is_office, beside))


def _modifiers(folded: Sequence[str], words: Lexicon) -> int:
    """How many words make another office of one; l'ancien counts as ancien."""
    return sum(words.role_modifiers.has(word.split("'")[-1]) for word in folded)


def _total(side: Side, words: Lexicon) -> int:
    return _modifiers(side.folded(0, len(side.words)), words)
