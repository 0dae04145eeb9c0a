"""End decisions whose facts have changed, and record why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.store.flags.decisions import lapse
from verify.store.flags.events import effective_decision
from verify.terms import dismissal_label, status_label
from verify.text.fold import fold_words

Row = dict[str, Any]
# Similarity in percent at which a resolved flag counts as the predecessor of a new one. Only a
# note is shown and no decision is carried over, so half is strict enough.
PREDECESSOR_LIKENESS = 50


def lapse_where_facts_changed(db: Database, before: Row, values: Row) -> None:
    """End the decision on a flag if its facts have changed since the decision.

    ``before`` is the flag's previous row, ``values`` its columns as found in this run.
    """
    event = effective_decision(db, before["id"]).event
    if event is None:
        return
    now = datetime.fromisoformat(values["last_seen"])
    if why := _changed(event, values) or _not_fixed(db, event, before, values):
        lapse(db, before["id"], why, now)


def _changed(event: Row, values: Row) -> str | None:
    was, now = event["source_words"], values["source_words"]
    if not was or not now or fold_words(was) == fold_words(now):
        return None
    return (
        f"It was {status_label(event['event'])} when the source read “{_short(was)}”."
        f" The source now reads “{_short(now)}”."
    )


def _not_fixed(db: Database, event: Row, before: Row, values: Row) -> str | None:
    """Return why a “fixed” or “confirmed” decision lapses, or None if it stays in effect.

    “Fixed” lapses if the article has a newer revision that still has the problem. Both lapse
    if the flag was resolved and is found again.
    """
    if event["event"] not in ("fixed", "confirmed"):
        return None
    if before["history"] == "gone":
        was = "marked fixed" if event["event"] == "fixed" else "confirmed"
        return f"It was {was} and resolved, and has been reopened."
    if event["event"] == "confirmed":
        return None
    newer = db.execute(
        "SELECT 1 FROM revisions WHERE article = ? AND seen_at > ?",
        [values["article"], event["at"]],
    ).fetchone()
    return (
        "It was marked fixed. The article has changed since, but the problem remains."
        if newer
        else None
    )


def note_predecessors(db: Database, fresh: Sequence[int], gone: Sequence[Row]) -> None:
    """Add a note to new flags if a decision on nearly the same words does not apply to them."""
    decided = [(row, event) for row in gone if (event := effective_decision(db, row["id"]).event)]
    for flag in fresh if decided else ():
        (row,) = db.query("SELECT * FROM flags WHERE id = ?", [flag])
        best = max(decided, key=lambda pair: _likeness(row, pair[0]))
        if row["status"] == "open" and _likeness(row, best[0]) >= PREDECESSOR_LIKENESS:
            db.execute(
                "UPDATE flags SET lapsed = ?, replaces = ? WHERE id = ?",
                [_replaced(row, *best), best[0]["id"], flag],
            )


def _likeness(row: Row, earlier: Row) -> float:
    from rapidfuzz import fuzz

    if row["rule"] != earlier["rule"]:
        return 0.0
    return float(fuzz.ratio(row["words_key"], earlier["words_key"]))


def _replaced(row: Row, earlier: Row, event: Row) -> str:
    reason = f" ({dismissal_label(event['reason'])})" if event["reason"] else ""
    if row["words_key"] == earlier["words_key"]:
        was, now = earlier["source"] or "no source", row["source"] or "no source"
    else:
        was, now = f"“{_short(earlier['words'])}”", f"“{_short(row['words'])}”"
    return f"It was {status_label(event['event'])}{reason} for {was}, and now reads {now}."


def _short(text: str, length: int = 160) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
