"""A desk that is killed in mid-decision loses nothing and leaves nothing half-written."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from store_values import TEXT, article, finding, look, save

from verify.store import open_database
from verify.store.flags.events import fold_events, history
from verify.store.flags.queries import Filter, flag_ids, flag_rows

ROOT = Path(__file__).parents[2]
KILLS = 20
# Decides and undoes for ever; says the number of a decision once it is made.
WORKER = """
import sys, itertools
from datetime import UTC, datetime
from verify.store import open_database
from verify.store.flags.events import NewDecision
from verify.store.flags.decisions import decide
from verify.store.flags.queries import Filter, flag_ids
db = open_database(sys.argv[1])
flags = flag_ids(db, Filter())
for turn in itertools.count():
    flag = flags[turn % len(flags)]
    note = f"{sys.argv[2]}-{turn}"
    decide(db, flag, NewDecision("dismissed", "house style", note), datetime.now(UTC))
    print(note, flush=True)
"""


@pytest.mark.slow
def test_every_decision_that_was_said_to_be_made_is_there_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "citations.db"
    db = open_database(path)
    look(db, save(db, article()), [finding(word) for word in TEXT.split()[:6]])
    chance = random.Random(20260302)
    said: list[str] = []
    for kill in range(KILLS):
        said += _decided_until_killed(path, kill, chance.randint(1, 60))
    kept = {note for (note,) in db.execute("SELECT note FROM decisions")}
    assert set(said) <= kept
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    _status_agrees_with_the_events(db)


def _decided_until_killed(path: Path, kill: int, lines: int) -> list[str]:
    """Let a desk decide so many times, then kill it without warning."""
    desk = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(path), str(kill)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert desk.stdout is not None
    said = [desk.stdout.readline().strip() for _ in range(lines)]
    desk.send_signal(signal.SIGKILL)
    rest = desk.stdout.read().split("\n")[:-1]  # a line that was cut off was not said
    desk.wait()
    return [*said, *rest]


def _status_agrees_with_the_events(db) -> None:
    statuses = {row["id"]: row["status"] for row in flag_rows(db, Filter())}
    for flag in flag_ids(db, Filter()):
        assert statuses[flag] == fold_events(history(db, flag)).status
