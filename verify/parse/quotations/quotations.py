"""Quotations: what stands in quotation marks, what kind it is, who says it, what backs it."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace

from verify.model import Article, Block, BlockKind, Quotation, QuotationKind, Span
from verify.parse.notes.notes import strip
from verify.parse.quotations.attribution import Attribution, Attributor
from verify.parse.quotations.backing import backed
from verify.parse.quotations.contexts import Context
from verify.parse.quotations.distant_speakers import attribution, from_paragraph_before
from verify.parse.quotations.kinds import kind_of
from verify.parse.quotations.marks import Pair, pair_marks
from verify.parse.quotations.speaker_reach import carried, with_parents
from verify.parse.quotations.spoken_parts import interruption, spoken_parts
from verify.parse.quotations.surroundings import Parts, Scene, inside, start_of

__all__ = ["Parts", "find_quotations"]

_SPOKEN = (QuotationKind.STATEMENT, QuotationKind.HEADLINE)


def find_quotations(article: Article, parts: Parts) -> tuple[Quotation, ...]:
    """Every quotation in the order of the text; spans are offsets into the article's text."""
    pairs = pair_marks(article.text, [b.span for b in article.blocks]).pairs
    tops = [p for p in pairs if p.depth == 0]
    long = [p.span for p in tops if p.span.end - p.span.start > 30]
    finder = _Finder(
        Scene(article, parts, pairs, tops), Attributor(article.text, parts.people, long)
    )
    found = [finder.read(pair) for pair in pairs]
    found += [finder.unmarked(i, b) for i, b in enumerate(article.blocks) if finder.is_unmarked(b)]
    found.sort(key=lambda q: (q.span.start, -q.span.end))
    return tuple(with_parents(carried(article, found)))


@dataclass(frozen=True, slots=True)
class _Finder:
    scene: Scene
    attributor: Attributor

    def read(self, pair: Pair) -> Quotation:
        """One pair of marks as a quotation."""
        scene = self.scene
        index = scene.block_at(pair.span.start)
        block = scene.article.blocks[index]
        code = scene.language(block)
        note = scene.parts.note_around(pair.span)
        around = scene.context(pair, block)
        said = Attribution()
        if note is None and pair.depth == 0:
            said = attribution(scene, self.attributor, pair, index, around, code)
        kind = kind_of(scene, pair, block, around, said, note)
        quotation = Quotation(
            pair.span,
            pair.inner,
            kind,
            spoken_parts(scene, pair, code),
            note=note,
            language=code,
            block=index,
        )
        if kind in _SPOKEN:
            quotation = replace(quotation, speaker=said.speaker, cue=said.cue)
        return backed(scene, self._interrupted(quotation), block, around)

    def _interrupted(self, quotation: Quotation) -> Quotation:
        """The speaker named between the two parts of an interrupted quotation."""
        between = interruption(self.scene.article.text, quotation.parts)
        if between is None or quotation.speaker or quotation.note is not None:
            return quotation
        start = quotation.span.start
        said = self.attributor.find(Context(Span(start, start), between), quotation.language)
        return replace(quotation, speaker=said.speaker, cue=said.cue, kind=QuotationKind.STATEMENT)

    def is_unmarked(self, block: Block) -> bool:
        """A block quotation whose words no marks enclose."""
        if block.kind is not BlockKind.QUOTATION:
            return False
        tops = self.scene.tops
        low = bisect.bisect_left(tops, block.span.start, key=start_of)
        high = bisect.bisect_left(tops, block.span.end, key=start_of)
        half = (block.span.end - block.span.start) // 2
        if low < high and _opens(self.scene.article.text, tops[low], block):
            return False
        return not any(
            inside(p.span, block.span) and p.inner.end - p.inner.start > half
            for p in tops[low:high]
        )

    def unmarked(self, index: int, block: Block) -> Quotation:
        """A block quotation as a statement, its speaker in the paragraph before."""
        code = self.scene.language(block)
        span = strip(self.scene.article.text, block.span)
        said = from_paragraph_before(self.scene, self.attributor, index, code)
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
        around = Context(Span(span.start, span.start), Span(span.end, block.span.end))
        return backed(self.scene, quotation, block, around)


def _opens(text: str, pair: Pair, block: Block) -> bool:
    """Do the marks stand at the head of the block: > “…,” wrote the geologist N. N."""
    return not text[block.span.start : pair.span.start].strip("> \t\n\u00a0")
