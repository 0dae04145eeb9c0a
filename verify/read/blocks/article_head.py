"""Find the title, byline, date, breadcrumbs and picture lines above an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from verify.model import BlockKind, Field, Span
from verify.read.blocks import vocabulary
from verify.read.blocks.datelines import date_line, first_full_date
from verify.read.blocks.piece import Piece, is_prose
from verify.read.blocks.vocabulary import phrase_key

_LONGEST_TITLE = 25  # words: the longest headlines of the press have some twenty
_LONGEST_TRAIL = 6  # words of a section with its subject
_SHORTEST_TITLE = 4  # words: shorter first lines are sections and sites where a longer one follows
_DEEPEST = 25  # pieces: nothing further down is the head of an article
# Labelled already and of no meaning for the head.
_OTHER = (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.DATE)
_TRAIL = re.compile(r"\s[>»›/|]\s")  # Home > News > World

_MARKED = re.compile(r"[.…](?:\s?\[\w{1,4}\]|\s?\(\d{1,2}\)|[¹²³⁰⁴-⁹])+$")

# The end of a sentence inside a line: `closes at four. “You get used to it`
_SENTENCES = re.compile(r"[^\W\d_]{2}[.!?…][\"”»’]?\s+[\"“«„‘]?\s?[A-ZÀ-ÞА-ЯЁİĞŞ]")

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


def _may_be_title(piece: Piece) -> bool:
    """Whether the words can be a headline: no full stop, unless inside quotation marks.

    A headline has two sentences at most, and one if it ends with a quoted full stop.
    """
    if piece.kind not in (None, BlockKind.HEADING) or not 1 <= piece.words <= _LONGEST_TITLE:
        return False
    if _MARKED.search(piece.text):  # a sentence with its note: "It was closed in June.[2]"
        return False
    quoted = piece.end in ".…"
    if len(_SENTENCES.findall(piece.text)) > (0 if quoted else 1):
        return False
    marked = quoted and piece.bare_end not in '"”’»“'  # `… a new one.1` is a sentence
    return not marked and piece.bare_end not in ".…:;,"


def _head(pieces: Sequence[Piece], start: int) -> Iterator[int]:
    """The indices of the lines from ``start`` to the first paragraph."""
    for index, piece in enumerate(pieces[start : start + _DEEPEST], start):
        if piece.kind in _OTHER:
            continue
        if piece.kind is None and is_prose(piece) and not _may_be_title(piece):
            return
        yield index


def _is_expansion(text: str) -> bool:
    """`CPC - Caspian Policy Center`: a name after its own initials is a site, not a title."""
    short, dash, long = text.partition(" - ")
    initials = "".join(word[0] for word in long.split())
    return bool(dash) and short.strip().upper() == initials.upper()


def _is_trail(piece: Piece) -> bool:
    """`Home > News > World`, `Analysis | Rivers and borders`: a path, not a title."""
    if "|" in piece.text and piece.words <= _LONGEST_TRAIL:
        return True
    return len(_TRAIL.findall(piece.text)) >= 2 or _is_expansion(piece.text.strip())


def _title(pieces: Sequence[Piece], lines: Sequence[int]) -> int | None:
    """The line that is the title: echoed by a breadcrumb, else the first of some length."""
    able = [i for i in lines if _may_be_title(pieces[i]) and not _is_trail(pieces[i])]
    capital = [i for i in able if not pieces[i].text.islower()]
    # A breadcrumb says the title in lower case: the capitalized one is the title.
    echoes = {phrase_key(pieces[i].text) for i in able if pieces[i].text.islower()}
    echoed = [i for i in capital if phrase_key(pieces[i].text) in echoes]
    long = [i for i in capital if pieces[i].words >= _SHORTEST_TITLE]
    return next(iter((*echoed, *long, *capital, *able)), None)


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
        title = _title(pieces, [i for i in lines if i not in found.kinds])
    if title is None:
        return found
    found.kinds[title] = BlockKind.TITLE
    found.title = _field(pieces[title], 0, len(pieces[title].text))
    if found.byline is None:
        _bare_byline(pieces, title, found)
    _same_as_title(pieces, lines, title, found)
    return found
