"""What a comparison of titles gives: an outcome, the page's nearest title, the changes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verify.match.verdict.verdict import Change, Diff
from verify.model import PageTitle, Step


class TitleOutcome(StrEnum):
    """``variant``: the publisher's own other title, or a part of one. ``similar``: reworded."""

    SAME = "same"
    VARIANT = "variant"
    SIMILAR = "similar"
    ALTERED = "altered"
    TRANSLATED = "translated"
    DIFFERENT = "different"
    UNVERIFIABLE = "unverifiable"


@dataclass(frozen=True, slots=True)
class TitleVerdict:
    """``title`` is the page's nearest own title; ``score`` 0 to 100 locates it, no more."""

    outcome: TitleOutcome
    title: PageTitle | None = None
    score: float = 0.0
    changes: tuple[Change, ...] = ()
    diff: Diff = ()
    steps: tuple[Step, ...] = ()
    why: str = ""
