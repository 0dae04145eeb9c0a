"""The pairs of verdict_pairs.toml, as values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verify.match.verdict.compare import compare
from verify.model import Page

_FILE = Path(__file__).parent / "verdict_pairs.toml"
SIDES = {
    "harmful": ("altered",),
    "harmless": ("verbatim", "edited", "reworded"),
    "found": ("verbatim", "edited", "reworded", "altered", "spliced", "ambiguous"),
    "absent": ("absent",),
}


@dataclass(frozen=True)
class Pair:
    """A sentence of a source, what an article makes of it, and what is to come out."""

    kind: str
    language: str
    side: str
    source: str
    quotation: str
    known_failure: bool = False

    @property
    def outcome(self) -> str:
        """The verdict that the pair gets."""
        page = Page(text=self.source, whole_text=self.source, language=self.language)
        return compare(self.quotation, page, self.language).outcome.value

    @property
    def is_right(self) -> bool:
        """Whether it is one of those that it is to get."""
        return self.outcome in SIDES[self.side]


def pairs() -> Iterator[Pair]:
    """Every pair of the file."""
    for group in tomllib.loads(_FILE.read_text(encoding="utf-8"))["group"]:
        for side in SIDES:
            for source, quotation in group.get(side, ()):
                fails = group.get("known_failures", False)
                yield Pair(group["kind"], group["language"], side, source, quotation, fails)
