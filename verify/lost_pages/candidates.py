"""A page that may be the one a reference cites, and what is known of it before it is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FoundIn(StrEnum):
    """Where a candidate's URL was found."""

    ARTICLE = "this article"
    DATABASE = "another article"
    SITEMAP = "the publisher's sitemap"
    FEED = "the publisher's feed"
    WEB_ARCHIVE = "the web archive's index"
    SEARCH = "a search service"
    MOVED = "the way in which other pages of the site have moved"
    SITE_SEARCH = "the publisher's search page"
    TEXT_SEARCH = "Arquivo.pt's text search"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One URL with what its index says of it. Unknown fields are None.

    ``published`` is an ISO date of any precision: of publication, or in a sitemap of the last
    change.
    """

    url: str
    found_in: FoundIn
    title: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class ReadCandidate:
    """A candidate whose page was read. ``quotations`` are those of the article that it contains."""

    candidate: Candidate
    titles: tuple[str, ...]
    published: str | None = None
    language: str | None = None
    quotations: tuple[str, ...] = ()
