"""Finding a quotation in a whole archive: few questions to a full-text index, then comparison.

Runs of three words are rare: an index that can look up phrases (SQLite's FTS5) gives the few
captures that share any of them, and only these are compared. Nothing of the archive is held
in memory, and nothing here opens a database: the queries go out, the texts come in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verify.match.locate import Located, locate
from verify.match.pattern import Pattern, pattern
from verify.match.prepared import Prepared

_RUN = 3  # words in a phrase: two are met by chance in any long archive, four break too easily
_PHRASES = 12  # phrases in a query, the longest ones: more cost time and find nothing more
_RARE = 8  # single words in the loosest query
_FTS_WORD = re.compile(r"\w+")
NEAR = 0.5  # similarity from which a place is worth showing


@dataclass(frozen=True, slots=True)
class ArchiveHit:
    """A place of a quotation in one text of the archive. ``start``, ``end``: into that text."""

    key: int
    start: int
    end: int
    similarity: float


def queries(quotation: str) -> Iterator[str]:
    """FTS5 queries for a quotation, strictest first; stop at the first with good hits.

    All of it as phrases, then any three words of it in a row, then its longest words. Words
    are quoted: nothing in a quotation can be taken for syntax.
    """
    asked = pattern(quotation)
    if not asked.pieces:
        return
    yield " AND ".join(_phrase(piece.text) for piece in _texts(asked))
    runs = [run for piece in _texts(asked) for run in _runs(piece.words)]
    if runs:
        runs.sort(key=lambda run: -sum(map(len, run)))
        yield " OR ".join(dict.fromkeys(_phrase(" ".join(run)) for run in runs[:_PHRASES]))
    words = sorted({w for p in _texts(asked) for w in p.words}, key=lambda w: (-len(w), w))
    yield " OR ".join(f'"{word}"' for word in words[:_RARE])


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    words: list[str]


def _texts(asked: Pattern) -> list[_Text]:
    """The pieces as written: the index has its own folding, which knows nothing of ours."""
    found = []
    for piece in asked.pieces:
        span = asked.origin.span(piece.start, piece.start + len(piece.folded))
        part = asked.text[span.start : span.end]
        found.append(_Text(part, _FTS_WORD.findall(part)))
    return found


def _phrase(text: str) -> str:
    return '"' + " ".join(_FTS_WORD.findall(text)) + '"'


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    step = max(1, (len(words) - _RUN) // _PHRASES)
    return [tuple(words[at : at + _RUN]) for at in range(0, len(words) - _RUN + 1, step)]


def best(quotation: str, texts: Iterable[tuple[int, str]]) -> tuple[ArchiveHit, ...]:
    """The places of a quotation in candidate texts, best first; ``texts`` are (key, text).

    Texts are taken one by one and let go again; searching stops at a verbatim place.
    """
    from verify.text.fold import fold

    asked = pattern(quotation)
    hits: list[ArchiveHit] = []
    for key, text in texts:
        source = Prepared("capture", text, fold(text))
        places = locate(asked, source)
        if places and places[0].similarity >= NEAR:
            hits.append(_hit(key, source, places[0]))
            if places[0].exact:
                break
    return tuple(sorted(hits, key=lambda hit: (-hit.similarity, hit.key)))


def _hit(key: int, source: Prepared, place: Located) -> ArchiveHit:
    span = source.span(place.start, place.end)
    return ArchiveHit(key, span.start, span.end, place.similarity)
