"""Quotations: what stands in quotation marks, what kind it is, who says it, what backs it."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import regex

from verify.languages import language as language_data
from verify.languages import languages
from verify.model import (
    Article,
    Block,
    BlockKind,
    Field,
    Marker,
    Note,
    Quotation,
    QuotationKind,
    Reference,
    Span,
    Speaker,
)
from verify.parse import roles
from verify.parse.attribution import Attribution, Attributor
from verify.parse.contexts import Context, boundaries, context, mask
from verify.parse.marks import Pair, pair_marks
from verify.parse.notes import strip
from verify.parse.people import People

# A span of this many words with a verb's company reads as a sentence; five is the shortest of
# the statements without a cue in the corpus, names and terms have at most six capitals.
_SENTENCE_WORDS = 6
_LONGEST_HEADER = 1000  # characters beside a quotation that can be its header, or its markers


def _start(part: Block | Pair | Field) -> int:
    return part.span.start


@dataclass(frozen=True, slots=True)
class Parts:
    """What the article's other parsers found, for looking things up."""

    notes: Sequence[Note]
    markers: Sequence[Marker]
    references: Sequence[Reference]
    people: People
    pointing: Sequence[Marker] = ()  # the markers that point to a note
    links: Sequence[tuple[int, Reference]] = ()  # the references outside notes
    spans: Sequence[tuple[Span, int]] = ()  # of the notes, in order
    titles: Sequence[Field] = ()  # of the references, in order

    @classmethod
    def of(
        cls,
        notes: Sequence[Note],
        markers: Sequence[Marker],
        references: Sequence[Reference],
        people: People,
    ) -> Parts:
        """The same parts in the order in which they are looked up."""
        return cls(
            notes,
            markers,
            references,
            people,
            [m for m in markers if m.note is not None],
            [(i, r) for i, r in enumerate(references) if r.note is None],
            sorted((n.span, i) for i, n in enumerate(notes)),
            sorted((r.title for r in references if r.title), key=_start),
        )

    def note_around(self, span: Span) -> int | None:
        """The note that holds this span."""
        at = bisect.bisect_right(self.spans, span.start, key=lambda s: s[0].start) - 1
        return self.spans[at][1] if at >= 0 and _inside(span, self.spans[at][0]) else None

    def titles_from(self, span: Span) -> Sequence[Field]:
        """The titles that begin inside this span."""
        low = bisect.bisect_left(self.titles, span.start, key=_start)
        return self.titles[low : bisect.bisect_left(self.titles, span.end, key=_start)]


def find_quotations(article: Article, parts: Parts) -> tuple[Quotation, ...]:
    """Every quotation in the order of the text; spans are offsets into the article's text."""
    spans = [b.span for b in article.blocks]
    pairs = pair_marks(article.text, spans).pairs
    long = [p.span for p in pairs if p.depth == 0 and p.span.end - p.span.start > 30]
    tops = [p for p in pairs if p.depth == 0]
    finder = _Finder(article, parts, Attributor(article.text, parts.people, long), pairs, tops)
    found = [finder.read(pair) for pair in pairs]
    found += [
        finder.unmarked(i, b) for i, b in enumerate(article.blocks) if finder.is_unmarked_block(b)
    ]
    found.sort(key=lambda q: (q.span.start, -q.span.end))
    return tuple(_with_parents(_carried(article, found)))


@dataclass(slots=True)
class _Finder:
    article: Article
    parts: Parts
    attributor: Attributor
    pairs: Sequence[Pair]
    tops: Sequence[Pair]  # the outer ones, in order
    ends: dict[Span, list[int]] = field(default_factory=dict)  # of sentences, by block

    # ---------------------------------------------------------------- one quotation

    def read(self, pair: Pair) -> Quotation:
        """One pair of marks as a quotation."""
        index = self._block(pair.span.start)
        block = self.article.blocks[index]
        code = block.language or self.article.language
        note = self.parts.note_around(pair.span)
        around = self._context(pair, block)
        said = (
            self._attribution(pair, index, around, code)
            if note is None and pair.depth == 0
            else Attribution()
        )
        kind = self._kind(pair, block, around, said, note)
        if kind not in (QuotationKind.STATEMENT, QuotationKind.HEADLINE):
            said = Attribution()
        quotation = Quotation(
            pair.span,
            pair.inner,
            kind,
            self._split(pair, code),
            said.speaker,
            said.cue,
            note=note,
            language=code,
            block=index,
        )
        return self._backed(quotation, block, around)

    def _block(self, offset: int) -> int:
        return max(0, bisect.bisect_right(self.article.blocks, offset, key=_start) - 1)

    def _context(self, pair: Pair, block: Block) -> Context:
        if block.span not in self.ends:
            text = self.article.text
            first = bisect.bisect_left(self.tops, block.span.start, key=_start)
            last = bisect.bisect_left(self.tops, block.span.end, key=_start)
            inside = self.tops[first:last]
            masked = mask(text, block.span, inside)
            self.ends[block.span] = boundaries(text, block.span, masked, inside)
        return context(pair, block.span, self.ends[block.span])

    # ---------------------------------------------------------------- who says it

    def _attribution(
        self, pair: Pair, index: int, around: Context, code: str | None
    ) -> Attribution:
        if header := self._header(pair, index):
            return header
        said = self.attributor.find(around, code)
        if said.cue is None and self._alone(pair, index):
            said = self._from_paragraph_before(index, code)
        if said.cue is None and self.article.text[pair.inner.end - 1] in "?!":
            said = self._question(pair, around, index, code)
        return said

    def _question(self, pair: Pair, around: Context, index: int, code: str | None) -> Attribution:
        """“Why?” Smith asked. The mark closed no sentence after all."""
        end = min(self.article.blocks[index].span.end, pair.span.end + 60)
        said = self.attributor.find(
            Context(Span(pair.span.end, pair.span.end), Span(pair.span.end, end)), code
        )
        near = (
            said.cue is not None
            and len(self.article.text[pair.span.end : said.cue.span.start].split()) <= 4
        )
        return said if near else Attribution()

    def _header(self, pair: Pair, index: int) -> Attribution | None:
        """ "Central Asia Expert Mars Sariev: “…”": a colon in a title or a heading."""
        text, block = self.article.text, self.article.blocks[index]
        if pair.span.start - block.span.start > _LONGEST_HEADER:
            return None
        head = text[block.span.start : pair.span.start]
        if not head.rstrip().endswith(":") or len(head.split()) > 20:
            return None
        colon = pair.span.start - len(head) + len(head.rstrip()) - 1
        named = [
            m
            for m in self.parts.people.between(block.span.start, pair.span.start)
            if m.span.end == colon
        ]
        if not named:
            return None
        return Attribution(
            Field(":", Span(colon, colon + 1)),
            Speaker(Field(named[0].text, named[0].span), named[0].person),
        )

    def _alone(self, pair: Pair, index: int) -> bool:
        """Does the quotation fill its paragraph (a marker may follow)?"""
        block = self.article.blocks[index].span
        if (block.end - block.start) - (pair.span.end - pair.span.start) > _LONGEST_HEADER:
            return False
        rest = (
            self.article.text[block.start : pair.span.start]
            + self.article.text[pair.span.end : block.end]
        )
        return not regex.sub(r"\[(?:\d{1,3}|[ivx]{1,5}|\^\w+)\]|[\s>*.¹²³⁴-⁹]", "", rest)

    def _from_paragraph_before(self, index: int, code: str | None) -> Attribution:
        """ "… Bekbolotov stated: [1]" and the quotation in a paragraph of its own."""
        before = self._paragraph_before(index)
        if before is None:
            return Attribution()
        text = self.article.text
        words = regex.sub(
            r"\s*\[(?:\d{1,3}|[ivx]{1,5}|\^\w+)\]\s*$", "", text[before.start : before.end].rstrip()
        )
        if not words.endswith((":", ",")):
            return Attribution()
        start = max(
            (before.start + m.end() for m in regex.finditer(r"[.!?]\s+(?=\p{Lu})", words)),
            default=before.start,
        )
        return self.attributor.find(
            Context(Span(start, before.start + len(words)), Span(before.end, before.end)), code
        )

    def _paragraph_before(self, index: int) -> Span | None:
        for block in reversed(self.article.blocks[:index]):
            if block.kind not in (BlockKind.FURNITURE, BlockKind.CAPTION):
                return (
                    block.span
                    if block.kind in (BlockKind.BODY, BlockKind.QUOTATION, BlockKind.LIST_ITEM)
                    else None
                )
        return None

    # ---------------------------------------------------------------- what kind it is

    def _kind(
        self, pair: Pair, block: Block, around: Context, said: Attribution, note: int | None
    ) -> QuotationKind:
        if note is not None or self._is_cited_title(pair):
            return QuotationKind.TITLE
        if block.kind in (BlockKind.TITLE, BlockKind.FURNITURE, BlockKind.HEADING):
            return self._in_headline(pair, said)
        if block.kind is BlockKind.BIOGRAPHY or pair.depth > 0 or self._is_work(pair, around):
            return self._name_or_title(pair, around)
        if said.cue and not self._is_name(pair, said):
            return QuotationKind.STATEMENT
        index = self._block(pair.span.start)
        if self._alone(pair, index) and self._word_count(pair) >= _SENTENCE_WORDS:
            return (
                QuotationKind.PULL_QUOTE if not self._announced(index) else QuotationKind.STATEMENT
            )
        if self._reads_as_sentence(pair):
            return QuotationKind.STATEMENT
        return self._name_or_title(pair, around)

    def _announced(self, index: int) -> bool:
        before = self._paragraph_before(index)
        return before is not None and bool(
            regex.search(r":\s*(?:\[\w{1,4}\])?\s*$", self.article.text[before.start : before.end])
        )

    def _is_cited_title(self, pair: Pair) -> bool:
        length = pair.inner.end - pair.inner.start
        return any(
            _inside(title.span, pair.span) and length < 2 * len(title.value) + 40
            for title in self.parts.titles_from(pair.span)
        )

    def _in_headline(self, pair: Pair, said: Attribution) -> QuotationKind:
        if said.speaker or self._word_count(pair) >= 5:
            return QuotationKind.HEADLINE
        return QuotationKind.TERM if self._is_capitalised(pair) else QuotationKind.HEADLINE

    def _inner(self, pair: Pair) -> str:
        return self.article.text[pair.inner.start : pair.inner.end]

    def _word_count(self, pair: Pair) -> int:
        return len(regex.findall(r"[\p{L}\d][\p{L}\p{M}\d’'-]*", self._inner(pair)))

    def _is_capitalised(self, pair: Pair) -> bool:
        """Title Case: every word of length has a capital."""
        words = [w for w in regex.findall(r"\p{L}[\p{L}’'-]*", self._inner(pair)) if len(w) > 3]
        return bool(words) and all(w[0].isupper() for w in words)

    def _is_name(self, pair: Pair, said: Attribution) -> bool:
        """A name inside a sentence with a cue: at the “Russia-Central Asia” meeting, Rahmon stated …"""
        inner = self._inner(pair).strip()
        count = self._word_count(pair)
        if count > 5 or regex.search(r"[,;:]$", inner):
            return False
        if self._is_capitalised(pair) and not inner.endswith(("!", "?")):
            return not self._next_to_cue(pair, said)
        return (
            count <= 2 and not self._next_to_cue(pair, said) and not self._complements(pair, said)
        )

    def _next_to_cue(self, pair: Pair, said: Attribution) -> bool:
        """Nothing but a comma, a colon and the speaker between the quotation and its cue."""
        if said.cue is None:
            return False
        start, end = (
            sorted((pair.span.end, said.cue.span.start))
            if said.cue.span.start >= pair.span.end
            else (said.cue.span.end, pair.span.start)
        )
        between = self.article.text[start:end]
        return bool(
            regex.fullmatch(
                r"\s*[,:—–-]*\s*(?:that\s*|что\s*|dass\s*)?(?:\p{Lu}[\p{L}.’-]*\s*){0,4}(?:he\s*|she\s*|он\s*|она\s*)?",
                between,
            )
        )

    def _complements(self, pair: Pair, said: Attribution) -> bool:
        """«глубоко встревожен» in "добавил, что он «…»": a fragment of the clause that is reported."""
        if said.cue is None or said.cue.span.end > pair.span.start:
            return False
        between = self.article.text[said.cue.span.end : pair.span.start]
        return (
            bool(regex.search(r"[,:]|\b(?:that|as|что|dass|que)\b", between))
            and self._inner(pair)[:1].islower()
        )

    def _is_work(self, pair: Pair, around: Context) -> bool:
        """The film «…», the law «…», a book titled “…”"""
        code = self.article.blocks[self._block(pair.span.start)].language or self.article.language
        chosen = language_data(code) or languages()["en"]
        words = regex.findall(
            r"[\p{L}-]+", self.article.text[around.before.start : around.before.end]
        )
        numbered = regex.search(
            r"№\s?[\d-]+\s*$", self.article.text[around.before.start : around.before.end]
        )
        tail = [w.lower() for w in words[-1:]]
        if numbered:
            return True
        if regex.search(r"[,:]\s*$", self.article.text[around.before.start : around.before.end]):
            return False
        after = regex.match(
            r"\s*([\p{L}]+)", self.article.text[around.after.start : around.after.end]
        )
        turkish = code == "tr" and after is not None and after[1].lower() in chosen.speech.works
        return turkish or any(
            w in chosen.speech.works or roles.stem(w) in _work_stems(chosen.code) for w in tail
        )

    def _name_or_title(self, pair: Pair, around: Context) -> QuotationKind:
        return (
            QuotationKind.TITLE
            if self._is_work(pair, around) and self._block_is_prose(pair)
            else QuotationKind.TERM
        )

    def _block_is_prose(self, pair: Pair) -> bool:
        return self.article.blocks[self._block(pair.span.start)].kind is not BlockKind.BIOGRAPHY

    def _reads_as_sentence(self, pair: Pair) -> bool:
        """Long enough and shaped like speech: closing punctuation inside, a comma, or many words."""
        inner = self._inner(pair).strip()
        count = self._word_count(pair)
        if self._is_capitalised(pair) and count <= 12:
            return False
        return count >= _SENTENCE_WORDS and (
            inner[-1:] in ".!?…," or inner[:1].islower() or count >= 12
        )

    # ---------------------------------------------------------------- parts, backing

    def _split(self, pair: Pair, code: str | None) -> tuple[Span, ...]:
        """The spoken parts: «…, — сказал он, — …» has two; a quotation over paragraphs has one each."""
        if pair.continued:
            return self._paragraphs(pair)
        chosen = language_data(code)
        if chosen is None or chosen.script != "Cyrillic":
            return (pair.inner,)
        for found in _INTERRUPTION.finditer(self.article.text, pair.inner.start, pair.inner.end):
            words = [w.lower() for w in regex.findall(r"[\p{L}-]+", found["clause"])]
            if any(w in chosen.speech.cues for w in words[:3]) or any(
                w in chosen.speech.cues for w in words[-1:]
            ):
                first = strip(self.article.text, Span(pair.inner.start, found.start("clause")))
                second = strip(self.article.text, Span(found.end(), pair.inner.end))
                return (_without_dash(self.article.text, first), second)
        return (pair.inner,)

    def _paragraphs(self, pair: Pair) -> tuple[Span, ...]:
        parts = [
            Span(max(b.span.start, pair.inner.start), min(b.span.end, pair.inner.end))
            for b in self.article.blocks
            if b.span.start < pair.inner.end and b.span.end > pair.inner.start
        ]
        marks = '«„“"‘'
        trimmed = [strip(self.article.text, p) for p in parts]
        return tuple(
            Span(p.start + (self.article.text[p.start] in marks), p.end)
            for p in trimmed
            if p.end > p.start
        )

    def _backed(self, quotation: Quotation, block: Block, around: Context) -> Quotation:
        """Tie a quotation to the note or link that backs it."""
        if quotation.note is not None:
            return replace(quotation, references=self.parts.notes[quotation.note].references)
        inside_part = _interrupting(self.article.text, quotation)
        if inside_part and quotation.speaker is None and quotation.kind is not QuotationKind.TERM:
            said = self.attributor.find(
                Context(Span(quotation.span.start, quotation.span.start), inside_part),
                quotation.language,
            )
            quotation = replace(
                quotation, speaker=said.speaker, cue=said.cue, kind=QuotationKind.STATEMENT
            )
        if quotation.kind not in (
            QuotationKind.STATEMENT,
            QuotationKind.PULL_QUOTE,
            QuotationKind.HEADLINE,
        ):
            return quotation
        note = self._note(quotation, block, around)
        if note is not None:
            return replace(quotation, note=note, references=self.parts.notes[note].references)
        links = tuple(i for i, r in self.parts.links if _near(r.span, around, quotation.span))
        return replace(quotation, references=links)

    def _note(self, quotation: Quotation, block: Block, around: Context) -> int | None:
        markers = self.parts.pointing
        sentence = Span(around.before.start, self._past_marker(around.after.end))
        inside = [m for m in markers if sentence.start <= m.span.start < sentence.end]
        behind = [m for m in inside if m.span.start >= quotation.span.start]
        if behind or inside:
            return (behind or inside[-1:])[0].note
        if self._alone_span(quotation, block):
            before = self._paragraph_before(quotation.block)
            close = [m for m in markers if before and before.end - 12 <= m.span.end <= before.end]
            if close:
                return close[-1].note
        if quotation.kind is QuotationKind.PULL_QUOTE:
            lines = [
                i for i, n in enumerate(self.parts.notes) if n.form == "unnumbered" and n.references
            ]
            return lines[0] if len(lines) == 1 else None
        return None

    def _past_marker(self, end: int) -> int:
        """A marker right behind the full stop belongs to the sentence before it."""
        found = regex.compile(r"\s?(?:\[[\w^]{1,6}\]|[¹²³⁴-⁹]+)+").match(self.article.text, end)
        return found.end() if found else end

    def _alone_span(self, quotation: Quotation, block: Block) -> bool:
        return self._alone(
            Pair(quotation.span, quotation.inner, 0), self._block(quotation.span.start)
        )

    # ---------------------------------------------------------------- block quotations without marks

    def is_unmarked_block(self, block: Block) -> bool:
        """A block quotation whose words no marks enclose."""
        if block.kind is not BlockKind.QUOTATION:
            return False
        low = bisect.bisect_left(self.tops, block.span.start, key=_start)
        high = bisect.bisect_left(self.tops, block.span.end, key=_start)
        return not any(
            _inside(p.span, block.span)
            and len(self._inner(p)) > (block.span.end - block.span.start) // 2
            for p in self.tops[low:high]
        )

    def unmarked(self, index: int, block: Block) -> Quotation:
        """A block quotation as a statement, its speaker in the paragraph before."""
        code = block.language or self.article.language
        span = strip(self.article.text, block.span)
        said = self._from_paragraph_before(index, code)
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
        return self._backed(
            quotation, block, Context(Span(span.start, span.start), Span(span.end, block.span.end))
        )


@cache
def _work_stems(code: str) -> frozenset[str]:
    """The nouns of works without their case endings, for languages that have them."""
    chosen = languages()[code]
    return (
        frozenset(roles.stem(w) for w in chosen.speech.works)
        if chosen.script == "Cyrillic"
        else frozenset()
    )


_INTERRUPTION = regex.compile(r"[,!?.…]\s*[—–-]\s+(?P<clause>[^«»„“”\n]{3,160}?)[,.]\s*[—–-]\s+")


def _interrupting(text: str, quotation: Quotation) -> Span | None:
    """The clause between the two parts of an interrupted quotation."""
    if len(quotation.parts) != 2 or "\n" in text[quotation.parts[0].end : quotation.parts[1].start]:
        return None
    return Span(quotation.parts[0].end, quotation.parts[1].start)


def _without_dash(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in " —–-,\u00a0":
        end -= 1
    return Span(span.start, end)


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _near(span: Span, around: Context, quotation: Span) -> bool:
    """Does a link stand in the sentence of the quotation?"""
    return around.before.start <= span.start < around.after.end or _inside(span, quotation)


def _with_parents(found: Sequence[Quotation]) -> list[Quotation]:
    """Nested quotations point to the one that holds them."""
    result: list[Quotation] = []
    open_: list[int] = []
    for index, quotation in enumerate(found):
        while open_ and found[open_[-1]].span.end <= quotation.span.start:
            open_.pop()
        parent = open_[-1] if open_ and found[open_[-1]].span.end >= quotation.span.end else None
        result.append(replace(quotation, parent=parent))
        open_.append(index)
    return result


def _carried(article: Article, found: Sequence[Quotation]) -> list[Quotation]:
    """Speakers that reach further than one quotation: both ways inside a sentence, onwards
    inside a paragraph."""
    result = [_from_same_sentence(article, found, i) for i in range(len(found))]
    latest: dict[int, Quotation] = {}  # the last statement of each block
    for index, quotation in enumerate(result):
        last = latest.get(quotation.block)
        if last is not None and last.speaker and _goes_on(article, quotation, last):
            result[index] = replace(quotation, kind=QuotationKind.STATEMENT, speaker=last.speaker)
        if result[index].kind is QuotationKind.STATEMENT:
            latest[quotation.block] = result[index]
    return result


def _goes_on(article: Article, quotation: Quotation, last: Quotation) -> bool:
    """A statement without a cue right behind another, or a reported fragment of some length."""
    between = len(article.text[last.span.end : quotation.span.start].split())
    if quotation.speaker is not None or quotation.cue is not None or quotation.parent is not None:
        return False
    if quotation.kind is QuotationKind.STATEMENT:
        return between <= 12
    inner = article.text[quotation.inner.start : quotation.inner.end]
    return (
        quotation.kind is QuotationKind.TERM
        and between <= 12
        and inner[:1].islower()
        and len(inner.split()) >= 4
        and inner[-1:] in ".,!?"
    )


def _from_same_sentence(article: Article, found: Sequence[Quotation], index: int) -> Quotation:
    """„unter Druck …“ und „unschuldige Zivilisten …“, so Murtha: one cue for both."""
    quotation = found[index]
    if quotation.kind is not QuotationKind.TERM or index + 1 >= len(found):
        return quotation
    following = found[index + 1]
    between = article.text[quotation.span.end : following.span.start]
    shares = (
        following.kind is QuotationKind.STATEMENT
        and following.cue is not None
        and following.cue.span.start > following.span.end
    )
    fragment = article.text[quotation.inner.start : quotation.inner.end]
    if (
        shares
        and not regex.search(r"[.!?]\s|\n", between)
        and fragment[:1].islower()
        and len(fragment.split()) >= 4
    ):
        return replace(
            quotation, kind=QuotationKind.STATEMENT, speaker=following.speaker, cue=following.cue
        )
    return quotation
