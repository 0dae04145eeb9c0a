"""Speakers beside a quotation without a verb: a signature behind a dash, a line above.

E.g. “…” – Treasurer Hugo Lind · And from Mayor Benning: · From the desk of Ada Holm, head of …
"""

from __future__ import annotations

import regex

from verify.model import BlockKind, Field, Span, Speaker
from verify.parse.quotations.article_context import ArticleContext
from verify.parse.quotations.attributed import Attribution
from verify.parse.quotations.marks import MarkPair

_WORD = r"\p{Lu}[\p{L}.’'-]*"
_PARTICLE = r"(?:(?:von|van|de|der|di|al|bin|of|für|for)\s)?"
_NAME = rf"{_WORD}(?:\s{_PARTICLE}{_WORD}){{1,5}}"
_SIGNATURE = regex.compile(
    rf"\s*(?P<cue>[-–—―~])\s*(?P<who>{_NAME})(?:,\s[^.!?\n]{{2,80}})?\.?\s*$"
)
_MOST_WORDS = 16  # of a line that announces a speaker
# And from Mayor Benning: · Dazu Bürgermeisterin Benning: · От Ады Хольм:
_ENDS_IN_NAME = regex.compile(rf"(?:^|\s)(?P<who>{_NAME})\s*(?P<cue>:)\s*$")
_OFFICE_OF = regex.compile(
    r"\s*+(?P<cue>From the (?:desk|office) of|(?:A )?(?:[Ss]tatement|[Ll]etter|[Mm]essage) (?:from|by)|"
    r"Aus dem Büro (?:von|der|des)|(?:Erklärung|Mitteilung|Brief) (?:von|der|des)|"
    rf"Déclaration d[eu’']|Заявление|Заява|Açıklama:)\s*+(?P<who>{_NAME})(?=\s*+(?:[,.:]|$))"
)
_PROSE = (BlockKind.BODY, BlockKind.QUOTATION, BlockKind.LIST_ITEM)


def announced_speaker(context: ArticleContext, pair: MarkPair, index: int) -> Attribution:
    """Return the speaker that signs a quotation, or that the line above a quotation names."""
    text, blocks = context.article.text, context.article.blocks
    block = blocks[index].span
    if not text[block.start : pair.span.start].strip(" >*_\n"):
        if signed := _SIGNATURE.match(text, pair.span.end, block.end):
            return _attribution(context, signed)
        after = blocks[min(index + 1, len(blocks) - 1)]
        alone = context.is_alone(pair, index) and after.kind in _PROSE
        if alone and (signed := _SIGNATURE.fullmatch(text, after.span.start, after.span.end)):
            return _attribution(context, signed)
    return _line_above(context, index) if context.is_alone(pair, index) else Attribution()


def _line_above(context: ArticleContext, index: int) -> Attribution:
    before = context.paragraph_before(index)
    text = context.article.text
    if before is None or len(text[before.start : before.end].split()) > _MOST_WORDS:
        return Attribution()
    found = _OFFICE_OF.match(text, before.start, before.end)
    found = found or _ENDS_IN_NAME.search(text, before.start, before.end)
    return _attribution(context, found) if found else Attribution()


def _attribution(context: ArticleContext, found: regex.Match[str]) -> Attribution:
    """Return the cue and the name; a person that the article knows is named without the office."""
    span = Span(*found.span("who"))
    known = [m for m in context.parts.people.between(span.start, span.end) if m.person is not None]
    name = known[-1] if known else None
    at = name.span if name else span
    speaker = Speaker(
        Field(context.article.text[at.start : at.end], at), name.person if name else None
    )
    return Attribution(Field(found["cue"], Span(*found.span("cue"))), speaker)
