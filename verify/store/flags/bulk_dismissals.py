"""Bulk dismissals: dismissals of all flags alike, which can be listed and ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import Decision
from verify.store.damaged_rows import DamagedCell, Failed, intact_rows

Row = dict[str, Any]
KINDS = {
    "outlet": "{rule} for the publication {value}",
    "words": "{rule} for “{value}” everywhere",
    "publisher": "{rule} for references to {value}",
}
# SQL conditions for the flags that a bulk dismissal covers; ``value`` is compared as stored.
_MATCHES = {
    "outlet": "(SELECT outlet FROM articles WHERE id = f.article) = :value",
    "words": "f.words_key = :value",
    "publisher": "f.publisher = :value",
}


@dataclass(frozen=True, slots=True)
class BulkDismissal:
    """One bulk dismissal."""

    id: int
    kind: str
    rule: str
    value: str
    reason: str | None
    who: str | None
    at: datetime

    @property
    def sentence(self) -> str:
        return KINDS[self.kind].format(rule=self.rule, value=self.value)


def bulk_dismissals(db: Database, failed: Failed | None = None) -> list[BulkDismissal]:
    """Return the bulk dismissals in effect, oldest first.

    A damaged row is added to ``failed``, if that is given.
    """
    sql = (
        "SELECT id, kind, rule, value, reason, who, at FROM settings"
        " WHERE taken_back_at IS NULL ORDER BY id"
    )
    return list(intact_rows(db, sql, [], _bulk_dismissal, "bulk dismissal", failed))


def _bulk_dismissal(row: Row) -> BulkDismissal:
    if row["kind"] not in KINDS:
        raise DamagedCell(f"the cell “kind” holds “{row['kind']}”")
    return BulkDismissal(**(row | {"at": datetime.fromisoformat(row["at"])}))


def matching_flags(db: Database, setting: BulkDismissal) -> list[int]:
    """Return the ids of the flags that a bulk dismissal covers."""
    rows = db.execute(
        f"SELECT f.id FROM flags f WHERE f.rule = :rule AND {_MATCHES[setting.kind]}",
        {"rule": setting.rule, "value": setting.value},
    )
    return [row for (row,) in rows]


def bulk_dismissal_of(
    db: Database, flag: int, failed: Failed | None = None
) -> BulkDismissal | None:
    """Return the bulk dismissal that covers this flag, or None."""
    for setting in bulk_dismissals(db, failed):
        sql = f"SELECT 1 FROM flags f WHERE f.id = :flag AND f.rule = :rule AND {_MATCHES[setting.kind]}"
        facts = {"flag": flag, "rule": setting.rule, "value": setting.value}
        if db.execute(sql, facts).fetchone():
            return setting
    return None


def decision_by(setting: BulkDismissal) -> Decision:
    """Return the decision that a bulk dismissal makes on the flags it covers."""
    return Decision("dismissed", setting.reason, setting.who, setting.at, setting.sentence)
