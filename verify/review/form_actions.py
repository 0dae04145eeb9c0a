"""Actions of the desk's forms: plain functions of database, form, editor and time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlite_utils import Database

from verify.report.wording import count
from verify.store.database import transaction
from verify.store.flags import decisions, events
from verify.store.flags.events import DecisionNotPossible, NewDecision
from verify.terms import status_label

Form = Mapping[str, str]


def decide(db: Database, number: int, form: Form, who: str | None, now: datetime) -> str:
    """Decide on one flag; return the notice to show.

    Fields of ``form``: ``verdict``, ``reason``, ``other`` (a reason in free text), ``note``,
    ``seen`` (uid of the decision that the page showed), ``widen`` (scope of a bulk dismissal:
    outlet, words, publisher or ""). Raises ``DecisionNotPossible`` with the message to show.
    """
    check_sizes(form)
    made = NewDecision(form.get("verdict", ""), _reason(form), _note(form), who)
    with transaction(db):
        decisions.decide(db, number, made, now, form.get("seen"))
        if form.get("widen") and made.verdict == "dismissed":
            decisions.dismiss_all_like(db, number, form["widen"], made, now)
    return f"Flag {number}: {status_label(made.verdict)}."


#: Limits in characters. Verdicts, times and kinds are short; a reason is a sentence or two.
LONGEST_FIELD = 200
LONGEST_REASON = 2_000
_REASONS = frozenset({"note", "other", "reason"})


def check_sizes(form: Form) -> None:
    """Raise ``DecisionNotPossible`` if a field is longer than the limit."""
    for name, value in form.items():
        most = LONGEST_REASON if name in _REASONS else LONGEST_FIELD
        if len(value) > most and name != "csrftoken":
            raise DecisionNotPossible(f"“{name[:40]}” is longer than {most} characters.")


def _reason(form: Form) -> str | None:
    return (form.get("other") or "").strip() or (form.get("reason") or "").strip() or None


def _note(form: Form) -> str | None:
    return (form.get("note") or "").strip() or None


def undo(db: Database, number: int, who: str | None, now: datetime) -> str:
    """Undo the current decision on a flag; return the notice to show."""
    undone = decisions.undo(db, number, who, now)
    return f"Flag {number}: “{status_label(undone.verdict)}” undone."


def decide_selected(
    db: Database, numbers: Sequence[int], form: Form, who: str | None, now: datetime
) -> str:
    """Decide on several flags alike, on all of them or none; return the notice to show.

    ``form`` may have ``asof``, the time at which the list was shown. If a flag was decided
    after that time, nothing is changed and ``DecisionNotPossible`` is raised.
    """
    if not numbers:
        raise DecisionNotPossible("No flags are selected. Select at least one.")
    check_sizes(form)
    made = NewDecision(form.get("verdict", "dismissed"), _reason(form), _note(form), who)
    shown = _parse_time(form.get("asof", ""))
    with transaction(db):
        for number in dict.fromkeys(numbers):
            try:
                decisions.decide(db, number, made, now, _decision_shown(db, number, shown))
            except DecisionNotPossible as refusal:
                raise DecisionNotPossible(f"Flag {number}: {refusal}") from refusal
    return f"{count(len(set(numbers)), 'flag')}: {status_label(made.verdict)}."


def _parse_time(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None


def _decision_shown(db: Database, number: int, shown: datetime | None) -> str | None:
    """Return the uid of the flag's decision when the list was shown, "" for none.

    None if ``shown`` is None: the time is unknown.
    """
    event = events.effective_decision(db, number).event
    if shown is None:
        return None
    made_before = event is not None and datetime.fromisoformat(event["at"]) <= shown
    return event["uid"] if event is not None and made_before else ""


def end_bulk_dismissal(db: Database, number: int, who: str | None, now: datetime) -> str:
    """End a bulk dismissal; return the notice to show."""
    setting = decisions.end_bulk_dismissal(db, number, who, now)
    return f"Bulk dismissal undone: {setting.sentence}."
