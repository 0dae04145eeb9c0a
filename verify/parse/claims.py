"""Claims: sentences with a marker or link, and their numbers, dates and names."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from verify.model import Article, Block, BlockKind, Claim, Fact, Marker, Note, Reference, Span
from verify.parse.people.finder import People
from verify.parse.people.name_keys import name_words
from verify.text.dates.finder import find_dates
from verify.text.numbers.finder import find_numbers
from verify.text.numbers.tallies import find_tallies
from verify.text.sentences import split_sentences

_BACKED = (BlockKind.BODY, BlockKind.QUOTATION, BlockKind.LIST_ITEM)


def find_claims(
    article: Article,
    notes: Sequence[Note],
    markers: Sequence[Marker],
    references: Sequence[Reference],
    people: People,
) -> tuple[Claim, ...]:
    """Return a claim for each sentence that a reference backs, in the order of the text."""
    backing: dict[int, list[int]] = {}
    for marker in markers:
        if marker.note is not None and notes[marker.note].references:
            backing.setdefault(marker.span.start, []).extend(notes[marker.note].references)
    for index, reference in enumerate(references):
        if reference.note is None:
            backing.setdefault(reference.span.start, []).append(index)
    if not backing:
        return ()
    blanked = _without(
        article.text,
        [m.span for m in markers] + [r.span for r in references if r.origin == "inline"],
    )
    found: dict[Span, list[int]] = {}
    for block in article.blocks:
        if block.kind in _BACKED:
            _in_block(block, blanked, backing, found)
    return tuple(
        _claim(article, blanked, span, cited, people) for span, cited in sorted(found.items())
    )


def _in_block(
    block: Block, text: str, backing: dict[int, list[int]], found: dict[Span, list[int]]
) -> None:
    offsets = [o for o in backing if block.span.start <= o < block.span.end]
    if not offsets:
        return
    part = text[block.span.start : block.span.end]
    spans = [
        Span(block.span.start + s.start, block.span.start + s.end)
        for s in split_sentences(part, block.language)
    ]
    for offset in offsets:
        if span := _backed(spans, offset):
            found.setdefault(span, []).extend(
                i for i in backing[offset] if i not in found.get(span, [])
            )


def _backed(spans: Sequence[Span], offset: int) -> Span | None:
    """Return the sentence that contains a marker or ends right before it."""
    holding = [s for s in spans if s.start < offset <= s.end]
    before = [s for s in spans if s.end <= offset]
    return holding[0] if holding else before[-1] if before else None


def _without(text: str, spans: Sequence[Span]) -> str:
    """Return the text with these spans blanked, so that "[1]" is not read as a number."""
    characters = list(text)
    for span in spans:
        characters[span.start : span.end] = " " * (span.end - span.start)
    return "".join(characters)


def _claim(article: Article, text: str, span: Span, cited: Sequence[int], people: People) -> Claim:
    language = (
        next((b.language for b in article.blocks if b.span.start <= span.start < b.span.end), None)
        or article.language
    )
    return Claim(span, tuple(cited), tuple(_facts(text, span, language, people)), language)


def _facts(text: str, span: Span, language: str | None, people: People) -> list[Fact]:
    sentence = text[span.start : span.end]
    facts: list[Fact] = []
    dates = find_dates(sentence)
    for date in dates:
        at = Span(span.start + date.span.start, span.start + date.span.end)
        facts.append(Fact("date", text[at.start : at.end], date.value, at))
    numbers = find_numbers(sentence, language)
    for tally in find_tallies(sentence, language, numbers):
        at = Span(span.start + tally.span.start, span.start + tally.span.end)
        facts.append(Fact("number", text[at.start : at.end], tally.value, at, "votes"))
    for number in numbers:
        if any(d.span.start <= number.span.start < d.span.end for d in dates):
            continue
        at = Span(span.start + number.span.start, span.start + number.span.end)
        facts.append(Fact("number", text[at.start : at.end], _plain(number.value), at, number.unit))
    for mention in people.between(span.start, span.end):
        facts.append(Fact("name", mention.text, " ".join(name_words(mention.text)), mention.span))
    return sorted(facts, key=lambda f: f.span)


def _plain(value: object) -> str:
    """Return a decimal without exponent and trailing zeros: "4500000", "4.5"."""
    written = f"{value:f}"
    return regex.sub(r"\.?0+$", "", written) if "." in written else written
