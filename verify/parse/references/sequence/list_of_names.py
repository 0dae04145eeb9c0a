"""Where the list of authors ends and the title begins, told by how the names of the list are written.

A chain that sees a few words at a time can end a list too early: “Bao Q, Zhao Y, Renner A, Jauch K-W.
Cells of the Weir”. All names of one list are written alike.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.model import Span
from verify.parse.references.sequence.closed_words import groups_of
from verify.parse.references.sequence.person_roles import JOINT, PERSONS, REPAIRED
from verify.parse.references.sequence.works import LabeledField
from verify.text.lazy_patterns import regex

_FAMILY = r"(?:(?:van|von|de|del|der|den|da|dos|di|du|la|le|el|al|bin|ter|zu)\s){0,4}+\p{Lu}[\p{L}’'‐-]{1,40}+"
_LETTERS = r"\p{Lu}(?:-?\p{Lu}){0,2}"
_INITIALS = r"\p{Lu}\.(?:[\s-]?\p{Lu}\.){0,6}"
# How a name can be written → a name.
_SHAPES = {
    "letters": rf"{_FAMILY}(?:\s{_FAMILY})?\s{_LETTERS}(?!\p{{L}})",  # Bell AC
    "initials first": rf"{_INITIALS}\s?{_FAMILY}",  # A. C. Bell
    "initials last": rf"{_FAMILY},?\s{_INITIALS}",  # Bell, A. C.
    "full": rf"\p{{Lu}}[\p{{L}}’'-]{{1,40}}(?:\s\p{{Lu}}\.?)?(?:\s{_FAMILY}){{1,2}}(?:,? (?:Jr|Sr)\.?)?",  # Anna C. Bell
}
_AND = r"(?:and|und|et|y|e|и|та|ve|sowie|&)"
_NEXT = rf"\s?[,;/]?\*?\s(?:{_AND}\s)?|\s?[,;/]\s?"
_END = r"[.:]{1,2},?\s{1,3}(?=[\p{L}“„«»\"‘])|\s(?=\(\s?(?:\d{4}|\)))"
_ENDS = {"initials last": rf"{_END}|(?<=\p{{Lu}}\.)\s{{1,3}}(?=\p{{Lu}}\p{{L}}{{0,40}}?\p{{Ll}})"}
_LISTS = {
    name: regex.compile(
        rf"(?P<names>{shape}(?:(?:{_NEXT}){shape}){{0,30}})(?:{_ENDS.get(name, _END)})"
    )
    for name, shape in _SHAPES.items()
}
_EACH = {name: regex.compile(shape) for name, shape in _SHAPES.items()}
_HAS_AND = regex.compile(rf"(?<!\p{{L}}){_AND}(?!\p{{L}})")
_OPENING_AND = regex.compile(rf"{_AND}\s")
_CAPITALIZED = regex.compile(r"\p{Lu}\p{L}+")
_ARTICLES = frozenset("The Der Die Das Les Los Las Une Eine".split())
_OF_TITLES = frozenset(("genre", "periodical", "publishing"))
_FEWEST_LETTERS = 3  # of the title that is left


def with_all_names(text: str, fields: Sequence[LabeledField]) -> list[LabeledField]:
    """Return the fields with the names that open the title as the last of the list before it."""
    title = next((i for i, f in enumerate(fields) if f.label == "title"), None)
    if not title or fields[title - 1].label not in PERSONS:
        return list(fields)
    last, one = fields[title - 1], fields[title]
    gap = text[last.span.end : one.span.start]
    if JOINT.fullmatch(gap.replace("*", "")) is None or not gap.strip(" *"):
        return list(fields)
    found = _names(text, last, one, bool(_HAS_AND.search(gap)))
    if not found:
        return list(fields)
    names, end = found
    people = [LabeledField(last.label, span, min(last.confidence, REPAIRED)) for span in names]
    rest = LabeledField("title", Span(end, one.span.end), REPAIRED)
    return [*fields[:title], *people, rest, *fields[title + 1 :]]


def _names(
    text: str, last: LabeledField, title: LabeledField, joined: bool
) -> tuple[list[Span], int] | None:
    """Return the names that open the title, written like the last author, and where they end.

    The last of a list can be written in another way: “R. Lowe, U. Tamm, and Bo Li. Learning …”.
    """
    opening = _OPENING_AND.match(text, title.span.start, title.span.end)
    start = opening.end() if opening else title.span.start
    joined = joined or opening is not None
    own = _shape(text[last.span.start : last.span.end])
    if own is None:
        return None
    for shape in (own, *(other for other in _SHAPES if joined and other != own)):
        found = _LISTS[shape].match(text, start, title.span.end)
        if found is None or title.span.end - found.end() < _FEWEST_LETTERS:
            continue
        if shape == "full" and not joined and not _HAS_AND.search(found["names"]):
            continue  # “Anna Bell, Copper Rivers. A History”
        if any(map(_in_no_name, _CAPITALIZED.findall(found["names"]))):
            continue  # “The Dead and Their Gifts. A History”
        names = [Span(*m.span()) for m in _EACH[shape].finditer(text, *found.span("names"))]
        return names, found.end()
    return None


def _in_no_name(word: str) -> bool:
    return word in _ARTICLES or bool(groups_of(word) & _OF_TITLES)


def _shape(name: str) -> str | None:
    """Return how a name is written; an inverted full name goes before names in full."""
    bare = name.strip(" *•")
    for shape, each in _EACH.items():
        if each.fullmatch(bare):
            return shape
    inverted = regex.fullmatch(rf"{_FAMILY},\s(\p{{Lu}}[\p{{L}}’'-]+)(?:\s\p{{Lu}}\S*)?", bare)
    return "full" if inverted else None
