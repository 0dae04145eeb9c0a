"""One run of a quotation's words, searched for in a long text before anything else.

Reading ten million characters takes some 0.7 ms, whatever is searched for. Where the run is, the whole
quotation or nearly all of it may be; where it is nowhere, the quotation is nowhere unchanged: both are
known from one reading.
"""

from __future__ import annotations

from dataclasses import dataclass

from verify.match.passage.long_text import find_in
from verify.match.passage.pattern import QuotationPiece

# Of a text changed at 10 %, five words in a row are unchanged in six cases of ten. A longer string is
# found hardly faster, a shorter one up to twice as slowly.
_WORDS = 5
_FEWEST_WORDS = 16  # of a quotation: a shorter one is hardly longer than the run
_LONG_TEXT = 200_000  # characters, from which the search takes longer than all else
_MOST_HITS = 48  # a run met more often says little


@dataclass(frozen=True, slots=True)
class LongRun:
    """Where the quotation would start by each place of the run."""

    starts: tuple[int, ...]


def find_long_run(piece: QuotationPiece, text: str) -> LongRun | None:
    """Search for the longest run of five words of ``piece``.

    None where this saves nothing: in short texts, for short quotations, and where the run is repeated.
    """
    count = len(piece.keys)
    if len(text) < _LONG_TEXT or count < _FEWEST_WORDS:
        return None
    runs = [(piece.run(at, at + _WORDS - 1), piece.at[at]) for at in range(count - _WORDS + 1)]
    words, offset = max(runs, key=lambda run: len(run[0]))
    starts: list[int] = []
    at = find_in(text, words)
    while at >= 0 and len(starts) <= _MOST_HITS:
        starts.append(at - offset)
        at = find_in(text, words, at + 1)
    return LongRun(tuple(starts)) if len(starts) <= _MOST_HITS else None
