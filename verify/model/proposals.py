"""A page that probably is one whose URL is missing or dead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """A page that probably is the cited one, with the evidence for it.

    ``parts`` are the agreements that made the score, each 0 to 1, by name: ``title``, ``date``,
    ``domain``, ``quotation``; what could not be compared is left out. ``score`` is their weighted
    mean. ``title`` is the page's own that agrees best, ``published`` an ISO date, ``quotations``
    those of the article that the page contains.
    """

    url: str
    score: float
    parts: tuple[tuple[str, float], ...]
    found_in: str
    title: str | None = None
    published: str | None = None
    quotations: tuple[str, ...] = ()
