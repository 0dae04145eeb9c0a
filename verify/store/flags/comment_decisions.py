"""Decisions that editors and authors made in the comments of a document.

A resolved comment sets its flag to fixed, a reply that begins with “dismiss:” dismisses it,
any other reply is kept as a note. A flag that was decided otherwise is a conflict: it is named,
and nothing is applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlite_utils import Database

from verify.store.database import transaction
from verify.store.flags.decisions import add_note, decide
from verify.store.flags.events import (
    DecisionNotPossible,
    EffectiveDecision,
    NewDecision,
    effective_decision,
    history,
)
from verify.terms import status_label

# Statuses that a comment may change: those of a flag that still needs something.
_UNSETTLED = {"fixed": ("open", "later", "confirmed"), "dismissed": ("open", "later")}


@dataclass(frozen=True, slots=True)
class CommentDecision:
    """What became of one comment: a verdict or None, and notes as (author, text)."""

    flag: int
    key: str  # the first part of the flag's key
    verdict: str | None = None
    reason: str | None = None
    who: str | None = None
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class CommentImport:
    """The result of an import: counts, and sentences about what was not applied."""

    decided: int = 0
    notes: int = 0
    unchanged: int = 0
    conflicts: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def flag_keys(db: Database, numbers: Sequence[int]) -> Mapping[int, str]:
    """Return the key of each flag, by flag ID."""
    return {
        number: str(found[0])
        for number in numbers
        if (found := db.execute("SELECT key FROM flags WHERE id = ?", [number]).fetchone())
    }


def import_comments(
    db: Database, comments: Iterable[CommentDecision], now: datetime
) -> CommentImport:
    """Make the decisions of a document's comments; importing twice changes nothing."""
    done = CommentImport()
    for comment in comments:
        flag = _flag(db, comment)
        if flag is None:
            done.unread.append(
                f"Flag {comment.flag} is not in this database. Was the copy made with another one?"
            )
            continue
        try:
            _apply(db, flag, comment, now, done)
        except DecisionNotPossible as error:
            done.unread.append(f"Flag {flag}: {error}")
    return done


def _flag(db: Database, comment: CommentDecision) -> int | None:
    """Return the flag that a comment is about; its key tells, its number decides between two."""
    digest, sign, number = comment.key.partition("#")
    rows = db.execute("SELECT id, key FROM flags WHERE key LIKE ?", [f"{digest}%"]).fetchall()
    same = [int(row) for row, key in rows if key.partition("#")[1:] == (sign, number)]
    if comment.flag in same:
        return comment.flag
    return same[0] if len(same) == 1 else None


def _apply(
    db: Database, flag: int, comment: CommentDecision, now: datetime, done: CommentImport
) -> None:
    for author, text in comment.notes:
        with transaction(db):
            known = any(e["note"] == text and e["who"] == author for e in history(db, flag))
            if not known:
                add_note(db, flag, NewDecision("noted", note=text, who=author), now)
        done.notes += not known
        done.unchanged += known
    if comment.verdict is None:
        return
    held = effective_decision(db, flag)
    if _same(held, comment):
        done.unchanged += 1
    elif held.status not in _UNSETTLED[comment.verdict]:
        done.conflicts.append(_conflict(flag, held, comment))
    else:
        uid = (held.event or {}).get("uid") or ""
        made = NewDecision(comment.verdict, comment.reason, None, comment.who)
        decide(db, flag, made, now, seen=uid)
        done.decided += 1


def _same(held: EffectiveDecision, comment: CommentDecision) -> bool:
    reason = (held.event or {}).get("reason") or None
    return held.status == comment.verdict and reason == comment.reason


def _conflict(flag: int, held: EffectiveDecision, comment: CommentDecision) -> str:
    by = (held.event or {}).get("who") or "somebody"
    return (
        f"Flag {flag}: “{status_label(comment.verdict or 'open')}” in the document, but {by}"
        f" decided “{status_label(held.status)}”. Decide it with: verify flags decide {flag}"
    )
