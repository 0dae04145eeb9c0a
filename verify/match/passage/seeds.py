"""Find where an inexact piece may be in a long text: seeds, screening, alignment.

A seed is a short run of the piece's words that is looked for exactly. Long seeds first: they
are found faster (a string search skips by its own length) and seldom stand by chance. A hit
says where the whole piece would lie; a look at which of its other words stand there sorts
out chance hits for a microsecond each, and only the best are aligned word by word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verify.match.passage.align import nearest_runs
from verify.match.passage.long_text import find_in
from verify.match.passage.pattern import QuotationPiece
from verify.match.passage.prepared_text import PreparedText, all_words

# Words in a seed, longest first. Between two changed words of a text changed at 20 % lie four
# words on the average, at 10 % nine (benchmarks/bench_match.py holds the recall of the whole).
_LENGTHS = (4, 3, 2, 1)
_SHORTEST_SEED = 6  # folded characters: shorter strings stand everywhere
_SEEDS_A_LENGTH = 12
_HITS_A_SEED = 48  # places of one seed that are tried: one met more often says little
_SCREENED = 40  # words that are looked for around a hit before it is aligned
_SCREEN = 0.4  # of them have to stand there
# Aligning costs the square of the piece's words: of 60 words 11,000 candidates are aligned (more
# than ever come), of a thousand 40, of ten thousand three.
_ALIGNED_WORDS = 40_000_000
_FEWEST_ALIGNED = 3
_BETWEEN = 0.25  # word edits by words, up to which the ends of a place need no search
# Words of a piece that hardly has two equally near places: “He said that 600 men would leave” may.
_LONG_PIECE = 16
_LONGEST_END = 40  # letters: longer words are no words, and looking for them takes long
_MOST_ENDS = 4  # places of a first or last word that are tried
_GOOD = 0.34  # word edits by words at which the search is content
SMALL_TEXT = 40_000  # folded characters: so short a text is aligned whole (about 7 ms)
_HOPELESS = 0.8  # of the words differ: not even near


@dataclass(frozen=True, slots=True)
class Region:
    """Where a piece was found: offsets into the folded text, and its word edits."""

    start: int
    end: int
    distance: int
    words: int  # words of the piece


def approximate_regions(
    piece: QuotationPiece, source: PreparedText, low: int, high: int
) -> list[Region]:
    """The equally good places of ``piece`` in ``source.text[low:high]``, empty where none is near.

    In a short text these are all there are, unless a long piece has a good place that a seed
    leads to; in a long text those that a seed leads to.
    """
    short = high - low <= SMALL_TEXT
    if short and len(piece.keys) < _LONG_PIECE:
        return list(_everywhere(piece, source, low, high))
    best = _seeded(piece, source, low, high)
    if short and not (best and best[0].distance <= _GOOD * len(piece.keys)):
        return list(_everywhere(piece, source, low, high))
    return best


def good_regions(
    piece: QuotationPiece, source: PreparedText, starts: Iterable[int]
) -> list[Region]:
    """The equally good places among those where ``piece`` may start, empty where none is near."""
    best: list[Region] = []
    for at in starts:
        region = _aligned(piece, source, at)
        if region and region not in best:
            best = _nearer(best, region)
    return best if best and best[0].distance <= _GOOD * len(piece.keys) else []


def _seeded(piece: QuotationPiece, source: PreparedText, low: int, high: int) -> list[Region]:
    """The equally good places that a seed leads to."""
    best: list[Region] = []
    left = max(_FEWEST_ALIGNED, _ALIGNED_WORDS // len(piece.keys) ** 2)
    for seed in _seeds(piece):
        for at in _hits(source, (low, high), seed):
            if not left:
                return best
            if _shared(piece, source, at) < _SCREEN * min(len(piece.keys), _SCREENED):
                continue
            left -= 1
            region = _aligned(piece, source, at)
            if region and region not in best:
                best = _nearer(best, region)
        if best and best[0].distance <= _GOOD * len(piece.keys):
            break
    return best


def _nearer(best: list[Region], region: Region) -> list[Region]:
    """The best places with one more: alone if it is nearer, beside them if it is as near."""
    if not best or region.distance < best[0].distance:
        return [region]
    return [*best, region] if region.distance == best[0].distance else best


def _seeds(piece: QuotationPiece) -> Iterator[tuple[str, int]]:
    """Seeds with their offsets in the piece: long runs first, in each length the longest."""
    count = len(piece.keys)
    seen = set()
    for length in _LENGTHS:
        if length > max(1, count // 2):
            continue
        runs = [
            (piece.run(first, first + length - 1), first)
            for first in range(0, count - length + 1, max(1, length - 1))
        ]
        for seed, first in _apart(runs, length)[:_SEEDS_A_LENGTH]:
            if len(seed) >= _SHORTEST_SEED and seed not in seen:
                seen.add(seed)
                yield seed, piece.at[first]


def _apart(runs: list[tuple[str, int]], length: int) -> list[tuple[str, int]]:
    """The longest runs first, but those that share a word with an earlier one last.

    If a run is nowhere because one of its words was changed, its neighbor may be nowhere, too.
    """
    first: list[tuple[str, int]] = []
    rest: list[tuple[str, int]] = []
    for run in sorted(runs, key=lambda run: -len(run[0])):
        is_near = any(abs(run[1] - other[1]) < length for other in first)
        (rest if is_near else first).append(run)
    return first + rest


def _hits(source: PreparedText, within: tuple[int, int], seed: tuple[str, int]) -> Iterator[int]:
    """Where the piece would start by each place of the seed, up to so many places."""
    text, (low, high), (words, offset) = source.text, within, seed
    at = find_in(text, words, low, high)
    for _ in range(_HITS_A_SEED):
        if at < 0:
            return
        yield at - offset
        at = find_in(text, words, at + len(words), high)


def _aligned(piece: QuotationPiece, source: PreparedText, at: int) -> Region | None:
    """The best place around an offset."""
    size = len(piece.folded)
    slack = 24 + size // 4
    return _between_ends(piece, source, at) or align_at(
        piece, source, at - slack, at + size + slack
    )


def _between_ends(piece: QuotationPiece, source: PreparedText, at: int) -> Region | None:
    """The place from the quotation's first word to its last, if both are about where they
    would be and most words between them are the quotation's.

    The words between are compared in compiled code; None where an end is another word.
    """
    keys, size = piece.keys, len(piece.folded)
    slack = 12 + size // 8
    starts = _places(source.text, keys[0], at, slack)
    ends = _places(source.text, keys[-1], at + piece.at[-1], slack)
    if len(keys) < 2 or not starts or not ends or max(ends) < min(starts):
        return None
    words = source.words(min(starts), max(ends) + len(keys[-1]))
    there = [word.folded for word in words]
    firsts = [i for i, word in enumerate(words) if word.start in starts]
    lasts = [i for i, word in enumerate(words) if word.start in ends]
    fits = [(_edits(keys, there[i : j + 1]), j - i, i, j) for i in firsts for j in lasts if i < j]
    distance, _, first, last = min(fits, default=(len(keys), 0, 0, 0))
    if distance > _BETWEEN * len(keys):
        return None
    return Region(words[first].start, words[last].end, distance, len(keys))


def _edits(keys: tuple[str, ...], there: list[str]) -> int:
    from rapidfuzz.distance import Levenshtein

    most = int(_BETWEEN * len(keys)) + 1
    return Levenshtein.distance(keys, there, score_cutoff=most)


def _places(text: str, word: str, at: int, slack: int) -> list[int]:
    """The places of ``word`` within ``slack`` characters of ``at``, none where they are many."""
    low, high = max(0, at - slack), max(0, at + slack + len(word))
    found: list[int] = []
    place = text.find(word, low, high) if len(word) <= _LONGEST_END else -1
    while place >= 0 and len(found) <= _MOST_ENDS:
        behind = place + len(word)
        if not (text[place - 1 : place].isalnum() or text[behind : behind + 1].isalnum()):
            found.append(place)
        place = text.find(word, place + 1, high)
    return found if len(found) <= _MOST_ENDS else []


def _shared(piece: QuotationPiece, source: PreparedText, at: int) -> int:
    """How many words of the piece stand where it would lie."""
    around = source.text[max(at - 20, 0) : at + len(piece.folded) + 20]
    return sum(key in around for key in piece.keys[:_SCREENED])


def align_at(piece: QuotationPiece, source: PreparedText, low: int, high: int) -> Region | None:
    """The best place of ``piece`` among the words of ``source.text[low:high]``."""
    return next(_everywhere(piece, source, low, high), None)


def _everywhere(
    piece: QuotationPiece, source: PreparedText, low: int, high: int
) -> Iterator[Region]:
    if low <= 0 and len(source.text) <= min(high, SMALL_TEXT):
        words, keys = all_words(source.text)
    else:
        words = source.words(*_whole_words(source.text, low, high))
        keys = [word.folded for word in words]
    for fit in nearest_runs(piece.keys, keys):
        if fit.end > fit.start and fit.distance <= _HOPELESS * len(piece.keys):
            start, end = words[fit.start].start, words[fit.end - 1].end
            yield Region(start, end, fit.distance, len(piece.keys))


def _whole_words(text: str, low: int, high: int) -> tuple[int, int]:
    """The range widened to spaces, by at most forty characters each way."""
    low, high = max(low, 0), min(high, len(text))
    left = text.rfind(" ", max(low - 40, 0), low)
    right = text.find(" ", high, high + 40)
    return (left + 1 if left >= 0 else low), (right if right >= 0 else high)
