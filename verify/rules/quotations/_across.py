"""Statements of several articles that are one sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.match.passage.pattern import build_pattern
from verify.match.verdict.compare import compare
from verify.match.verdict.verdict import Verdict
from verify.model import Dossier, Page, Quotation
from verify.rules._compared import SPOKEN, language_of, spoken

_WORDS = 8  # of a statement: shorter ones are said twice by chance
_SHARED = 3  # rare words that make two statements worth comparing
_COMMON = 12  # statements that share a word before it counts as common
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of one article."""

    dossier: Dossier
    quotation: Quotation
    text: str
    words: frozenset[str]


def pairs(dossiers: Sequence[Dossier]) -> Iterator[tuple[Said, Said, Verdict]]:
    """Statements of two articles that are one sentence, with the later against the earlier."""
    said = [one for dossier in dossiers for one in _statements(dossier)]
    for first, second in _candidates(said):
        earlier, later = said[first], said[second]
        if earlier.dossier.article.origin == later.dossier.article.origin:
            continue
        page = Page(text=earlier.text, whole_text=earlier.text)
        verdict = compare(later.text, page, language_of(later.dossier, later.quotation))
        if verdict.found and verdict.similarity >= _ALIKE:
            yield earlier, later, verdict


def _statements(dossier: Dossier) -> Iterator[Said]:
    for quotation in dossier.quotations:
        if quotation.kind in SPOKEN and quotation.parent is None:
            text = spoken(dossier, quotation)
            words = build_pattern(text).words
            if len(words) >= _WORDS:
                yield Said(dossier, quotation, text, frozenset(w.folded for w in words))


def _candidates(said: Sequence[Said]) -> list[tuple[int, int]]:
    """Pairs that share enough words that few statements have."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(said):
        for word in one.words:
            places[word].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for found in places.values():
        if len(found) <= _COMMON:
            shared.update((a, b) for i, a in enumerate(found) for b in found[i + 1 :])
    return sorted(pair for pair, count in shared.items() if count >= _SHARED)


def speaker_name(said: Said) -> str | None:
    """The full name of a statement's speaker, where certain."""
    speaker = said.quotation.speaker
    if speaker is None or speaker.person is None:
        return None
    name = said.dossier.people[speaker.person].name
    return name if len(name.split()) > 1 else None
