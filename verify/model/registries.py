"""What registries of works (doi.org, Crossref, libraries) say of the works that are cited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from verify.model.span import Span


class LookupOutcome(StrEnum):
    """What came of asking one registry about one work."""

    FOUND = "found"
    NO_TRACE = "no trace"
    UNREGISTERED = "unregistered"  # the prefix of the DOI is registered, the DOI is not
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class WorkUpdate:
    """A later notice about a work. ``kind`` is Crossref's word: retraction, correction, erratum."""

    kind: str
    reporter: str  # who reports it: the publisher, Retraction Watch
    date: str | None = None  # ISO
    doi: str | None = None  # of the notice


@dataclass(frozen=True, slots=True)
class WorkRecord:
    """The record of one work in a registry.

    ``titles`` includes the title with its subtitle, and the original title; ``authors`` are full
    names, ``surnames`` the family names where the registry tells them apart; both include editors
    and translators. ``years`` are those of all dates of publication, ``containers`` all names of
    the journal or book. ``kind`` is the registry's word for the type of the work.
    """

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    containers: tuple[str, ...] = ()
    publisher: str | None = None
    kind: str | None = None
    doi: str | None = None
    updates: tuple[WorkUpdate, ...] = ()

    @property
    def has_contents(self) -> bool:
        """Whether the record says anything by which a work can be told."""
        return bool(self.titles or self.authors or self.years or self.containers or self.doi)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What one registry answered about one work.

    ``detail`` is a clause that says why it was not checked. ``warc`` and ``offset`` are the place
    of the response in the archive.
    """

    registry: str
    outcome: LookupOutcome
    asked_at: datetime
    record: WorkRecord | None = None
    detail: str | None = None
    warc: str | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class WorkLookups:
    """All answers about one work that a reference cites.

    ``kind`` and ``identifier`` are None where the work was searched for by its title; ``span`` is
    that of the identifier or of the title.
    """

    span: Span
    kind: str | None = None
    identifier: str | None = None
    answers: tuple[Lookup, ...] = ()
