"""The sentence around a quotation, without the words of any quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from verify.model import Span
from verify.parse.quotations.marks import MarkPair
from verify.text.lazy_patterns import regex

# A period after these does not end a sentence.
_ABBREVIATION = regex.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Cmdr|Capt|No|vs|Nov"
    r"|Dec|Jan|Feb|Sept|Oct|Aug|г|гг|ул|им|т|д|п|е|тыс|млн|млрд|руб|Doç|Sn|vb)"
    r"|\b\p{Lu}|(?<!\d{3})\d)\.$"
)
# Markers after a sentence: [3], [3, 4], [iv], [^a], ², and digits that lost their superscript
# ("… in Doha.3 The"), which follow a period or closing mark, not a digit ("2.5 Million").
# Possessive quantifiers (++, *+): with backtracking, 30 superscripts match in a billion ways.
MARKER_RUN = (
    r"(?:\s?\[(?:\d{1,3}(?:\s?[,;]\s?\d{1,3})*+|[ivx]{1,5}|\^[^\]\s]{1,40})\]|[⁰¹²³⁴-⁹]++"
    r"|(?<=(?:\D|\b(?:19|20)\d\d)[.!?…][»”\"’)]?|[»”\"’])\d{1,3}(?=\s|$))*+"
)
# A run of periods is matched whole, from its start: otherwise 8,000 dots take 32 million steps.
_END = regex.compile(
    rf"(?<![.!?…])[.!?…]++[)\]]?{MARKER_RUN}(?:\s+(?=[\p{{Lu}}«“„\"‘(\d—–-])|\s*$)|\n+"
)


@dataclass(frozen=True, slots=True)
class SentenceContext:
    """The spans of the words before and after a quotation in its sentence."""

    before: Span
    after: Span


def mask_quotations(text: str, block: Span, pairs: Sequence[MarkPair]) -> str:
    """Return the block with quotations replaced by a filler of the same length."""
    masked = list(text[block.start : block.end])
    for pair in pairs:
        if pair.depth == 0:
            start, end = max(pair.inner.start, block.start), min(pair.inner.end, block.end)
            masked[start - block.start : end - block.start] = "·" * max(0, end - start)
    return "".join(masked)


def sentence_ends(text: str, block: Span, masked: str, pairs: Sequence[MarkPair]) -> list[int]:
    """Return the offsets in the text at which sentences end; a quotation counts as a word."""
    ends = {
        block.start + m.end()
        for m in _END.finditer(masked)
        if not _ABBREVIATION.search(masked[max(0, m.start() - 8) : m.start() + 1])
    }
    ends.update(p.span.end for p in pairs if p.depth == 0 and _closes_sentence(text, p, block))
    return sorted(ends)


_FOLLOWS = regex.compile(rf"{MARKER_RUN}\s+(?=[\p{{Lu}}«“„\"‘])|{MARKER_RUN}\s*$")


def _closes_sentence(text: str, pair: MarkPair, block: Span) -> bool:
    """Return whether “… of years ago.” ends its sentence: a capital, a mark or nothing follows."""
    inner = text[max(pair.inner.start, pair.inner.end - 20) : pair.inner.end].rstrip("’' ")
    closes = inner.endswith((".", "!", "?", "…"))
    return closes and _FOLLOWS.match(text, pair.span.end, block.end) is not None


# Limit on how far a sentence extends from its quotation: twice the longest sentence of the
# corpus. Without it, a text of 5 MB without periods would be read once for each quotation.
_REACH = 1500


def sentence_context(pair: MarkPair, block: Span, ends: Sequence[int]) -> SentenceContext:
    """Return the parts of the sentence before and after a quotation; ``ends`` is sorted."""
    left = bisect_right(ends, pair.span.start)
    right = bisect_left(ends, pair.span.end)
    before = ends[left - 1] if left else block.start
    after = ends[right] if right < len(ends) else block.end
    return SentenceContext(
        Span(max(before, pair.span.start - _REACH), pair.span.start),
        Span(min(pair.span.end, after), min(after, pair.span.end + _REACH)),
    )
