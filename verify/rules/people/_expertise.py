"""The field of a role: the field of a “Central Asia Expert” is Central Asia."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from verify.languages import load_languages
from verify.model import BlockKind, Dossier, Label
from verify.rules._blocks import kind_at
from verify.rules._small_words import small_words
from verify.rules.people._regions import regions_in, unrelated
from verify.text.fold import fold_words

# Forms in which an author introduces a person; biographies list positions over the years.
INTRODUCING = frozenset({"prefix", "apposition", "parenthesis", "header", "byline"})


@dataclass(frozen=True, slots=True)
class Expertise:
    """A role split in two, both folded: its head (“expert”) and its field (“central asia”)."""

    head: str
    field: str


def is_introduction(dossier: Dossier, label: Label) -> bool:
    """Whether the author introduces the person with this label: no biography, no teaser."""
    kind = kind_at(dossier.article, label.span.start)
    around = (BlockKind.FURNITURE, BlockKind.BIOGRAPHY, BlockKind.NOTES)
    return label.shape in INTRODUCING and kind not in around


def expertise_of(label: Label) -> Expertise | None:
    """Return head and field of a role whose field can conflict; None for other roles."""
    folded = fold_words(label.role.value)
    words = folded.split()
    heads = [word for word in words if _is_expert_noun(word)]
    if len(heads) != 1:
        return None
    rest = [w for w in words if w not in heads and w not in small_words() and w not in _modifiers()]
    return Expertise(heads[0], " ".join(rest)) if rest else None


def fields_exclude(a: str, b: str) -> bool:
    """Whether two fields are regions that hardly anyone is an expert on at the same time."""
    return unrelated(regions_in(a.split()), regions_in(b.split()))


def _is_expert_noun(word: str) -> bool:
    """Whether the word is a noun for an expert, in any case form: эксперта, uzmanı, experts."""
    return any(word.startswith(head) and len(word) - len(head) <= 2 for head in _expert_nouns())


@cache
def _expert_nouns() -> tuple[str, ...]:
    words = {
        fold_words(w) for language in load_languages().values() for w in language.roles.subjects
    }
    return tuple(sorted(word for word in words if " " not in word))


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(
        fold_words(word)
        for language in load_languages().values()
        for word in language.roles.modifiers
    )
