"""Numbers, dates and names are not cut in two: a place that ends in one is widened to hold it all.

«4 500 000 people» against “4.5 million people”: by its words the best place begins at
“million”, as one word changed costs less than two.
"""

from __future__ import annotations

from dataclasses import replace

from verify.match.passage.edges import settle_edges
from verify.match.passage.locate import Located
from verify.match.passage.pattern import QuotationPattern, QuotationPiece
from verify.match.passage.prepared_text import PreparedText
from verify.match.passage.seeds import Region
from verify.match.passage.whole_names import widen_to_whole_names
from verify.match.verdict.critical_words import load_lexicon
from verify.match.verdict.values import find_values

_AROUND = 48  # folded characters examined on either side: the longest number in words


def widen_to_whole_values(
    pattern: QuotationPattern, source: PreparedText, located: Located, language: str | None
) -> Located:
    """``located`` with every inexact region widened to whole numbers, dates, contractions and names."""
    regions = tuple(
        widen_to_whole_names(
            pattern.words_of(piece), source, _widened(piece, source, region, language), language
        )
        if region and region.distance
        else region
        for piece, region in zip(pattern.pieces, located.regions, strict=True)
    )
    return replace(located, regions=regions)


def _widened(
    piece: QuotationPiece, source: PreparedText, region: Region, language: str | None
) -> Region:
    whole = _whole_values(source, settle_edges(piece, source, region), language)
    return _contraction(piece, source, whole, language)


def _contraction(
    piece: QuotationPiece, source: PreparedText, region: Region, language: str | None
) -> Region:
    """ "It's late" against “it is late”: the best place by words begins at “is”.

    Of “we had met” against “Later we'd met” it begins at “Later”.
    """
    lexicon = load_lexicon(language)
    words = source.words(max(0, region.start - _AROUND), region.end)
    at = next((i for i, w in enumerate(words) if w.start >= region.start), 0)
    if at + 1 < len(words) and words[at].folded != piece.keys[0]:
        short = [*lexicon.readings([words[at + 1].folded])]
        if any(len(long) > 1 and long == list(piece.keys[: len(long)]) for long in short):
            return replace(region, start=words[at + 1].start)
    whole = lexicon.expanded([piece.keys[0]])
    if len(whole) < 2:
        return region
    before = at - len(whole) + 1
    if before >= 0 and [w.folded for w in words[before : at + 1]] == whole:
        return replace(region, start=words[before].start)
    return region


def _whole_values(source: PreparedText, region: Region, language: str | None) -> Region:
    words = source.words(max(0, region.start - _AROUND), region.end + _AROUND)
    if not words:
        return region
    spans = [source.span(word.start, word.end) for word in words]
    low, high = spans[0].start, spans[-1].end
    start, end = region.start, region.end
    for value in find_values(source.original[low:high], language).found:
        inside = [
            word
            for word, span in zip(words, spans, strict=True)
            if span.start < value.span.end + low and value.span.start + low < span.end
        ]
        if inside and inside[0].start < region.start < inside[-1].end:
            start = min(start, inside[0].start)
        if inside and inside[0].start < region.end < inside[-1].end:
            end = max(end, inside[-1].end)
    return replace(region, start=start, end=end)
