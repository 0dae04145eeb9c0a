"""Which pieces are notes: `[1] …` at the end or after a section, and what a heading announces.

Notes that run on inside a paragraph are not a piece of their own: ``parse`` finds those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from verify.model import BlockKind
from verify.read.blocks import vocabulary
from verify.read.blocks.parenthesized_notes import parenthesized_notes
from verify.read.blocks.piece import Piece, is_full_paragraph, is_prose
from verify.text.lazy_patterns import re

# `[1]`, `[iv]`, `[*]`; superscript digits; Markdown's `[^1]:`. Not `[1991]`, not `[Applause]`.
_BRACKET = re.compile(r"\A\s*\[(\d{1,3}|[ivxlc]{1,7}|[*†‡]{1,3})\]", re.I)
_SUPER = re.compile(r"\A\s*([⁰¹²³⁴-⁹]{1,3})\s?\S")
_SYMBOL = re.compile(r"\s*([*†‡]{1,3})\s?[^\s*†‡]")
_PLAIN = re.compile(r"\s*\(?(\d{1,3})(?:[.)]|\s)\s*\S")
_MARKDOWN = re.compile(r"\s{0,3}\[\^([^\]\s]{1,40})\]:")
_ADDRESS = re.compile(r"https?://|www\.|doi\.org/", re.I)

_TARGET = re.compile(r"\]\([^()\s]{0,2000}\)")  # of a link in Markdown: not shown
_WHOLE_ADDRESS = re.compile(r"<?(?:https?://|www\.|doi\.org/)\S+", re.I)
# What a reference says beside its address: a year or a date, or a title in marks or italics.
_OF_A_WORK = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\d\.\d{1,2}\.\d|[“„«\"][^\n]{3,200}[”“»\"]|\*[^*\n]{3,}\*"
)
_BEHIND_ADDRESS = 8  # words behind the address: `(accessed 12 October 2022)`, `pp. 4–5`
_BARE = 4  # words with which an address is still the whole item: `1. Source: https://…`
_BRACKETED = re.compile(r"\[(\d{1,3})\]")
_GLUED = re.compile(
    r"(?:[^\W\d_]{2}[.,;:!?]?[»”\"’')]?[.,;:!?]?|\b(?:19|20)\d\d[.,;!?])"
    r"(\d{1,3})(?=[\s.,;:!?»”\")]|$)"
)
_SECTIONS = 20  # lists from the end whose text above is read: more is a form, not an article

_HARD = (_BRACKET, _SUPER, _MARKDOWN)  # nothing but a note opens like this


def note_label(piece: Piece) -> str | None:
    """The label of a note that this piece opens with beyond doubt, or None."""
    for pattern in _HARD:
        if found := pattern.match(piece.text):
            return found.group(1)
    return None


def is_note_heading(piece: Piece) -> bool:
    """Whether it is the heading of a note list: `Notes`, `Примечания:`, `KAYNAKÇA`."""
    return piece.words <= 5 and vocabulary.phrase_key(piece.text) in vocabulary.note_headings()


def _cites(piece: Piece) -> bool:
    """Whether it reads like a reference: an address, or words of access."""
    head = piece.text[:3000]
    if _ADDRESS.search(head):
        return True
    words = f" {vocabulary.phrase_key(head)} "
    return any(f" {access} " in words for access in vocabulary.access_words() if len(access) > 8)


def _announced(pieces: Sequence[Piece], heading: int) -> Iterator[int]:
    """The pieces that the heading of a note list announces."""
    numbered = False
    for index in range(heading + 1, len(pieces)):
        piece = pieces[index]
        if piece.kind not in (None, BlockKind.LIST_ITEM, BlockKind.NOTES):
            return
        opens = note_label(piece) is not None or bool(_PLAIN.match(piece.text))
        numbered = numbered or opens
        listed = piece.kind is BlockKind.LIST_ITEM and index > heading + 1
        listed = listed and pieces[index - 1].kind is BlockKind.LIST_ITEM  # <li>Ibid.</li>
        loose = _loose(piece) or listed
        if not opens and (numbered or not loose) and not _symbol(piece):
            return
        yield index


def _loose(piece: Piece) -> bool:
    """Whether a piece without a label can stand in a list of sources that has none."""
    if vocabulary.opening_phrase(piece.text, vocabulary.byline_words()) and ":" in piece.text[:40]:
        return False
    return _cites(piece) or (is_prose(piece) and not is_full_paragraph(piece))


def _is_reference(piece: Piece) -> bool:
    """Whether a numbered line is itself a reference, not a sentence with a link in it.

    A reference ends with its address, maybe with a date of access behind, and says what is
    there: `1. Ada Example, “Canals”, Valley Post, 2019, https://…`. `1. Download the form from
    https://…` and `1. [Puck](https://…) is a newsletter` are items of a list.
    """
    head = _TARGET.sub("]", piece.text[:3000])
    words = f" {vocabulary.phrase_key(head)} "
    if any(f" {access} " in words for access in vocabulary.access_words() if len(access) > 8):
        return True
    found = list(_WHOLE_ADDRESS.finditer(head))
    if not found or len(head[found[-1].end() :].split()) > _BEHIND_ADDRESS:
        return False
    rest = _WHOLE_ADDRESS.sub(" ", head)
    return len(rest.split()) <= _BARE or bool(_OF_A_WORK.search(rest))


def _ordered(pieces: Sequence[Piece], settled: set[int]) -> Iterator[int]:
    """Numbered pieces, 1 2 3 …, that are references: a list of sources without a heading.

    Most of them must; half of them, where the list closes the text. ``settled``: the pieces
    that are notes beyond doubt.
    """
    runs: list[list[int]] = [[]]
    for index, piece in enumerate(pieces):
        number = _PLAIN.match(piece.text) if piece.kind in (None, BlockKind.LIST_ITEM) else None
        if number and int(number.group(1)) == len(runs[-1]) + 1:
            runs[-1].append(index)
            continue
        runs.append([index] if number and int(number.group(1)) == 1 else [])
    runs = [run for run in runs if run]
    for place, run in enumerate(runs):
        late = place >= len(runs) - _SECTIONS and _called_above(pieces, run)
        if late and not _belongs_below(pieces, run, settled):
            yield from run
        else:
            yield from _sources(pieces, run)


def _sources(pieces: Sequence[Piece], run: Sequence[int]) -> Sequence[int]:
    """The run, if it is a list of sources."""
    citing = sum(_is_reference(pieces[i]) for i in run)
    if 2 * citing > len(run):
        return run
    if len(run) < 2 or 2 * citing < len(run):
        return ()
    behind = pieces[run[-1] + 1 : run[-1] + 51]  # no article ends in fifty lines of less
    return () if any(is_prose(piece) for piece in behind) else run


def _belongs_below(pieces: Sequence[Piece], run: Sequence[int], settled: set[int]) -> bool:
    """Whether the numbers in the text above the run call a list further down: paragraphs of a
    law that the article prints above its “Notes”. Not where the text between calls 1 again, in
    brackets if the notes below have them."""
    if settled.issuperset(run):
        return False
    below = sorted(index for index in settled if index > run[-1])
    first = next((i for i in below if _number(pieces[i]) == "1"), None)
    if first is None:
        return False
    between = "\n".join(piece.text for piece in pieces[run[-1] + 1 : first])
    bracketed = _BRACKET.match(pieces[first].text) is not None
    return "1" not in (_BRACKETED.findall(between) if bracketed else _calls(between))


def _number(piece: Piece) -> str | None:
    plain = _PLAIN.match(piece.text)
    return note_label(piece) or (plain.group(1) if plain else None)


def _called_above(pieces: Sequence[Piece], run: Sequence[int]) -> bool:
    """Whether the text above bears nearly all numbers of the run, in brackets or glued to words
    and years: "… in Batken.2", "… [2]". Then "2 Interviews, Batken, April 2025." is its note.

    They must rise as notes do: numbers that quoted studies bring along ("… in 1920.3") do not.
    """
    if len(run) < 2:
        return False
    numbers = {str(number) for number in range(1, len(run) + 1)}
    above = "\n".join(piece.text for piece in pieces[: run[0]])
    for pattern in (_BRACKETED, _GLUED):
        called = [int(n) for n in dict.fromkeys(pattern.findall(above)) if n in numbers]
        falls = sum(later < earlier for earlier, later in pairwise(called))
        if 1 in called and 3 * len(called) > 2 * len(numbers) and 4 * falls < len(called):
            return True
    return False


def _calls(text: str) -> set[str]:
    """The numbers that a text bears in brackets, or glued to its words and years."""
    return {*_BRACKETED.findall(text), *_GLUED.findall(text)}


def _second_paragraphs(pieces: Sequence[Piece], notes: set[int]) -> Iterator[int]:
    """A lone piece between two notes belongs to the first: notes may have two paragraphs.

    Not where the next label falls back to the first: that list belongs to the next section.
    """
    for index in range(1, len(pieces) - 1):
        starts_again = note_label(pieces[index + 1]) in ("1", "i", "*", "¹")
        if {index - 1, index + 1} <= notes and index not in notes and not starts_again:
            piece = pieces[index]
            if piece.kind is None and is_prose(piece) and not is_full_paragraph(piece):
                yield index


def _symbol(piece: Piece) -> str | None:
    """The symbol that a note opens with. `*Lena Okoro is a fellow.*` is set in italics."""
    sign = _SYMBOL.match(piece.text)
    return sign.group(1) if sign and piece.text.count(sign.group(1)) == 1 else None


def _symbols(pieces: Sequence[Piece]) -> Iterator[int]:
    """`* An explanation` below a text that says `word*`; bullets have no such word."""
    last: list[tuple[int, str]] = []
    for index in range(len(pieces) - 1, -1, -1):
        sign = _symbol(pieces[index])
        if not sign or pieces[index].kind:
            break
        last.append((index, sign))
    above = pieces[: last[-1][0]] if last else ()
    marked = {
        sign: any(
            re.search(rf"[^\W_][.,;:!?»”\"')]?{re.escape(sign)}(?![*†‡\w])", one.text)
            for one in above
        )
        for sign in {sign for _, sign in last}
    }
    yield from (index for index, sign in last if marked[sign])


def _labelled(pieces: Sequence[Piece]) -> set[int]:
    """Pieces with a note's label, unless the whole text is numbered so, as judgments are."""
    found = {i for i, piece in enumerate(pieces) if piece.kind is None and note_label(piece)}
    running = [i for i, piece in enumerate(pieces) if piece.kind is None and is_prose(piece)]
    numbered = found.intersection(running)
    return set() if len(numbered) > 2 and 5 * len(numbered) > 4 * len(running) else found


def find_notes(pieces: Sequence[Piece]) -> dict[int, BlockKind]:
    """The pieces that are notes, and the headings over them, by index."""
    found = _labelled(pieces)
    headings = [i for i, piece in enumerate(pieces) if is_note_heading(piece)]
    for heading in headings:
        found.update(_announced(pieces, heading))
    marked = {i for i, piece in enumerate(pieces) if piece.kind is BlockKind.NOTES}
    found.update(list(_ordered(pieces, found | marked)))
    found.update(_symbols(pieces))
    found.update(parenthesized_notes(pieces))
    found.update(list(_second_paragraphs(pieces, found)))
    kinds = dict.fromkeys(found, BlockKind.NOTES)
    return kinds | {h: BlockKind.HEADING for h in headings if h + 1 in found}
