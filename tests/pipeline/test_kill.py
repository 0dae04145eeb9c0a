"""Killed at any moment, a run loses nothing that it had reported, and the next one goes on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from verify.archive import Archive
from verify.archive.check import CaptureRow, check
from verify.store import open_database
from verify.store.sources.citations import capture_rows, evidence_rows

KILLS = int(os.environ.get("VERIFY_KILLS", "100"))
PAGES = 30
WORDS = "The ferry timetable was agreed between the two towns after a long winter of talks. "


@pytest.fixture
def newsroom(httpserver: HTTPServer, tmp_path: Path) -> Path:
    """Articles that cite pages which are another every time they are asked for."""
    serial = count()

    def page(request: Request) -> Response:
        body = f"<h1>Ferry news {request.path}</h1><p>{WORDS * 12}</p><p>View {next(serial)}</p>"
        return Response(f"<html lang=en><body>{body}</body></html>", content_type="text/html")

    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    for number in range(PAGES):
        httpserver.expect_request(f"/p{number}").respond_with_handler(page)
    (tmp_path / "verify.toml").write_text(
        "refresh_days = 0.0\njobs = 1\n[fetch]\npolite = false\nprobe = false\njobs = 8\n"
        f'allow_addresses = [["{httpserver.host}", {httpserver.port}]]\n'
        "[fetch.archive]\nenabled = false\n"
    )
    (tmp_path / "articles").mkdir()
    for number in range(3):
        cited = range(number * PAGES // 3, (number + 1) * PAGES // 3)
        notes = "".join(f"[^{n}]: “Ferry news”, {httpserver.url_for(f'/p{n}')}\n" for n in cited)
        text = "".join(f"Sentence number {n} has a source.[^{n}]\n\n" for n in cited)
        (tmp_path / "articles" / f"{number}.md").write_text(f"# Ferries {number}\n\n{text}{notes}")
    return tmp_path


class Runs:
    """Runs of ``verify run articles`` that can be killed."""

    def __init__(self, folder: Path) -> None:
        root = Path(__file__).parents[2]
        self._worker = subprocess.Popen(
            [sys.executable, str(root / "tests" / "kill_worker.py"), "run", "articles", "--quiet"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(root)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._answer()

    def run(self, seconds: float = 0.0) -> int:
        """One run, killed after so many seconds; its raw exit status."""
        assert self._worker.stdin is not None
        self._worker.stdin.write(f"{seconds}\n")
        self._worker.stdin.flush()
        return int(self._answer())

    def end(self) -> None:
        self._worker.communicate(timeout=60)

    def _answer(self) -> str:
        assert self._worker.stdout is not None
        return self._worker.stdout.readline().strip()


@pytest.fixture
def runs(newsroom: Path) -> Iterator[Runs]:
    made = Runs(newsroom)
    yield made
    made.end()


def rows(folder: Path) -> dict[int, CaptureRow]:
    """The captures that the database reports."""
    db = open_database(folder / "citations.db")
    found = {row[0]: CaptureRow(*row) for row in capture_rows(db)}
    db.conn.close()
    return found


def evidence(folder: Path) -> list[CaptureRow]:
    """The answers that the checks of the ledger rest on."""
    db = open_database(folder / "citations.db")
    found = [
        CaptureRow(number, file, offset, kind="the answer to check")
        for number, file, offset in evidence_rows(db)
    ]
    db.conn.close()
    return found


@pytest.mark.slow
def test_a_run_killed_at_any_moment_loses_nothing_that_it_reported(
    newsroom: Path, runs: Runs
) -> None:
    began = time.perf_counter()
    assert os.waitstatus_to_exitcode(runs.run()) in (0, 1)
    whole = time.perf_counter() - began
    seed = random.randrange(10**6)
    moments = random.Random(seed)
    print(f"seed {seed}, a whole run takes {whole:.2f} s")
    reported = rows(newsroom)
    assert len(reported) == PAGES
    killed = 0
    for _ in range(KILLS):
        killed += os.WIFSIGNALED(runs.run(moments.uniform(0.005, whole)))
        now = rows(newsroom)
        assert {key: now.get(key) for key in reported} == reported, "a reported capture is lost"
        reported = now
    assert killed > KILLS / 2, "most runs ended before they were killed: nothing was tested"
    with Archive(newsroom / "archive") as archive:
        assert list(check(archive, [*reported.values(), *evidence(newsroom)])) == []
    print(f"{killed} of {KILLS} killed, {len(reported)} captures reported, none lost")
    assert os.waitstatus_to_exitcode(runs.run()) in (0, 1)
    assert len(rows(newsroom)) == len(reported) + PAGES
    assert len(evidence(newsroom)) >= len(rows(newsroom))
    with Archive(newsroom / "archive") as archive:
        assert list(check(archive, [*rows(newsroom).values(), *evidence(newsroom)])) == []


@pytest.mark.slow
def test_a_run_told_to_stop_says_so_and_keeps_what_was_finished(newsroom: Path) -> None:
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-m", "verify", "run", "articles", "--quiet"],
        cwd=newsroom,
        env={**os.environ, "PYTHONPATH": str(root)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    while process.poll() is None and not list((newsroom / "archive").glob("*.open")):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said
    with Archive(newsroom / "archive") as archive:
        assert list(check(archive, rows(newsroom).values())) == []
