"""Works as bibliographies list them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonName:
    """The name of an author. A body, or a name that is not divided, has no ``given``."""

    family: str
    given: str = ""

    @property
    def full(self) -> str:
        """The name in the order of a sentence: `Ada Example`."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class Work:
    """One work of a bibliography. A field that it does not give is None.

    ``key`` is what texts cite it by. ``kind`` is a type of CSL: `article-journal`, `book`,
    `chapter`, `webpage` … Dates are ISO 8601 in the precision given.
    """

    key: str
    kind: str = "document"
    authors: tuple[PersonName, ...] = ()
    editors: tuple[PersonName, ...] = ()
    title: str | None = None
    container: str | None = None  # journal, newspaper, site, or the book of a chapter
    publisher: str | None = None
    place: str | None = None
    published: str | None = None
    accessed: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    url: str | None = None
    isbn: str | None = None
    language: str | None = None
    series: str | None = None  # of a book; its number in the series is the volume
