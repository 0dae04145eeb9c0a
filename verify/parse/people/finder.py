"""Find persons, joining short and full names, capitals, grammatical cases and scripts."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from verify.languages import load_languages
from verify.model import Article, Field, Label, Person, Span
from verify.parse.people.label_draft import LabelDraft
from verify.parse.people.mentions import find_mentions, is_person_name
from verify.parse.people.registry import PersonRegistry
from verify.parse.people.words import lower_case, slavic_stem
from verify.parse.references.authors import is_personal


@dataclass(frozen=True, slots=True)
class Mention:
    """A capitalized name at one place.

    ``person`` is None for places, organizations and unknowns.
    """

    span: Span
    text: str
    person: int | None


@dataclass(frozen=True, slots=True)
class People:
    """The persons of an article, every mention of a name in order, and the labels."""

    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    labels: tuple[Label, ...]

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that begin in [start, end)."""
        low = bisect.bisect_left(self.mentions, start, key=lambda m: m.span.start)
        high = bisect.bisect_left(self.mentions, end, key=lambda m: m.span.start)
        return list(self.mentions[low:high])


def find_people(article: Article, drafts: Sequence[LabelDraft]) -> People:
    """Join the names of ``article`` into persons, given the labels found in it."""
    registry = PersonRegistry(article.text)
    labelled = [
        (d, registry.add(d.name, _head(article.text, d.role)))
        for d in _fullest_first(article.text, drafts)
    ]
    if (
        article.byline
        and article.byline.span.end > article.byline.span.start
        and is_personal(article.byline.value)
    ):
        registry.add(_plain(article.text, article.byline.span))
    places = find_mentions(article, [d.name for d in drafts], registry)
    assigned = [
        (span, registry.find_or_add(span, is_person_name(article, span))) for span in places
    ]
    final = registry.merge_variants()
    numbers = {root: i for i, root in enumerate(dict.fromkeys(final[c] for c in range(len(final))))}
    return People(
        _persons(article.text, registry, final, numbers),
        _all_mentions(article.text, labelled, assigned, final, numbers),
        _labels(article.text, labelled, final, numbers),
    )


def _plain(text: str, span: Span) -> Span:
    """Return a byline without its honorific: "Dr. Sabir ASKEROĞLU"."""
    honorific = regex.compile(r"(?:\p{L}+\.\s+)+").match(text, span.start, span.end)
    return Span(
        honorific.end() if honorific and honorific.end() < span.end else span.start, span.end
    )


def _fullest_first(text: str, drafts: Sequence[LabelDraft]) -> list[LabelDraft]:
    return sorted(
        drafts, key=lambda d: (-len(text[d.name.start : d.name.end].split()), d.name.start)
    )


@cache
def _role_heads() -> frozenset[str]:
    known = load_languages().values()
    return frozenset(noun.split()[-1] for language in known for noun in language.roles.nouns)


def _head(text: str, role: Span) -> str:
    """Return the head noun of a role: "president" for "President of Tajikistan"."""
    words = text[role.start : role.end].split()
    heads = _role_heads()
    found = [
        w
        for w in (lower_case(w.strip(".,“”«»()")) for w in words)
        if w in heads or slavic_stem(w) in heads
    ]
    return found[0] if found else ""


# ------------------------------------------------------------------ the registry of persons


# ------------------------------------------------------------------ mentions


# ------------------------------------------------------------------ results


def _persons(
    text: str, registry: PersonRegistry, final: list[int], numbers: dict[int, int]
) -> tuple[Person, ...]:
    forms: dict[int, list[Span]] = {n: [] for n in numbers.values()}
    for cluster, root in enumerate(final):
        forms[numbers[root]].extend(registry.clusters[cluster].forms)
    return tuple(_person(text, sorted(set(spans))) for spans in forms.values())


def _person(text: str, spans: Sequence[Span]) -> Person:
    names = [text[s.start : s.end] for s in spans]
    # Spellings in the order of their first place: of equals the first is the fullest.
    fullest = max(
        dict.fromkeys(names),
        key=lambda n: (len(n.split()), not any(w.isupper() for w in n.split())),
    )
    return Person(fullest, tuple(Field(text[s.start : s.end], s) for s in spans))


def _all_mentions(
    text: str,
    labelled: Sequence[tuple[LabelDraft, int]],
    assigned: Sequence[tuple[Span, int | None]],
    final: list[int],
    numbers: dict[int, int],
) -> tuple[Mention, ...]:
    places: dict[Span, int | None] = dict(assigned)
    places.update({draft.name: cluster for draft, cluster in labelled})
    return tuple(
        Mention(span, text[span.start : span.end], None if c is None else numbers[final[c]])
        for span, c in sorted(places.items())
    )


def _labels(
    text: str, labelled: Sequence[tuple[LabelDraft, int]], final: list[int], numbers: dict[int, int]
) -> tuple[Label, ...]:
    found = [
        Label(
            numbers[final[cluster]],
            Field(text[d.role.start : d.role.end], d.role),
            Field(text[d.name.start : d.name.end], d.name),
            Span(min(d.role.start, d.name.start), max(d.role.end, d.name.end)),
            d.block,
            d.shape,
        )
        for d, cluster in labelled
    ]
    return tuple(sorted(found, key=lambda x: (x.span, x.role.span)))
