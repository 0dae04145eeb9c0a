"""Persons: names joined across short and full forms, capitals, cases and scripts."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import regex

from verify.languages import language as language_data
from verify.languages import languages
from verify.model import Article, BlockKind, Field, Label, Person, Span
from verify.parse import roles
from verify.parse.authors import is_personal
from verify.parse.label_draft import Draft
from verify.parse.names import key_words, keys
from verify.text.names import find_names, same_name

_SKIPPED = (BlockKind.NOTES,)
_RARE = (
    3.6  # Zipf: above it a word of the language ("Union", "Summit") is commoner than most surnames
)


@dataclass(slots=True)
class _Cluster:
    forms: list[Span] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)  # spelling -> times met
    heads: set[str] = field(default_factory=set)  # last words of roles: president, министр


@dataclass(frozen=True, slots=True)
class Mention:
    """A capitalised name at one place. ``person`` is None for places, bodies and the unknown."""

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
        """The mentions that begin in [start, end)."""
        low = bisect.bisect_left(self.mentions, start, key=lambda m: m.span.start)
        high = bisect.bisect_left(self.mentions, end, key=lambda m: m.span.start)
        return list(self.mentions[low:high])


def find_people(article: Article, drafts: Sequence[Draft]) -> People:
    """Join the names of ``article`` into persons, given the labels found in it."""
    registry = _Registry(article.text)
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
    places = _mentions(article, [d.name for d in drafts], registry)
    assigned = [(span, registry.find_or_add(span, _is_person(article, span))) for span in places]
    final = registry.merge_variants()
    numbers = {root: i for i, root in enumerate(dict.fromkeys(final[c] for c in range(len(final))))}
    return People(
        _persons(article.text, registry, final, numbers),
        _all_mentions(article.text, labelled, assigned, final, numbers),
        _labels(article.text, labelled, final, numbers),
    )


def _plain(text: str, span: Span) -> Span:
    """A byline without its honorific: "Dr. Sabir ASKEROĞLU"."""
    honorific = regex.compile(r"(?:\p{L}+\.\s+)+").match(text, span.start, span.end)
    return Span(
        honorific.end() if honorific and honorific.end() < span.end else span.start, span.end
    )


def _fullest_first(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    return sorted(
        drafts, key=lambda d: (-len(text[d.name.start : d.name.end].split()), d.name.start)
    )


def _head(text: str, role: Span) -> str:
    """The last word of the role noun, the thing itself: "President of Tajikistan" → president."""
    words = text[role.start : role.end].split()
    heads = {n.split()[-1] for x in languages().values() for n in x.roles.nouns}
    found = [
        w
        for w in (roles.lower(w.strip(".,“”«»()")) for w in words)
        if w in heads or roles.stem(w) in heads
    ]
    return found[0] if found else ""


# ------------------------------------------------------------------ the registry of persons


class _Registry:
    """Clusters of spellings, found again by the key of their last word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.clusters: list[_Cluster] = []
        self._by_key: dict[str, list[int]] = {}
        self._seen: dict[str, int | None] = {}

    def add(self, span: Span, head: str = "") -> int:
        """The person named at ``span``, made if unknown. ``head``: the head of a role given here."""
        found = self._find(self._name(span))
        if found is None:
            found = len(self.clusters)
            self.clusters.append(_Cluster())
        self._note(found, span)
        if head:
            self.clusters[found].heads.add(head)
        return found

    def find_or_add(self, span: Span, is_person: bool) -> int | None:
        """The person of a further mention; a new one only where ``is_person`` says so."""
        name = self._name(span)
        found = self._find(name)
        if found is None and " " in name:
            found = self._variant(name)
        if found is None:
            return self.add(span) if is_person else None
        self._note(found, span)
        return found

    def _variant(self, name: str) -> int | None:
        """The one person of whom this full name is another spelling: Уэнтуорт, Вентворт Миллер."""
        near = {c for key in _keys(name) for c in self._by_key.get(key, ())}
        fits = [c for c in sorted(near) if same_name(name, self._fullest(c)).verdict == "variant"]
        return fits[0] if len(fits) == 1 else None

    def _name(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _note(self, cluster: int, span: Span) -> None:
        name = self._name(span)
        entry = self.clusters[cluster]
        entry.forms.append(span)
        entry.names[name] = entry.names.get(name, 0) + 1
        for key in _keys(name):
            members = self._by_key.setdefault(key, [])
            if cluster not in members:
                members.append(cluster)
        if self._seen.get(name) != cluster:
            self._seen.clear()
            self._seen[name] = cluster

    def _find(self, name: str) -> int | None:
        if name not in self._seen:
            self._seen[name] = self._search(name)
        return self._seen[name]

    def _search(self, name: str) -> int | None:
        """The one cluster that holds a form of this name; two are none."""
        near = {c for key in _keys(name) for c in self._by_key.get(key, ())}
        same = [c for c in sorted(near) if self._matches(name, c)]
        return same[0] if len(same) == 1 else None

    def _matches(self, name: str, cluster: int) -> bool:
        full = max(self.clusters[cluster].names, key=lambda n: (len(n.split()), len(n)))
        if len(name.split()) == 1 and not keys(name) & keys(full.split()[-1]):
            return False  # a first name alone is not enough: "Nazir" of two Nazirs
        return same_name(name, full).verdict == "same"

    def knows(self, name: str) -> bool:
        """Is this a form of one person's name that has been added?"""
        return self._find(name) is not None

    def merge_variants(self) -> list[int]:
        """For each cluster the one it belongs to: two spellings under one role are one person."""
        root = list(range(len(self.clusters)))
        labelled = [i for i, c in enumerate(self.clusters) if c.heads][:400]
        for b in labelled:
            fits = [a for a in labelled if a != b and root[a] == a and self._is_variant(a, b)]
            if len(fits) == 1 and len(self._fullest(fits[0]).split()) > len(
                self._fullest(b).split()
            ):
                root[b] = fits[0]
        return root

    def _fullest(self, cluster: int) -> str:
        return max(self.clusters[cluster].names, key=lambda n: (len(n.split()), len(n)))

    def _is_variant(self, a: int, b: int) -> bool:
        shared = self.clusters[a].heads & self.clusters[b].heads
        return bool(shared) and same_name(self._fullest(a), self._fullest(b)).verdict == "variant"


# ------------------------------------------------------------------ mentions


def _keys(name: str) -> set[str]:
    return {key for word in name.split() for key in keys(word)}


def _mentions(article: Article, labelled: Iterable[Span], registry: _Registry) -> list[Span]:
    """Places of names outside the notes that no label has claimed.

    A single word that opens a sentence is a name only where the article knows its bearer.
    """
    taken = sorted(labelled)
    starts = [s.start for s in taken]
    found: list[Span] = []
    for block in article.blocks:
        if block.kind in _SKIPPED:
            continue
        part = article.text[block.span.start : block.span.end]
        names = [
            Span(n.span.start, n.span.end)
            for n in find_names(part, block.language or article.language)
        ]
        covered = {i for n in names for i in (n.start, n.end)}
        names += [
            o for o in _openers(part, registry) if o.start not in covered and o.end not in covered
        ]
        for name in names:
            for span in _without_roles(
                article,
                Span(block.span.start + name.start, block.span.start + name.end),
                block.language,
            ):
                at = bisect.bisect_right(starts, span.end - 1) - 1
                if at < 0 or taken[at].end <= span.start:
                    found.append(span)
    return sorted(set(found))


_OPENER = regex.compile(
    r"(?:^|[.!?…:]\s+|[—–-]\s|[«“„\"]|\n\s*)(\p{Lu}\p{L}+(?:[’'-]\p{L}+)?)(?=[\s,:])(?!\s\p{Lu})"
)


def _openers(part: str, registry: _Registry) -> Iterator[Span]:
    """ "Миллер добавил …": words at the head of a sentence that name a person known already."""
    for found in _OPENER.finditer(part):
        if key_words(found[1]) and registry.knows(found[1]):
            yield Span(*found.span(1))


def _without_roles(article: Article, span: Span, code: str | None) -> Iterator[Span]:
    """A run of capitals without its role nouns and possessive endings."""
    words = roles.words(article.text, span)
    start = 0
    at = 0
    while at < len(words):
        length = roles.role_at(words, at, code or article.language)
        if length:
            yield from _trimmed(words[start:at])
            start = at + length
        at += max(length, 1)
    yield from _trimmed(words[start:])


def _trimmed(words: Sequence[roles.Word]) -> Iterator[Span]:
    if words:
        last = words[-1]
        yield Span(words[0].span.start, last.span.start + len(roles.bare(last.text)))


def _is_person(article: Article, span: Span) -> bool:
    """Is an unlabelled name a person's: two or three words, none of them a place, a body or a
    common word; in Russian, the first a given name."""
    name = article.text[span.start : span.end]
    words = name.split()
    if (
        not 2 <= len(words) <= 3
        or not is_personal(name)
        or any(w.isupper() and len(w) > 1 for w in words)
    ):
        return False
    if any(roles.is_territory(roles.lower(roles.bare(w))) for w in words):
        return False
    if regex.search(r"\p{Cyrillic}", name):
        from verify.parse.russian import is_given_name

        return is_given_name(words[0]) and not words[0].isupper()
    if _beside_cue(article, span):
        return True
    if article.language == "de":
        return False  # every German noun has a capital
    return not any(_common(w, article.language) for w in words)


def _beside_cue(article: Article, span: Span) -> bool:
    """ "John Kline, ein Repräsentant aus Minnesota, sagte …": the name is the subject of a cue."""
    tail = article.text[span.end : span.end + 90]
    clause = regex.match(r"(?:,[^,.\n]{3,80},)?\s*(?P<word>\p{Ll}+)", tail)
    chosen = language_data(article.language)
    return bool(clause and chosen and clause["word"] in chosen.speech.cues)


def _common(word: str, code: str | None) -> bool:
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word.lower(), code if code in ("tr", "fr") else "en")) > _RARE


# ------------------------------------------------------------------ results


def _persons(
    text: str, registry: _Registry, final: list[int], numbers: dict[int, int]
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
    labelled: Sequence[tuple[Draft, int]],
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
    text: str, labelled: Sequence[tuple[Draft, int]], final: list[int], numbers: dict[int, int]
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
