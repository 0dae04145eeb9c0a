"""Whether a place is the quotation's: enough of its words are there, in order."""

from __future__ import annotations

from collections import Counter

from verify.match.passage.align import edit_operations
from verify.match.passage.interrupted_quotations import scattered_region
from verify.match.passage.locate import Located
from verify.match.passage.pattern import QuotationPattern
from verify.match.passage.prepared_text import PreparedText
from verify.match.passage.whole_values import widen_to_whole_values
from verify.match.verdict.changes import kept_words
from verify.match.verdict.critical_words import load_lexicon
from verify.match.verdict.sides import compared_sides

# Share of words that have to stand as quoted before a place counts as the quotation's.
# tests/scores/match_scores.py prints what follows from them on the specimens.
FOUND = 0.60
FOUND_SHORT = 0.75  # below five words
_SHORT_WORDS = 5
_REORDERED = 0.3  # two names that changed places cost four words of a short sentence
_SAME_BAG = 0.85


def needed_share(words: int) -> float:
    """The share of a quotation's words that have to be there."""
    return FOUND_SHORT if words < _SHORT_WORDS else FOUND


def is_found(
    asked: QuotationPattern, source: PreparedText, located: Located, language: str | None
) -> bool:
    """Whether six in ten words of the quotation are at a place, in order.

    What the source has in between does not count. A number in other words or another spelling
    is the same word; another number, date or name is a missing one, like any other word.
    """
    needed = needed_share(located.words)
    if located.similarity >= needed:
        return True
    if located.similarity < needed - _REORDERED:
        return False
    if _same_bag(source, located, asked):
        return True
    return _kept(asked, source, located, language) >= needed * located.words


def find_scattered(asked: QuotationPattern, source: PreparedText) -> Located | None:
    """The quotation with more of the source between its words, or None."""
    if len(asked.pieces) != 1:
        return None
    region = scattered_region(asked.pieces[0], source, needed_share(asked.size))
    return Located((region,), asked.size, False, "scattered") if region else None


def _kept(
    asked: QuotationPattern, source: PreparedText, located: Located, language: str | None
) -> int:
    """How many words of the quotation the place has, in whatever spelling."""
    words = load_lexicon(language)
    wide = widen_to_whole_values(asked, source, located, language)
    count = 0
    for piece, region in zip(asked.pieces, wide.regions, strict=True):
        if region is None:
            continue
        article, there = compared_sides(asked, piece, source, region, language)
        script = edit_operations(piece.keys, [word.folded for word in there.words])
        count += kept_words(article, there, script, words)
    return count


def _same_bag(source: PreparedText, located: Located, asked: QuotationPattern) -> bool:
    """Whether the place holds the very words of the quotation in another order."""
    there = Counter(w.folded for w in source.words(located.start, located.end))
    quoted = Counter(key for piece in asked.pieces for key in piece.keys)
    return sum((quoted & there).values()) >= _SAME_BAG * sum(quoted.values())
