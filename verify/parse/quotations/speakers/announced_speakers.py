"""Speakers beside a quotation without a verb: a signature behind a dash, a line above.

E.g. “…” – Treasurer Hugo Lind · And from Mayor Benning: · From the desk of Ada Holm, head of …
"""

from __future__ import annotations

from verify.model import BlockKind, Field, Span, Speaker
from verify.parse.people.roles import is_territory, role_length
from verify.parse.people.words import lower_case, split_words
from verify.parse.quotations.article_context import ArticleContext
from verify.parse.quotations.attributed import Attribution
from verify.parse.quotations.marks import MarkPair
from verify.parse.quotations.prepositions import ARTICLES, PREPOSITIONS
from verify.parse.references.authors import is_personal
from verify.text.language.word_lists import common_zipf
from verify.text.lazy_patterns import regex

_WORD = r"\p{Lu}[\p{L}.’'-]*"
_PARTICLE = r"(?:(?:von|van|de|der|di|al|bin|of|für|for)\s)?"
_NAME = rf"{_WORD}(?:\s{_PARTICLE}{_WORD}){{1,5}}"
_SIGNATURE = regex.compile(
    rf"\s*(?P<cue>[-–—―~])\s*(?P<who>{_NAME})(?:,\s[^.!?\n]{{2,80}})?\.?\s*$"
)
_MOST_WORDS = 16  # of a line that announces a speaker
# And from Mayor Benning: · Dazu Bürgermeisterin Benning: · От Ады Хольм: · Mayor Benning:
_ENDS_IN_NAME = regex.compile(
    rf"(?:^|(?P<lead>\p{{L}}+)?[^\p{{L}}\n]+)(?P<who>{_NAME})\s*(?P<cue>:)\s*$"
)
# Words before somebody who says what follows; any other preposition governs a place or a listener.
_LEADS = frozenset("from by von so dazu darauf от par selon und and also then zu dann puis".split())
_LISTENERS = frozenset("an dear lieber liebe cher chère sayın уважаемый уважаемая".split())
_RARE = 3.6  # Zipf: “Valley”, “Bridge” and “Hall” are commoner than most surnames
_OFFICE_OF = regex.compile(
    r"\s*+(?P<cue>From the (?:desk|office) of|(?:A )?(?:[Ss]tatement|[Ll]etter|[Mm]essage) (?:from|by)|"
    r"Aus dem Büro (?:von|der|des)|(?:Erklärung|Mitteilung|Brief) (?:von|der|des)|"
    rf"Déclaration d[eu’']|Заявление|Заява|Açıklama:)\s*+(?P<who>{_NAME})(?=\s*+(?:[,.:]|$))"
)
_LETTER = regex.compile(r"(?i)letter|brief")  # Letter from New York
_PROSE = (BlockKind.BODY, BlockKind.QUOTATION, BlockKind.LIST_ITEM)


def announced_speaker(context: ArticleContext, pair: MarkPair, index: int) -> Attribution:
    """Return the speaker that signs a quotation, or that the line above a quotation names."""
    text, blocks = context.article.text, context.article.blocks
    block = blocks[index].span
    if not text[block.start : pair.span.start].strip(" >*_\n"):
        if signed := _signature(context, index, _SIGNATURE.match(text, pair.span.end, block.end)):
            return signed
        after = blocks[min(index + 1, len(blocks) - 1)]
        alone = context.is_alone(pair, index) and after.kind in _PROSE
        line = _SIGNATURE.fullmatch(text, after.span.start, after.span.end) if alone else None
        if signed := _signature(context, index, line):
            return signed
    return _line_above(context, index) if context.is_alone(pair, index) else Attribution()


def _signature(
    context: ArticleContext, index: int, signed: regex.Match[str] | None
) -> Attribution | None:
    """Return the person who signs: – Tove Arend; not a place or a paper: – Harrow Valley."""
    if signed is None:
        return None
    span = Span(*signed.span("who"))
    code = context.language(context.article.blocks[index])
    dashed = signed["cue"] == "―" and is_personal(signed["who"])  # the quotation dash
    signs = (dashed or _is_rare_name(signed["who"], code)) and not _is_place(signed["who"], code)
    if not signs and not _is_known(context, span):
        return None
    return _attribution(context, signed)


def _is_place(name: str, code: str | None) -> bool:
    """Return whether a whole name is a city's or a country's: New York; not Paris Holm."""
    from verify.text.gazetteer.places import find_places

    return any(place.span.end - place.span.start == len(name) for place in find_places(name, code))


def _line_above(context: ArticleContext, index: int) -> Attribution:
    before = context.paragraph_before(index)
    text = context.article.text
    if before is None or len(text[before.start : before.end].split()) > _MOST_WORDS:
        return Attribution()
    office = _OFFICE_OF.match(text, before.start, before.end)
    if office and (not _LETTER.search(office["cue"]) or _is_person(context, office)):
        return _attribution(context, office)
    found = _ENDS_IN_NAME.search(text, before.start, before.end)
    return _attribution(context, found) if found and _announces(context, found) else Attribution()


def _announces(context: ArticleContext, found: regex.Match[str]) -> bool:
    """Return whether a line with a name before its colon says who speaks.

    And from Mayor Benning: · not: Opening hours at Harrow Bridge: · A view from Harrow Hill: ·
    A letter to Mayor Benning:
    """
    lead = (found["lead"] or "").lower()
    if lead in _LEADS:
        return _is_person(context, found)
    return lead not in PREPOSITIONS | _LISTENERS and _is_known(context, Span(*found.span("who")))


def _is_person(context: ArticleContext, found: regex.Match[str]) -> bool:
    known = _is_known(context, Span(*found.span("who")))
    return known or _is_rare_name(found["who"], context.article.language)


def _is_known(context: ArticleContext, span: Span) -> bool:
    """Return whether a person of the article, or one with an office, is named in ``span``."""
    people = context.parts.people.between(span.start, span.end)
    if any(m.person is not None for m in people):
        return True
    words = split_words(context.article.text, span)
    return any(role_length(words, i, None) for i in range(len(words) - 1))


def _is_rare_name(name: str, code: str | None) -> bool:
    """Return whether a name reads as a person's: no body, no country, no article, a rare last word.

    Not: New York, Harrow Hill, Der Spiegel.
    """
    words = name.split()
    language = code if code in ("de", "fr", "tr", "ru") else "en"
    return (
        is_personal(name)
        and words[0].lower() not in ARTICLES
        and not any(is_territory(lower_case(word)) for word in words)
        and common_zipf(lower_case(words[-1]), language) < _RARE
    )


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
