"""Update ``flags.status`` from decisions, bulk dismissals and the flag's history."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from verify.store.database import transaction
from verify.store.flags.bulk_dismissals import bulk_dismissal_of
from verify.store.flags.events import effective_decision


def refresh(db: Database, flags: Iterable[int]) -> None:
    """Update ``status`` and ``lapsed`` of these flags from events, bulk dismissals and history."""
    with transaction(db):
        for flag in flags:
            found = effective_decision(db, flag)
            status = found.status
            if status == "open" and bulk_dismissal_of(db, flag):
                status = "dismissed"
            db.execute(
                "UPDATE flags SET lapsed = CASE WHEN :decided THEN NULL"
                " ELSE coalesce(:lapsed, lapsed) END, status ="
                " CASE WHEN history = 'gone' THEN 'fixed' ELSE :status END WHERE id = :flag",
                {
                    "decided": found.event is not None,
                    "lapsed": found.lapsed,
                    "status": status,
                    "flag": flag,
                },
            )
