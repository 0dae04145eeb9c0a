"""A signal that arrives in a destructor is not lost, and shows no traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# The signal arrives while the destructor runs; if it is lost, or does not end the sleep, the
# program sleeps on for longer than a test waits.
PROGRAM = """
import os, signal, sys, time
from verify.cli.failures import guarded
from verify.cli.interrupts import heed_signals

class Destroyed:
    def __del__(self):
        os.kill(os.getpid(), signal.{name})
        for _ in range(1000):
            pass

def work():
    Destroyed()
    time.sleep(100)
    print("went on")

heed_signals()
sys.exit(guarded(work))
"""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_signal_within_a_destructor_stops_the_program(name: str, code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(name=name)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr == "verify: Stopped. Everything finished so far is kept.\n"


def test_another_exception_in_a_destructor_is_reported_as_python_does() -> None:
    program = PROGRAM.replace("os.kill(os.getpid(), signal.{name})", "raise ValueError('odd')")
    program = program.replace("time.sleep(100)", "pass").format()
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert "ValueError: odd" in done.stderr
    assert done.stdout == "went on\n"
