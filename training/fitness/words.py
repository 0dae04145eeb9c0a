"""Invented words and sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

SYLLABLES = "ka lo mer tin vas do rel su pan gor il ne fa tor be mi lan ux os dra".split()
CYRILLIC = "ка ло мер тин вас до рел су пан гор ил не фа тор бе ми лан ус ос дра".split()


@dataclass(slots=True)
class Words:
    """Invented words in one script."""

    random: Random
    syllables: list[str] = field(default_factory=lambda: SYLLABLES)
    subject: tuple[str, ...] = ()  # words of the headline, which come back in the text

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
        line = self.line(6, 22)
        if self.subject and self.random.random() < 0.4:
            line = f"{line} {self.random.choice(self.subject)}"
        return line + "."
