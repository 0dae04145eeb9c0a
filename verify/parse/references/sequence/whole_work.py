"""Labels that fit together in one work: every work has a title, a book has no container.

The chain labels each word by what is near it. What it cannot see is whether the work as a whole
has a title: “Searle, John: Speech Acts, Cambridge 1969.” has no publisher before its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model import Span
from verify.parse.references.sequence.closed_words import is_month
from verify.parse.references.sequence.collected_volume import with_collected_volume
from verify.parse.references.sequence.contributors import without_contributors
from verify.parse.references.sequence.imprint import with_place_and_publisher
from verify.parse.references.sequence.list_of_names import with_all_names
from verify.parse.references.sequence.missing_title import with_left_over_title
from verify.parse.references.sequence.numbering import with_numbering
from verify.parse.references.sequence.opening_author import with_opening_author
from verify.parse.references.sequence.person_roles import (
    JOINT,
    PERSONS,
    REPAIRED,
    with_one_role,
    with_whole_organizations,
    without_titles,
)
from verify.parse.references.sequence.titles import (
    IMPRINT,
    MARKS,
    PARTS,
    is_periodical,
    of_book,
    seam,
    with_long_title,
    with_named_journal,
    with_subtitle,
    with_years,
)
from verify.parse.references.sequence.works import LabeledField, LabeledWork
from verify.text.lazy_patterns import regex

_NUMBERED = frozenset(("volume", "issue", "pages"))
_IN = regex.compile(r"(?<!\p{L})(?:in|im|dans|en|в|у):?(?!\p{L})", regex.I)
# A. Holm, ‘Currents’ (2004): what nothing else was read in is the title
_QUOTED = regex.compile(
    r"[.,:)]*\s*[“„«‘\"](?P<title>\p{L}[^“”„«»‘\"]{2,200}?)[.,]?[”“»’\"](?!\p{L})"
)


def as_one_work(text: str, work: LabeledWork) -> LabeledWork:
    """Return the work with labels that fit together."""
    fields = with_one_role(text, with_whole_organizations(text, work.fields))
    fields = _with_months(text, without_titles(text, fields))
    fields = with_numbering(text, with_named_journal(text, fields))
    fields = with_collected_volume(text, with_place_and_publisher(text, fields))
    labels = {f.label for f in fields}
    if not labels & {"title", "law", "back"}:
        fields = _with_title(text, fields)
        labels = {f.label for f in fields}
        fields = of_book(text, with_subtitle(text, fields)) if "title" in labels else fields
    elif "title" in labels:
        fields = with_opening_author(text, _without_late_authors(fields))
        fields = with_all_names(text, _with_beginning(text, fields))
        fields = of_book(text, with_subtitle(text, with_long_title(text, fields)))
    return LabeledWork(work.span, without_contributors(text, with_years(text, fields)))


def _without_late_authors(fields: list[LabeledField]) -> list[LabeledField]:
    """Leave out “authors” behind the title of a work that has authors before it: a department."""
    title = next(i for i, f in enumerate(fields) if f.label == "title")
    if not any(f.label == "author" for f in fields[:title]):
        return fields
    return [f for i, f in enumerate(fields) if i < title or f.label != "author"]


def _with_beginning(text: str, fields: list[LabeledField]) -> list[LabeledField]:
    """Join the title and a word before it that was read as a person: “Lind, VHDL: A Description”."""
    title = next(i for i, f in enumerate(fields) if f.label == "title")
    taken = _unlike_the_first(text, [f for f in fields[:title] if f.label in PERSONS])
    if not taken or fields[title - len(taken) : title] != taken:
        return fields
    if not MARKS.fullmatch(text, taken[-1].span.end, fields[title].span.start):
        return fields
    span = Span(taken[0].span.start, fields[title].span.end)
    whole = LabeledField("title", span, REPAIRED)
    return [*fields[: title - len(taken)], whole, *fields[title + 1 :]]


_BETWEEN_DATES = regex.compile(r"[\s.:,;?!–—/-]*")


def _with_months(text: str, fields: Sequence[LabeledField]) -> list[LabeledField]:
    """Make a publisher of months part of the date: “(January-February, 1965)”, “Tokyo, October, 1994”.

    “(1998/1961)”, a new edition and its original, is one date.
    """
    found: list[LabeledField] = []
    for one in fields:
        words = regex.findall(r"\p{L}+", text[one.span.start : one.span.end].lower())
        if one.label in IMPRINT and words and all(is_month(w) for w in words):
            one = replace(one, label="date")
        last = found[-1] if found else None
        if last and last.label == one.label == "date" and _BETWEEN_DATES.fullmatch(text, last.span.end, one.span.start):  # fmt: skip
            span = Span(last.span.start, one.span.end)
            found[-1] = LabeledField("date", span, min(last.confidence, one.confidence))
        else:
            found.append(one)
    return found


def _with_title(text: str, fields: list[LabeledField]) -> list[LabeledField]:
    """Return the fields of a work without a title with the field that must be it."""
    head = 0
    while head < len(fields) and fields[head].label in ("author", "editor", "date", "number"):
        head += 1
    if head == 0 or head == len(fields):
        return fields
    one = fields[head]
    if quoted := _QUOTED.match(text, fields[head - 1].span.end, one.span.start):
        title = LabeledField("title", Span(*quoted.span("title")), REPAIRED)
        return [*fields[:head], title, *fields[head:]]
    if _IN.search(text, fields[0].span.end, one.span.start):
        return fields
    if one.label == "container":
        return _of_container(text, fields, head)
    imprint = any(f.label in IMPRINT or f.label == "container" for f in fields[head + 1 :])
    if one.label in IMPRINT and (titled := _of_persons(text, fields)):
        return titled
    named = one.label in ("series", "note", "publisher")
    if named and imprint:
        return _labeled(fields, head, "title")
    return with_left_over_title(text, fields, head)


def _labeled(fields: Sequence[LabeledField], at: int, label: str) -> list[LabeledField]:
    one = replace(fields[at], label=label, confidence=REPAIRED)
    return [*fields[:at], one, *fields[at + 1 :]]


# “Lind, A. (2007). Corpus of River Speech.”: nothing tells where it was printed
_OF_TITLE_ALONE = frozenset(("author", "editor", "date", "number", "container"))
_TWO = 2  # words: “Lind, A. (2007). Valley Herald.”


def _of_container(text: str, fields: list[LabeledField], at: int) -> list[LabeledField]:
    """Part “Title of the article. Journal”, and take the container of a book for its title."""
    one = fields[at]
    labels = {f.label for f in fields}
    if not labels & PARTS and (labels & IMPRINT or not labels & _NUMBERED):
        alone = (
            labels <= _OF_TITLE_ALONE and len(text[one.span.start : one.span.end].split()) > _TWO
        )
        is_book = (labels & IMPRINT or alone) and not is_periodical(text, one)
        return _labeled(fields, at, "title") if is_book else fields
    cut = seam(text, one)
    if cut is None:
        return fields
    parts = [
        LabeledField("title", Span(one.span.start, cut.start()), REPAIRED),
        LabeledField("container", Span(cut.end(), one.span.end), REPAIRED),
    ]
    return [*fields[:at], *parts, *fields[at + 1 :]]


def _of_persons(text: str, fields: list[LabeledField]) -> list[LabeledField] | None:
    """Take the last “persons” for the title where they are written unlike the first.

    E.g. “Ernest Gellner, Nationalismus und Moderne, Berlin 1991”, “Schöffer, A Model of Cities, …”.
    """
    taken = _unlike_the_first(text, [f for f in fields if f.label in PERSONS])
    if not taken:
        return None
    start = fields.index(taken[0])
    title = LabeledField("title", Span(taken[0].span.start, taken[-1].span.end), REPAIRED)
    return [*fields[:start], title, *(f for f in fields[start:] if f not in taken)]


def _unlike_the_first(text: str, persons: Sequence[LabeledField]) -> list[LabeledField]:
    """Return the last persons of a list that are written unlike the first, behind a comma."""
    shapes = [_shape(text, one) for one in persons]
    first = next((n for n in range(1, len(shapes)) if shapes[n] not in (shapes[0], "name")), None)
    if first is None:
        return []
    gaps = [
        text[a.span.end : b.span.start]
        for a, b in zip(persons[first - 1 :], persons[first:], strict=False)
    ]
    listed = all(JOINT.fullmatch(gap) for gap in gaps)
    return list(persons[first:]) if listed and gaps[0].strip() in (",", ":", ".") else []


def _shape(text: str, field: LabeledField) -> str:
    """Return how a person is written: with initials, in full, or not as a person at all."""
    words = text[field.span.start : field.span.end]
    if regex.search(r"\p{Lu}\.", words) or "," in words or _LETTERS_LAST.fullmatch(words):
        return "name"
    inner = words.split()
    if len(inner) == 1 or inner[0].lower() in _ARTICLES or any(w in _NO_NAMES for w in inner):
        return "words"
    return "full"


# “Reader A”, “Jauch K-W”; also “Bao Q *”
_LETTERS_LAST = regex.compile(
    r"\p{Lu}[\p{L}’'-]+(?:\s\p{L}[\p{L}’'-]+)*\s\p{Lu}(?:-?\p{Lu}){0,2}\s?\*?"
)
_ARTICLES = frozenset("a an the der die das ein eine".split())


_NO_NAMES = frozenset(
    """
    a an the of for in on and with to from by as at der die das des dem den ein eine für im zur zum
    über mit als auf le la les des du et en sur pour el los las y para по для на и
    """.split()
)
