"""Names are not cut in two: “WTO” stands for all of “World Trade Organization”.

One changed word costs less than several, so of «США направили» against «Соединённые Штаты
направили» the best place by words begins at «Штаты».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from verify.match.passage.pattern import QuotationWord
from verify.match.passage.prepared_text import PreparedText
from verify.match.passage.seeds import Region
from verify.match.passage.word_splitting import TextWord
from verify.match.verdict.critical_words import load_lexicon
from verify.match.verdict.other_names import are_initials, named_places
from verify.model import Span

_AROUND = 60  # folded characters examined on either side
_LONGEST = 7  # words of a name
_END = re.compile(r"[.!?;:]\s")


@dataclass(frozen=True, slots=True)
class _Written:
    """A word of the source as it is written."""

    text: str
    span: Span


def widen_to_whole_names(
    quoted: Sequence[QuotationWord], source: PreparedText, region: Region, language: str | None
) -> Region:
    """Return ``region`` widened to the whole name that the first or last quoted word stands for."""
    words = source.words(max(0, region.start - _AROUND), region.end + _AROUND)
    inside = [i for i, word in enumerate(words) if region.start <= word.start < region.end]
    if not inside:
        return region
    begin = _start_of_name(quoted, source, (words, inside[0]), language)
    start, end = region.start if begin is None else begin, region.end
    last = inside[-1]
    if _may_stand_for_more(quoted[-1], words[last]):
        runs = (words[last:at] for at in range(last + 2, min(len(words), last + _LONGEST) + 1))
        end = next((r[-1].end for r in runs if _is_name(quoted[-1], r, source, language)), end)
    return replace(region, start=start, end=end)


def _start_of_name(
    quoted: Sequence[QuotationWord],
    source: PreparedText,
    place: tuple[Sequence[TextWord], int],
    language: str | None,
) -> int | None:
    """Where the name begins that the first word stands for, or the second: “The WHO said”."""
    words, first = place
    article = len(quoted) > 1 and quoted[0].folded in load_lexicon(language).function_words
    name, last = quoted[int(article)], min(first + int(article), len(words) - 1)
    if not _may_stand_for_more(name, words[last]):
        return None
    for at in range(last - 1, max(-1, last - _LONGEST), -1):
        if _is_name(name, words[at : last + 1], source, language):
            has_article = article and at and words[at - 1].folded == quoted[0].folded
            return words[at - int(has_article)].start
    return None


def _may_stand_for_more(quoted: QuotationWord, word: TextWord) -> bool:
    return quoted.text[:1].isupper() and quoted.folded != word.folded


def _is_name(
    quoted: QuotationWord, run: Sequence[TextWord], source: PreparedText, language: str | None
) -> bool:
    """Return whether the words of the source are the place or institution of the quoted word."""
    spans = [source.span(word.start, word.end) for word in run]
    written = [_Written(source.original[span.start : span.end], span) for span in spans]
    if _END.search(source.original[spans[0].start : spans[-1].end]):
        return False
    if are_initials([quoted], written, language):
        return True
    said = named_places([_Written(quoted.text, Span(0, len(quoted.text)))], quoted.text, language)
    there = named_places(written, source.original, language)
    return bool(said.codes) and said.codes == there.codes and there.alone
