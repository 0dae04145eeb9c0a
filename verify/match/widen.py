"""Numbers and dates are not cut in two: a place that ends inside one is widened to hold it all.

«4 500 000 people» against “4.5 million people”: by its words the best place begins at
“million”, as one word changed costs less than two.
"""

from __future__ import annotations

from dataclasses import replace

from verify.match.facts import values
from verify.match.lexicon import lexicon
from verify.match.locate import Located
from verify.match.pattern import Pattern, Piece
from verify.match.prepared import Prepared
from verify.match.seeds import Region

_AROUND = 48  # folded characters looked at on either side: the longest number in words


def widened(pattern: Pattern, source: Prepared, located: Located, language: str | None) -> Located:
    """``located`` with every inexact region widened to whole numbers, dates and contractions."""
    regions = tuple(
        _contraction(piece, source, _widened(source, region, language), language)
        if region and region.distance
        else region
        for piece, region in zip(pattern.pieces, located.regions, strict=True)
    )
    return replace(located, regions=regions)


def _contraction(piece: Piece, source: Prepared, region: Region, language: str | None) -> Region:
    """ "It's late" against “it is late”: the best place by words begins at “is”."""
    whole = lexicon(language).expanded([piece.words[0].folded])
    if len(whole) < 2:
        return region
    words = source.words(max(0, region.start - _AROUND), region.end)
    at = next((i for i, w in enumerate(words) if w.start >= region.start), 0)
    before = at - len(whole) + 1
    if before >= 0 and [w.folded for w in words[before : at + 1]] == whole:
        return replace(region, start=words[before].start)
    return region


def _widened(source: Prepared, region: Region, language: str | None) -> Region:
    low, high = max(0, region.start - _AROUND), min(len(source.text), region.end + _AROUND)
    start, end = _on_words(source.text, low, high)
    text = source.text[start:end]
    first, last = region.start - start, region.end - start
    for value in values(text, language).found:
        if value.span.start < first < value.span.end:
            first = value.span.start
        if value.span.start < last < value.span.end:
            last = value.span.end
    return replace(region, start=first + start, end=last + start)


def _on_words(text: str, low: int, high: int) -> tuple[int, int]:
    left = text.find(" ", low, low + _AROUND) if low else -1
    right = text.rfind(" ", high - _AROUND, high) if high < len(text) else -1
    return (left + 1 if left >= 0 else low), (right if right >= 0 else high)
