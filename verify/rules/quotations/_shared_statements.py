"""Statements that several articles quote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.match.passage.pattern import build_pattern
from verify.match.verdict.compare import compare
from verify.match.verdict.verdict import Verdict
from verify.model import Dossier, Page, Quotation
from verify.rules._blocks import PROSE_KINDS, kind_at
from verify.rules._checked_quotations import CHECKED_KINDS, quotation_language, quoted_text
from verify.rules._places import text_at
from verify.text.urls.finder import find_urls

_FEWEST_WORDS = 8  # of a statement: shorter ones coincide by chance
_FEWEST_RARE_WORDS = 3  # rare words that make two statements worth comparing
_MOST_RARE = 12  # statements with a word before it counts as common
_LEAST_SIMILARITY = 0.6


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of one article."""

    dossier: Dossier
    quotation: Quotation
    text: str
    words: frozenset[str]


def shared_statements(
    dossiers: Sequence[Dossier],
) -> Iterator[tuple[Statement, Statement, Verdict]]:
    """Yield pairs that quote one sentence: (earlier, later, how the later one differs)."""
    statements = [one for dossier in dossiers for one in _statements(dossier)]
    for first, second in _candidates(statements):
        earlier, later = statements[first], statements[second]
        if earlier.dossier.article.origin == later.dossier.article.origin:
            continue
        page = Page(text=earlier.text, whole_text=earlier.text)
        verdict = compare(later.text, page, quotation_language(later.dossier, later.quotation))
        if verdict.found and verdict.similarity >= _LEAST_SIMILARITY:
            yield earlier, later, verdict


def _statements(dossier: Dossier) -> Iterator[Statement]:
    for quotation in dossier.quotations:
        if quotation.kind in CHECKED_KINDS and _is_own_statement(dossier, quotation):
            text = quoted_text(dossier, quotation)
            words = build_pattern(text).words
            if len(words) >= _FEWEST_WORDS:
                yield Statement(dossier, quotation, text, frozenset(w.folded for w in words))


def _is_own_statement(dossier: Dossier, quotation: Quotation) -> bool:
    """Whether it is in the article's own prose, no part of another quotation, and not a URL."""
    if quotation.parent is not None or kind_at(dossier.article, quotation.span.start) not in (
        PROSE_KINDS
    ):
        return False
    words = text_at(dossier.article, quotation.inner)
    return sum(len(url.url) for url in find_urls(words)) * 2 < len(words)


def _candidates(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Return pairs that have enough rare words in common."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(statements):
        for word in one.words:
            places[word].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for found in places.values():
        if len(found) <= _MOST_RARE:
            shared.update((a, b) for i, a in enumerate(found) for b in found[i + 1 :])
    return sorted(pair for pair, count in shared.items() if count >= _FEWEST_RARE_WORDS)


def speaker_name(statement: Statement) -> str | None:
    """Return the full name of a statement's speaker, or None if it is uncertain."""
    speaker = statement.quotation.speaker
    if speaker is None or speaker.person is None:
        return None
    name = statement.dossier.people[speaker.person].name
    return name if len(name.split()) > 1 else None
