"""Find the line that is the title of a text whose markup names none."""

from __future__ import annotations

from collections.abc import Sequence

from verify.model import BlockKind
from verify.read.blocks import vocabulary
from verify.read.blocks.piece import Piece, is_prose
from verify.read.blocks.vocabulary import phrase_key
from verify.text.lazy_patterns import re

_LONGEST_TITLE = 25  # words: the longest headlines of the press have some twenty
_LONGEST_TRAIL = 6  # words of a section with its subject
_SHORTEST_TITLE = 4  # words: shorter first lines are sections and sites where a longer one follows
# Labelled already and of no meaning for the head.
SET_ASIDE = (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.DATE)
_TRAIL = re.compile(r"\s[>»›/|]\s")  # Home > News > World

_MARKED = re.compile(r"[.…](?:\s?\[\w{1,4}\]|\s?\(\d{1,2}\)|[¹²³⁰⁴-⁹])+$")

# The end of a sentence inside a line: `closes at four. “You get used to it`
_SENTENCES = re.compile(r"[^\W\d_]{2}[.!?…][\"”»’]?\s+[\"“«„‘]?\s?[A-ZÀ-ÞА-ЯЁİĞŞ]")


def find_title_line(pieces: Sequence[Piece], lines: Sequence[int]) -> int | None:
    """The line that is the title: echoed by a breadcrumb, else the first of some length.

    A quoted sentence with nothing below it is the text: `Ferry`, `“We lift it in May.”`
    """
    able = [i for i in lines if may_be_title(pieces[i]) and not _is_trail(pieces[i])]
    quoted = next((i for i in reversed(able) if is_prose(pieces[i])), None)
    if quoted is not None and quoted != able[0] and not _has_text_below(pieces, quoted):
        able = [i for i in able if i < quoted]
    capital = [i for i in able if not pieces[i].text.islower()]
    # A breadcrumb says the title in lower case: the capitalized one is the title.
    echoes = {phrase_key(pieces[i].text) for i in able if pieces[i].text.islower()}
    echoed = [i for i in capital if phrase_key(pieces[i].text) in echoes]
    long = [i for i in capital if pieces[i].words >= _SHORTEST_TITLE]
    return next(iter((*echoed, *long, *capital, *able)), None)


def _has_text_below(pieces: Sequence[Piece], index: int) -> bool:
    return any(
        one.kind not in (*SET_ASIDE, BlockKind.NOTES)
        and phrase_key(one.text) not in vocabulary.note_headings()
        for one in pieces[index + 1 :]
    )


def may_be_title(piece: Piece) -> bool:
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
