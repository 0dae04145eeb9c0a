"""What a comparison gives: an outcome, the passages, the changes, and the steps that led there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verify.model import Span, Step

# Shorter quotations prove nothing by standing somewhere (DESIGN.md: several quote checkers).
EVIDENCE_CHARACTERS = 12


class Outcome(StrEnum):
    """The verdict on a quotation; docs/matching.md says when each is given."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    REWORDED = "reworded"
    ALTERED = "altered"
    SPLICED = "spliced"
    TRANSLATED = "translated"
    AMBIGUOUS = "ambiguous"
    ABSENT = "absent"
    UNVERIFIABLE = "unverifiable"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the quotation and the passage.

    ``kind``: number, date, negation, modal, quantifier, comparison, opposite, name, person,
    actor (who did it to whom), role (deputy minister, minister) (critical: the meaning changes); word, spelling, left out, inserted (the wording changes);
    capital, ending, ellipsis, bracket, attribution (of the source, left out) (legitimate). ``article`` and ``source`` are the words
    on either side, "" where there are none. ``outside``: the words of the source are beside the
    passage, and govern it: “Not all boats sank”, quoted as “all boats sank”.
    """

    kind: str
    article: str
    source: str
    outside: bool = False

    @property
    def critical(self) -> bool:
        """Whether the change alters the meaning."""
        return self.kind in CRITICAL

    @property
    def legitimate(self) -> bool:
        """Whether quoting conventions allow the change."""
        return self.kind in LEGITIMATE


CRITICAL = frozenset(
    (
        "number",
        "date",
        "negation",
        "modal",
        "quantifier",
        "comparison",
        "opposite",
        "name",
        "person",
        "actor",
        "role",
    )
)
LEGITIMATE = frozenset(("capital", "ending", "ellipsis", "bracket", "attribution"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A place of a source. ``span`` points into the text that ``where`` names.

    ``where`` is "main text" (``Page.text``) or "whole page" (``Page.whole_text``); ``page`` is
    the page number of a PDF, from 1. ``parts`` holds the span of each piece that was found.
    """

    span: Span
    text: str
    where: str = "main text"
    page: int | None = None
    parts: tuple[Span, ...] = ()


Diff = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one quotation against one page.

    ``passages`` holds every equally good place, the nearest one where nothing was found well
    enough, none where nothing is near. ``similarity`` is the share of words that stand as
    quoted: it tells how near the passage is and decides nothing else. ``agreement`` is set
    for a translation: consistent, inconsistent, cannot tell.
    """

    outcome: Outcome
    passages: tuple[Passage, ...] = ()
    changes: tuple[Change, ...] = ()
    diff: Diff = ()
    steps: tuple[Step, ...] = ()
    why: str = ""
    similarity: float = 0.0
    agreement: str | None = None

    @property
    def passage(self) -> Passage | None:
        """The first passage, None where there is none."""
        return self.passages[0] if self.passages else None

    @property
    def found(self) -> bool:
        """Whether the quotation is in the source, however edited."""
        return self.outcome in _FOUND


_FOUND = frozenset(
    (
        Outcome.VERBATIM,
        Outcome.EDITED,
        Outcome.REWORDED,
        Outcome.ALTERED,
        Outcome.SPLICED,
        Outcome.AMBIGUOUS,
    )
)
