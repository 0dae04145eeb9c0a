"""Numbers of flags by status, severity and rule, from one query for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from verify.store.damaged_rows import Failed, rows_or_damaged
from verify.store.flags.queries import Filter, tables, where

_NAMES = ("status", "severity", "rule")
# The first column names a flag of the group, in case that a cell is damaged.
_COUNTED = "SELECT min(f.id), f.status, f.severity, f.rule, count(*) AS number"
_KEPT = (
    "SELECT (SELECT min(id) FROM flags WHERE (status, severity, rule) = (f.status, f.severity, f.rule)),"
    " f.status, f.severity, f.rule, f.number AS number FROM flag_counts f"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Number of flags with one status, severity and rule. A damaged cell is None."""

    status: str | None
    severity: str | None
    rule: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of flags. ``status`` counts only the flags with that status, None counts all."""

    groups: tuple[Group, ...]

    def total(self, status: str | None = None) -> int:
        """Return the number of flags."""
        return sum(group.number for group in self._among(status))

    def by(self, name: str, status: str | None = None) -> list[tuple[str, int]]:
        """Return the number of flags for each ``status``, ``severity`` or ``rule``, most first."""
        found: Counter[str] = Counter()
        for group in self._among(status):
            if (value := getattr(group, name)) is not None:
                found[value] += group.number
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))

    def _among(self, status: str | None) -> Sequence[Group]:
        return [group for group in self.groups if status in (None, group.status)]


def tally(db: Database, asked: Filter, failed: Failed | None = None) -> Tally:
    """Count the matching flags. Damaged cells are added to ``failed``, if that is given.

    Triggers keep the numbers of all flags; other filters than by the three names count.
    """
    condition, values = where(asked)
    counted = asked == Filter(status=asked.status, severity=asked.severity, rule=asked.rule)
    sql = _KEPT if counted else f"{_COUNTED} {tables(condition)}"
    sql += f" WHERE {condition} GROUP BY f.status, f.severity, f.rule HAVING number > 0"
    rows = rows_or_damaged(db, sql, values, "flag", failed)
    return Tally(tuple(_group(row) for row in rows))


def _group(row: dict[str, Any]) -> Group:
    status, severity, rule = (None if row[name] is None else str(row[name]) for name in _NAMES)
    return Group(status, severity, rule, row["number"])
