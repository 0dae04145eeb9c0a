"""Dismissals that were widened: standing orders that can be listed and taken back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import Decision
from verify.store.database import transaction
from verify.store.decisions import Made, NotPossible, refresh

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
class Setting:
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


def widen(db: Database, flag: int, kind: str, made: Made, now: datetime) -> Setting:
    """Dismiss all flags like this one, now and in future. ``kind`` is one of ``KINDS``.

    Raises ``NotPossible`` where the flag has nothing of that kind (no outlet, no publisher).
    """
    if kind not in KINDS:
        raise NotPossible(f"“{kind}” is no way to widen: choose {', '.join(KINDS)}.")
    rule, value = _facts(db, flag, kind)
    uid = hashlib.sha256("\0".join((kind, rule, value, now.isoformat())).encode()).hexdigest()[:24]
    row: Row = {"uid": uid, "kind": kind, "rule": rule, "value": value}
    row |= {"reason": made.reason, "who": made.who, "at": now.isoformat()}
    with transaction(db):
        columns, holes = ", ".join(row), ", ".join(f":{name}" for name in row)
        cursor = db.execute(f"INSERT INTO settings ({columns}) VALUES ({holes})", row)
        setting = next(s for s in settings(db) if s.id == cursor.lastrowid)
        refresh(db, matching(db, setting))
    return setting


def _facts(db: Database, flag: int, kind: str) -> tuple[str, str]:
    found = db.execute(
        "SELECT f.rule, a.outlet, f.words_key, f.publisher FROM flags f"
        " JOIN articles a ON a.id = f.article WHERE f.id = ?",
        [flag],
    ).fetchone()
    if found is None:
        raise NotPossible(f"There is no flag {flag}.")
    rule, *values = found
    value = dict(zip(("outlet", "words", "publisher"), values, strict=True))[kind]
    if not value:
        raise NotPossible(f"This flag cannot be widened by {kind}: none is known for it.")
    return str(rule), str(value)


def settings(db: Database) -> list[Setting]:
    """The settings that hold, the oldest first."""
    rows = db.query(
        "SELECT id, kind, rule, value, reason, who, at FROM settings"
        " WHERE taken_back_at IS NULL ORDER BY id"
    )
    return [Setting(**(row | {"at": datetime.fromisoformat(row["at"])})) for row in rows]


def take_back(db: Database, setting: int, who: str | None, now: datetime) -> Setting:
    """End a setting; the flags it held down are open again. Gives the setting."""
    with transaction(db):
        found = next((s for s in settings(db) if s.id == setting), None)
        if found is None:
            raise NotPossible(f"There is no setting {setting} to take back.")
        db.execute(
            "UPDATE settings SET taken_back_at = ?, taken_back_by = ? WHERE id = ?",
            [now.isoformat(), who, setting],
        )
        refresh(db, matching(db, found))
    return found


def matching(db: Database, setting: Setting) -> list[int]:
    """The flags that a setting is about."""
    rows = db.execute(
        f"SELECT f.id FROM flags f WHERE f.rule = :rule AND {_MATCHES[setting.kind]}",
        {"rule": setting.rule, "value": setting.value},
    )
    return [row for (row,) in rows]


def setting_for(db: Database, flag: int) -> Setting | None:
    """The setting that holds this flag down, if any."""
    for setting in settings(db):
        sql = f"SELECT 1 FROM flags f WHERE f.id = :flag AND f.rule = :rule AND {_MATCHES[setting.kind]}"
        facts = {"flag": flag, "rule": setting.rule, "value": setting.value}
        if db.execute(sql, facts).fetchone():
            return setting
    return None


def decision_by(setting: Setting) -> Decision:
    """What a setting decides about the flags it matches."""
    return Decision("dismissed", setting.reason, setting.who, setting.at, setting.sentence)
