"""The queue of a review: which flags need a decision, and where an editor continues."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.store.flags.queries import Filter


def open_flags(db: Database) -> list[int]:
    """Return the flags that need a decision: the open ones, then the deferred ones."""
    from verify.store.flags.queries import Filter

    return review_queue(db, Filter())


def review_queue(db: Database, asked: Filter) -> list[int]:
    """Return those of them that match a filter."""
    from verify.store.flags.queries import flag_ids

    open_ones = flag_ids(db, replace(asked, status="open"))
    return [*open_ones, *flag_ids(db, replace(asked, status="later"))]


def resume_position(db: Database, who: str, queue: list[int]) -> int:
    """Return where this editor continues in the queue: at the flag that was shown last."""
    from verify.store.flags.review_positions import position

    last = position(db, who)
    return queue.index(last) if last in queue else 0
