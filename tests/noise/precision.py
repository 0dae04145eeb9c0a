"""What the judgments say of each rule, and of all flags together. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.noise.ledger import Judged, Key, key_of
from tests.noise.raised import Raised

ENOUGH = 10  # judged flags from which a rule's precision counts
PREVIEW_BELOW = 0.90  # DESIGN.md, 10: Tricorder's bar for effective false positives
INFO_BELOW = 0.97  # our bar of 3 %
SEVERITIES = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Tally:
    """The judged flags of one rule at one severity."""

    rule: str
    severity: str
    right: int = 0
    defensible: int = 0
    unwanted: int = 0

    @property
    def judged(self) -> int:
        return self.right + self.defensible + self.unwanted

    @property
    def precision(self) -> float:
        """The share of wanted flags; a defensible one counts as wanted. 1.0 where n is 0."""
        return 1 - self.unwanted / self.judged if self.judged else 1.0


def unjudged(flags: Iterable[Raised], ledger: Mapping[Key, Judged]) -> list[Raised]:
    """The flags that have no line in the ledger."""
    return [flag for flag in flags if key_of(flag) not in ledger]


def tallies(flags: Iterable[Raised], ledger: Mapping[Key, Judged]) -> list[Tally]:
    """One tally for each rule and severity, in this order. Unjudged flags are left out."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for flag in flags:
        if judged := ledger.get(key_of(flag)):
            counts[flag.rule, flag.severity, judged.judgment] += 1
    rows = sorted({(rule, severity) for rule, severity, _ in counts})
    return [
        Tally(
            rule,
            severity,
            counts[rule, severity, "right"],
            counts[rule, severity, "defensible"],
            counts[rule, severity, "unwanted"],
        )
        for rule, severity in rows
    ]


def by_rule(rows: Iterable[Tally]) -> dict[str, Tally]:
    """The tallies of each rule added up; the severity is the highest one."""
    sums: dict[str, Tally] = {}
    for row in rows:
        old = sums.get(row.rule, Tally(row.rule, row.severity))
        sums[row.rule] = Tally(
            row.rule,
            max(old.severity, row.severity, key=SEVERITIES.index),
            old.right + row.right,
            old.defensible + row.defensible,
            old.unwanted + row.unwanted,
        )
    return sums


def advice(tally: Tally) -> str:
    """What the measured precision of a rule allows; “ok” where it is kept.

    A rule with fewer than ten judged flags keeps its severity.
    """
    if tally.judged < ENOUGH:
        return f"too few to tell: n = {tally.judged}, {tally.unwanted} unwanted"
    if tally.precision < PREVIEW_BELOW:
        return "preview: under 90 %"
    if tally.precision < INFO_BELOW:
        return "ok" if tally.severity == "info" else "at most info: under 97 %"
    if tally.severity == "error" and tally.unwanted:
        return "at most warning: an unwanted error is known"
    return "ok"


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures over all rules."""

    loud: int  # judged flags at warning or above
    unwanted_loud: int
    unwanted_errors: int
    info: int
    unwanted_info: int
    judged: int
    defensible: int
    articles: int

    @property
    def per_20_articles(self) -> float:
        """Unwanted flags at warning or above in 20 articles."""
        return 20 * self.unwanted_loud / self.articles if self.articles else 0.0


def totals(rows: Sequence[Tally], articles: int) -> Totals:
    """Add the tallies up."""
    loud = [row for row in rows if row.severity != "info"]
    info = [row for row in rows if row.severity == "info"]
    return Totals(
        loud=sum(row.judged for row in loud),
        unwanted_loud=sum(row.unwanted for row in loud),
        unwanted_errors=sum(row.unwanted for row in loud if row.severity == "error"),
        info=sum(row.judged for row in info),
        unwanted_info=sum(row.unwanted for row in info),
        judged=sum(row.judged for row in rows),
        defensible=sum(row.defensible for row in rows),
        articles=articles,
    )


def lost(first: Iterable[Judged], flags: Iterable[Raised]) -> Iterator[tuple[Judged, str | None]]:
    """The right flags of the first ledger that are no longer raised as severely as then.

    Each comes with the severity it has now; None where it is not raised at all.
    """
    now = {key_of(flag): flag.severity for flag in flags}
    for judged in first:
        severity = now.get(judged.key)
        if judged.judgment == "right" and not _as_severe(severity, judged.severity):
            yield judged, severity


def _as_severe(now: str | None, then: str) -> bool:
    return now is not None and SEVERITIES.index(now) >= SEVERITIES.index(then)
