"""Finding a quotation in a whole archive: few questions to a full-text index, then comparison.

Runs of three words are rare: an index that can look up phrases (SQLite's FTS5) gives the few
captures that share any of them, and only these are compared. Nothing of the archive is held
in memory, and nothing here opens a database: the queries go out, the texts come in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verify.match.passage.locate import Located, locate
from verify.match.passage.pattern import QuotationPattern, build_pattern
from verify.match.passage.prepared_text import PreparedText

# (words in a phrase, phrases in a query). Measured on 10,000 documents of 5,000 characters, with
# quotations changed up to every fifth word: six phrases of three words found all in 3.9 ms, the
# whole quotation as one phrase 29 of 100 in 5.7 ms (benchmarks/bench_match.py).
_QUERIES = ((3, 6), (2, 12))
_RARE = 8  # single words in the last query
_FTS_WORD = re.compile(r"\w+")
NEAR = 0.5  # similarity from which a place is worth showing


@dataclass(frozen=True, slots=True)
class ArchiveHit:
    """A place of a quotation in one text of the archive. ``start``, ``end``: into that text."""

    key: int
    start: int
    end: int
    similarity: float


def fts_queries(quotation: str) -> Iterator[str]:
    """FTS5 queries for a quotation, fastest first; stop at the first with good hits.

    Any of its telling runs of three words, then of two, then its longest words. Words are
    quoted: nothing in a quotation can be taken for syntax.
    """
    texts = _texts(build_pattern(quotation))
    for length, most in _QUERIES:
        runs = [run for words in texts for run in _runs(words, length)]
        runs.sort(key=lambda run: (-min(map(len, run)), run))
        if runs:
            yield " OR ".join(dict.fromkeys(_phrase(run) for run in runs[:most]))
    longest = sorted({word for words in texts for word in words}, key=lambda w: (-len(w), w))
    if longest:
        yield " OR ".join(_phrase((word,)) for word in longest[:_RARE])


def _texts(asked: QuotationPattern) -> list[list[str]]:
    """The words of the pieces as written: the index has its own folding, which is not ours."""
    found = []
    for piece in asked.pieces:
        span = asked.origin.span(piece.start, piece.start + len(piece.folded))
        found.append(_FTS_WORD.findall(asked.text[span.start : span.end]))
    return [words for words in found if words]


def _phrase(words: Iterable[str]) -> str:
    return '"' + " ".join(words) + '"'


def _runs(words: list[str], length: int) -> list[tuple[str, ...]]:
    """All runs of so many words; of a shorter piece, all of it."""
    size = min(length, len(words))
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def best_hits(quotation: str, texts: Iterable[tuple[int, str]]) -> tuple[ArchiveHit, ...]:
    """The places of a quotation in candidate texts, best first; ``texts`` are (key, text).

    Texts are taken one by one and let go again; searching stops at a verbatim place.
    """
    from verify.text.fold import fold

    asked = build_pattern(quotation)
    hits: list[ArchiveHit] = []
    for key, text in texts:
        source = PreparedText("capture", text, fold(text))
        places = locate(asked, source)
        if places and places[0].similarity >= NEAR:
            hits.append(_hit(key, source, places[0]))
            if places[0].exact:
                break
    return tuple(sorted(hits, key=lambda hit: (-hit.similarity, hit.key)))


def _hit(key: int, source: PreparedText, place: Located) -> ArchiveHit:
    span = source.span(place.start, place.end)
    return ArchiveHit(key, span.start, span.end, place.similarity)
