"""What the word before quotation marks says of them: an article, or the owner of a show."""

from __future__ import annotations

import regex

from verify.parse.quotations.article_context import ArticleContext
from verify.parse.quotations.marks import MarkPair

_NEAR = 12  # characters: “diesem”, “MSNBC’s”
_DETERMINER = regex.compile(
    r"(?<!\p{L})(?:the|a|an|this|that|these|those|so-called|der|die|das|dem|den|des|eine?|einem|einen"
    r"|le|la|les|un|une|этот|эта|эти|этих|пресловут\p{L}+)\s+$",
    regex.I,
)
# On MSNBC’s “Morning Joe,” · in Harrow’s “Valley Hour,”: the comma inside is the sentence’s
_OWNER = regex.compile(r"\p{L}(?:[’']s|s[’'])\s+$")


def has_article(context: ArticleContext, pair: MarkPair) -> bool:
    """Return whether an article precedes the quotation, which makes a phrase a name.

    E.g. He underlined the “third neighbour policy”.
    """
    closed = context.inner(pair).rstrip().endswith((".", "!", "?"))
    return _DETERMINER.search(_before(context, pair)) is not None and not closed


def has_owner(context: ArticleContext, pair: MarkPair) -> bool:
    """Return whether a possessive precedes the quotation, as of a show or a paper."""
    return _OWNER.search(_before(context, pair)) is not None


def _before(context: ArticleContext, pair: MarkPair) -> str:
    return context.article.text[max(0, pair.span.start - _NEAR) : pair.span.start]
