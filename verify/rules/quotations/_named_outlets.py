"""Outlets that an article names as the place of quoted words: told the Valley Post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import regex

from verify.languages import load_languages
from verify.model import Article, BlockKind, Dossier, Quotation, Span
from verify.rules._places import text_at
from verify.rules.quotations._first_hand import own_names
from verify.text.gazetteer.agencies import agency_named
from verify.text.gazetteer.outlets import is_same_outlet, outlet_names, quoted_names
from verify.text.sentences import split_sentences

_LEAD_BLOCKS = 2  # the paragraphs that say where the news is from
_LEAD_WORDS = 8  # a shorter block is a caption or a byline
_NEAR = 90  # characters: “told Deputy Prime Minister N. N. of the newspaper …” has 60
_NAME_WORDS = 4  # words in quotation marks that can be a name; more are a quotation
# Between “told” and the name: articles and the like, after which no other noun has come.
_FILLERS = (
    r"(?:the|a|an|its|der|die|das|dem|den|des|dazu|hierzu|le|la|les|l['’]|à|au|aux|du|de|d['’])"
)
_WORD = r"[\p{L}.’'-]+"
_TO = r"der|dem|den|à|au|aux"  # sagte Bek Muster der …, a déclaré Bek Muster à …
_INTERVIEW = regex.compile(
    r"(?i)interv|интерв|entretien|gespräch|бесед|разговор|эфир|comment|коммент"
)
_SUFFIX = r"(?:['’]\p{Ll}{1,5})?"  # of Turkish: Hürriyet’e


def named_outlet(dossier: Dossier, quotation: Quotation) -> str | None:
    """Return the outlet that the quotation's own sentence names as the place of its words."""
    article = dossier.article
    block = article.blocks[quotation.block].span if article.blocks else quotation.span
    text = _without_quotations(dossier, block)
    return next(
        (
            name
            for span in _sentences(text, quotation, block, quotation.language)
            for name in _outlets_in(
                text[span.start : span.end], quotation.language, own_names(article)
            )
        ),
        None,
    )


def is_told_to_newsroom(dossier: Dossier, quotation: Quotation) -> bool:
    """Return whether its sentence says that the words were said to the publication itself."""
    article = dossier.article
    if not article.blocks:
        return False
    block = article.blocks[quotation.block].span
    text = _without_quotations(dossier, block)
    patterns = _patterns(quotation.language or "en")
    return any(
        patterns.told.search(text[max(span.start, at - _NEAR) : at])
        for span in _sentences(text, quotation, block, quotation.language)
        for name in own_names(article)
        if (at := text.find(name, span.start, span.end)) >= 0
    )


def outlet_of_lead(dossier: Dossier) -> str | None:
    """Return the outlet that the article's first paragraphs name as the place of the words."""
    article = dossier.article
    own = own_names(article)
    for block in _lead(article):
        text = _without_quotations(dossier, block)
        for name in _outlets_in(text, article.language, own):
            return name
    return None


def is_agency_copy(dossier: Dossier) -> bool:
    """Return whether the first paragraphs say that somebody told a news agency: its own report.

    Agencies write so of themselves, and newspapers print it. An interview is the agency's too,
    but others quote from it.
    """
    article = dossier.article
    patterns = _patterns(article.language or "en")
    for block in _lead(article):
        text = _without_quotations(dossier, block)
        for span in outlet_names(text):
            agency = agency_named(text[span.start : span.end])
            if agency is None or agency.kind != "agency":
                continue
            told = patterns.told.search(text[max(0, span.start - _NEAR) : span.start])
            if told and not _INTERVIEW.search(told[0]):
                return True
    return False


def _lead(article: Article) -> Iterator[Span]:
    prose = (b.span for b in article.blocks if b.kind is BlockKind.BODY)
    long = (span for span in prose if len(text_at(article, span).split()) >= _LEAD_WORDS)
    for span, _ in zip(long, range(_LEAD_BLOCKS), strict=False):
        yield span


def _sentences(text: str, quotation: Quotation, block: Span, code: str | None) -> Iterator[Span]:
    """Yield the sentence before the quotation and its own, in offsets from the block."""
    start, end = quotation.span.start - block.start, quotation.span.end - block.start
    every = list(split_sentences(text, code))
    own = [i for i, s in enumerate(every) if s.start < end and start < s.end]
    return iter([Span(every[max(0, own[0] - 1)].start, every[own[-1]].end)] if own else [])


def _without_quotations(dossier: Dossier, block: Span) -> str:
    """Return the block with a filler for what is quoted; names in quotation marks are kept."""
    text = list(text_at(dossier.article, block))
    for one in dossier.quotations:
        if one.inner.end <= block.start or one.inner.start >= block.end:
            continue
        if len(text_at(dossier.article, one.inner).split()) > _NAME_WORDS:
            start = max(one.inner.start, block.start) - block.start
            end = min(one.inner.end, block.end) - block.start
            text[start:end] = "·" * (end - start)
    return "".join(text)


def _outlets_in(text: str, code: str | None, own: Iterable[str]) -> Iterator[str]:
    """Yield the outlets that a text names as the place of the words, but for the article's own."""
    patterns = _patterns(code or "en")
    mine = tuple(own)
    for span, marked in _candidates(text):
        name = text[span.start : span.end]
        if patterns.fits(text, span, marked) and not any(is_same_outlet(name, o) for o in mine):
            yield name


def _candidates(text: str) -> Iterator[tuple[Span, bool]]:
    """Yield names of outlets, and names that are only set off by marks (True)."""
    named = list(outlet_names(text))
    yield from ((span, False) for span in named)
    yield from (
        (span, agency_named(text[span.start : span.end]) is None)
        for span in quoted_names(text)
        if span not in named
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What precedes and what follows an outlet that words are from, in one language."""

    told: regex.Pattern[str]  # told the …
    reported: regex.Pattern[str]  # according to the …
    after: regex.Pattern[str]  # … reported

    def fits(self, text: str, span: Span, marked: bool) -> bool:
        """Whether the words around a name make it the place of the words."""
        head = text[max(0, span.start - _NEAR) : span.start]
        tail = text[span.end : span.end + _NEAR]
        if self.told.search(head) is not None:
            return True
        return not marked and (
            self.reported.search(head) is not None or self.after.match(tail) is not None
        )


@cache
def _patterns(code: str) -> _Patterns:
    filler = rf"(?:(?i:{_FILLERS})|(?i:{_media_stems()})\p{{L}}*)"
    speaker = rf"(?:\s+{_WORD}){{1,6}}\s+(?:{_TO})(?:\s+{filler}){{0,2}}"
    between = rf"(?:\s+{filler}){{0,3}}(?:{speaker})?[\s(«“„\"_*]*$"
    speech = (load_languages().get(code) or load_languages()["en"]).speech
    return _Patterns(
        regex.compile(rf"(?<!\p{{L}})(?i:{_any(speech.told_to)}){between}"),
        regex.compile(rf"(?<!\p{{L}})(?i:{_any(speech.reported_by)}){between}"),
        regex.compile(rf"[»”“\"_*]?{_SUFFIX}\s+(?i:{_any(speech.told_to_after)})(?!\p{{L}})"),
    )


@cache
def _media_stems() -> str:
    """Return the beginnings of newspaper, газета, Zeitung …, which take case endings."""
    nouns = {
        word
        for one in load_languages().values()
        for phrase in one.references.media
        for word in phrase.split()
    }
    return "|".join(sorted({regex.escape(noun[: max(4, len(noun) - 2)]) for noun in nouns}))


def _any(phrases: tuple[str, ...]) -> str:
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(regex.escape(one).replace(r"\ ", r"\s+") for one in longest) or r"(?!)"
