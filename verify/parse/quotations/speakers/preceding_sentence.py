"""The speaker of a quotation that fills its sentence: who speaks in the sentence before.

E.g. Bell said that the dam was safe. “We test it every year.”
"""

from __future__ import annotations

from bisect import bisect_left

from verify.model import Span, Speaker
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
    if not fills_sentence(context, pair, around):
        return Attribution()
    sentence = _sentence_before(context, pair, around)
    if sentence is None:
        return Attribution()
    nothing = Span(sentence.end, sentence.end)
    said = attributor.find(SentenceContext(sentence, nothing), code)
    if said.cue is None or load_cues(code).verbs.search(said.cue.value) is None:
        return Attribution()
    if code == "de" and "," not in context.article.text[sentence.start : sentence.end]:
        return Attribution()  # many verbs of speech have other senses: Der Weg führte ins Tal.
    speaker = said.speaker or _behind_report(context, attributor, sentence, said.cue.span, code)
    return Attribution(None, speaker)


def _behind_report(
    context: ArticleContext, attributor: Attributor, sentence: Span, cue: Span, code: str | None
) -> Speaker | None:
    """Return the speaker behind reported words: Die Deiche seien sicher, sagte Olaf Lind."""
    comma = context.article.text.rfind(",", sentence.start, cue.start)
    if comma < 0:
        return None
    nothing, behind = Span(comma, comma), Span(comma, sentence.end)
    return attributor.find(SentenceContext(nothing, behind), code).speaker


def fills_sentence(context: ArticleContext, pair: MarkPair, around: SentenceContext) -> bool:
    """Return whether nothing else is in the sentence of a quotation, which is a sentence itself.

    Its period is inside the marks or, as in Russian, behind them.
    """
    text, inner = context.article.text, context.inner(pair).strip()
    before = text[around.before.start : around.before.end]
    after = text[around.after.start : around.after.end]
    return (
        not before.strip()
        and not after.strip(" .\n")
        and inner[:1].isupper()
        and (inner.endswith(_ENDS) or after.lstrip().startswith("."))
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
