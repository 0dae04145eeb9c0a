"""Precision of each rule, measured from the decisions in this database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from verify.store.damaged_rows import Failed, contained, intact_rows
from verify.store.flags.queries import Filter
from verify.store.flags.tally import Tally, tally
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


def rule_records(
    db: Database, failed: Failed | None = None, counted: Tally | None = None
) -> list[RuleRecord]:
    """Return a record for each rule that ever raised a flag, ordered by name.

    Flags that became ``fixed`` without an editor's decision do not count as right.
    A damaged row is added to ``failed``, if that is given. ``counted`` is the tally of all flags,
    if the caller has it.
    """
    decided = _decided(db, failed)
    counts: dict[str, Counter[str]] = {}
    reasons: dict[str, Counter[str]] = {}
    everything = counted or tally(db, Filter(), failed)
    for rule, said, reason, number in (
        *_undecided(everything, decided),
        *_said(db, decided, failed),
    ):
        counts.setdefault(rule, Counter())[said] += number
        if said == "dismissed":
            reasons.setdefault(rule, Counter())[dismissal_label(reason or "no reason")] += number
    return [_record(rule, counts[rule], reasons.get(rule, Counter())) for rule in sorted(counts)]


Said = tuple[str, str, str | None, int]  # rule, decision or status, reason, number of flags
Decided = tuple[int, str, str]  # id, rule and status of a flag


def _decided(db: Database, failed: Failed | None) -> list[Decided]:
    """Return the flags that have decisions."""
    sql = (
        "SELECT f.id, f.rule, f.status FROM (SELECT DISTINCT flag FROM decisions"
        " WHERE flag IS NOT NULL) d CROSS JOIN flags f ON f.id = d.flag"
    )
    return list(intact_rows(db, sql, [], lambda row: (*row.values(),), "flag", failed))


def _undecided(counted: Tally, decided: Sequence[Decided]) -> Iterator[Said]:
    """Yield flags that no editor decided: open, resolved, or covered by a bulk dismissal."""
    left: Counter[tuple[str, str]] = Counter()
    for group in counted.groups:
        if group.rule is not None and group.status is not None:
            left[group.rule, group.status] += group.number
    left.subtract((rule, status) for _, rule, status in decided)
    for (rule, status), number in left.items():
        if number > 0:
            yield rule, "gone" if status == "fixed" else status, "bulk dismissal", number


def _said(db: Database, decided: Sequence[Decided], failed: Failed | None) -> Iterator[Said]:
    """Yield the decision on each flag that has one."""
    from verify.store.flags.events import effective_decision

    for flag, rule, status in decided:
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
