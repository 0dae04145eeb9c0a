"""Whether a statement's source is near it: in its paragraph, above or below its passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from verify.languages import load_languages
from verify.model import Article, Block, BlockKind, Dossier, Quotation, Span
from verify.rules._places import text_at
from verify.rules.quotations._credit_lines import (
    NAME,
    credits_end,
    credits_work,
    ends_with_work,
    linked_credits,
)
from verify.rules.quotations._named_places import names_place
from verify.text.lazy_patterns import regex

_OPENING = frozenset('“„«"‘')
_LONGEST_PASSAGE = 12  # blocks; the longest block quotation of the corpus has 9
_HEAD = 60  # characters of a paragraph that show whether words stand at its head or end
_ABOVE = 5  # blocks above a passage in which its speaker can be introduced with a link
_ANNOUNCEMENT_WORDS = 8
_EXCERPT = 2  # paragraphs of an excerpt without marks; beyond, the author speaks again
_DEFINITE = regex.compile(
    r"(?i)(?<!\p{L})(?:the|this|das|dem|dieses|diesem|le|ce)(?:\ssame|\svery)?\s(\p{L}+)"
)
_BROKEN = regex.compile(r"\s*[,;)]")  # a block that goes on in the middle of a sentence
# A turn of an interview: “Ada Example: It did not.” Its block is followed by an answer.
_TURN = regex.compile(r"\s*[*_]*\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,3}[*_]*:\s")


@dataclass(frozen=True, slots=True)
class SourcesNearby:
    """Where an article points to sources, and which of its statements are near one."""

    dossier: Dossier
    spots: Sequence[int]  # offsets of markers, links, and source lines
    links: Sequence[int]  # offsets of all links, also in headings
    credited: frozenset[int]  # blocks above a credit line that is a link
    continued: frozenset[int] = frozenset()  # offsets of statements that continue a sourced one

    @classmethod
    def of(cls, dossier: Dossier) -> SourcesNearby:
        """Return the sources of an article."""
        links = sorted(
            link.span.start for link in dossier.article.links if not link.href.startswith("#")
        )
        credited = linked_credits(dossier.article)
        alone = cls(dossier, _source_offsets(dossier), links, credited)
        return replace(alone, continued=_continuations(alone))

    def has_source(self, quotation: Quotation) -> bool:
        """Whether a note, a link, a law, or chapter and verse says where the words are from."""
        return (
            quotation.span.start in self.continued
            or _goes_on_below(self.dossier.article, quotation)
            or is_sourced(self, quotation)
            or names_place(self.dossier.article, quotation)
        )


def is_sourced(nearby: SourcesNearby, quotation: Quotation) -> bool:
    """Whether a note or link backs the statement, or is in or next to its passage."""
    article = nearby.dossier.article
    if quotation.references or quotation.note is not None or quotation.block in nearby.credited:
        return True
    if not article.blocks:
        return False
    first, last = _passage(article, quotation)
    end = max(article.blocks[last].span.end, quotation.span.end)
    if _any_between(nearby.spots, article.blocks[first].span.start, end):
        return True
    if last == quotation.block:
        return False
    own = text_at(article, article.blocks[last - 1].span)
    return (
        _any_between(nearby.links, quotation.span.end, credits_end(article, last))
        or credits_work(article, first, last)
        or (article.blocks[last - 1].kind is BlockKind.QUOTATION and ends_with_work(own))
        or _introduced(nearby, first, last)
    )


def _any_between(offsets: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end


def _introduced(nearby: SourcesNearby, first: int, last: int) -> bool:
    """Whether a paragraph with a source introduces the person in the line below the passage."""
    article = nearby.dossier.article
    name = text_at(article, article.blocks[last].span).strip(" \t\r\n>*_-–—―.")
    if NAME.fullmatch(name) is None:
        return False
    above = article.blocks[max(0, first - _ABOVE) : first]
    return any(
        name in text_at(article, block.span)
        and _any_between(nearby.links, block.span.start, block.span.end)
        for block in above
    )


def _passage(article: Article, quotation: Quotation) -> tuple[int, int]:
    """Return the first and last block of the passage, with the paragraph that announces it.

    A quotation inside a paragraph has its paragraph. One that begins a paragraph, or is a block
    quotation of one or more paragraphs, also has the paragraphs before and after it.
    """
    blocks = article.blocks
    first = last = min(quotation.block, len(blocks) - 1)
    start = blocks[first].span.start
    head = article.text[start : min(quotation.span.start, start + _HEAD)]
    if head.strip("> \t\r\n\u00a0*_"):
        return _announced_excerpt(article, first), last
    for _ in range(_LONGEST_PASSAGE):
        first -= _is_passage(blocks[max(0, first - 1) : first + 1])
        last += _is_passage(blocks[last : last + 2])
    return _announcement(article, max(0, first - 1)), min(len(blocks) - 1, last + 1)


def _announced_excerpt(article: Article, first: int) -> int:
    """Return the block that announces an excerpt with a colon, up to two paragraphs above it."""
    for index in range(first - 1, max(-1, first - 1 - _EXCERPT), -1):
        if article.blocks[index].kind is not BlockKind.BODY:
            break
        if _announces(article, article.blocks[index]):
            return index
    return first


def _announcement(article: Article, first: int) -> int:
    """Return the block in which the announcement of a passage begins.

    Above the turns of an interview, and where a sentence is broken into blocks.
    """
    for _ in range(_LONGEST_PASSAGE):
        text = text_at(article, article.blocks[first].span)
        if first and _TURN.match(text):
            first -= 1
        elif first > 1 and _BROKEN.match(text):
            first -= 2
        else:
            break
    return first


def _is_passage(pair: Sequence[Block]) -> bool:
    """Whether these are two blocks of one block quotation."""
    return len(pair) == 2 and all(block.kind is BlockKind.QUOTATION for block in pair)


def _goes_on_below(article: Article, quotation: Quotation) -> bool:
    """Whether it is a later paragraph of a block quotation, which is flagged at its first."""
    index = quotation.block
    unmarked = quotation.span == quotation.inner
    return unmarked and _is_passage(article.blocks[max(0, index - 1) : index + 1])


def _announces(article: Article, block: Block) -> bool:
    tail = article.text[max(block.span.start, block.span.end - _HEAD) : block.span.end]
    return tail.rstrip(" \t\r\n>*_").endswith(":")


def _source_offsets(dossier: Dossier) -> list[int]:
    linked = (r for r in dossier.references if r.origin in ("link", "inline", "source line"))
    spans: list[Span] = [*(m.span for m in dossier.markers), *(r.span for r in linked)]
    return sorted(span.start for span in spans)


def _continuations(nearby: SourcesNearby) -> frozenset[int]:
    """Return statements that continue a sourced one, by offset.

    In the same paragraph, by the same speaker in the next, or at the beginning of two paragraphs.
    """
    backed: dict[int, int] = {}  # person → the last paragraph with a sourced statement
    paragraphs: dict[int, int | None] = {}  # those with a sourced statement → who said it
    found = set()
    for quotation in sorted(nearby.dossier.quotations, key=lambda q: q.span):
        person = quotation.speaker.person if quotation.speaker else None
        if not is_sourced(nearby, quotation):
            if not (
                quotation.block in paragraphs
                or _goes_on(backed, person, quotation.block)
                or _heads_go_on(nearby.dossier.article, paragraphs, quotation)
            ):
                continue
            found.add(quotation.span.start)
        paragraphs.setdefault(quotation.block, person)
        if person is not None:
            backed[person] = quotation.block
    return frozenset(found)


def _goes_on(backed: dict[int, int], person: int | None, block: int) -> bool:
    return person is not None and backed.get(person, -2) >= block - 1


def _heads_go_on(article: Article, paragraphs: dict[int, int | None], quotation: Quotation) -> bool:
    """Whether this and the paragraph before begin with words of one speaker, as far as known."""
    index = quotation.block
    if index - 1 not in paragraphs or not article.blocks:
        return False
    starts = (article.blocks[i].span.start for i in (index - 1, index))
    heads = (article.text[start : start + _HEAD].lstrip("> ")[:1] for start in starts)
    person = quotation.speaker.person if quotation.speaker else None
    known = {one for one in (person, paragraphs[index - 1]) if one is not None}
    return all(head in _OPENING for head in heads) and len(known) < 2


def is_of_work_discussed(article: Article, quotation: Quotation) -> bool:
    """Whether the paragraph above a block quotation speaks of “the book” that it is from.

    A short announcement continues the paragraph above it: “She goes on to write:”.
    """
    if quotation.span != quotation.inner or quotation.block == 0:
        return False
    above = text_at(article, article.blocks[quotation.block - 1].span)
    if len(above.split()) <= _ANNOUNCEMENT_WORDS and quotation.block > 1:
        above = text_at(article, article.blocks[quotation.block - 2].span)
    return any(noun.casefold() in _works() for noun in _DEFINITE.findall(above))


@cache
def _works() -> frozenset[str]:
    return frozenset(work for one in load_languages().values() for work in one.speech.works)
