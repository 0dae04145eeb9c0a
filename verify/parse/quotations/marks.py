"""Pair quotation marks: which character opens, which closes, which is an apostrophe.

Each block is read from left to right with a stack, so an unpaired mark affects one quotation
and not the rest of the article. The stack has a maximum depth, so the time is linear in the
length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from verify.model import Span
from verify.text.apostrophes import is_in_place_of_apostrophe
from verify.text.lazy_patterns import re

# Closing marks of each opening mark, most common first. “ closes a German „, ” closes a Turkish
# or Polish one; a straight mark closes itself.
CLOSING_MARKS = {
    "«": "»",
    "»": "«",
    "„": '“”"',
    "“": '”"“',
    "”": "”",
    '"': '"”',
    "‚": "‘’",
    "‘": "’'",
    "‹": "›",
    "›": "‹",
    "'": "'",
    "「": "」",
    "『": "』",
}
_MARKS = frozenset(CLOSING_MARKS) | frozenset("’」』")
_APOSTROPHES = frozenset("’'‘")
_BEFORE_OPENING = frozenset("([{<—–-/…\u00a0")
# Words that begin with an apostrophe for omitted characters: '80s, ’90ers, 'til, ’em, 's Morgens.
_ELISION = re.compile(
    r"(?:\d0(?:s|er|ers|ern)?|til|till|tis|twas|twere|em|cause|cos|bout|round|neath|gainst|n)"
    r"(?![\w’'])",
    re.IGNORECASE,
)
_BLANKED = "   "  # the shortest tag, which the Markdown reader replaces with spaces
_LONGEST_TAG = 500
_MAX_DEPTH = 8  # deeper than any style guide nests


@dataclass(frozen=True, slots=True)
class MarkPair:
    """One quotation as marked: ``span`` with its marks, ``inner`` without, ``depth`` from 0."""

    span: Span
    inner: Span
    depth: int
    continued: bool = False  # the mark is repeated at the start of the next paragraph


@dataclass(frozen=True, slots=True)
class MarkPairing:
    """All pairs in the order of their opening marks, and the unpaired marks."""

    pairs: tuple[MarkPair, ...]
    unpaired: tuple[Span, ...]


def pair_marks(text: str, spans: Sequence[Span]) -> MarkPairing:
    """Pair the quotation marks of ``text`` inside each of ``spans`` (paragraphs, in order).

    A paragraph that opens with a mark it does not close, followed by one that opens with
    the same mark, continues a quotation over several paragraphs (Chicago Manual of Style
    13.32): the result is one pair from the first opening to the last closing mark.
    """
    pairs: list[MarkPair] = []
    unpaired: list[Span] = []
    carried: int | None = None
    for span, following in zip_longest(spans, spans[1:]):
        found, left = _pair_block(text, span)
        if carried is not None:
            found, left, carried = _continue(text, span, found, left, carried)
        opening = _head(text, span)
        if opening in left and following is not None and _same_head(text, opening, following):
            carried = opening if carried is None else carried
            left = [i for i in left if i != opening]
        elif carried is not None and opening not in left:
            carried = None
        pairs.extend(found)
        unpaired.extend(Span(i, i + 1) for i in left)
    return MarkPairing(tuple(sorted(pairs, key=lambda p: p.span)), tuple(sorted(unpaired)))


def _continue(
    text: str, span: Span, found: list[MarkPair], left: list[int], start: int
) -> tuple[list[MarkPair], list[int], int | None]:
    """Join a quotation from earlier paragraphs with this one's first pair, if that closes it."""
    head = _head(text, span)
    first = next((p for p in found if p.span.start == head and p.depth == 0), None)
    if first is None:
        return found, left, start if head in left else None
    joined = MarkPair(
        Span(start, first.span.end), Span(start + 1, first.inner.end), 0, continued=True
    )
    return [joined, *(p for p in found if p is not first)], left, None


def _head(text: str, span: Span) -> int:
    at = span.start
    while at < span.end and text[at].isspace():
        at += 1
    return at


def _same_head(text: str, opening: int, following: Span) -> bool:
    head = _head(text, following)
    return head < following.end and text[head] == text[opening]


def _pair_block(text: str, span: Span) -> tuple[list[MarkPair], list[int]]:
    """Return the pairs of a block and the unpaired marks.

    An apostrophe that could open and is never closed nests nothing: in ‘08 he said “…”. A
    straight mark inside a word is an apostrophe where the others pair without it: "It isn"t so".
    """
    marks = list(_marks(text, span))
    pairs, open_ = _pair(text, span, marks)
    in_words = {at for at in marks if is_in_place_of_apostrophe(text, at)} if open_ else set()
    if in_words:
        rest = [at for at in marks if at not in in_words]
        reading = _pair(text, span, rest)
        if len(reading[1]) < len(open_):
            marks, (pairs, open_) = rest, reading
    if any(text[at] in _APOSTROPHES for at in open_):
        apostrophes = {at for at in open_ if text[at] in _APOSTROPHES}
        pairs, open_ = _pair(text, span, [at for at in marks if at not in apostrophes])
    return pairs, [at for at in open_ if text[at] not in _APOSTROPHES]


def _pair(text: str, span: Span, marks: Sequence[int]) -> tuple[list[MarkPair], list[int]]:
    """Return the pairs among these marks, and the marks that opened or closed nothing."""
    stack: list[int] = []
    pairs: list[MarkPair] = []
    unpaired: list[int] = []
    for at in marks:
        depth = _closed_by(text, span, stack, at)
        if depth is not None:
            unpaired.extend(stack[depth + 1 :])
            start = stack[depth]
            del stack[depth:]
            if at - start > 1:
                pairs.append(MarkPair(Span(start, at + 1), Span(start + 1, at), depth))
        elif _opens(text, span, at) and len(stack) < _MAX_DEPTH:
            stack.append(at)
        else:
            unpaired.append(at)
    return pairs, unpaired + stack


def _marks(text: str, span: Span) -> Iterator[int]:
    for at in range(span.start, span.end):
        if (
            text[at] in _MARKS
            and not _is_apostrophe(text, span, at)
            and not _is_inch(text, span, at)
        ):
            yield at


def _near(text: str, span: Span, at: int) -> tuple[str, str]:
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    if text.startswith(_BLANKED, at + 1):  # “<em>We: spaces stand in place of the tag
        line = text[at + 1 : min(span.end, at + _LONGEST_TAG)].split("\n")[0]
        after = line.lstrip(" ")[:1] or " "
    return before, after


def _is_apostrophe(text: str, span: Span, at: int) -> bool:
    """Return whether the mark is an apostrophe.

    It is inside a word (Russia’s, d’Orsay, Rahman’ın, О'Нил), or before a decade or a
    shortened word ('80s, 'til).
    """
    if text[at] not in _APOSTROPHES:
        return False
    before, after = _near(text, span, at)
    return (before.isalnum() and after.isalnum()) or bool(_ELISION.match(text, at + 1, span.end))


def _is_inch(text: str, span: Span, at: int) -> bool:
    """Return whether a straight mark after a digit means inches or feet: 15" guns, 5' 11"."""
    before, after = _near(text, span, at)
    if text[at] not in "\"'" or not before.isdigit() or not (after.isspace() or after in ",.;)-"):
        return False
    return text.count(text[at], span.start, at) % 2 == 0


def _opens(text: str, span: Span, at: int) -> bool:
    """Return whether this mark can open: text follows, and no word is attached before it."""
    before, after = _near(text, span, at)
    mark = text[at]
    if mark not in CLOSING_MARKS or (after.isspace() and not _french(text, span, at)):
        return False
    if mark in "«„‹‚「『":
        return True
    if mark in "“‘":
        return not before.isalnum()
    return before.isspace() or before in _BEFORE_OPENING or before in "«„“\"‘'[" or before in ",:;"


def _french(text: str, span: Span, at: int) -> bool:
    """Return whether « opens a French quotation, with spaces inside: « À qui appartient … ? »."""
    before, _ = _near(text, span, at)
    return (
        text[at] == "«" and not before.isalnum() and text.find(" »", at + 2, span.end) != -1
    ) or (text[at] == "«" and text.find("\u00a0»", at + 2, span.end) != -1)


def _closed_by(text: str, span: Span, stack: list[int], at: int) -> int | None:
    """Return the stack position that this mark closes, or None."""
    before, after = _near(text, span, at)
    mark = text[at]
    for depth in range(len(stack) - 1, -1, -1):
        opener = text[stack[depth]]
        if mark not in CLOSING_MARKS.get(opener, ""):
            continue
        if _could_only_open(opener, mark, before, after):
            continue
        if opener in "‘'" and not _closes_single(text, span, at):
            return None
        return depth
    return None


def _could_only_open(opener: str, mark: str, before: str, after: str) -> bool:
    """Return whether a mark that can open and close opens here (a second “ after a space opens)."""
    if mark not in CLOSING_MARKS or (opener != mark and mark != "“"):
        return False
    return (before.isspace() or before in "([") and not (after.isspace() or after in ".,;:!?)")


def _closes_single(text: str, span: Span, at: int) -> bool:
    """Return whether a single mark closes; a possessive does not: ‘the parents’ house’."""
    before, after = _near(text, span, at)
    if before.isspace():
        return False
    if before not in "sS" or not after.isspace():
        return True
    rest = text.find(text[at], at + 1, min(span.end, at + 400))
    opening = text.find("‘", at + 1, min(span.end, at + 400))
    return rest == -1 or (opening != -1 and opening < rest)
