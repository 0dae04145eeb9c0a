"""The result of a re-check: one check, and what changed since the one before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from verify.model import Check, LinkState


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of one source since the previous check: the only thing that is reported."""

    address: str
    kind: str  # died, came-back, moved, restored, passage-gone, passage-changed, …
    before: LinkState
    after: LinkState
    at: datetime
    detail: str  # one sentence, or the words then and now
    articles: tuple[str, ...] = ()


class CheckResult(NamedTuple):
    """The result of one check."""

    check: Check
    transitions: list[Transition]
    affects_rules: bool  # the rules must run again over the articles that cite it
    first_failure: str = ""  # message on a first failure: worth a line, not yet news
