"""Words in quotation marks that nobody said: an example of a phrase, what one might say."""

from __future__ import annotations

from functools import cache

import regex

from verify.languages import load_languages
from verify.model import Block
from verify.parse.quotations.article_context import ArticleContext
from verify.parse.quotations.marks import MarkPair

_NEAR = 48  # characters: the longest lead has 30
_BETWEEN = r"\s*[,:]?[\s>*_]*(?:[«„“\"'‘][^«»„“”\"]{1,40}[»“”\"'’](?:\s*,\s*|\s+\p{L}{1,4}\s+))*$"


def is_example(context: ArticleContext, pair: MarkPair, block: Block) -> bool:
    """Return whether words beside the marks say that it is an example of a phrase.

    E.g. phrases like “…”; any sentence beginning with “…”; one might say: “…”; «…» gibi sorular.
    """
    text = context.article.text
    start = block.span.start
    if not text[start : pair.span.start].strip("> \n*_"):
        above = context.paragraph_before(context.block_at(pair.span.start))
        start = above.start if above else start
    before = text[max(start, pair.span.start - _NEAR) : pair.span.start]
    after = text[pair.span.end : min(block.span.end, pair.span.end + _NEAR)]
    lead, tail = _patterns(context.language(block) or "en")
    return bool((lead and lead.search(before)) or (tail and tail.match(after)))


@cache
def _patterns(code: str) -> tuple[regex.Pattern[str] | None, regex.Pattern[str] | None]:
    """Return what an example follows and what it precedes, in one language."""
    chosen = load_languages().get(code) or load_languages()["en"]
    leads, tails = _any(chosen.speech.examples), _any(chosen.speech.examples_after)
    return (
        regex.compile(rf"(?<!\p{{L}})(?:{leads}){_BETWEEN}", regex.I) if leads else None,
        regex.compile(rf"\s*(?:{tails})(?!\p{{L}})", regex.I) if tails else None,
    )


def _any(phrases: tuple[str, ...]) -> str:
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(regex.escape(one).replace(r"\ ", r"\s+") for one in longest)
