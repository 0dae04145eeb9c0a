"""Labeled text: a reference as pieces, each with the label of its tokens."""

from __future__ import annotations

from collections.abc import Iterable

from verify.model import Span
from verify.parse.references.sequence.tokens import Token, tokenize
from verify.text.urls.broken import urls_in

Piece = tuple[str, str]  # the text, and the label: author, title …, "o" for what is between fields
BETWEEN = "o"
# Marks at the ends of a field that are not part of it; a period stays after an abbreviation.
_EDGES = frozenset((*' ,;:()[]{}"“”„«»‘’/\n', "``", "''", "‘‘", "’’"))


def merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Join adjacent pieces that lie between fields."""
    found: list[Piece] = []
    for words, label in pieces:
        if found and label == found[-1][1] == BETWEEN:
            found[-1] = (found[-1][0] + words, label)
        elif words:
            found.append((words, label))
    return found


def labeled_tokens(pieces: Iterable[Piece]) -> tuple[str, list[Token], list[str]]:
    """Return the text of the pieces, its tokens, and the label of each token."""
    text = ""
    owners: list[str] = []
    for words, label in pieces:
        text += words
        owners += [label] * len(words)
    whole = Span(0, len(text))
    tokens = tokenize(text, whole, urls_in(text, whole))
    labels = [owners[t.span.start] for t in tokens]
    return text, tokens, _without_edges(tokens, labels)


def _without_edges(tokens: list[Token], labels: list[str]) -> list[str]:
    """Label the marks at the ends of each field as lying between fields."""
    found = list(labels)
    at = 0
    while at < len(labels):
        end = at
        while end < len(labels) and labels[end] == labels[at]:
            end += 1
        if labels[at] not in (BETWEEN, "prose", "sep", "lead"):
            first, last = at, end - 1
            while first <= last and _is_edge(tokens, first, last):
                found[first] = BETWEEN
                first += 1
            while last >= first and _is_edge(tokens, last, first):
                found[last] = BETWEEN
                last -= 1
        at = end
    return found


def _is_edge(tokens: list[Token], at: int, other: int) -> bool:
    text = tokens[at].text
    if text == ".":
        return True
    if text not in _EDGES:
        return text in "–—-"
    pairs = {")": "(", "]": "[", "”": "“", "»": "«", "“": "„"}
    backward = {"(": ")", "[": "]", "“": "”", "„": "“", "«": "»", "‘": "’"}
    inner = {t.text for t in tokens[min(at, other) : max(at, other) + 1]}
    if at > other and text in pairs and pairs[text] in inner:
        return False
    return not (at < other and text in backward and backward[text] in inner)
