"""Indirect statements in Russian and Ukrainian: reported speech after a cue with «что».

«Эксперты отмечают, что …» · «По мнению Ирины, …» · «…, говорят эксперты.» They are shown and can
be searched; they are not verbatim, so no rule flags them and they are no statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.model import Article, BlockKind, Quotation, QuotationKind, Span
from verify.parse.quotations.attribution import Attributor
from verify.parse.quotations.cues import load_cues
from verify.parse.quotations.grammar.russian import body_before
from verify.parse.quotations.marks import MarkPair
from verify.parse.quotations.sentence_context import SentenceContext
from verify.parse.span_index import SpanIndex
from verify.parse.spans import strip_span
from verify.text.lazy_patterns import regex

_LANGUAGES = ("ru", "uk")
_PROSE = (BlockKind.BODY, BlockKind.LIST_ITEM)
_SENTENCE_END = regex.compile(r"(?<=\p{Ll}{2}|\d|[»\")])[.!?…]+(?:\s+(?=[\p{Lu}«\"—–-])|\s*$)|\n+")
# «…, что …» · «…: …» after a verb
_THAT = regex.compile(r"[^,.;:!?]{0,60}?(?:,\s(?:что|будто|якобы|що)\s|:\s(?=\p{Ll}))")
_LED = regex.compile(
    r"(?:^|\s)(?:[Пп]о|[Зз]а)\s(?:словам|мнению|утверждению|данным|версии|оценке|словами|даними|"
    r"оцінкою|версією)\s(?P<who>[^,.;:]{2,80}?),\s"
)
_FEWEST = 3  # words of a clause


def find_indirect_statements(
    article: Article, attributor: Attributor, pairs: Sequence[MarkPair], code: str | None
) -> Iterator[Quotation]:
    """Yield the reported clauses of the article's prose that no quotation marks enclose."""
    taken = SpanIndex(p.span for p in pairs)
    for index, block in enumerate(article.blocks):
        language = block.language or code
        if language not in _LANGUAGES or block.kind not in _PROSE:
            continue
        for sentence in _sentences(article.text, block.span):
            if taken.overlaps(sentence):
                continue
            if found := _clause(article.text, sentence, attributor, language):
                clause, around = found
                said = attributor.find(around, language)
                speaker = said.speaker or body_before(article.text, around.before)
                yield Quotation(
                    clause, clause, QuotationKind.INDIRECT, (clause,), speaker, said.cue,
                    language=language, block=index,
                )  # fmt: skip


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for end in _SENTENCE_END.finditer(text, span.start, span.end):
        yield strip_span(text, Span(start, end.end()))
        start = end.end()
    yield strip_span(text, Span(start, span.end))


def _clause(
    text: str, sentence: Span, attributor: Attributor, code: str
) -> tuple[Span, SentenceContext] | None:
    """Return the reported clause of a sentence and what is around it, or None."""
    nothing_before = Span(sentence.start, sentence.start)
    nothing_after = Span(sentence.end, sentence.end)
    if led := _LED.search(text, sentence.start, sentence.end):
        clause = _trimmed(text, Span(led.end(), sentence.end))
        return _long_enough(
            text, clause, SentenceContext(Span(sentence.start, led.end()), nothing_after)
        )
    for cue in load_cues(code).verbs.finditer(text, sentence.start, sentence.end):
        if that := _THAT.match(text, cue.end(), sentence.end):
            clause = _trimmed(text, Span(that.end() - _length_of_that(that.group()), sentence.end))
            around = SentenceContext(Span(sentence.start, clause.start), nothing_after)
            return _long_enough(text, clause, around)
        before = text[sentence.start : cue.start()].rstrip()
        if before.endswith((",", ", -", ", —", ", –")) and len(before.split()) >= 4:
            head = Span(sentence.start, sentence.start + len(before))
            if regex.search(r"(?<!\p{L})(?:[Кк]ак|[Яя]к)\s", before[-30:]):
                continue
            after = SentenceContext(nothing_before, Span(head.end, sentence.end))
            return _long_enough(text, _trimmed(text, head), after)
    return None


def _length_of_that(words: str) -> int:
    found = regex.search(r"(?:что|будто|якобы|що)\s$", words)
    return len(found.group()) if found else 0


def _trimmed(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in " ,.;—–-\n":
        end -= 1
    return strip_span(text, Span(span.start, end))


def _long_enough(
    text: str, clause: Span, around: SentenceContext
) -> tuple[Span, SentenceContext] | None:
    count = len(text[clause.start : clause.end].split())
    return (clause, around) if count >= _FEWEST else None
