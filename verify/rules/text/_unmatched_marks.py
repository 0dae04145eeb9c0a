"""Unmatched quotation marks of a paragraph. Single marks count as apostrophes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from verify.rules.text._mark_signs import is_inside_word, is_sign, is_spoken_of
from verify.text.apostrophes import is_in_place_of_apostrophe

SHARED_CLOSING = '«"'  # one of these marks often closes two nested quotations: «ООО «Ромашка»
_MARKS = re.compile('[“”„«»"]')
_LETTER = r"[^\W\d_]"
_INCH = re.compile(r"\d$")


@dataclass(frozen=True, slots=True)
class UnmatchedMark:
    """An unmatched mark: its offset in the paragraph, and whether it opens a quotation.

    ``soft``: it may have shared the closing mark of a nested quotation. ``in_word``: it is
    written in place of an apostrophe (`isn"t`).
    """

    at: int
    char: str
    opens: bool
    soft: bool = False
    in_word: bool = False


def reversed_guillemets(text: str) -> bool:
    """Whether guillemets point inward in this text (»so«, as in German and Danish)."""
    # A digit behind a mark is a raised note number: « mot »2
    inward = len(re.findall(rf"(?:^|[\s(])»{_LETTER}|\w[.,!?]?«(?:[\s.,;:)]|$)", text))
    outward = len(re.findall(rf"(?:^|[\s(])«{_LETTER}|\w[.,!?]?»(?:[\s.,;:)]|$)", text))
    return inward > outward


def unmatched_marks(
    text: str, backwards: bool = False, spaced: bool = False
) -> tuple[UnmatchedMark, ...]:
    """Return the unmatched marks of one paragraph, in order.

    ``backwards``: guillemets point inward. ``spaced``: they have spaces inside.
    “ closes after „ and opens otherwise; ” opens if a word follows and none precedes (Swedish); a straight mark after a digit, with no
    quotation open, is an inch. Nested guillemets may share their closing mark.
    A closing guillemet after “ is read both as closing an outer guillemet and as a typo for
    ”: the reading with fewer unmatched marks wins.
    """
    marks = [
        (m.start(), m[0]) for m in _MARKS.finditer(text) if not is_sign(text, m.start(), spaced)
    ]
    better = _fewest_unmatched(text, marks, backwards)
    return tuple(
        mark
        for mark in better
        if mark.in_word or not (is_spoken_of(text, mark.at) or is_inside_word(text, mark.at))
    )


def _fewest_unmatched(
    text: str, marks: list[tuple[int, str]], backwards: bool
) -> tuple[UnmatchedMark, ...]:
    """Return the unmatched marks of the reading that leaves the fewest.

    Straight marks inside words are read as apostrophes (`It isn"t so`) only where no other
    reading pairs everything: in `"Hürriyet"in` the mark closes.
    """
    strict = _unmatched(text, marks, backwards, slips=False)
    if not strict:
        return strict
    lenient = _unmatched(text, marks, backwards, slips=True)
    better = lenient if _certain_count(lenient) <= _certain_count(strict) else strict
    apostrophes = [at for at, char in marks if is_in_place_of_apostrophe(text, at)]
    if not apostrophes:
        return better
    others = [mark for mark in marks if mark[0] not in set(apostrophes)]
    rest = _unmatched(text, others, backwards, slips=False)
    if _certain_count(rest) >= _certain_count(better):
        return better
    written = [UnmatchedMark(at, '"', opens=False, in_word=True) for at in apostrophes]
    return tuple(sorted([*rest, *written], key=lambda mark: mark.at))


def _certain_count(marks: tuple[UnmatchedMark, ...]) -> int:
    return sum(1 for mark in marks if not mark.soft)


def _unmatched(
    text: str, marks: list[tuple[int, str]], backwards: bool, slips: bool
) -> tuple[UnmatchedMark, ...]:
    open_: list[UnmatchedMark] = []
    loose: list[UnmatchedMark] = []
    nested: set[str] = set()
    for at, written in marks:
        char = _facing_outward(written, backwards)
        if (
            char == '"'
            and _INCH.search(text[max(0, at - 1) : at])
            and not any(m.char == '"' for m in open_)
        ):
            continue
        if _closes(char, open_, text, at):
            partner = _partner(char, open_, slips)
            if partner is None:
                loose.append(UnmatchedMark(at, written, opens=False))
                continue
            if slips and char == "»" and open_[partner].char != "«":
                loose.append(open_[partner])
            del open_[partner:]
        else:
            nested |= (
                {char} if char in SHARED_CLOSING and any(m.char == char for m in open_) else set()
            )
            open_.append(UnmatchedMark(at, char, opens=True))
    left = [replace(mark, soft=mark.char in nested) for mark in open_]
    return tuple(sorted([*loose, *left], key=lambda mark: mark.at))


def _facing_outward(char: str, backwards: bool) -> str:
    if backwards and char in "«»":
        return "»" if char == "«" else "«"
    return char


def _closes(char: str, open_: list[UnmatchedMark], text: str, at: int) -> bool:
    """Whether the mark at this offset closes a quotation."""
    if char == "»":
        return True
    if char == "”":
        partner = _partner(char, open_) is not None
        return partner or not _before_word(text, at)
    if char == "“":
        low = any(mark.char == "„" for mark in open_)
        return low or (bool(open_) and _after_word(text, at) and not _before_word(text, at))
    if char == '"':
        if _before_word(text, at) and not _after_word(text, at):
            return False
        if not open_:  # `Good morning", she said` closes what nobody opened
            return _ends_words(text, at)
        return open_[-1].char == '"' or _after_word(text, at)
    return False


def _partner(char: str, open_: list[UnmatchedMark], slips: bool = False) -> int | None:
    """Return the index of the innermost open mark that this one can close, as a typo if allowed."""
    if slips and char == "»" and open_ and open_[-1].char in "“„":
        return len(open_) - 1
    for index in range(len(open_) - 1, -1, -1):
        opened = open_[index].char
        if char == "»" and opened == "«":
            return index
        if char in '“”"' and opened in '“”„"':
            return index
    return None


def _before_word(text: str, at: int) -> bool:
    """Whether the mark is right before a word: „word, (“word."""
    follows = text[at + 1 : at + 2]
    precedes = text[at - 1 : at] if at else ""
    return (
        (follows.isalnum() or follows in tuple("…["))
        and not precedes.isalnum()
        and (not precedes or precedes.isspace() or precedes in "([—–-:")
    )


def _after_word(text: str, at: int) -> bool:
    """Whether the mark is right after a word or its punctuation."""
    precedes = text[at - 1 : at] if at else ""
    return bool(precedes) and not precedes.isspace() and precedes not in "([—–"


def _ends_words(text: str, at: int) -> bool:
    """Whether a straight mark stands between words and what follows a quotation: `morning", `."""
    follows = text[at + 1 : at + 2]
    precedes = text[at - 1 : at] if at else ""
    return (precedes.isalpha() or precedes in tuple(".,!?…")) and not follows.isalnum()
