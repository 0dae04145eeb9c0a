"""Working through the list by single keys, on a pipe and on a real terminal."""

from __future__ import annotations

import os
import pty
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from store_values import NOON, TEXT, article, database, finding, look, save

from verify.cli.actions.review import ReviewSession
from verify.cli.actions.review_queue import resume_position, review_queue
from verify.cli.keys import END, ENTER, ESCAPE, Keys
from verify.store.flags.queries import Filter
from verify.store.flags.tally import tally

ROOT = Path(__file__).parents[2]
WORDS = ("The bridge", "Karasu", "opened on Monday", "said the mayor")


def keys_of(typed: str) -> Keys:
    """Keys that were typed before anybody looked: they wait in a pipe."""
    reading, writing = os.pipe()
    os.write(writing, typed.encode())
    os.close(writing)
    return Keys(reading)


def desk():
    db = database()
    look(db, save(db, article(outlet="Kentaur")), [finding(words) for words in WORDS])
    return db


def sit(db, typed: str, who: str = "Aigul") -> tuple[str, ReviewSession]:
    """One sitting with these keys; gives what was shown."""
    shown: list[str] = []
    ticks = iter(range(1, 1000))
    queue = review_queue(db, Filter())
    sitting = ReviewSession(
        db=db,
        keys=keys_of(typed),
        who=who,
        clock=lambda: NOON + timedelta(hours=1, seconds=next(ticks)),
        write=shown.append,
        queue=queue,
        at=resume_position(db, who, queue),
    )
    sitting.run()
    return "".join(shown), sitting


def statuses(db) -> dict[str, int]:
    return dict(tally(db, Filter()).by("status"))


def test_one_key_decides_and_the_next_flag_is_shown() -> None:
    db = desk()
    shown, _ = sit(db, "cfld1")
    assert statuses(db) == {"confirmed": 1, "fixed": 1, "later": 1, "dismissed": 1}
    assert "4 of 4" in shown and "4 flags decided, 1 open" in shown


def test_a_reason_can_be_typed_corrected_and_holds_letters_that_are_commands() -> None:
    db = desk()
    shown, _ = sit(db, "dtüslubumuzz\x7f dq\nq")
    assert "dismissed: üslubumuz dq" in shown


def test_escape_leaves_a_dismissal_undone() -> None:
    db = desk()
    sit(db, f"d{ESCAPE}dthouse{ESCAPE}dt\nq")
    assert statuses(db) == {"open": 4}


def test_undo_takes_back_the_last_decision_and_returns_to_its_flag() -> None:
    db = desk()
    _, sitting = sit(db, "ccuq")
    assert statuses(db) == {"confirmed": 1, "open": 3}
    assert sitting.at == 1


def test_undo_before_any_decision_is_a_sentence() -> None:
    shown, _ = sit(desk(), "uq")
    assert "no decision to undo" in shown


def test_the_next_sitting_goes_on_where_the_last_was_left() -> None:
    db = desk()
    _, first = sit(db, "cnq")
    _, second = sit(db, "q")
    assert second.number == first.number
    _, other = sit(db, "q", who="Ben")
    assert other.at == 0


def test_keys_work_on_a_russian_keyboard() -> None:
    db = desk()
    sit(db, "сащ" + "й")  # c, f, a key without a meaning, q
    assert statuses(db) == {"confirmed": 1, "fixed": 1, "open": 2}


def test_arrow_keys_and_unknown_keys_do_nothing_but_show_the_help() -> None:
    db = desk()
    shown, _ = sit(db, "\x1b[A\x1b[1;5Cxq")
    assert statuses(db) == {"open": 4}
    assert "decide it another time" in shown


def test_a_widened_dismissal_takes_its_likes_out_of_the_list() -> None:
    db = desk()
    shown, _ = sit(db, "w11")
    assert "url-missing for the publication Kentaur" in shown
    assert statuses(db) == {"dismissed": 4}


def test_the_decision_of_another_editor_is_seen_before_ones_own_is_made() -> None:
    from verify.store.flags.decisions import decide
    from verify.store.flags.events import NewDecision

    class Interrupted(Keys):
        """Before the first key is pressed, another editor decides the same flag."""

        def command(self) -> str:
            if not tally(db, Filter(status="fixed")).by("status"):
                decide(db, queue[0], NewDecision("fixed", who="Aigul"), NOON)
            return super().command()

    db = desk()
    shown: list[str] = []
    queue = review_queue(db, Filter())
    keys = Interrupted(keys_of("cq")._descriptor)
    ReviewSession(db, keys, "Ben", lambda: NOON, shown.append, queue).run()
    assert "Aigul decided “fixed” in the meantime" in "".join(shown)
    assert statuses(db) == {"fixed": 1, "open": 3}


def test_the_end_of_the_input_is_like_quitting() -> None:
    assert keys_of("").next() == END
    assert keys_of("\r").next() == ENTER
    shown, _ = sit(desk(), "c")
    assert "The next review starts at flag" in shown


def test_a_review_of_80_columns_has_no_longer_line() -> None:
    shown, _ = sit(desk(), "?h\x1bdq\x1bq")
    assert max(len(line) for line in shown.splitlines()) <= 100


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_keys_typed_ahead_are_not_lost(tmp_path: Path) -> None:
    from verify.store import open_database

    db = open_database(tmp_path / "citations.db")
    look(db, save(db, article(TEXT)), [finding(words) for words in WORDS])
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(tmp_path)
        os.environ |= {"PYTHONPATH": str(ROOT), "COLUMNS": "80", "TERM": "dumb"}
        os.execv(sys.executable, [sys.executable, "-m", "verify", "review", "--who", "Aigul"])
    os.write(terminal, b"ccfq")  # typed before the program has even started
    shown = _all_of(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, shown
    assert statuses(db) == {"confirmed": 2, "fixed": 1, "open": 1}


def _all_of(terminal: int) -> str:
    parts = []
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # Linux: the other end is closed
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode(errors="replace")
