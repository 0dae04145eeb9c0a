"""Statements that several articles quote."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
_KEPT = 1_000  # statements in memory, some 2 kB each


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of one article."""

    dossier: Dossier
    quotation: Quotation
    text: str


def shared_statements(
    dossiers: Sequence[Dossier],
) -> Iterator[tuple[Statement, Statement, Verdict]]:
    """Yield pairs that quote one sentence: (earlier, later, how the later one differs)."""
    if len(dossiers) < 2:
        return
    from verify.match.verdict.compare import compare

    statements = _Statements(dossiers)
    for first, second in statements.candidates():
        earlier, later = statements.read(first), statements.read(second)
        if earlier.dossier.article.origin == later.dossier.article.origin:
            continue
        page = Page(text=earlier.text, whole_text=earlier.text)
        verdict = compare(later.text, page, quotation_language(later.dossier, later.quotation))
        if verdict.found and verdict.similarity >= _LEAST_SIMILARITY:
            yield earlier, later, verdict


class _Statements:
    """The statements of many articles; of each, the numbers of its words are kept in memory."""

    def __init__(self, dossiers: Sequence[Dossier]) -> None:
        self._dossiers = dossiers
        self._articles, self._quotations = array("I"), array("I")  # by statement
        self._words, self._ends = (
            array("I"),
            array("I", [0]),
        )  # of the first statement, the second …
        self._read: dict[int, Statement] = {}
        numbers: dict[str, int] = {}
        for article, dossier in enumerate(dossiers):
            for quotation, words in _words(dossier):
                self._words.extend(numbers.setdefault(word, len(numbers)) for word in sorted(words))
                self._ends.append(len(self._words))
                self._articles.append(article)
                self._quotations.append(quotation)

    def read(self, number: int) -> Statement:
        """Return a statement; some are kept, because it is in several pairs."""
        if number not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            dossier = self._dossiers[self._articles[number]]
            quotation = dossier.quotations[self._quotations[number]]
            self._read[number] = Statement(dossier, quotation, quoted_text(dossier, quotation))
        return self._read[number]

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs that have enough rare words in common, in order."""
        places = self._rare_places()
        for first in range(len(self._articles)):
            shared = Counter(
                second
                for word in self._words[self._ends[first] : self._ends[first + 1]]
                for second in places.get(word, ())
                if second > first
            )
            enough = (second for second, n in shared.items() if n >= _FEWEST_RARE_WORDS)
            yield from ((first, second) for second in sorted(enough))

    def _rare_places(self) -> dict[int, array[int]]:
        """Return the statements of each word that is in several of them, but not in many."""
        counted = Counter(self._words)
        places = {word: array("I") for word, n in counted.items() if 1 < n <= _MOST_RARE}
        for number in range(len(self._articles)):
            for word in self._words[self._ends[number] : self._ends[number + 1]]:
                if word in places:
                    places[word].append(number)
        return places


def _words(dossier: Dossier) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the number and the folded words of each quotation that is a statement."""
    from verify.match.passage.pattern import build_pattern

    for number, quotation in enumerate(dossier.quotations):
        if quotation.kind in CHECKED_KINDS and _is_own_statement(dossier, quotation):
            words = build_pattern(quoted_text(dossier, quotation)).words
            if len(words) >= _FEWEST_WORDS:
                yield number, frozenset(word.folded for word in words)


def _is_own_statement(dossier: Dossier, quotation: Quotation) -> bool:
    """Whether it is in the article's own prose, no part of another quotation, and not a URL."""
    if quotation.parent is not None or kind_at(dossier.article, quotation.span.start) not in (
        PROSE_KINDS
    ):
        return False
    words = text_at(dossier.article, quotation.inner)
    return sum(len(url.url) for url in find_urls(words)) * 2 < len(words)


def speaker_name(statement: Statement) -> str | None:
    """Return the full name of a statement's speaker, or None if it is uncertain."""
    speaker = statement.quotation.speaker
    if speaker is None or speaker.person is None:
        return None
    name = statement.dossier.people[speaker.person].name
    return name if len(name.split()) > 1 else None
