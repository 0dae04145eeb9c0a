"""Precision of each rule, measured from the decisions in this database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from verify.store.damaged_rows import Failed, contained, intact_rows
from verify.terms import dismissal_label

# A rule is on by default with fewer than 10 % unwanted findings (Google's Tricorder).
ENOUGH = 0.90


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """Number of one rule's flags by decision."""

    rule: str
    flags: int
    open: int
    confirmed: int  # confirmed, or fixed by the editor: the finding was right
    dismissed: int
    reasons: tuple[tuple[str, int], ...] = field(default=())  # of dismissals, most first

    @property
    def precision(self) -> float | None:
        """Return the share of decided flags that were right, None if none was decided."""
        decided = self.confirmed + self.dismissed
        return self.confirmed / decided if decided else None

    @property
    def below_threshold(self) -> bool:
        """Return whether the precision is below the one required of a rule on by default."""
        return self.precision is not None and self.precision < ENOUGH


def rule_records(db: Database, failed: Failed | None = None) -> list[RuleRecord]:
    """Return a record for each rule that ever raised a flag, ordered by name.

    Flags that became ``fixed`` without an editor's decision do not count as right.
    A damaged row is added to ``failed``, if that is given.
    """
    counts: dict[str, Counter[str]] = {}
    reasons: dict[str, Counter[str]] = {}
    for rule, said, reason, number in (*_undecided(db, failed), *_decided(db, failed)):
        counts.setdefault(rule, Counter())[said] += number
        if said == "dismissed":
            reasons.setdefault(rule, Counter())[dismissal_label(reason or "no reason")] += number
    return [_record(rule, counts[rule], reasons.get(rule, Counter())) for rule in sorted(counts)]


Said = tuple[str, str, str | None, int]  # rule, decision or status, reason, number of flags


def _undecided(db: Database, failed: Failed | None) -> Iterator[Said]:
    """Yield flags that no editor decided: open, resolved, or covered by a bulk dismissal."""
    sql = (
        "SELECT min(id), rule, status, count(*) FROM flags WHERE id NOT IN"
        " (SELECT flag FROM decisions WHERE flag IS NOT NULL) GROUP BY rule, status"
    )
    for _, rule, status, number in intact_rows(db, sql, [], _cells, "flag", failed):
        yield rule, "gone" if status == "fixed" else status, "bulk dismissal", number


def _cells(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row.values())


def _decided(db: Database, failed: Failed | None) -> Iterator[Said]:
    from verify.store.flags.events import effective_decision

    sql = "SELECT DISTINCT f.id, f.rule, f.status FROM flags f JOIN decisions d ON d.flag = f.id"
    for flag, rule, status in list(intact_rows(db, sql, [], _cells, "flag", failed)):
        event = None
        with contained(failed, f"the decisions on flag {flag}"):
            event = effective_decision(db, flag).event
        if event is not None:
            yield rule, event["event"], event["reason"], 1
        else:
            yield rule, "gone" if status == "fixed" else status, "bulk dismissal", 1


def _record(rule: str, found: Counter[str], reasons: Counter[str]) -> RuleRecord:
    return RuleRecord(
        rule=rule,
        flags=found.total(),
        open=found["open"] + found["later"],
        confirmed=found["confirmed"] + found["fixed"],
        dismissed=found["dismissed"],
        reasons=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
    )
