"""Review flags at the terminal: one at a time, with single keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from verify.cli.actions.review_keys import HELP, key_line
from verify.cli.actions.review_queue import open_flags
from verify.cli.keys import END, ENTER, ERASE, ESCAPE, Keys
from verify.cli.output import text_width
from verify.terms import status_label

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.containment import InternalFailure

_VERDICTS = {"c": "confirmed", "f": "fixed", "l": "later"}
_SCOPES = {"1": "outlet", "2": "words", "3": "publisher"}
_SCOPE_QUESTION = "  Apply to:  1 this publication   2 the same words   3 this publisher"


@dataclass(slots=True)
class ReviewSession:
    """One session of one editor. ``queue`` has the numbers of the flags to review."""

    db: Database
    keys: Keys
    who: str
    clock: Callable[[], datetime]
    write: Callable[[str], None]
    queue: list[int]
    at: int = 0
    decided: list[int] = field(default_factory=list)  # flags decided in this session
    failed: list[InternalFailure] = field(default_factory=list)  # flags that cannot be read
    seen: str = ""  # uid of the decision that was in force when the flag was shown

    def run(self) -> None:
        """Show flags until the last one or until the editor quits; each decision is saved at once."""
        from verify.store.damaged_rows import contained

        while self.at < len(self.queue):
            damaged: list[InternalFailure] = []
            with contained(damaged, f"flag {self.number}"):
                self._show()
            self.failed += damaged
            if damaged:
                self.write(f"Flag {self.number} is damaged and cannot be shown.\n")
                self.at += 1
                continue
            if not self._wait_for_move():
                self._quit()
                return
        open_left = self._open_left()
        self.write("That was the last flag.\n" if open_left else "No open flags.\n")
        self.write(self._summary())

    @property
    def number(self) -> int:
        return self.queue[self.at]

    def _show(self) -> None:
        from verify.cli.actions.flag_lists import render_flag
        from verify.store.flags.events import effective_decision
        from verify.store.flags.review_positions import save_position

        save_position(self.db, self.who, self.number, self.clock())
        event = effective_decision(self.db, self.number).event
        self.seen = event["uid"] if event else ""

        self.write(f"\n{'─' * min(text_width(), 78)}\n{self.at + 1} of {len(self.queue)}\n")
        self.write(render_flag(self.db, self.number, self.failed) + "\n")

    def _wait_for_move(self) -> bool:
        """Read keys until one leads to another flag; return False to quit."""
        while True:
            self.write(f"{key_line(text_width())}\n")
            key = self.keys.command()
            if key in ("q", END, "\x04"):
                return False
            if self._act(key):
                return True

    def _act(self, key: str) -> bool:
        """Carry out a key; return True if another flag is to be shown."""
        if key in _VERDICTS:
            return self._decide(_VERDICTS[key], None)
        if key in ("n", "j", " "):
            self.at += 1
            return True
        if key in ("p", "k"):
            self.at = max(0, self.at - 1)
            return True
        actions = {"d": self._dismiss, "u": self._undo, "w": self._dismiss_all, "h": self._history}
        if key in actions:
            return actions[key]()
        self.write(f"{HELP}\n")
        return False

    # ------------------------------------------------------------------------- decisions

    def _decide(self, verdict: str, reason: str | None) -> bool:
        from verify.store.flags.decisions import decide
        from verify.store.flags.events import DecisionNotPossible, NewDecision

        made = NewDecision(verdict, reason, who=self.who)
        try:
            decide(self.db, self.number, made, self.clock(), self.seen)
        except DecisionNotPossible as error:
            self.write(f"{error}\n")
            return True
        self.write(f"→ {status_label(verdict)}{f': {reason}' if reason else ''}\n")
        self.decided.append(self.number)
        self.at += 1
        return True

    def _dismiss(self) -> bool:
        reason = self._reason()
        return self._decide("dismissed", reason) if reason else False

    def _reason(self) -> str | None:
        """Return a reason from the list, or one that is typed; None if it was canceled."""
        from verify.store.flags.decisions import REASONS

        for number, reason in enumerate(REASONS, start=1):
            self.write(f"  {number}  {reason}\n")
        self.write("  t  type a reason     esc  cancel\n")
        while True:
            key = self.keys.command()
            if key.isdecimal() and 1 <= int(key) <= len(REASONS):
                return REASONS[int(key) - 1]
            if key == "t":
                return self._line("Reason: ")
            if key in (ESCAPE, END, "q"):
                return None

    def _line(self, prompt: str) -> str | None:
        """Return a line of text, shown as it is typed; None after escape or if it is empty."""
        self.write(prompt)
        text = ""
        while (key := self.keys.next()) not in (ENTER, END, ESCAPE):
            if key == ERASE:
                text = text[:-1]
                self.write("\b \b")
            elif key.isprintable():
                text += key
                self.write(key)
        self.write("\n")
        return (text.strip() or None) if key == ENTER else None

    def _undo(self) -> bool:
        from verify.store.flags.decisions import undo
        from verify.store.flags.events import DecisionNotPossible

        number = self.decided.pop() if self.decided else self.number
        try:
            was = undo(self.db, number, self.who, self.clock())
        except DecisionNotPossible as error:
            self.write(f"{error}\n")
            return False
        self.write(f"→ flag {number} is no longer {status_label(was.verdict)}\n")
        if number in self.queue:
            self.at = self.queue.index(number)
        return True

    def _dismiss_all(self) -> bool:
        from verify.store.flags.decisions import dismiss_all_like
        from verify.store.flags.events import DecisionNotPossible, NewDecision

        self.write(f"{_SCOPE_QUESTION}\n")
        kind = _SCOPES.get(self.keys.command())
        reason = self._reason() if kind else None
        if kind is None or reason is None:
            return False
        try:
            made = NewDecision("dismissed", reason, who=self.who)
            bulk = dismiss_all_like(self.db, self.number, kind, made, self.clock())
        except DecisionNotPossible as error:
            self.write(f"{error}\n")
            return False
        self.write(f"→ bulk dismissal {bulk.id}: {bulk.sentence}\n")
        self.at += 1
        self._drop_dismissed()
        return True

    def _drop_dismissed(self) -> None:
        """Drop from the queue what a new bulk dismissal covers."""
        still = set(open_flags(self.db))
        self.queue[self.at :] = [n for n in self.queue[self.at :] if n in still]

    def _history(self) -> bool:
        from verify.cli.actions.flag_lists import decision_lines

        self.write("\n".join(decision_lines(self.db, self.number)) or "No decisions yet.")
        self.write("\n")
        return False

    # ---------------------------------------------------------------------------- the end

    def _quit(self) -> None:
        self.write(f"\n{self._summary()}The next review starts at flag {self.number}.\n")

    def _open_left(self) -> int:
        return len(open_flags(self.db))

    def _summary(self) -> str:
        decided = len(set(self.decided))
        flags = "flag" if decided == 1 else "flags"
        return f"{decided} {flags} decided, {self._open_left()} open.\n"
