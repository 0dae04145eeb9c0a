"""Finding a quotation in a text: exact, then by its pieces, then approximately.

The longest piece is looked for first and anchors the rest: what follows a marked ellipsis
has to stand after it, what follows a bracketed insertion right behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verify.match.passage.long_runs import LongRun, find_long_run
from verify.match.passage.long_text import find_in
from verify.match.passage.pattern import QuotationPattern, QuotationPiece
from verify.match.passage.prepared_text import PreparedText
from verify.match.passage.seeds import Region, approximate_regions, good_regions
from verify.text.tokens import UNSPACED

# An ellipsis leaves out sentences or paragraphs, not chapters: 6,000 characters are some
# 1,000 words, more than any omission in the quotations of the five articles (under 200).
ELLIPSIS_REACH = 6_000
# An insertion in brackets stands for a pronoun, a name, at most a clause.
BRACKET_REACH = 120
_ANCHORS = 8  # equally exact places of the longest piece that are tried
_UNSPACED = re.compile(f"[{UNSPACED}]")
_TRIES = 2_000  # places within longer words, before a text counts as made of one letter
_SEARCHABLE = 3  # words: a shorter piece is looked for beside its neighbors only


@dataclass(frozen=True, slots=True)
class Located:
    """Where a quotation lies in one text: a region for each piece, None for a missing one."""

    regions: tuple[Region | None, ...]
    words: int
    exact: bool
    by: str  # "exact", "word for word" (cuts included), "pieces", "approximate", "parts"

    @property
    def distance(self) -> int:
        """Word edits over all pieces; a missing piece counts all its words."""
        return self._found_distance() + self.missing

    @property
    def missing(self) -> int:
        """The number of words in pieces that were not found."""
        return self.words - sum(region.words for region in self.regions if region)

    @property
    def similarity(self) -> float:
        """1.0 where every word matches, 0.0 where none does."""
        return max(0.0, 1 - self.distance / self.words) if self.words else 0.0

    @property
    def start(self) -> int:
        """The offset into the folded text at which the first found piece starts."""
        return min(region.start for region in self.regions if region)

    @property
    def end(self) -> int:
        """The offset into the folded text at which the last found piece ends."""
        return max(region.end for region in self.regions if region)

    @property
    def in_order(self) -> bool:
        """Whether the found pieces are in the order of the quotation."""
        starts = [region.start for region in self.regions if region]
        return starts == sorted(starts)

    def _found_distance(self) -> int:
        return sum(region.distance for region in self.regions if region)


def locate(pattern: QuotationPattern, source: PreparedText) -> tuple[Located, ...]:
    """The best places of a quotation in a text, best first; several only if equally good.

    Empty where no word of it is near anywhere. Linear in the length of the text.
    """
    if not pattern.pieces:
        return ()
    anchor = max(range(len(pattern.pieces)), key=lambda i: len(pattern.pieces[i].folded))
    piece = pattern.pieces[anchor]
    run = find_long_run(piece, source.text)
    places = _exact_places(piece.folded, source.text, run)
    if len(pattern.pieces) > 1 and (whole := _with_own_ellipses(pattern, source, piece, places)):
        return whole
    regions = [Region(at, at + len(piece.folded), 0, len(piece.keys)) for at in places]
    if not regions and run:
        regions = good_regions(piece, source, run.starts)
    if not regions:
        regions = approximate_regions(piece, source, 0, len(source.text))
    found = [_around(pattern, source, anchor, region) for region in regions[:_ANCHORS]]
    if not found:
        return ()
    best = min(one.distance for one in found)
    return tuple(one for one in found if one.distance == best)


def _with_own_ellipses(
    pattern: QuotationPattern, source: PreparedText, anchor: QuotationPiece, places: list[int]
) -> tuple[Located, ...]:
    """A quotation whose own ellipses and brackets stand in the source just so.

    ``places``: of its longest piece, around which it has to be.
    """
    found = []
    for at in _whole_places(pattern, source.text, anchor, places):
        regions, last = [], at
        for piece in pattern.pieces:
            start = source.text.find(piece.folded, last)
            last = start + len(piece.folded)
            regions.append(Region(start, last, 0, len(piece.keys)))
        found.append(Located(tuple(regions), pattern.size, True, "word for word"))
    return tuple(found)


def _whole_places(
    pattern: QuotationPattern, text: str, anchor: QuotationPiece, places: list[int]
) -> list[int]:
    if len(places) == _ANCHORS:  # there may be more
        return _exact_places(pattern.folded, text)
    offset = anchor.start - pattern.origin.text.find(pattern.folded)
    starts = [at - offset for at in places if at >= offset]
    return [
        at
        for at in starts
        if text.startswith(pattern.folded, at) and _stands_alone(text, at, at + len(pattern.folded))
    ]


def _exact_places(words: str, text: str, run: LongRun | None = None) -> list[int]:
    """Every place of ``words`` in ``text`` at word boundaries, at most a few.

    ``run``: where they may be, if that is known.
    """
    places: list[int] = []
    for at in _starts(words, text, run):
        if _stands_alone(text, at, at + len(words)):
            places.append(at)
        if len(places) == _ANCHORS:
            break
    return places


def _starts(words: str, text: str, run: LongRun | None) -> Iterator[int]:
    if run:
        yield from (at for at in run.starts if at >= 0 and text.startswith(words, at))
        return
    at = find_in(text, words) if words else -1
    for _ in range(_TRIES):
        if at < 0:
            return
        yield at
        at = find_in(text, words, at + 1)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    left = before.isalnum() and text[start].isalnum() and not _UNSPACED.match(before)
    right = after.isalpha() and text[end - 1].isalnum() and not _UNSPACED.match(after)
    return not (left or right)


def _around(
    pattern: QuotationPattern, source: PreparedText, anchor: int, region: Region
) -> Located:
    """The whole quotation, its longest piece being where ``region`` says."""
    regions: list[Region | None] = [None] * len(pattern.pieces)
    regions[anchor] = region
    at = region.end
    for index in range(anchor + 1, len(pattern.pieces)):
        reach = _reach(pattern.pieces[index])
        found = _in_window(pattern.pieces[index], source, (at, at + reach), first=True)
        regions[index], at = found, found.end if found else at
    at = region.start
    for index in range(anchor - 1, -1, -1):
        reach = _reach(pattern.pieces[index], pattern.pieces[index + 1].cut)
        found = _in_window(pattern.pieces[index], source, (at - reach, at), first=False)
        regions[index], at = found, found.start if found else at
    exact = all(found is not None and found.distance == 0 for found in regions)
    by = "approximate" if not exact else "pieces" if len(regions) > 1 else "exact"
    return Located(tuple(regions), pattern.size, exact, by)


def _reach(piece: QuotationPiece, cut: str | None = None) -> int:
    around = ELLIPSIS_REACH if (cut or piece.cut) == "ellipsis" else BRACKET_REACH
    return around + 2 * len(piece.folded)


def _in_window(
    piece: QuotationPiece, source: PreparedText, window: tuple[int, int], first: bool
) -> Region | None:
    """A piece in a part of the text: exactly where it stands so, else where it is near."""
    low, high = max(window[0], 0), min(window[1], len(source.text))
    at = low - 1 if first else high
    for _ in range(_TRIES):
        at = (source.text.find if first else source.text.rfind)(
            piece.folded, at + 1 if first else low, high if first else at + len(piece.folded) - 1
        )
        if at < 0:
            break
        if _stands_alone(source.text, at, at + len(piece.folded)):
            return Region(at, at + len(piece.folded), 0, len(piece.keys))
    if len(piece.keys) < _SEARCHABLE and len(piece.folded) < 12:
        return None
    near = approximate_regions(piece, source, low, high)[:1]
    return near[0] if near and near[0].distance <= len(piece.keys) // 2 else None
