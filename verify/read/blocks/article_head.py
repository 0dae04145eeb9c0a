"""Find the title, byline, date, breadcrumbs and picture lines above an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from verify.model import BlockKind, Field, Span
from verify.read.blocks import vocabulary
from verify.read.blocks.datelines import date_line, first_full_date
from verify.read.blocks.piece import Piece, is_prose
from verify.read.blocks.title_line import SET_ASIDE, find_title_line, may_be_title
from verify.read.blocks.vocabulary import phrase_key

_DEEPEST = 25  # pieces: nothing further down is the head of an article
# These need no colon: `By Jane Doe`. `Author` and `Текст` do.
_PREPOSITIONS = frozenset({"by", "von", "par", "written by", "interview by", "reported by"})

_NAME = r"(?:[^\W\d_a-z][\w’'\-]*\.?|[a-zа-яё]{1,3})"
_PERSON = re.compile(rf"(?:\w{{1,5}}\.\s?)*[^\W\d_][\w’'\-]*\.?(?:\s+{_NAME}){{1,4}}")
_DAY = re.compile(r"\d{1,2} ?$")  # `Lena Okoro3 May 2022`
_SEPARATOR = re.compile(r"\s*[|•·—–]\s*|\s+-\s+|\s{2,}|,\s+(?=\d|\w+ \d)")


@dataclass(slots=True)
class ArticleHead:
    """What was found over the article: kinds by index, and the three fields."""

    kinds: dict[int, BlockKind] = field(default_factory=dict)
    title: Field | None = None
    byline: Field | None = None
    published: Field | None = None


def looks_like_person(text: str) -> bool:
    """Whether a line can be a person's name: two to six capitalized words, no digits."""
    words = text.split()
    capital = [word for word in words if word[:1].isupper()]
    return bool(_PERSON.fullmatch(text)) and len(capital) >= 2 and len(capital) >= len(words) - 1


def _field(piece: Piece, start: int, end: int, value: str | None = None) -> Field:
    """A field from offsets into the piece's text."""
    raw = piece.text[start:end]
    left = len(raw) - len(raw.lstrip())
    raw = raw.strip()
    begin = piece.span.start + start + left
    return Field(value or raw, Span(begin, begin + len(raw)))


def byline_author(piece: Piece) -> Field | None:
    """The author that a byline names: `Author: Jane Doe`, `By Jane Doe | 3 May 2022`."""
    if piece.words > 14 or not (
        word := vocabulary.opening_phrase(piece.text, vocabulary.byline_words())
    ):
        return None
    said = re.match(r"\W*" + r"\W+".join(r"\w+" for _ in word.split()) + r"\s*(:?)\s*", piece.text)
    if not said or not (said.group(1) or word in _PREPOSITIONS):
        return None
    rest = piece.text[said.end() :]
    cut = _SEPARATOR.search(rest)
    name = _undated(rest[: cut.start()] if cut else rest)
    first = name.partition(",")[0]  # `Автор: Лена Окоро, кандидат исторических наук`
    name = first if looks_like_person(first.strip()) else name
    if not (said.group(1) and name.strip()) and not looks_like_person(name.strip()):
        return None
    return _field(piece, said.end(), said.end() + len(name))


def _undated(name: str) -> str:
    """A name without the date that follows it: `Lena Okoro May 3, 2022`."""
    if not any(character.isdigit() for character in name):
        return name
    from verify.text.dates.finder import find_dates

    dates = find_dates(name)
    return _DAY.sub("", name[: dates[0].span.start]) if dates else name


def byline_with_date(piece: Piece) -> tuple[Field, Field] | None:
    """Author and date of a line that is both: `Jane Doe | 3 May 2022`, or None."""
    cut = _SEPARATOR.search(piece.text)
    if piece.words > 14 or cut is None or not looks_like_person(piece.text[: cut.start()].strip()):
        return None
    rest = Piece(Span(piece.span.start + cut.end(), piece.span.end), piece.text[cut.end() :])
    line = date_line(rest)
    return (_field(piece, 0, cut.start()), line.published) if line else None


def _head(pieces: Sequence[Piece], start: int) -> Iterator[int]:
    """The indices of the lines from ``start`` to the first paragraph."""
    for index, piece in enumerate(pieces[start : start + _DEEPEST], start):
        if piece.kind in SET_ASIDE:
            continue
        if piece.kind is None and is_prose(piece) and not may_be_title(piece):
            return
        yield index


def _dated(pieces: Sequence[Piece], lines: Sequence[int], head: ArticleHead) -> None:
    for index in lines:
        if index not in head.kinds and (line := date_line(pieces[index])):
            head.kinds[index] = BlockKind.DATE
            head.published = head.published or line.published


def _bylines(pieces: Sequence[Piece], lines: Sequence[int], head: ArticleHead) -> None:
    for index in lines:
        signed = byline_with_date(pieces[index])
        named = byline_author(pieces[index]) or (signed[0] if signed else None)
        if named:
            head.kinds[index] = BlockKind.BYLINE
            head.byline = head.byline or named
            head.published = head.published or first_full_date(pieces[index])


def _named(piece: Piece) -> Field | None:
    """The author of a line that the markup calls the byline."""
    signed = byline_with_date(piece)
    bare = looks_like_person(piece.text.strip())
    return (
        byline_author(piece)
        or (signed[0] if signed else None)
        or (_field(piece, 0, len(piece.text)) if bare else None)
    )


def _marked(pieces: Sequence[Piece], head: ArticleHead) -> int | None:
    """What the markup calls byline and date; returns the piece that it calls the title."""
    title = None
    for index, piece in enumerate(pieces):
        if piece.kind is BlockKind.TITLE and title is None:
            title = index
        elif piece.kind is BlockKind.BYLINE and head.byline is None:
            head.byline = _named(piece)
            head.published = head.published or first_full_date(piece)
        elif piece.kind is BlockKind.DATE and head.published is None:
            line = date_line(piece)
            head.published = line.published if line else None
    return title


def _bare_byline(pieces: Sequence[Piece], title: int, head: ArticleHead) -> None:
    """A name between the title and the date is the author."""
    dates = [i for i, kind in head.kinds.items() if kind is BlockKind.DATE]
    dates += [i for i, piece in enumerate(pieces[: title + 6]) if piece.kind is BlockKind.DATE]
    for index in range(title + 1, min(title + 4, len(pieces))):
        beside = {index - 1, index + 1}.intersection(dates)
        named = looks_like_person(pieces[index].text) and not _is_first_section(pieces, index)
        if index not in head.kinds and beside and named:
            head.kinds[index] = BlockKind.BYLINE
            head.byline = _field(pieces[index], 0, len(pieces[index].text))
            return


def _is_first_section(pieces: Sequence[Piece], index: int) -> bool:
    """`I. Introduction` is nobody where a `II. …` follows."""
    opens = pieces[index].text.startswith("I. ")
    return opens and any(piece.text.startswith("II. ") for piece in pieces[index + 1 :])


def _same_as_title(
    pieces: Sequence[Piece], lines: Sequence[int], title: int, head: ArticleHead
) -> None:
    """What stands over the title, and every echo of it, is furniture."""
    words = phrase_key(pieces[title].text)
    for index in lines:
        echo = phrase_key(pieces[index].text) == words
        if index != title and index not in head.kinds and (index < title or echo):
            head.kinds[index] = BlockKind.FURNITURE


def find_head(pieces: Sequence[Piece]) -> ArticleHead:
    """Title, byline and date of an article, with the kinds of the lines that hold them.

    A text that opens with a paragraph has no title: nothing is made up for it. What the markup
    calls title, byline or date is that. Spans point into the text of the pieces.
    """
    found = ArticleHead()
    title = _marked(pieces, found)
    start = 0 if title is None else title + 1
    lines = [i for i in _head(pieces, start) if pieces[i].kind in (None, BlockKind.HEADING)]
    _bylines(pieces, lines, found)
    _dated(pieces, lines, found)
    if title is None and len(pieces) > 1:
        title = find_title_line(pieces, [i for i in lines if i not in found.kinds])
    if title is None:
        return found
    found.kinds[title] = BlockKind.TITLE
    found.title = _field(pieces[title], 0, len(pieces[title].text))
    if found.byline is None:
        _bare_byline(pieces, title, found)
    _same_as_title(pieces, lines, title, found)
    return found
