"""Working through the list at the terminal: one flag at a time, single keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from verify.cli.keys import END, ENTER, ERASE, ESCAPE, Keys

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.store.flags.queries import Filter

KEYS = "c confirm · d dismiss · f fixed · l later · u undo · w widen · n next · p back · ? · q"
HELP = """\
  c  confirm: the finding is right
  d  dismiss: it is unwanted (choose a reason, or type your own)
  f  fixed: the article is corrected
  l  later: put it off
  u  undo the decision that was made last
  w  dismiss all like it: for this outlet, these words, or this publisher
  n  next (also j, space)      p  back (also k)
  h  the history of this flag  q  quit; the next review goes on here"""
_VERDICTS = {"c": "confirmed", "f": "fixed", "l": "later"}
_WIDEN = {"1": "outlet", "2": "words", "3": "publisher"}


@dataclass(slots=True)
class Review:
    """One sitting of one editor. ``queue`` holds the numbers of the flags to go through."""

    db: Database
    keys: Keys
    who: str
    clock: Callable[[], datetime]
    write: Callable[[str], None]
    queue: list[int]
    at: int = 0
    made: list[int] = field(default_factory=list)  # flags decided in this sitting
    seen: str = ""  # the decision that held when the flag was shown

    def run(self) -> None:
        """Until the list is worked off, or the editor quits. Every decision is kept at once."""
        while self.at < len(self.queue):
            self._show()
            if not self._obey():
                self._leave()
                return
        open_left = self._open_left()
        self.write("That was the last flag.\n" if open_left else "Nothing is open any more.\n")
        self.write(self._sum())

    @property
    def number(self) -> int:
        return self.queue[self.at]

    def _show(self) -> None:
        from verify.cli.actions.flag_lists import one
        from verify.store.flags.events import effective_decision
        from verify.store.flags.review_positions import save_position

        save_position(self.db, self.who, self.number, self.clock())
        event = effective_decision(self.db, self.number).event
        self.seen = event["uid"] if event else ""

        self.write(f"\n{'─' * 78}\n{self.at + 1} of {len(self.queue)}\n")
        self.write(one(self.db, self.number) + "\n")

    def _obey(self) -> bool:
        """Read keys until one moves on; False: quit."""
        while True:
            self.write(f"{KEYS}\n")
            key = self.keys.letter()
            if key in ("q", END, "\x04"):
                return False
            if self._act(key):
                return True

    def _act(self, key: str) -> bool:
        """Do what a key says; True where another flag is to be shown."""
        if key in _VERDICTS:
            return self._decide(_VERDICTS[key], None)
        if key in ("n", "j", " "):
            self.at += 1
            return True
        if key in ("p", "k"):
            self.at = max(0, self.at - 1)
            return True
        actions = {"d": self._dismiss, "u": self._undo, "w": self._widen, "h": self._history}
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
        self.write(f"→ {verdict}{f': {reason}' if reason else ''}\n")
        self.made.append(self.number)
        self.at += 1
        return True

    def _dismiss(self) -> bool:
        reason = self._reason()
        return self._decide("dismissed", reason) if reason else False

    def _reason(self) -> str | None:
        """A reason of the short list, or one that is typed; None where it was broken off."""
        from verify.store.flags.decisions import REASONS

        for number, reason in enumerate(REASONS, start=1):
            self.write(f"  {number}  {reason}\n")
        self.write("  t  type a reason     esc  do not dismiss\n")
        while True:
            key = self.keys.letter()
            if key.isdecimal() and 1 <= int(key) <= len(REASONS):
                return REASONS[int(key) - 1]
            if key == "t":
                return self._line("Reason: ")
            if key in (ESCAPE, END, "q"):
                return None

    def _line(self, prompt: str) -> str | None:
        """A line of text, shown as it is typed; None after escape or for an empty one."""
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

        number = self.made.pop() if self.made else self.number
        try:
            was = undo(self.db, number, self.who, self.clock())
        except DecisionNotPossible as error:
            self.write(f"{error}\n")
            return False
        self.write(f"→ flag {number} is no longer {was.verdict}\n")
        if number in self.queue:
            self.at = self.queue.index(number)
        return True

    def _widen(self) -> bool:
        from verify.store.flags.decisions import dismiss_all_like
        from verify.store.flags.events import DecisionNotPossible, NewDecision

        self.write("  1 for this outlet · 2 for these words everywhere · 3 for this publisher\n")
        kind = _WIDEN.get(self.keys.letter())
        reason = self._reason() if kind else None
        if kind is None or reason is None:
            return False
        try:
            made = NewDecision("dismissed", reason, who=self.who)
            setting = dismiss_all_like(self.db, self.number, kind, made, self.clock())
        except DecisionNotPossible as error:
            self.write(f"{error}\n")
            return False
        self.write(f"→ setting {setting.id}: {setting.sentence}\n")
        self.at += 1
        self._drop_settled()
        return True

    def _drop_settled(self) -> None:
        """Leave out what a new setting has dismissed further down the list."""
        still = set(open_flags(self.db))
        self.queue[self.at :] = [n for n in self.queue[self.at :] if n in still]

    def _history(self) -> bool:
        from verify.cli.actions.flag_lists import events

        self.write("\n".join(events(self.db, self.number)) or "No decision yet.")
        self.write("\n")
        return False

    # ---------------------------------------------------------------------------- the end

    def _leave(self) -> None:
        self.write(f"\n{self._sum()}The next review goes on at flag {self.number}.\n")

    def _open_left(self) -> int:
        return len(open_flags(self.db))

    def _sum(self) -> str:
        decided = len(set(self.made))
        flags = "flag" if decided == 1 else "flags"
        return f"{decided} {flags} decided, {self._open_left()} open.\n"


def open_flags(db: Database) -> list[int]:
    """The flags that wait for a decision: the open ones, and after them those put off."""
    from verify.store.flags.queries import Filter

    return narrowed(db, Filter())


def narrowed(db: Database, asked: Filter) -> list[int]:
    """The same, of those that a filter leaves."""
    from verify.store.flags.queries import flag_ids

    open_ones = flag_ids(db, replace(asked, status="open"))
    return [*open_ones, *flag_ids(db, replace(asked, status="later"))]


def resumed(db: Database, who: str, queue: list[int]) -> int:
    """Where in the queue this editor goes on: at the flag that was looked at last."""
    from verify.store.flags.review_positions import position

    last = position(db, who)
    return queue.index(last) if last in queue else 0
