"""Reading a page or an article has a limit of time and memory; what meets it costs no other."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from verify.cli.entry import run_app
from verify.fetch import Fetched
from verify.ledger.standing import Standing, advance
from verify.model import Absence, Check, Dossier, LinkState, Page, Reason, Skipped
from verify.pipeline import limits
from verify.pipeline.capture import limited_page
from verify.pipeline.limits import IN_PLACE, Limits, OverLimit, within_limits
from verify.pipeline.page_readers import PageReaders
from verify.pipeline.read import read_item, read_within_limits
from verify.pipeline.worker_process import can_fork

NOW = datetime(2026, 11, 21, tzinfo=UTC)
BIG = IN_PLACE + 1
PAGE = b"<html><body><article><p>" + b"The bridge was opened on Monday. " * 2_000 + b"</p>"


def forever(_: object) -> None:
    while True:
        pass


def backtracks(_: object) -> None:
    import re

    re.match(r"(a|a)*b", "a" * 40)  # in C, where no signal handler of Python's runs


def hungry(_: object) -> int:
    return len(bytearray(3_000_000_000))


def doubled(number: int) -> int:
    return 2 * number


def refused(_: object) -> None:
    raise LookupError("nothing there")


def answer(body: bytes) -> Fetched:
    address = "https://a.example/x"
    return Fetched(address, address, 200, (), body, body, None, NOW, 0.1)


@pytest.fixture(autouse=True)
def no_process_is_left() -> Iterator[None]:
    yield
    limits.end_process()


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LIMITS", Limits(1.0, 2_000_000_000))


@pytest.mark.parametrize("function", [forever, backtracks])
def test_what_takes_too_long_is_ended_and_the_next_is_read(short: None, function: object) -> None:
    began = time.monotonic()
    with pytest.raises(OverLimit, match=r"more than 1 s") as over:
        within_limits(function, None, BIG)  # type: ignore[arg-type]
    assert over.value.kind == "time"
    assert time.monotonic() - began < 60
    assert within_limits(doubled, 4, BIG) == 8


def test_what_takes_too_much_memory_is_ended_with_a_sentence(short: None) -> None:
    with pytest.raises(OverLimit, match="more than 2 GB of memory"):
        within_limits(hungry, None, BIG)


def test_what_a_reader_raises_is_raised_here(short: None) -> None:
    with pytest.raises(LookupError, match="nothing there"):
        within_limits(refused, None, BIG)


def test_a_small_input_is_read_in_place() -> None:
    assert within_limits(lambda number: number + 1, 1, IN_PLACE) == 2


def test_a_page_that_takes_too_long_is_too_slow_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "LIMITS", Limits(0.001))
    slow = limited_page(answer(PAGE))
    assert isinstance(slow, Absence) and slow.reason is Reason.TOO_SLOW and slow.status == 200
    monkeypatch.setattr(limits, "LIMITS", Limits())
    assert isinstance(limited_page(answer(PAGE)), Page)


def test_one_of_many_pages_that_takes_too_long_costs_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with PageReaders(1) as readers:
        monkeypatch.setattr(limits, "LIMITS", Limits(0.001))
        slow = readers.read(answer(PAGE))
        monkeypatch.setattr(limits, "LIMITS", Limits())
        good = readers.read(answer(PAGE))
    assert isinstance(slow, Fetched) and isinstance(slow.page, Absence)
    assert slow.page.reason is Reason.TOO_SLOW
    assert isinstance(good, Fetched) and isinstance(good.page, Page)


def test_an_article_that_takes_too_long_is_skipped_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = partial(read_item, today=date(2026, 11, 21), outlet=None)
    monkeypatch.setattr(limits, "LIMITS", Limits(0.001))
    found = read_within_limits(("a.html", PAGE), read)
    assert isinstance(found, Skipped) and "Give it in parts" in found.why
    monkeypatch.setattr(limits, "LIMITS", Limits())
    assert isinstance(read_within_limits(("a.html", PAGE), read), Dossier)


def test_a_link_whose_page_is_slow_to_read_is_alive() -> None:
    slow = Check("https://a.example/", NOW, "too-slow", 200)
    assert advance(Standing(), slow).state is LinkState.ALIVE
    late = Check("https://a.example/", NOW, "too-slow")
    assert advance(Standing(), late).state is LinkState.FAILING


def pid(_: object) -> int:
    return os.getpid()


def grown(_: object) -> int:
    return len(b"x" * 1_200_000_000)


def grown_a_little(_: object) -> int:
    return len(b"x" * 200_000_000)


def killed_once(flag: str) -> str:
    """Kill this process at the first call, as the system does when memory is short."""
    if not Path(flag).exists():
        Path(flag).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "read"


def killed_always(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Unportable(Exception):
    """An exception that can be pickled, but not unpickled."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__("unportable words")


def raises_unportable(_: object) -> None:
    raise Unportable(1, 2)


def test_one_process_reads_everything_that_is_large() -> None:
    first = within_limits(pid, None, BIG)
    assert first != os.getpid()
    assert [within_limits(pid, None, BIG) for _ in range(3)] == [first] * 3


def test_a_process_killed_between_two_inputs_is_replaced() -> None:
    first = within_limits(pid, None, BIG)
    os.kill(first, signal.SIGKILL)
    assert within_limits(pid, None, BIG) not in (first, os.getpid())


def test_an_input_whose_process_was_killed_is_read_again(tmp_path: Path) -> None:
    assert within_limits(killed_once, str(tmp_path / "flag"), BIG) == "read"


def test_an_input_that_kills_every_process_is_given_up_and_the_next_is_read() -> None:
    with pytest.raises(OverLimit, match="failed or took too much memory") as over:
        within_limits(killed_always, None, BIG)
    assert over.value.kind == "fault"
    assert within_limits(doubled, 4, BIG) == 8


def test_a_process_that_grew_is_replaced() -> None:
    first = within_limits(pid, None, BIG)
    within_limits(grown, None, BIG)
    assert within_limits(pid, None, BIG) != first


def test_a_process_that_grew_less_than_its_parent_is_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A process that is spawned begins with its parent's peak in what getrusage says of it."""
    monkeypatch.setattr(limits, "_REPLACED_FROM", 100_000_000)
    assert len(b"x" * 600_000_000) > 0  # the peak of this process
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(within_limits, pid, None, BIG).result()
        threads.submit(within_limits, grown_a_little, None, BIG).result()
        assert threads.submit(within_limits, pid, None, BIG).result() != first


def test_a_process_is_not_replaced_for_the_memory_of_its_parent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "_REPLACED_FROM", 20_000_000)  # this process has more
    first = within_limits(pid, None, BIG)
    assert [within_limits(pid, None, BIG) for _ in range(3)] == [first] * 3


def test_an_exception_that_cannot_be_passed_on_keeps_its_words() -> None:
    with pytest.raises(RuntimeError, match="unportable words"):
        within_limits(raises_unportable, None, BIG)
    assert within_limits(doubled, 4, BIG) == 8


@pytest.mark.parametrize("fork", [True, False])
def test_two_threads_at_once_each_get_their_own_answers(
    fork: bool,
) -> None:
    """With another thread the process is spawned, not forked, unless it runs already."""
    if fork:
        within_limits(pid, None, BIG)
    with ThreadPoolExecutor(2) as threads:
        found = threads.map(lambda n: within_limits(doubled, n, BIG), range(40))
        assert list(found) == [2 * n for n in range(40)]


def test_a_process_is_not_forked_beside_other_threads() -> None:
    with ThreadPoolExecutor(1) as threads:
        assert not threads.submit(can_fork).result()


SCRIPT = """
import os, sys, threading
from verify.pipeline import limits
def pid(_):
    return os.getpid()
print(limits.within_limits(pid, None, limits.IN_PLACE + 1), flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "end", ["", "os._exit(0)", "raise SystemExit(3)", "os.kill(os.getpid(), 9)", "1 / 0"]
)
def test_no_process_is_left_when_the_interpreter_ends(end: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT + end], capture_output=True, timeout=60, check=False
    )
    reader = int(done.stdout)
    deadline = time.monotonic() + 20
    while Path(f"/proc/{reader}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{reader}").exists()


def test_a_process_is_ended_while_it_reads_when_its_parent_is_interrupted() -> None:
    script = "import os, signal, threading\n" + (
        "from tests.pipeline.test_limits import forever\n"
        "from verify.pipeline.limits import IN_PLACE, within_limits\n"
        "signal.alarm(0); signal.signal(signal.SIGALRM, signal.default_int_handler)\n"
        "signal.setitimer(signal.ITIMER_REAL, 1)\n"
        "try: within_limits(forever, None, IN_PLACE + 1)\n"
        "except KeyboardInterrupt: print('interrupted', flush=True)\n"
        "import multiprocessing; print(multiprocessing.active_children())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.split("\n")[:2] == ["interrupted", "[]"], done.stderr


def test_a_run_counts_an_article_over_a_limit_as_not_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("small.txt").write_text("The bridge was opened on Monday.\n", encoding="utf-8")
    Path("large.html").write_bytes(PAGE)
    monkeypatch.setattr(limits, "LIMITS", Limits(0.001))
    assert run_app(["run", "--offline", "."]) == 0
    opening = capsys.readouterr().out.split("\n\n")[0].replace("\n", " ")
    assert "1 article with" in opening
    assert "1 article not checked: 1 took too long to read." in opening
    assert run_app(["run", "--offline", "--require-checked", "."]) == 1
    capsys.readouterr()
    assert run_app(["report", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["coverage"]["articles_not_checked"] == [{"reason": "too-slow", "count": 1}]
    (large,) = [one for one in report["skipped"] if one["origin"].endswith("large.html")]
    assert large["reason"] == "too-slow" and "Give it in parts" in large["why"]
    assert run_app(["run", "--offline", "large.html"]) == 2
