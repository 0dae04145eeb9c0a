"""Invented words and sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

# Said to a visitor; invented words have no language of their own.
ADDRESSES = "you your we our".split()
CYRILLIC_ADDRESSES = "вы вам ваш мы наш".split()
SYLLABLES = "ka lo mer tin vas do rel su pan gor il ne fa tor be mi lan ux os dra".split()
CYRILLIC = "ка ло мер тин вас до рел су пан гор ил не фа тор бе ми лан ус ос дра".split()


@dataclass(slots=True)
class Words:
    """Invented words in one script."""

    random: Random
    syllables: list[str] = field(default_factory=lambda: SYLLABLES)
    subject: tuple[str, ...] = ()  # words of the headline, which come back in the text
    facts: float = 0.0  # share of sentences with a number, a name or a quotation
    spoken: float = 0.0  # share of sentences that speak to the visitor

    def word(self) -> str:
        """One word of two to four syllables."""
        return "".join(self.random.choices(self.syllables, k=self.random.randint(2, 4)))

    def line(self, low: int, high: int) -> str:
        """A line of some words, the first with a capital."""
        words = [self.word() for _ in range(self.random.randint(low, high))]
        return " ".join(words).capitalize()

    def sentences(self, low: int, high: int) -> str:
        """Some sentences of 6 to 22 words."""
        count = self.random.randint(low, high)
        return " ".join(self._sentence() for _ in range(count))

    def _sentence(self) -> str:
        words = self.line(6, 22).split()
        if self.subject and self.random.random() < 0.4:
            words.append(self.random.choice(self.subject))
        if self.random.random() < self.spoken:
            self._insert(words, self.random.choice(self._addresses()))
        if self.random.random() < self.facts:
            self._insert(words, self._fact())
        return " ".join(words) + "."

    def _insert(self, words: list[str], word: str) -> None:
        words.insert(self.random.randint(1, len(words)), word)

    def _addresses(self) -> list[str]:
        return CYRILLIC_ADDRESSES if self.syllables is CYRILLIC else ADDRESSES

    def _fact(self) -> str:
        name = self.word().capitalize()
        return self.random.choice((str(self.random.randint(2, 2030)), name, f"“{self.line(2, 5)}”"))
