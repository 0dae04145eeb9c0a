"""The verdict on a quotation at one place of a source: word by word, by kinds of change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verify.match.passage.align import Operation, edit_operations
from verify.match.passage.locate import Located
from verify.match.passage.pattern import QuotationPattern
from verify.match.passage.prepared_text import PreparedText
from verify.match.passage.seeds import Region
from verify.match.verdict.changes import LONG_OMISSION, find_changes
from verify.match.verdict.critical_words import Lexicon, load_lexicon
from verify.match.verdict.scope import scope_changes
from verify.match.verdict.sides import Side, compared_sides
from verify.match.verdict.verdict import Change, Diff, Outcome

_SENTENCE_END = re.compile(r"[.!?…][\s\"'”»]+(?=[^\W\d_])")
_CLAUSE_MARK = re.compile(r"[,;:.!?–—]")
_ENDING = re.compile(
    r"(?<![\s\"'“”«»„])(?:(?<![.,;:!?…])|(?=[\s\"'“”«»„]))[\s\"'“”«»„]*+([.,;:!?…]*+)[\s\"'”»]*+$"
)


@dataclass(frozen=True, slots=True)
class Judgment:
    """What a place gives: the outcome, every change, and the words of both sides."""

    outcome: Outcome
    changes: tuple[Change, ...]
    diff: Diff


def judge(
    pattern: QuotationPattern, source: PreparedText, located: Located, language: str | None
) -> Judgment:
    """Compare a quotation with the place where it was located.

    Critical changes make it altered, others reworded, legitimate ones edited, none verbatim;
    a long unmarked omission or pieces out of order make it spliced.
    """
    words = load_lexicon(language)
    found: list[Change] = []
    diff: list[tuple[str, str, str]] = []
    last: Region | None = None
    for piece, region in zip(pattern.pieces, located.regions, strict=True):
        if piece.cut and located.by != "word for word":
            found += _cut_changes(piece.cut, source, (last, region), words)
            diff.append(("insert", "", _between(source, last, region)))
        if region is None:
            text = " ".join(word.text for word in pattern.words_of(piece))
            found.append(Change("inserted", text, ""))
            diff.append(("delete", text, ""))
        else:
            article, there = compared_sides(pattern, piece, source, region, language)
            script = edit_operations(piece.keys, [w.folded for w in there.words])
            found += find_changes(article, there, script, words)
            diff += _diff(article, there, script)
        last = region or last
    found += _edges(pattern, source, located)
    found += scope_changes(source, located, words)
    return Judgment(_outcome(found, located, source), tuple(found), tuple(diff))


def _diff(
    article: Side, source: Side, script: tuple[Operation, ...]
) -> Iterator[tuple[str, str, str]]:
    for step in script:
        yield (
            step.kind,
            article.shown(step.first, step.last),
            source.shown(step.start, step.end),
        )


def _between(source: PreparedText, last: Region | None, region: Region | None) -> str:
    if last is None or region is None or region.start <= last.end:
        return ""
    span = source.span(last.end, region.start)
    return source.original[span.start : span.end].strip()


def _cut_changes(
    cut: str, source: PreparedText, pair: tuple[Region | None, Region | None], words: Lexicon
) -> Iterator[Change]:
    """A marked cut is legitimate, unless it hides a negation of the words next to it."""
    left_out = _between(source, *pair)
    yield Change(cut, "", left_out)
    hidden = (
        []
        if cut == "bracket" or pair[0] is None or pair[1] is None
        else [word.folded for word in source.words(pair[0].end, pair[1].start)]
    )
    # A clause of its own takes its negation with it.
    clause = _CLAUSE_MARK.search(left_out) or (hidden and hidden[0] in words.clause_words)
    if not clause and words.negations(words.expanded(hidden)) % 2:
        yield Change("negation", "", left_out)


def _edges(pattern: QuotationPattern, source: PreparedText, located: Located) -> Iterator[Change]:
    """A capital or a closing mark that the source does not have there."""
    span = source.span(located.start, located.end)
    words = pattern.words
    said, stands = words[0].text[:1], source.original[span.start : span.start + 1]
    if said != stands and said.casefold() == stands.casefold():
        yield Change("capital", said, stands)
    ending = _ENDING.search(pattern.text[words[-1].span.end :])
    mark = ending.group(1) if ending else ""
    after = source.original[span.end : span.end + 3].lstrip("\"'“”«»„")
    if mark and not after.startswith(mark[:1]):
        yield Change("ending", mark, after[:1].strip())


def _outcome(found: list[Change], located: Located, source: PreparedText) -> Outcome:
    if not located.in_order or any(_long_omission(change) for change in found):
        return Outcome.SPLICED
    if any(change.critical for change in found):
        return Outcome.ALTERED
    if any(not change.legitimate for change in found):
        return Outcome.REWORDED
    return Outcome.EDITED if found else Outcome.VERBATIM


def _long_omission(change: Change) -> bool:
    """Left out without a mark: a run as long as a sentence, or a shorter one across a full stop."""
    if change.kind != "left out":
        return False
    count = len(change.source.split())
    return count >= LONG_OMISSION or (count >= 4 and bool(_SENTENCE_END.search(change.source)))
