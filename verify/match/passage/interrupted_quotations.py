"""Finding a quotation whose source has more between its words: an aside, a relative clause.

“The harbor will reopen in May” in “The harbor, which the city bought from the railway, will reopen
in May”. Aligning by edits counts every word of the aside against the place. Here only the
quotation's own words count: as many as possible, in order, within two neighboring sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from verify.match.passage.long_text import find_in
from verify.match.passage.pattern import QuotationPiece
from verify.match.passage.prepared_text import PreparedText
from verify.match.passage.seeds import SMALL_TEXT, Region
from verify.match.passage.word_splitting import TextWord

_FEWEST_WORDS = 4
_CONTENT = 4  # letters of a word that says something
_FEWEST_CONTENT = 3
_FEWEST_REORDERED = 3
_NEARLY_ALL = 0.8
_ENDING = 3  # letters
_SENTENCE_END = re.compile(r"[.!?…][\"')\]]*\s+")
_LONG_WORDS = 3  # of the quotation, around which a long text is searched
_HITS = 24  # places of one such word
_AROUND = 800  # characters on either side of it


def scattered_region(piece: QuotationPiece, source: PreparedText, share: float) -> Region | None:
    """The two neighboring sentences that have most words of ``piece`` in order.

    None where they have less than ``share`` of them, of all or of those of four letters and more.
    """
    from rapidfuzz.distance import LCSseq

    keys = list(piece.keys)
    if len(keys) < _FEWEST_WORDS:
        return None
    needed, known = share * len(keys), set(keys)
    best: Region | None = None
    for low, high in _windows(piece, source):
        words = source.words(low, high)
        there = [word.folded for word in words]
        if sum(word in known for word in there) < needed:
            continue
        if LCSseq.similarity(keys, there, score_cutoff=int(needed)) < needed:
            continue
        region = _region(keys, words, share)
        if region and (best is None or _order(region) < _order(best)):
            best = region
    return best or _reordered(piece, source)


def _reordered(piece: QuotationPiece, source: PreparedText) -> Region | None:
    """The sentence that has nearly all words of content in any order: a passive turn."""
    if len(source.text) > SMALL_TEXT:
        return None
    content = {key for key in piece.keys if len(key) >= _CONTENT}
    stems = {key[:_CONTENT] for key in content}
    there = sum(stem in source.text for stem in stems)
    if len(content) < _FEWEST_REORDERED or there < _NEARLY_ALL * len(stems):
        return None
    for low, high in _sentences(source.text):
        words = source.words(low, high)
        near = [word for word in words if word.folded[:_CONTENT] in stems]
        hits = [word for word in near if any(_one_word(word.folded, key) for key in content)]
        found = {key for key in content if any(_one_word(word.folded, key) for word in hits)}
        close = len(hits) and len(words) <= 2 * len(piece.keys) + _CONTENT
        if close and len(found) >= _NEARLY_ALL * len(content):
            missing = len(piece.keys) * (len(content) - len(found)) // len(content)
            return Region(hits[0].start, hits[-1].end, missing, len(piece.keys))
    return None


def _one_word(one: str, other: str) -> bool:
    """Whether two words are forms of one: they begin alike and differ in an ending."""
    stem = max(_CONTENT, min(len(one), len(other)) - 2)
    return one[:stem] == other[:stem] and abs(len(one) - len(other)) <= _ENDING


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return pairwise(cuts)


def _order(region: Region) -> tuple[int, int]:
    return region.distance, region.end - region.start


def _region(keys: list[str], words: list[TextWord], share: float) -> Region | None:
    from rapidfuzz.distance import LCSseq

    steps = LCSseq.opcodes(keys, [word.folded for word in words])
    equal = [step for step in steps if step.tag == "equal"]
    kept = [key for step in equal for key in keys[step.src_start : step.src_end]]
    content = sum(len(key) >= _CONTENT for key in keys)
    found = sum(len(key) >= _CONTENT for key in kept)
    if found < max(_FEWEST_CONTENT, share * content):
        return None
    start, end = words[equal[0].dest_start].start, words[equal[-1].dest_end - 1].end
    return Region(start, end, len(keys) - len(kept), len(keys))


def _windows(piece: QuotationPiece, source: PreparedText) -> Iterator[tuple[int, int]]:
    """Every two neighboring sentences, of a long text only those around the longest words."""
    for low, high in _parts(piece, source.text):
        cuts = [low, *(m.end() for m in _SENTENCE_END.finditer(source.text, low, high)), high]
        if len(cuts) < 3:
            yield low, high
        for index in range(len(cuts) - 2):
            yield cuts[index], cuts[index + 2]


def _parts(piece: QuotationPiece, text: str) -> Iterator[tuple[int, int]]:
    if len(text) <= SMALL_TEXT:
        yield 0, len(text)
        return
    for word in sorted(set(piece.keys), key=len, reverse=True)[:_LONG_WORDS]:
        at = find_in(text, word)
        for _ in range(_HITS):
            if at < 0:
                break
            yield max(0, at - _AROUND), min(len(text), at + _AROUND)
            at = find_in(text, word, at + _AROUND)
