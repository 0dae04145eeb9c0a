"""Find the byline and the dates between a page's title and its first paragraph.

They are also below the subtitle, in lines that hold two dates and the time of day:
`April 28, 2019 at 6:01 am, updated April 29, 2019 at 3:33 pm`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from verify.model import BlockKind
from verify.read.blocks.article_head import byline_author, byline_with_date
from verify.read.blocks.datelines import date_line
from verify.read.blocks.piece import Piece, ends_sentence, is_prose
from verify.read.dom.linear_text import LinearText
from verify.read.page.captions import is_pictured

_LONGEST = 40  # words of a line with several dates and names
_WORDS = 3  # beside each number: “Published on”, “Son güncelleme”, a weekday, a month
_TIMED = 20  # words of a line with a <time>
_SUBTITLE = 8  # words: a subtitle often has no stop
_BARE_URL = re.compile(r"https?://\S+")  # the page's own, for those who print it
_NAME = 14  # words
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?::\d{2})?(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_GLUED = re.compile(r"((?:19|20)\d{2})(?=\d{1,2}:\d{2})")  # `Nov 19, 20197:05 AM`
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_OPEN = (None, BlockKind.HEADING, BlockKind.LIST_ITEM)


def find_head_lines(
    page: LinearText, pieces: Sequence[Piece], lines: Iterable[int]
) -> Iterator[tuple[int, BlockKind]]:
    """Yield the indices of bylines and dates among ``lines``, with their kinds."""
    timed = _timed_pieces(page)
    for index in lines:
        piece = pieces[index]
        if piece.kind not in _OPEN or piece.level == 1:
            continue
        if piece.words <= _NAME and (byline_author(piece) or byline_with_date(piece)):
            yield index, BlockKind.BYLINE
        elif is_dated(piece) or (index in timed and _is_label(piece)):
            yield index, BlockKind.DATE
        elif piece.kind is None and not is_prose(piece) and is_pictured(page.elements[index]):
            yield index, BlockKind.CAPTION


def _is_label(piece: Piece) -> bool:
    return piece.words <= _TIMED and not ends_sentence(piece)


def is_dated(piece: Piece) -> bool:
    """Whether a line is made of dates and times, with a few words and names beside them."""
    text = _GLUED.sub(r"\1 ", piece.text)
    if piece.words > _LONGEST or ends_sentence(piece) or not _has_date(text):
        return False
    numbers = len(_NUMBER.findall(_NUMERIC.sub("1", _CLOCK.sub("1", text))))
    return len(_WORD.findall(text)) <= _WORDS * numbers


def _has_date(text: str) -> bool:
    if not _NUMBER.search(text):
        return False
    clock = bool(_CLOCK.search(_NUMERIC.sub(" ", text)))
    if _NUMERIC.search(text) or (clock and _YEAR.search(text)):
        return True
    from verify.text.dates.finder import find_dates

    found = [date.value for date in find_dates(text)]
    return any(len(one) == len("2022-10-17") or (clock and len(one) > len("2022")) for one in found)


def _timed_pieces(page: LinearText) -> set[int]:
    """The pieces that have a ``<time>``."""
    found, index = set[int](), 0
    for span, _ in sorted(page.times):
        while index < len(page.pieces) and page.pieces[index].span.end <= span.start:
            index += 1
        if index < len(page.pieces) and page.pieces[index].span.start <= span.start < span.end:
            found.add(index)
    return found


def belongs_to_head(piece: Piece) -> bool:
    """Whether a piece between title and text belongs to them: subtitle, lead, byline, date."""
    if piece.kind in (BlockKind.BYLINE, BlockKind.DATE, BlockKind.HEADING):
        return True
    if piece.kind is BlockKind.LIST_ITEM:  # what is important, in short
        return is_prose(piece)
    if piece.kind is not None:
        return False
    return piece.words >= _SUBTITLE or bool(
        byline_author(piece) or byline_with_date(piece) or date_line(piece)
    )


def find_lines_above(pieces: Sequence[Piece], title: int | None) -> Iterator[int]:
    """Yield the pieces above the first paragraph that are not text: above the title, bare URLs.

    If a paragraph is above the title, that title may be another heading of the article.
    """
    text = (i for i, one in enumerate(pieces) if one.kind in _OPEN and is_prose(one))
    opening = next(text, len(pieces))
    above = title if title is not None and title < opening else 0
    for index, piece in enumerate(pieces[:opening]):
        url = _BARE_URL.fullmatch(piece.text.strip())
        if piece.kind in _OPEN and (index < above or url):
            yield index
