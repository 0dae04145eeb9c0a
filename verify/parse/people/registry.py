"""The persons found so far: clusters of spellings, looked up by the keys of their words."""

from __future__ import annotations

from dataclasses import dataclass, field

from verify.model import Span
from verify.parse.people.name_keys import word_keys
from verify.text.names.comparison import same_name
from verify.text.names.index import NameIndex


@dataclass(slots=True)
class NameCluster:
    """The spellings of one person: their places, the fullest of them, and role nouns."""

    forms: list[Span] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)  # last words of roles: president, министр
    fullest: str = ""  # the spelling with the most words, then letters; the first of equals

    def add(self, span: Span, name: str) -> None:
        """Add a place where the person is named."""
        self.forms.append(span)
        if _fullness(name) > _fullness(self.fullest):
            self.fullest = name


def _fullness(name: str) -> tuple[int, int]:
    return len(name.split()), len(name)


class PersonRegistry:
    """Clusters of spellings, looked up by the key of their last word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.clusters: list[NameCluster] = []
        self._by_key: dict[str, list[int]] = {}
        self._seen: dict[str, int | None] = {}

    def add(self, span: Span, head: str = "") -> int:
        """Return the person named at ``span``, added if unknown.

        ``head``: head noun of the role here.
        """
        found = self._find(self._name(span))
        if found is None:
            found = len(self.clusters)
            self.clusters.append(NameCluster())
        self._note(found, span)
        if head:
            self.clusters[found].heads.add(head)
        return found

    def find_or_add(self, span: Span, is_person: bool) -> int | None:
        """Return the person of a mention, or None.

        An unknown name is added only if ``is_person``.
        """
        name = self._name(span)
        found = self._find(name)
        if found is None and " " in name:
            found = self._variant(name)
        if found is None:
            return self.add(span) if is_person else None
        self._note(found, span)
        return found

    def _variant(self, name: str) -> int | None:
        """Return the only person with another spelling of this full name.

        E.g. Уэнтуорт Миллер, Вентворт Миллер.
        """
        near = {c for key in _keys(name) for c in self._by_key.get(key, ())}
        fits = [
            c for c in sorted(near) if same_name(name, self._longest_name(c)).verdict == "variant"
        ]
        return fits[0] if len(fits) == 1 else None

    def _name(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _note(self, cluster: int, span: Span) -> None:
        name = self._name(span)
        self.clusters[cluster].add(span, name)
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
        """Return the cluster with a form of this name, None if there are several."""
        near = {c for key in _keys(name) for c in self._by_key.get(key, ())}
        same = [c for c in sorted(near) if self._matches(name, c)]
        return same[0] if len(same) == 1 else None

    def _matches(self, name: str, cluster: int) -> bool:
        full = self.clusters[cluster].fullest
        if len(name.split()) == 1 and not word_keys(name) & word_keys(full.split()[-1]):
            return False  # a first name alone is not enough: "Nazir" of two Nazirs
        return same_name(name, full).verdict == "same"

    def knows(self, name: str) -> bool:
        """Return whether the name is a form of exactly one person's name."""
        return self._find(name) is not None

    def merge_variants(self) -> list[int]:
        """Return, for each cluster, the one to merge it into: two spellings with the same role."""
        root = list(range(len(self.clusters)))
        labelled = [i for i, c in enumerate(self.clusters) if c.heads][:400]
        index = NameIndex(self._longest_name(cluster) for cluster in labelled)
        for b in labelled:
            near = (labelled[n] for n in index.candidates(self._longest_name(b)))
            fits = [a for a in near if a != b and root[a] == a and self._is_variant(a, b)]
            if len(fits) == 1 and len(self._longest_name(fits[0]).split()) > len(
                self._longest_name(b).split()
            ):
                root[b] = fits[0]
        return root

    def _longest_name(self, cluster: int) -> str:
        return self.clusters[cluster].fullest

    def _is_variant(self, a: int, b: int) -> bool:
        shared = self.clusters[a].heads & self.clusters[b].heads
        return (
            bool(shared)
            and same_name(self._longest_name(a), self._longest_name(b)).verdict == "variant"
        )


def _keys(name: str) -> set[str]:
    return {key for word in name.split() for key in word_keys(word)}
