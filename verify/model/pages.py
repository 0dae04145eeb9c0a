"""What was read from a fetched page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageTitle:
    """One of the page's own titles. ``kind``: h1, og, meta, json-ld, title, slug."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date that the page gives as its own."""

    value: str  # ISO date
    origin: str  # json-ld, meta, time, text, address, guess


@dataclass(frozen=True, slots=True)
class Page:
    """What was extracted from one body, without any judgment."""

    text: str  # the main text
    whole_text: str  # everything visible
    titles: tuple[PageTitle, ...] = ()
    authors: tuple[str, ...] = ()
    published: tuple[PageDate, ...] = ()
    language: str | None = None
    site_name: str | None = None
    canonical: str | None = None
    pages: tuple[int, ...] = ()  # PDF: offset in ``text`` at which each page starts
    encoding: str | None = None
    hidden_text: str = ""  # what the page hides until its script shows it
    stated_words: int | None = None  # how long the page says its text is
    truncated: bool = False  # not all of it: a paywall's visible part, a PDF cut short
    replaced: int = 0  # characters that could not be read or stored, now U+FFFD

    @property
    def incomplete(self) -> bool:
        """Whether the text is hidden, and nothing says that it is all of it."""
        if not self.hidden_text:
            return False
        return self.stated_words is None or len(self.hidden_text.split()) < self.stated_words

    def text_of(self, where: str) -> str:
        """The text that the spans of a passage point into: ``Passage.where`` names it."""
        texts = {"main text": self.text, "hidden text": self.hidden_text}
        return texts.get(where, self.whole_text)
