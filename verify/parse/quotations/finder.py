"""Find quotations, with their kind, speaker and the references that support them."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace

from verify.model import Article, Block, BlockKind, Quotation, QuotationKind, Span
from verify.parse.quotations.article_context import (
    ArticleContext,
    ParsedParts,
    lies_within,
    span_start,
)
from verify.parse.quotations.attribution import Attribution, Attributor
from verify.parse.quotations.backing import with_backing
from verify.parse.quotations.credit_lines import is_credit_line
from verify.parse.quotations.fragments import as_reported, is_fragment
from verify.parse.quotations.indirect import find_indirect_statements
from verify.parse.quotations.kinds import classify_quotation
from verify.parse.quotations.marks import MarkPair, pair_marks
from verify.parse.quotations.sentence_context import SentenceContext
from verify.parse.quotations.speakers.distant_speakers import (
    attribute_quotation,
    speaker_in_paragraph_before,
)
from verify.parse.quotations.speakers.shared_speakers import with_nesting, with_shared_speakers
from verify.parse.quotations.spoken_parts import interruption, spoken_parts
from verify.parse.spans import strip_span

__all__ = ["ParsedParts", "find_quotations"]

_SPOKEN = (QuotationKind.STATEMENT, QuotationKind.HEADLINE, QuotationKind.FRAGMENT)


def find_quotations(article: Article, parts: ParsedParts) -> tuple[Quotation, ...]:
    """Return every quotation in the order of the text.

    Spans are offsets into the article's text.
    """
    pairs = pair_marks(article.text, [b.span for b in article.blocks]).pairs
    tops = [p for p in pairs if p.depth == 0]
    long = [p.span for p in tops if p.span.end - p.span.start > 30]
    finder = _Finder(
        ArticleContext(article, parts, pairs, tops), Attributor(article.text, parts.people, long)
    )
    found = [finder.read(pair) for pair in pairs]
    found += [finder.unmarked(i, b) for i, b in enumerate(article.blocks) if finder.is_unmarked(b)]
    found += find_indirect_statements(article, finder.attributor, tops, article.language)
    found.sort(key=lambda q: (q.span.start, -q.span.end))
    return tuple(with_nesting(with_shared_speakers(article, found)))


@dataclass(frozen=True, slots=True)
class _Finder:
    context: ArticleContext
    attributor: Attributor

    def read(self, pair: MarkPair) -> Quotation:
        """Return the quotation in a pair of marks."""
        context = self.context
        index = context.block_at(pair.span.start)
        block = context.article.blocks[index]
        code = context.language(block)
        note = context.parts.note_around(pair.span)
        around = context.sentence_around(pair, block)
        said = Attribution()
        if note is None and pair.depth == 0:
            said = attribute_quotation(context, self.attributor, pair, index, around, code)
        kind = classify_quotation(context, pair, block, around, said, note)
        quotation = Quotation(
            pair.span,
            pair.inner,
            kind,
            spoken_parts(context, pair, code),
            note=note,
            language=code,
            block=index,
        )
        if kind is QuotationKind.TERM and is_fragment(context, pair, said):
            quotation = replace(quotation, kind=QuotationKind.FRAGMENT)
        if quotation.kind in _SPOKEN:
            quotation = replace(quotation, speaker=said.speaker, cue=said.cue)
        quotation = as_reported(context, quotation, pair, around)
        return with_backing(context, self._interrupted(quotation), block, around)

    def _interrupted(self, quotation: Quotation) -> Quotation:
        """Return an interrupted quotation with the speaker named between its two parts."""
        between = interruption(self.context.article.text, quotation.parts)
        if between is None or quotation.speaker or quotation.note is not None:
            return quotation
        start = quotation.span.start
        said = self.attributor.find(
            SentenceContext(Span(start, start), between), quotation.language
        )
        return replace(quotation, speaker=said.speaker, cue=said.cue, kind=QuotationKind.STATEMENT)

    def is_unmarked(self, block: Block) -> bool:
        """Return whether a block quotation has no quotation marks."""
        if block.kind is not BlockKind.QUOTATION or is_credit_line(self.context, block):
            return False
        tops = self.context.tops
        low = bisect.bisect_left(tops, block.span.start, key=span_start)
        high = bisect.bisect_left(tops, block.span.end, key=span_start)
        half = (block.span.end - block.span.start) // 2
        if low < high and _opens(self.context.article.text, tops[low], block):
            return False
        return not any(
            lies_within(p.span, block.span) and p.inner.end - p.inner.start > half
            for p in tops[low:high]
        )

    def unmarked(self, index: int, block: Block) -> Quotation:
        """Return a block quotation as a statement, with the speaker in the paragraph before."""
        code = self.context.language(block)
        span = strip_span(self.context.article.text, block.span)
        said = speaker_in_paragraph_before(self.context, self.attributor, index, code)
        quotation = Quotation(
            span,
            span,
            QuotationKind.STATEMENT,
            (span,),
            said.speaker,
            said.cue,
            language=code,
            block=index,
        )
        around = SentenceContext(Span(span.start, span.start), Span(span.end, block.span.end))
        return with_backing(self.context, quotation, block, around)


def _opens(text: str, pair: MarkPair, block: Block) -> bool:
    """Return whether the marks begin the block: > “…,” wrote the geologist N. N."""
    return not text[block.span.start : pair.span.start].strip("> \t\n\u00a0")
