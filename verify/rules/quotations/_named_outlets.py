"""Outlets that an article names as the place of quoted words: told the Valley Post."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from verify.languages import load_languages
from verify.model import BlockKind, Dossier, Quotation, Span
from verify.rules._places import text_at
from verify.rules.quotations._first_hand import own_names
from verify.text.gazetteer.agencies import agency_named
from verify.text.gazetteer.outlets import is_same_outlet, outlet_names, quoted_names
from verify.text.lazy_patterns import regex
from verify.text.sentences import split_sentences

_LEAD_BLOCKS = 2  # the paragraphs that say where the news is from
_LEAD_WORDS = 8  # a shorter block is a caption or a byline
_LEAD_LENGTH = 1500  # characters of a paragraph
_BEFORE, _BEHIND = 400, 200  # characters around a quotation: its sentence and the one before
_NEAR = 90  # characters: “told Deputy Prime Minister N. N. of the newspaper …” has 60
_FEWEST_TELLERS = 2  # people who told one outlet what is quoted
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


@dataclass(frozen=True, slots=True)
class NamedOutlets:
    """The outlets of one article: its own names, and where its quotations are."""

    dossier: Dossier
    own: tuple[str, ...]
    starts: tuple[int, ...]  # of the quotations, in order

    @classmethod
    def of(cls, dossier: Dossier) -> NamedOutlets:
        """Return the outlets of an article."""
        starts = tuple(quotation.span.start for quotation in dossier.quotations)
        outlets = cls(dossier, own_names(dossier.article), starts)
        return replace(outlets, own=(*outlets.own, *outlets._told_by_many()))

    def named_with(self, quotation: Quotation) -> str | None:
        """Return the outlet that the quotation's own sentence names as the place of its words."""
        text = self._sentences(quotation)
        return next(_outlets_in(text, quotation.language, self.own), None)

    def told_to_newsroom(self, quotation: Quotation) -> bool:
        """Return whether its sentence says that the words were said to the publication itself."""
        if not self.own:
            return False
        text = self._sentences(quotation)
        told = _patterns(quotation.language or "en").told
        places = ((text.find(name), name) for name in self.own)
        return any(at >= 0 and told.search(text[max(0, at - _NEAR) : at]) for at, _ in places)

    def _told_by_many(self) -> Iterator[str]:
        """Yield outlets that several people told something: the newsroom that writes asks around.

        Who quotes from it has one statement. People without a name do not count: “the press
        secretary” can be one of the others.
        """
        tellers: dict[str, set[str]] = {}
        for block in self.dossier.article.blocks:
            if block.kind is BlockKind.BODY:
                for name, person in self._tellers(block.span):
                    tellers.setdefault(name, set()).add(person)
        yield from (name for name, people in tellers.items() if len(people) >= _FEWEST_TELLERS)

    def _tellers(self, paragraph: Span) -> Iterator[tuple[str, str]]:
        """Yield outlets that a person of this paragraph told something, and who that is."""
        text = self._without_quotations(paragraph)
        told = _patterns(self.dossier.article.language or "en").told
        for span in outlet_names(text):
            if told.search(text[max(0, span.start - _NEAR) : span.start]) is None:
                continue
            sentences = split_sentences(text[: span.start], self.dossier.article.language)
            first = max((one.start for one in sentences), default=0)
            clause = Span(paragraph.start + first, paragraph.start + span.start)
            if person := self._last_person(clause):
                yield text[span.start : span.end], person

    def _last_person(self, clause: Span) -> str | None:
        """Return the person whose name is the last one in a clause."""
        named = (
            (form.span.start, person.name)
            for person in self.dossier.people
            for form in person.forms
            if clause.start <= form.span.start < clause.end
        )
        return max(named, default=(0, None))[1]

    def of_lead(self) -> str | None:
        """Return the outlet that the article's first paragraphs name as the place of the words."""
        language = self.dossier.article.language
        named = (name for text in self._lead() for name in _outlets_in(text, language, self.own))
        return next(named, None)

    def is_agency_copy(self) -> bool:
        """Return whether the first paragraphs say that somebody told a news agency: its report.

        Agencies write so of themselves, and newspapers print it. An interview is the agency's
        too, but others quote from it.
        """
        told = _patterns(self.dossier.article.language or "en").told
        return any(
            (found := told.search(text[max(0, span.start - _NEAR) : span.start])) is not None
            and not _INTERVIEW.search(found[0])
            for text in self._lead()
            for span in outlet_names(text)
            if _is_agency(text[span.start : span.end])
        )

    def _lead(self) -> Iterator[str]:
        article = self.dossier.article
        prose = (b.span for b in article.blocks if b.kind is BlockKind.BODY)
        heads = (Span(span.start, min(span.end, span.start + _LEAD_LENGTH)) for span in prose)
        long = (span for span in heads if len(text_at(article, span).split()) >= _LEAD_WORDS)
        for span, _ in zip(long, range(_LEAD_BLOCKS), strict=False):
            yield self._without_quotations(span)

    def _sentences(self, quotation: Quotation) -> str:
        """Return the sentence before the quotation and its own, without what is quoted."""
        article = self.dossier.article
        block = article.blocks[quotation.block].span if article.blocks else quotation.span
        first = max(block.start, quotation.span.start - _BEFORE)
        window = Span(first, max(min(block.end, quotation.span.end + _BEHIND), first))
        text = self._without_quotations(window)
        start, end = quotation.span.start - first, quotation.span.end - first
        every = list(split_sentences(text, quotation.language))
        own = [i for i, s in enumerate(every) if s.start < end and start < s.end]
        return text[every[max(0, own[0] - 1)].start : every[own[-1]].end] if own else ""

    def _without_quotations(self, window: Span) -> str:
        """Return the text with a filler for what is quoted; names in quotation marks are kept."""
        article = self.dossier.article
        text = list(text_at(article, window))
        low = max(0, bisect_left(self.starts, window.start) - 1)
        for one in self.dossier.quotations[low : bisect_left(self.starts, window.end)]:
            start, end = max(one.inner.start, window.start), min(one.inner.end, window.end)
            if start < end and len(text_at(article, Span(start, end)).split()) > _NAME_WORDS:
                text[start - window.start : end - window.start] = "·" * (end - start)
        return "".join(text)


def _is_agency(name: str) -> bool:
    found = agency_named(name)
    return found is not None and found.kind == "agency"


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
