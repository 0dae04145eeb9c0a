"""What was read from a fetched page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageTitle:
    """One of the page's own titles. ``kind``: h1, og, json-ld, title, slug."""

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
    truncated: bool = False  # not all of it: a paywall's visible part, a PDF cut short
    replaced: int = 0  # characters that no file can hold (half a surrogate pair), now U+FFFD
