"""The words of one block, with lookups: gaps, runs of capitalized words, names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from verify.languages import load_languages
from verify.model import Span
from verify.parse.people import roles
from verify.parse.people.russian_morphology import is_common_word, is_given_name
from verify.parse.people.words import Word, strip_endings
from verify.parse.references.authors import is_institution


@dataclass(frozen=True, slots=True)
class BlockWords:
    """The words of one block; indices are into ``words``, spans into ``text``."""

    text: str
    words: list[Word]
    code: str | None  # the language of the block
    block: int

    def role_at(self, at: int) -> int:
        """Return how many words from ``at`` on form a role noun, or 0."""
        return roles.role_length(self.words, at, self.code)

    def joined(self, at: int) -> bool:
        """Return whether only a space or closing mark separates this word from the next."""
        between = self.text[self.words[at].span.end : self.words[at + 1].span.start]
        return between.strip(" \u00a0") == "" and "\n" not in between

    def gap(self, at: int) -> str:
        """Return the characters between word ``at`` and the word before it, without spaces."""
        between = self.text[self.words[at - 1].span.end : self.words[at].span.start]
        return "\n" if "\n" in between else between.strip(" \u00a0")

    def run(self, at: int) -> int:
        """Return the end of the run of capitalized words, including initials and particles."""
        end = at
        while end < len(self.words):
            word = self.words[end]
            particle = self._particle(end)
            if (end > at and self.gap(end) not in ("", ".")) or not (word.capital or particle):
                break
            if end > at and self.gap(end) == "." and len(self.words[end - 1].text) > 1:
                break
            common = word.lower in roles.not_name_words() and not self._is_initial(end)
            if common and not particle:
                break
            end += 1
            if strip_endings(word.text) != word.text:
                break
        return end

    def _is_initial(self, at: int) -> bool:
        """Return whether it is an initial, not the word of one letter: «И. Прудников», «В. Лин»."""
        end = self.words[at].span.end
        return len(self.words[at].text) == 1 and self.text[end : end + 1] == "."

    def _particle(self, at: int) -> bool:
        """Return whether the word is a particle inside a name: "Ursula von der Leyen"."""
        end = at
        while end < len(self.words) and end - at < 3 and self.words[end].lower in particles():
            end += 1
        return end > at and end < len(self.words) and self.words[end].capital and not self.gap(end)

    def is_place(self, at: int) -> bool:
        """Return whether the word is a country in any case form, or an abbreviation.

        A surname in capitals after a first name is not: "Sabir ASKEROĞLU".
        """
        return roles.is_territory(self.words[at].lower) or (
            self.words[at].text.isupper()
            and len(self.words[at].text) > 1
            and self.code != "tr"
            and not self._surname_in_capitals(at)
        )

    def _surname_in_capitals(self, at: int) -> bool:
        """Return whether it is a surname in capitals after a first name: "Sabir ASKEROĞLU"."""
        return (
            at > 0
            and self.words[at - 1].capital
            and not self.words[at - 1].text.isupper()
            and not self.role_at(at - 1)  # «Аналитик RAND»
            and self.gap(at) == ""
        )

    def name_in(self, at: int, end: int) -> tuple[int, Span] | None:
        """Return (index of its first word, name) of the person in ``words[at:end]``.

        The name begins with the first given name, else it is the last two or three words.
        """
        if end <= at:
            return None
        inner = [i for i in range(at, end) if self.role_at(i)]
        if inner:
            return None
        start = at
        if self.code == "ru":
            start = self._past_bodies(start, end)
            if start == end:
                return None
        if sum(w.capital for w in self.words[start:end]) > 3 and start == at:
            start = self._given_name(at + 1, end - 2)
        first, last = self.words[start], self.words[end - 1]
        if is_institution(self.text[first.span.start : last.span.end]):
            return None  # "director of the Asia Example Initiative"
        return start, Span(
            first.span.start,
            first.span.start
            + len(self.text[first.span.start : last.span.end])
            - ending_length(last),
        )

    def _given_name(self, at: int, last: int) -> int:
        """Return the first Russian given name from ``at`` on, else ``last``.

        E.g. «архиепископ Абуджи Джон Олорунфеми Онайекан».
        """
        places = range(at, last) if self.code == "ru" else ()
        return next((i for i in places if is_given_name(self.words[i].text)), last)

    def _past_bodies(self, start: int, end: int) -> int:
        """Return the index after an organization in a Russian run: «Совета Федерации Олег Руденко».

        The last two words are a name even if the dictionary has one of them: «Болот Асанов».
        """
        while start < end and not is_given_name(self.words[start].text):
            last_two = end - start == 2 and not is_common_word(self.words[end - 1].text)
            if last_two or not is_common_word(self.words[start].text):
                break
            start += 1
        return start

    def span(self, start: int, end: int) -> Span:
        """Return the span of words ``start`` to ``end``, with a mark that closes inside them."""
        first, last = self.words[start].span.start, self.words[end - 1].span.end
        inside = self.text[first:last]
        for opening, closing in ("“”", "«»", "()", "„“"):
            if (
                inside.count(opening) > inside.count(closing)
                and self.text[last : last + 1] == closing
            ):
                last += 1
        if year := regex.match(r"(?:\s(?:\d{4}))(?!\d)", self.text[last : last + 6]):
            last += year.end() if inside.endswith(("since", "from")) else 0
        return Span(first, last)

    def is_adjective(self, at: int) -> bool:
        """Return whether the word is a Russian adjective of the role: «американский шоумен»."""
        return (
            self.code in ("ru", "uk")
            and bool(
                regex.search(r"(?:[ыио]й|ая|яя|[оеы][гм][оу]|ым|им|ой|ей)$", self.words[at].lower)
            )
            and len(self.words[at].lower) > 4
        )

    def opens_sentence(self, at: int) -> bool:
        """Return whether the word is the first of a block, line or sentence."""
        before = self.text[max(0, self.words[at].span.start - 3) : self.words[at].span.start]
        return at == 0 or bool(regex.search(r"[.!?…:]\s+$|\n", before))


@cache
def particles() -> frozenset[str]:
    """Return the particles inside names, in all languages: von, de, оглы."""
    return frozenset(p for x in load_languages().values() for p in x.names.particles)


def ending_length(word: Word) -> int:
    """Return the length of the word's possessive or case ending: 2 for Rahman’s."""
    return len(word.text) - len(strip_endings(word.text))
