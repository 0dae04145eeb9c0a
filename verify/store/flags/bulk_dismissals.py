"""Dismissals that were widened: standing orders that can be listed and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import Decision

Row = dict[str, Any]
KINDS = {
    "outlet": "{rule} for the outlet {value}",
    "words": "{rule} for “{value}” everywhere",
    "publisher": "{rule} for references to {value}",
}
# The flags that one setting is about; ``value`` is compared as the setting keeps it.
_MATCHES = {
    "outlet": "(SELECT outlet FROM articles WHERE id = f.article) = :value",
    "words": "f.words_key = :value",
    "publisher": "f.publisher = :value",
}


@dataclass(frozen=True, slots=True)
class BulkDismissal:
    """One widened dismissal."""

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


def bulk_dismissals(db: Database) -> list[BulkDismissal]:
    """The settings that hold, the oldest first."""
    rows = db.query(
        "SELECT id, kind, rule, value, reason, who, at FROM settings"
        " WHERE taken_back_at IS NULL ORDER BY id"
    )
    return [BulkDismissal(**(row | {"at": datetime.fromisoformat(row["at"])})) for row in rows]


def matching_flags(db: Database, setting: BulkDismissal) -> list[int]:
    """The flags that a setting is about."""
    rows = db.execute(
        f"SELECT f.id FROM flags f WHERE f.rule = :rule AND {_MATCHES[setting.kind]}",
        {"rule": setting.rule, "value": setting.value},
    )
    return [row for (row,) in rows]


def bulk_dismissal_of(db: Database, flag: int) -> BulkDismissal | None:
    """The setting that holds this flag down, if any."""
    for setting in bulk_dismissals(db):
        sql = f"SELECT 1 FROM flags f WHERE f.id = :flag AND f.rule = :rule AND {_MATCHES[setting.kind]}"
        facts = {"flag": flag, "rule": setting.rule, "value": setting.value}
        if db.execute(sql, facts).fetchone():
            return setting
    return None


def decision_by(setting: BulkDismissal) -> Decision:
    """What a setting decides about the flags it matches."""
    return Decision("dismissed", setting.reason, setting.who, setting.at, setting.sentence)
