"""Segments of a note: the tokens between two punctuation marks, and what they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.parse.references.sequence.closed_words import groups_of
from verify.parse.references.sequence.tokens import Token

# Opening mark → the marks that close it: “…”, „…“, »…«, «…».
PAIRS = {
    "“": ("”",), "„": ("“", "”"), "«": ("»",), "»": ("«",), "‘": ("’",), "‚": ("‘", "’"), '"': ('"',),
    "``": ("''",), "''": ("''",), "‘‘": ("’’",), "’’": ("’’",),
}  # fmt: skip
BREAKS = frozenset((*',.;:()[]/–—!?"“”„«»=|•', "``", "''", "‘‘", "’’"))


@dataclass(slots=True)
class Segment:
    """Tokens between two punctuation marks, and what they have."""

    start: int
    end: int
    before: str
    after: str


def segments_of(tokens: Sequence[Token], inner: frozenset[int]) -> list[Segment]:
    """Return the segments in order; ``inner``: the periods that end no segment."""
    found: list[Segment] = []
    start, before = 0, "^"
    for i, token in enumerate(tokens):
        text = token.text
        if text not in BREAKS or i in inner:
            continue
        if i > start:
            found.append(Segment(start, i, before, text))
            before = text
        else:
            before = (before + text)[-2:]
        found.append(Segment(i, i + 1, "x", text))
        start = i + 1
    if start < len(tokens):
        found.append(Segment(start, len(tokens), before, "$"))
    return found


def inner_points(tokens: Sequence[Token], cores: Sequence[str]) -> frozenset[int]:
    """Return the periods that end an abbreviation: "Proc." of a journal, "12." of a date.

    A short surname ends the list of authors: "M. Bell and H. Levy. Piers", not "J. Phys. Chem.".
    """
    found = set()
    listing = True  # only names so far
    for i, token in enumerate(tokens):
        if token.text == "." and i:
            if _inner_point(tokens, cores, i) and not (listing and _ends_names(tokens, cores, i)):
                found.add(i)
            else:
                listing = False
        elif listing:
            listing = _in_names(token.text, cores[i], i)
    return frozenset(found)


_LISTING = frozenset((",", ";", "&", "/", "-", "–", "[", "]", "*"))
_AMONG_NAMES = frozenset(("joint", "particle", "et_al", "honor"))


def _in_names(text: str, core: str, i: int) -> bool:
    """Return whether a list of authors can go on with this token; a number can open it."""
    if text in _LISTING or core == "I." or text[0].isupper():
        return True
    return (text.isdigit() and i < _NUMBER_ENDS) or bool(groups_of(text) & _AMONG_NAMES)


_NUMBER_ENDS = 3  # tokens of "[12]"


def _ends_names(tokens: Sequence[Token], cores: Sequence[str], i: int) -> bool:
    """Return whether the word before this period is the last name of a list of authors."""
    word = tokens[i - 1].text
    if len(word) == 1 or not word[0].isupper() or groups_of(word):
        return False
    before = tokens[i - 2].text if i > 1 else ","
    named = (
        before in (",", ";", "&")
        or (i > 1 and cores[i - 2] == "I.")
        or "joint" in groups_of(before)
        or _joined_in_full(tokens, i)
    )
    point_follows = i + 2 < len(tokens) and tokens[i + 2].text == "."
    return named and not (point_follows and len(tokens[i + 1].text) <= _LONGEST_PART)


def _joined_in_full(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the word before this period is the surname in “and Simone Beck.”."""
    if i < _OF_FULL_NAME or not tokens[i - 2].text[0].isupper():
        return False
    joint = tokens[i - _OF_FULL_NAME].text
    return joint == "&" or "joint" in groups_of(joint)


_OF_FULL_NAME = 3  # tokens of “and Simone Beck”
_LONGEST_PART = 6  # letters of an abbreviated word: "Thermo."


def _inner_point(tokens: Sequence[Token], cores: Sequence[str], i: int) -> bool:
    word = tokens[i - 1].text
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    glued = i + 1 < len(tokens) and tokens[i + 1].span.start == tokens[i].span.end
    return (
        (len(word) <= 4 and word[0].isalpha() and after[:1].isalnum() and cores[i - 1] != "YEAR")
        or after[:1].islower()
        or (glued and after[:1].isalnum())
        or after == ","
    )


def described(tokens: Sequence[Token], cores: Sequence[str], segment: Segment) -> str:
    """Return the make-up of a segment: words, capitals, initials, numbers, groups of words."""
    if segment.end - segment.start == 1:
        return cores[segment.start]
    words = [t.text for t in tokens[segment.start : segment.end]]
    letters = [w for w in words if w[0].isalpha()]
    capitals = sum(w[0].isupper() for w in letters)
    kinds = set(cores[segment.start : segment.end])
    share = "0" if not capitals else "1" if capitals == len(letters) else "h"
    groups = sorted({g for w in letters for g in groups_of(w) if g in _TELLING})[:2]
    marks = "".join(
        sign
        for sign, name in (("i", "I."), ("y", "YEAR"), ("m", "month"), ("u", "U"))
        if name in kinds
    ) + ("." if "." in words else "")
    digits = "d" if any(k[0] == "D" for k in kinds) else ""
    return f"{_bucket(len(letters))}{share}{marks}{digits}{'+'.join(groups)}"


_TELLING = frozenset(
    (
        "in",
        "editor",
        "publishing",
        "periodical",
        "pages",
        "volume",
        "issue",
        "access",
        "address",
        "lead",
        "law",
        "genre",
        "supra",
        "edition",
        "versus",
        "place",
        "translator",
    )
)


def _bucket(count: int) -> str:
    for top, name in ((0, "0"), (1, "1"), (2, "2"), (3, "3"), (5, "5"), (9, "9")):
        if count <= top:
            return name
    return "L"
