"""The critical words of a language, made ready for looking up folded words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from verify.languages import Critical, load_language
from verify.languages.antonyms import load_antonyms
from verify.text.fold import fold

_GROUPED = ("modals", "quantifiers", "comparison", "opposites", "persons")
_ENDING_VOWELS = "аяеийь"
_SHORTEST_STEM = 3
# The kind of change that each list of the language files stands for.
KIND_OF = {
    "modals": "modal",
    "quantifiers": "quantifier",
    "comparison": "comparison",
    "opposites": "opposite",
    "persons": "person",
}


@dataclass(frozen=True, slots=True)
class Stems:
    """Words and the beginnings of words (``believe*``)."""

    words: frozenset[str]
    stems: tuple[str, ...]

    def has(self, word: str) -> bool:
        """Whether a folded word is one of them or begins like one."""
        return word in self.words or word.startswith(self.stems)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``groups`` maps a list ("modals") to a folded word to the group it is in."""

    code: str | None
    particle: str  # the first of the negations: not, не, değil
    negation: frozenset[str]
    affixes: tuple[re.Pattern[str], ...]
    not_negation: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    groups: dict[str, dict[str, frozenset[int]]]
    phrases: tuple[re.Pattern[str], ...]
    before_numbers: frozenset[str]
    contractions: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    other_endings: tuple[tuple[str, str], ...]
    function_words: frozenset[str]
    articles: frozenset[str]
    agents: frozenset[str]
    clause_words: frozenset[str]
    linkers: frozenset[str]
    denials: frozenset[str]
    assertions: Stems
    role_modifiers: Stems
    role_nouns: frozenset[str]
    role_stems: frozenset[str]  # of nouns that end in a vowel: глав-а, глав-ы
    modal_affixes: tuple[tuple[re.Pattern[str], str], ...]
    relative_days: tuple[str, ...]
    companions: frozenset[str]
    verb_final: bool
    not_denials: tuple[str, ...]
    denial_phrases: tuple[str, ...]

    def negations(self, words: Iterable[str]) -> int:
        """How many of the folded words negate."""
        return sum(map(self.negates, words))

    def negates(self, word: str) -> bool:
        """Whether the folded word is a negation."""
        if word in self.negation:
            return True
        return word not in self.not_negation and any(a.search(word) for a in self.affixes)

    def negated_pair(self, one: str, other: str) -> bool:
        """Whether one word is the other with a negating prefix or suffix: legal, illegal."""
        short, long = sorted((one, other), key=len)
        if len(short) < 3 or short == long:
            return False
        if any(long == prefix + short for prefix in self.prefixes):
            return True
        # hope, hopeful, hopeless · başarı, başarılı, başarısız
        stems = {one, other} | {word[:-cut] for word in (one, other) for cut in (2, 3)}
        return any(
            stem + suffix in (one, other)
            for suffix in self.suffixes
            for stem in stems
            if len(stem) > 2 and one.startswith(stem) and other.startswith(stem)
        )

    def groups_of(self, kind: str, word: str) -> frozenset[int]:
        """The numbers of the groups that a word or its longest listed stem (``rise*``) is in."""
        known = self.groups[kind]
        if word in known:
            return known[word]
        stems = (word[:end] + "*" for end in range(len(word), _SHORTEST_STEM - 1, -1))
        return next((known[stem] for stem in stems if stem in known), frozenset())

    def are_antonyms(self, one: str, other: str) -> bool:
        """Whether the dictionary of the language lists the two as opposites: deep, shallow."""
        return frozenset((one, other)) in load_antonyms(self.code)

    def modal_ending(self, word: str) -> str | None:
        """What a verb's ending says of ability or duty: yapabilir, yapmalı."""
        return next((says for ending, says in self.modal_affixes if ending.search(word)), None)

    def is_office(self, word: str) -> bool:
        """Whether a folded word names an office, also with a case ending: министра."""
        ends = range(len(word) - 1, max(3, len(word) - 4), -1)
        forms = {word, *(word[:end] for end in ends)}
        return not forms.isdisjoint(self.role_nouns) or word[:-1] in self.role_stems

    def denies(self, words: Sequence[str]) -> bool:
        """Whether a clause says that what it holds is not so: denied, is not true, did not say."""
        text = f" {' '.join(words)} "
        for phrase in self.not_denials:
            text = text.replace(f" {phrase} ", " ")
        words = text.split()
        phrases = sum(text.count(f" {phrase} ") for phrase in self.denial_phrases)
        alone = [word for word in words if word not in self.companions]
        words = alone if self.negations(alone) else words
        denials = phrases + sum(word in self.denials for word in words)
        count, denial = self.negations(words) + denials, bool(denials)
        return count % 2 == 1 and (denial or any(map(self.assertions.has, words)))

    def expanded(self, words: Iterable[str]) -> list[str]:
        """The words with contractions written out: won't, will not."""
        return [part for word in words for part in self._whole(word).split()]

    def readings(self, words: Sequence[str]) -> Iterator[list[str]]:
        """Yield the words with contractions written out, in each way: we'd, we had, we would."""
        yield self.expanded(words)
        for ending, whole in self.other_endings:
            if any(word.endswith(ending) for word in words):
                open_words = [w.removesuffix(ending) + whole * w.endswith(ending) for w in words]
                yield self.expanded(" ".join(open_words).split())

    def without_phrases(
        self, one: Iterable[str], other: Iterable[str]
    ) -> tuple[list[str], list[str]]:
        """Both runs less the set phrases by which they say one thing: at least, no less than."""
        texts = [" ".join(one), " ".join(other)]
        for group in self.phrases:
            if all(group.search(text) for text in texts):
                texts = [group.sub(" ", text, count=1) for text in texts]
        return texts[0].split(), texts[1].split()

    def _whole(self, word: str) -> str:
        if word in self.contractions:
            return self.contractions[word]
        for ending, whole in self.endings:
            if word.endswith(ending):
                return word[: -len(ending)] + whole
        return word


@cache
def load_lexicon(code: str | None) -> Lexicon:
    """The lexicon of a language; an empty one for a language without a file."""
    found = load_language(code)
    words = found.critical if found else Critical()
    nouns = found.roles.nouns if found else ()
    return Lexicon(
        code=code,
        particle=_folded(words.negation[0]) if words.negation else "",
        negation=frozenset(map(_folded, words.negation)),
        affixes=tuple(re.compile(f"(?:{affix})$") for affix in words.negation_affixes),
        not_negation=frozenset(map(_folded, words.not_negation)),
        prefixes=tuple(map(_folded, words.negation_prefixes)),
        suffixes=tuple(map(_folded, words.negation_suffixes)),
        groups={kind: _index(getattr(words, kind)) for kind in _GROUPED},
        phrases=_phrases(words.phrases),
        before_numbers=frozenset(map(_folded, words.before_numbers)),
        contractions={_folded(a): _folded(b) for a, b in words.contractions},
        endings=tuple(words.contraction_endings),
        other_endings=tuple(words.other_contraction_endings),
        function_words=_set(words.function_words),
        articles=_set(words.articles),
        agents=_set(words.agents),
        clause_words=_set(words.clause_words),
        linkers=_set(words.linkers),
        denials=_set(words.denials),
        assertions=_stems(words.assertions),
        role_modifiers=_stems(words.role_modifiers),
        role_nouns=_set(nouns),
        role_stems=frozenset(noun[:-1] for noun in _set(nouns) if noun[-1] in _ENDING_VOWELS),
        modal_affixes=tuple((re.compile(f"{a}$"), says) for a, says in words.modal_affixes),
        relative_days=tuple(map(_folded, found.dates.relative_days)) if found else (),
        companions=_set(words.negation_companions),
        verb_final=words.verb_final,
        not_denials=tuple(map(_folded, words.not_denials)),
        denial_phrases=tuple(map(_folded, words.denial_phrases)),
    )


def _folded(word: str) -> str:
    return fold(word).text


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_folded, words))


def _stems(words: Iterable[str]) -> Stems:
    stems = tuple(_folded(word[:-1]) for word in words if word.endswith("*"))
    return Stems(_set(word for word in words if not word.endswith("*")), stems)


def _phrases(groups: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], ...]:
    """One pattern for each group, its longest phrase first."""
    ordered = (sorted(map(_folded, group), key=len, reverse=True) for group in groups)
    return tuple(
        re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, group))})(?!\S)") for group in ordered
    )


def _index(groups: tuple[tuple[str, ...], ...]) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, group in enumerate(groups):
        for word in map(_folded, group):
            found[word] = found.get(word, frozenset()) | {number}
    return found
