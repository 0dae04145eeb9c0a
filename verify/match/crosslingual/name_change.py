"""The one name of a statement that a passage in another language has another name in place of.

Each side must have exactly one name or place that the other side lacks; or the statement has one that the
whole page lacks.
"""

from __future__ import annotations

from dataclasses import dataclass

from verify.match.crosslingual.name_sides import Side, is_absent, side_of, sounds_like_one
from verify.match.crosslingual.telling_names import NOUNS_HAVE_CAPITALS, may_be_kept, tells
from verify.match.verdict.verdict import Change

_MOST_CHARACTERS = 4_000  # of a statement or a passage: all its names are compared with all others
_SMALL_WORD, _FEWEST_WORDS = 3, 4  # letters of a word that title case leaves small; words
_MOST_CAPITALS = 0.7
_MOST_GONE = 2  # names of a statement that are looked for in the whole page


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentence that a statement may translate, the same with its neighbors, and all its page."""

    sentence: str
    around: str
    page: str


def find_name_change(
    statement: str, languages: tuple[str, str], sentence: str, around: str
) -> Change | None:
    """The name or place that ``sentence`` has in place of the statement's; None if unsure.

    ``around``: the sentence with its neighbors; what they have is not missing.
    """
    own, other = languages
    if max(len(statement), len(around)) > _MOST_CHARACTERS:
        return None
    said, stands, near = side_of(statement, own), side_of(sentence, other), side_of(around, other)
    gone = _gone(said, stands, near)
    if len(gone) != 1:
        return None
    come = _come(stands, said) or list(stands.others(said))
    return Change("name", gone[0], come[0]) if len(come) == 1 else None


def find_absent_name(
    statement: str, languages: tuple[str, str], around: str, page: str
) -> Change | None:
    """A name or place of the statement that the whole page has in no spelling.

    ``around``: the passage that the statement translates, with its neighbors.
    """
    own, other = languages
    if max(len(statement), len(around)) > _MOST_CHARACTERS:
        return None
    said, near, whole = side_of(statement, own), side_of(around, other), side_of(page, other)
    gone = _gone(said, near, near)
    if not 0 < len(gone) <= _MOST_GONE:
        return None
    return next((Change("name", n, "") for n in gone if _is_nowhere(n, said, whole)), None)


def find_exchanged_name(
    statement: str, languages: tuple[str, str], where: Surroundings
) -> Change | None:
    """A name that the whole page lacks, in place of the only one that the statement lacks.

    Both names have to be such that a translation keeps: that is evidence even if the passage itself
    is not certain.
    """
    own, other = languages
    if max(len(statement), len(where.around)) > _MOST_CHARACTERS:
        return None
    said, stands = side_of(statement, own), side_of(where.sentence, other)
    gone = _gone(said, stands, side_of(where.around, other))
    come = _come(stands, said)
    if len(gone) != 1 or len(come) != 1:
        return None
    absent = _is_nowhere(gone[0], said, side_of(where.page, other))
    return Change("name", gone[0], come[0]) if absent else None


def find_replaced_name(
    statement: str, languages: tuple[str, str], where: Surroundings
) -> Change | None:
    """The only name that the statement lacks, and the only one that the page may lack.

    The statement's may be a word that is translated (Rangers, Labour); that of the source is none, so
    the statement would have to have it. The passage has to be certain.
    """
    own, other = languages
    if max(len(statement), len(where.around)) > _MOST_CHARACTERS:
        return None
    if own == NOUNS_HAVE_CAPITALS or _is_title_case(statement):
        return None
    said, stands = side_of(statement, own), side_of(where.sentence, other)
    come = _come(stands, said)
    if len(come) != 1 or _gone(said, stands, side_of(where.around, other)):
        return None
    whole = side_of(where.page, other)
    doubtful = [name for name in said.names if not tells(name.words, languages, name.has_place)]
    gone = [
        name.text
        for name in doubtful
        if may_be_kept(name.words, own)
        and not any(sounds_like_one(word, whole) for word in name.words)
        and is_absent(name.text, whole)
    ]
    return Change("name", gone[0], come[0]) if len(gone) == 1 else None


def _is_title_case(statement: str) -> bool:
    """Whether most words have capitals, which then say nothing: Drought Areas May Benefit."""
    words = [word for word in statement.split() if len(word) > _SMALL_WORD and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _FEWEST_WORDS and capitals > _MOST_CAPITALS * len(words)


def shares_name(statement: str, languages: tuple[str, str], around: str) -> bool:
    """Whether a passage has at least one of the names and places of a statement."""
    own, other = languages
    if max(len(statement), len(around)) > _MOST_CHARACTERS:
        return False
    said, near = side_of(statement, own), side_of(around, other)
    there = {place.code for place in near.places} | near.peoples
    return any(place.code in there for place in said.places) or any(
        sounds_like_one(word, near) for name in said.names for word in name.words
    )


def _gone(said: Side, stands: Side, near: Side) -> list[str]:
    return [*said.lacks(near).values(), *said.lacking(stands, near)]


def _come(stands: Side, said: Side) -> list[str]:
    return [*stands.lacks(said).values(), *stands.lacking(said, said)]


def _is_nowhere(name: str, said: Side, whole: Side) -> bool:
    """Whether a page has a name of the statement in no spelling, and no code of a place."""
    is_place = not any(known.text == name for known in said.names)
    if is_place and name not in said.lacks(whole).values():
        return False
    return is_absent(name, whole)
