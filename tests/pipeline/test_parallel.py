"""One function over many items in several processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from multiprocessing import parent_process
from pathlib import Path

import pytest

from verify.pipeline.parallel import WORTHWHILE, in_order

ROOT = Path(__file__).parents[2]


def doubled(number: int) -> tuple[int, int]:
    """A result with the process that made it."""
    return 2 * number, os.getpid()


def refused(number: int) -> int:
    raise ValueError(f"no {number}")


def deadly(number: int) -> int:
    """Ends the process it is done in, unless that is the one that asks."""
    if number == 30 and parent_process() is not None:
        os._exit(1)
    return 2 * number


def test_what_a_process_leaves_undone_that_dies_is_done_here() -> None:
    assert list(in_order(deadly, range(100), jobs=2)) == [2 * n for n in range(100)]


def test_few_items_are_done_here() -> None:
    assert list(in_order(doubled, range(3), jobs=2)) == [(2 * n, os.getpid()) for n in range(3)]


def test_many_items_are_shared_out_and_come_back_in_their_order() -> None:
    results = list(in_order(doubled, range(WORTHWHILE + 20), jobs=2))
    assert [number for number, _ in results] == [2 * n for n in range(WORTHWHILE + 20)]
    assert os.getpid() not in {process for _, process in results}


def test_one_job_means_no_further_process() -> None:
    results = in_order(doubled, range(WORTHWHILE + 20), jobs=1)
    assert {process for _, process in results} == {os.getpid()}


def test_what_a_process_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="no 0"):
        list(in_order(refused, range(WORTHWHILE + 20), jobs=2))


PARENT = """
import os, sys
sys.path.insert(0, {tests!r})
from test_parallel import doubled
from verify.pipeline.parallel import WORTHWHILE, in_order
if __name__ == "__main__":
    results = in_order(doubled, iter(range(10**9)), jobs=2)
    print(next(results)[1], flush=True)
    for _ in results:
        pass
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_no_process_outlives_a_parent_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT.format(tests=str(Path(__file__).parent)))
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert parent.stdout is not None
    assert int(parent.stdout.readline()) != parent.pid
    parent.send_signal(signal.SIGKILL)
    # The workers hold this pipe too: it ends when the last of them has ended.
    parent.communicate(timeout=60)
