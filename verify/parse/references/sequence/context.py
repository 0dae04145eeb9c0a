"""What a note has before and behind each place: a year, “in”, editors, numbers, an imprint."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from verify.parse.references.sequence.closed_words import groups_of
from verify.parse.references.sequence.tokens import Token

IN = frozenset(("win", "wв", "wdans", "wim", "wіn", "wen", "wu"))
PAGES = frozenset(("wp", "wpp", "ws", "wss", "wpages", "wpage", "wс", "wseiten"))
VOLUME = frozenset(
    ("wvol", "wvolume", "wbd", "wband", "wjg", "wno", "wnr", "wheft", "w№", "wт", "wcilt", "wsayı")
)
EDITORS = frozenset(
    ("wed", "weds", "weditor", "weditors", "wedited", "whrsg", "whg", "whgg", "wherausgegeben",
     "wherausgeber", "wéd", "wéds", "wdir", "wcoord", "wcomp", "wред", "whaz")
)  # fmt: skip
_IMPRINT = frozenset(("publishing", "place"))


def contexts(tokens: Sequence[Token], cores: Sequence[str], places: Sequence[int]) -> list[str]:
    """Return for each place the signs of what lies before it, and behind it.

    Before: y a year, i “in”, e editors, p pages, v a volume; behind: e, p, v, and l for words
    of places and publishers.
    """
    signs = (
        ("y", "", [core == "YEAR" for core in cores]),
        ("i", "", [core in IN for core in cores]),
        ("e", "E", [core in EDITORS for core in cores]),
        ("p", "P", _pages(tokens, cores)),
        ("v", "V", [core in VOLUME for core in cores]),
        ("", "L", [bool(_IMPRINT & groups_of(token.text)) for token in tokens]),
    )
    found = [""] * len(places)
    for before, behind, marks in signs:
        counts = list(accumulate(marks, initial=0))
        for n, place in enumerate(places):
            found[n] += before if counts[place] else ""
            found[n] += behind if counts[-1] > counts[place] else ""
    return found


def _pages(tokens: Sequence[Token], cores: Sequence[str]) -> list[bool]:
    """Return for each token whether it is a word for pages, or opens a range of numbers."""
    return [
        core in PAGES
        or (
            core[0] == "D"
            and i + 2 < len(cores)
            and tokens[i + 1].text in "–-—"
            and cores[i + 2][0] == "D"
        )
        for i, core in enumerate(cores)
    ]
