"""What decisions say about the rules: their measured precision on this desk."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sqlite_utils import Database

# A rule is on by default with fewer than 10 % unwanted findings (Google's Tricorder).
ENOUGH = 0.90


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """How the flags of one rule were decided."""

    rule: str
    flags: int
    open: int
    confirmed: int  # confirmed, or fixed by the editor: the finding was right
    dismissed: int
    reasons: tuple[tuple[str, int], ...] = field(default=())  # of dismissals, most first

    @property
    def precision(self) -> float | None:
        """The share of decided flags that were right; None where none is decided."""
        decided = self.confirmed + self.dismissed
        return self.confirmed / decided if decided else None

    @property
    def below(self) -> bool:
        """Whether the rule is under the precision that keeps a rule switched on."""
        return self.precision is not None and self.precision < ENOUGH


def rule_records(db: Database) -> list[RuleRecord]:
    """One record for each rule that ever raised a flag, by name.

    What became ``fixed`` by vanishing is not counted as right: nobody said so.
    """
    from verify.store.decisions import standing

    counts: dict[str, Counter[str]] = {}
    reasons: dict[str, Counter[str]] = {}
    for flag, rule, status, decided in db.execute(
        "SELECT f.id, f.rule, f.status, EXISTS (SELECT 1 FROM decisions d WHERE d.flag = f.id)"
        " FROM flags f ORDER BY f.rule"
    ):
        event = standing(db, flag).event if decided else None
        said = event["event"] if event else ("dismissed" if status == "dismissed" else status)
        counts.setdefault(rule, Counter())[said if event or said != "fixed" else "gone"] += 1
        if said == "dismissed":
            reason = (event["reason"] if event else None) or "by a setting"
            reasons.setdefault(rule, Counter())[reason] += 1
    return [_record(rule, found, reasons.get(rule, Counter())) for rule, found in counts.items()]


def _record(rule: str, found: Counter[str], reasons: Counter[str]) -> RuleRecord:
    return RuleRecord(
        rule=rule,
        flags=found.total(),
        open=found["open"] + found["later"],
        confirmed=found["confirmed"] + found["fixed"],
        dismissed=found["dismissed"],
        reasons=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
    )
