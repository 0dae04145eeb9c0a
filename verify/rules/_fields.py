"""The field of a role: “Central Asia Expert” is an expert, his field is Central Asia."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from verify.languages import languages
from verify.model import BlockKind, Dossier, Label
from verify.rules._blocks import kind_at
from verify.rules._small_words import small_words
from verify.text.fold import fold_words

# Shapes in which an author introduces somebody; biographies list posts over the years.
INTRODUCING = frozenset({"prefix", "apposition", "parenthesis", "header", "byline"})
# Regions of the world beside the countries, by the words that head them in our languages.
# CLDR has the UN's regions only («Western Asia»), not the press's («Middle East»).
_REGIONS = re.compile(
    r"""^(?:(?:central|middle|south|north|east|west|southeast|northeast|eastern|western|southern
          |northern|inner|latin|near|far|sub\ saharan)\s(?:asia|asian|africa|african|america|american
          |europe|european|east|eastern|caucasus)
        |caucasus|balkans?|eurasian?|africa|african|asia|asian|europe|european|maghreb|levant|gulf
        |arctic|(?:центральн|средн|южн|северн|восточн|западн|ближн|дальн|юго\ восточн)\w*\s
          (?:ази|африк|америк|европ|восток|кавказ)\w*
        |ази\w*|африк\w*|европ\w*|кавказ\w*|балкан\w*|евраз\w*
        |(?:orta|güney|kuzey|doğu|batı|latin)\s(?:asya|doğu|afrika|amerika|avrupa|kafkas)\w*
        |ortadoğu|kafkas\w*|balkan\w*|avrasya|afrika|avrupa)$""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FieldOfRole:
    """A role taken apart, all folded: its head (“expert”) and its field (“central asia”)."""

    head: str
    field: str


def introduces(dossier: Dossier, label: Label) -> bool:
    """Whether the label is how the author presents the person: no biography, no teaser."""
    kind = kind_at(dossier.article, label.span.start)
    around = (BlockKind.FURNITURE, BlockKind.BIOGRAPHY, BlockKind.NOTES)
    return label.shape in INTRODUCING and kind not in around


def field_of(label: Label) -> FieldOfRole | None:
    """The head and the field of a role whose field can conflict; None for other roles."""
    folded = fold_words(label.role.value)
    words = folded.split()
    heads = [word for word in words if _is_subject(word)]
    if len(heads) != 1:
        return None
    rest = [w for w in words if w not in heads and w not in small_words() and w not in _modifiers()]
    return FieldOfRole(heads[0], " ".join(rest)) if rest else None


def is_region(field: str) -> bool:
    """Whether a field is a part of the world: a country or a region, and nothing more."""
    from verify.text.countries import country_words

    if _REGIONS.match(field):
        return True
    words = field.split()
    return len(words) == 1 and any(field in country_words(code) for code in languages())


def exclude(a: str, b: str) -> bool:
    """Whether two regional fields name different parts of the world, neither within the other.

    Only regions of the same rank are compared: a country may lie in a region, so “Iran
    expert” and “Middle East expert” go together.
    """
    shared = {word for word in a.split() if word in b.split() and not _POINTS.fullmatch(word)}
    if shared or not (is_region(a) and is_region(b)):
        return False
    return _is_large(a) and _is_large(b) and _beginning(a) != _beginning(b)


# Words that regions share without sharing land: Central Asia, South Asia.
_POINTS = re.compile(
    r"(?:central|middle|near|far|inner|(?:south|north|east|west)\w*|asia\w*|africa\w*|america\w*"
    r"|europe\w*|восто\w+|ази\w*|африк\w*|америк\w*|европ\w*|orta|doğu|asya|afrika|avrupa)"
)
_VAST = re.compile(
    r"^(?:eurasian?|евраз\w*|avrasya|asian?|ази\w*|europe\w*|европ\w*|avrupa|afric\w*|африк\w*|afrika)$"
)


def _is_large(field: str) -> bool:
    """A region of several countries, but not a continent, which holds other regions."""
    return _REGIONS.match(field) is not None and _VAST.match(field) is None


def _beginning(field: str) -> str:
    """The field without its inflection: «Центральной Азии», «Центральная Азия»."""
    return " ".join(word[:5] for word in field.split())


def _is_subject(word: str) -> bool:
    """Whether the word is such a head, in any case: эксперта, uzmanı, experts."""
    return any(word.startswith(head) and len(word) - len(head) <= 2 for head in _subjects())


@cache
def _subjects() -> tuple[str, ...]:
    words = {fold_words(w) for language in languages().values() for w in language.roles.subjects}
    return tuple(sorted(word for word in words if " " not in word))


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(
        fold_words(word) for language in languages().values() for word in language.roles.modifiers
    )
