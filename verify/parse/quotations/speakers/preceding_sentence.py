"""The speaker of a quotation that fills its sentence: who speaks in the sentence before.

E.g. Bell said that the dam was safe. “We test it every year.”
"""

from __future__ import annotations

from bisect import bisect_left

from verify.model import Span
from verify.parse.quotations.article_context import ArticleContext
from verify.parse.quotations.attribution import Attribution, Attributor
from verify.parse.quotations.cues import load_cues
from verify.parse.quotations.marks import MarkPair
from verify.parse.quotations.sentence_context import SentenceContext

_LONGEST = 400  # characters of the sentence before
_FEWEST = 4  # words of the quotation
_ENDS = (".", "!", "?", "…")
_MARKS = frozenset('“”„«»"')


def speaker_in_sentence_before(
    context: ArticleContext,
    attributor: Attributor,
    pair: MarkPair,
    around: SentenceContext,
    code: str | None,
) -> Attribution:
    """Return the speaker of the sentence before a quotation, if that sentence reports speech.

    No cue: the quotation has none of its own.
    """
    if not _fills_sentence(context, pair, around):
        return Attribution()
    sentence = _sentence_before(context, pair, around)
    if sentence is None:
        return Attribution()
    nothing = Span(sentence.end, sentence.end)
    said = attributor.find(SentenceContext(sentence, nothing), code)
    cues = load_cues(code)
    speaks = said.cue is not None and cues.verbs.search(said.cue.value) is not None
    return Attribution(None, said.speaker) if speaks else Attribution()


def _fills_sentence(context: ArticleContext, pair: MarkPair, around: SentenceContext) -> bool:
    """Return whether nothing else is in the sentence of a quotation, which is a sentence itself."""
    text, inner = context.article.text, context.inner(pair).strip()
    before = text[around.before.start : around.before.end]
    after = text[around.after.start : around.after.end]
    return (
        not before.strip()
        and not after.strip(" .\n")
        and inner[:1].isupper()
        and inner.endswith(_ENDS)
        and context.word_count(pair) >= _FEWEST
    )


def _sentence_before(
    context: ArticleContext, pair: MarkPair, around: SentenceContext
) -> Span | None:
    """Return the sentence before a quotation in its paragraph, unless it is long or has marks."""
    text = context.article.text
    block = context.article.blocks[context.block_at(pair.span.start)].span
    ends = context.ends.get(block, [])
    at = bisect_left(ends, around.before.start)
    start = ends[at - 1] if at else block.start
    words = text[start : around.before.start].rstrip()
    if not words or len(words) > _LONGEST or _MARKS & set(words):
        return None
    return Span(start, start + len(words) - 1)  # without its period
