"""Whether a record in a registry is that of the cited work, and in what the two differ.

The record is compared with the whole text of the note, not only with the parsed fields of the
reference: a surname, year or title that is anywhere in the note agrees. What cannot be compared (another
script, a field that one of them lacks) neither agrees nor differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from verify.model import Dossier, Reference, WorkRecord
from verify.registries.names import surname_in
from verify.registries.titles import title_score
from verify.text.fold import fold_words
from verify.text.names.romanize import romanize
from verify.text.scripts import main_script

#: Titles that agree by this much are of one work; those below ``OTHER`` share no more than common
#: words. Measured in tests/registries/test_forty_references.py.
SAME, OTHER = 0.8, 0.4
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_ONE_YEAR = 1  # published online in December, in print in January
_SHORTEST_TITLE = 3  # words; fewer identify no work
_SAME_VENUE = 85


class Match(StrEnum):
    """Whether a record is that of the cited work."""

    SAME = "same"
    OTHER = "other"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one record compares with one reference. None: could not be compared."""

    match: Match
    title: float | None
    author: bool | None
    year: bool | None
    venue: bool | None

    @property
    def is_verified(self) -> bool:
        """Whether the title agrees and something else does, too."""
        title = self.title is not None and self.title >= SAME
        return title and True in (self.author, self.year, self.venue)


def compare(dossier: Dossier, reference: Reference, record: WorkRecord) -> Comparison:
    """Return how a record compares with a reference of the dossier."""
    text = _written(dossier, reference)
    title = title_score(reference, text, record.titles)
    author = _author(text, record)
    year = _year(text, record)
    venue = _venue(text, reference, record)
    part = _is_part(reference, record)
    match = Match.SAME if part else _match(reference, record, (title, author, year, venue))
    return Comparison(match, None if part else title, author, year, venue)


def _written(dossier: Dossier, reference: Reference) -> str:
    """Return the text to compare with: the whole note, since a work may be read in parts."""
    note = reference.note
    span = reference.span if note is None else dossier.notes[note].span
    return dossier.article.text[span.start : span.end]


def _match(
    reference: Reference,
    record: WorkRecord,
    parts: tuple[float | None, bool | None, bool | None, bool | None],
) -> Match:
    title, author, year, venue = parts
    nothing = author is False and year is False and not venue
    if title is None:
        known = Match.SAME if author and (year or venue) else Match.UNSURE
        return Match.OTHER if nothing else known
    if title >= SAME or (author and year and title >= OTHER):
        return Match.SAME
    if title >= OTHER or not _are_long(reference, record):
        return Match.UNSURE
    if not _one_script(reference, record):  # a translated title: only the rest can tell
        return Match.OTHER if nothing else Match.UNSURE
    if author is False and not (year and venue):
        return Match.OTHER
    return Match.OTHER if year is False and not venue and not author else Match.UNSURE


def _are_long(reference: Reference, record: WorkRecord) -> bool:
    cited = len(reference.title.value.split()) if reference.title else 0
    recorded = max((len(one.split()) for one in record.titles), default=0)
    return min(cited, recorded) >= _SHORTEST_TITLE


def _one_script(reference: Reference, record: WorkRecord) -> bool:
    """Whether the titles are in one script, and the record's is not a translation of ours."""
    cited = main_script(reference.title.value) if reference.title else None
    return any(main_script(one) == cited for one in record.titles)


def _author(text: str, record: WorkRecord) -> bool | None:
    """Return whether a surname of the record is in the reference; None if it has no names."""
    if not record.surnames or not re.search(r"[^\W\d_]{2,}", text):
        return None
    return any(surname_in(name, text) for name in record.surnames)


def _year(text: str, record: WorkRecord) -> bool | None:
    cited = [int(year) for year in _YEAR.findall(text)]
    if not cited or not record.years:
        return None
    return any(abs(one - other) <= _ONE_YEAR for one in cited for other in record.years)


def _venue(text: str, reference: Reference, record: WorkRecord) -> bool | None:
    """Return whether the journal agrees; None if one of them has none."""
    cited = reference.container or reference.publisher
    if cited is None or not record.containers:
        return None
    return any(same_venue(cited.value, name) for name in record.containers) or any(
        fold_words(name) in fold_words(text) for name in record.containers if len(name) > 5
    )


def same_venue(cited: str, recorded: str) -> bool:
    """Whether two names are of one journal: “J. Canal Stud.”, “JCS”, “Journal of Canal Studies”."""
    one, other = _venue_words(cited), _venue_words(recorded)
    if not one or not other:
        return False
    if fuzz.token_set_ratio(" ".join(one), " ".join(other)) >= _SAME_VENUE:
        return True
    initials = "".join(word[0] for word in other), "".join(word[0] for word in one)
    joined = "".join(one), "".join(other)
    return (
        _abbreviates(one, other)
        or _abbreviates(other, one)
        or joined[0] == initials[0]
        or joined[1] == initials[1]
    )


def _venue_words(name: str) -> list[str]:
    return [word for word in fold_words(romanize(name)).split() if word not in _SMALL_WORDS]


_SMALL_WORDS = frozenset("the of and for in on a an de des der die das la le et und i".split())


def _abbreviates(short: Iterable[str], long: Iterable[str]) -> bool:
    """Whether each short word abbreviates one of the long words, in order: “stud” for “studies”."""
    rest = iter(long)
    return all(any(_shortens(word, other) for other in rest) for word in short)


def _shortens(word: str, other: str) -> bool:
    """Whether a word begins another, or has its first letter and its consonants (“natl”)."""
    if other.startswith(word):
        return True
    letters = iter(other)
    return word[:1] == other[:1] and all(letter in letters for letter in word)


def _is_part(reference: Reference, record: WorkRecord) -> bool:
    """Whether the record is that of the book or issue that contains the cited work."""
    if reference.container is None:
        return False
    cited = fold_words(reference.container.value)
    return any(
        fuzz.ratio(cited, fold_words(title)) >= _SAME_VENUE
        or (len(cited.split()) >= _SHORTEST_TITLE and cited in fold_words(title))
        for title in record.titles
    )
