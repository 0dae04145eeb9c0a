"""What a re-check came to: one check, and what became of the source since the one before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from verify.model import Check, LinkState


@dataclass(frozen=True, slots=True)
class Transition:
    """What became of one source since the look before: the only thing that is reported."""

    address: str
    kind: str  # died, came-back, moved, restored, passage-gone, passage-changed, …
    before: LinkState
    after: LinkState
    at: datetime
    detail: str  # one sentence or the words then and now
    articles: tuple[str, ...] = ()


class CheckResult(NamedTuple):
    """What one look came to."""

    check: Check
    transitions: list[Transition]
    affects_rules: bool  # the rules have to look again at the articles that cite it
