"""A scheduler and two workers as real processes: equal to the local run, whatever is killed."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from verify.config import load
from verify.model import RunReport
from verify.pipeline.cluster import connect
from verify.pipeline.cluster.address import ClusterError
from verify.pipeline.job import Watcher
from verify.pipeline.run import run
from verify.version import __version__

pytest.importorskip("distributed")
pytestmark = pytest.mark.slow

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
PAGES, ARTICLES = 60, 30
WORDS = "The ferry timetable was agreed between the two towns after a long winter of talks. "
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
# Numbers of rows, and times of this run, differ from run to run.
COLUMNS = {
    "articles": "id, key, title, byline, published, language, revision",
    "revisions": "article, digest, format, text, structure, coverage",
    "notes": "article, number, label, text, start, end",
    "cited_references": "article, number, note, authors, title, publisher, url, text, start, end",
    "quotations": "article, number, kind, text, speaker, start, end",
    "run_articles": "article, revision, results, coverage",
    "flags": "article, key, rule, severity, message, words, words_key, start, end, status, finding",
    "runs": "articles, notes, quotations, compared, usable, flags, new_flags, coverage, skipped",
    "captures c JOIN sources s ON s.id = c.source": (
        "s.address, c.final_address, c.status, c.media_type, c.digest, c.via, c.signs, c.title,"
        " c.language, c.text, c.page"
    ),
}
VARYING = re.compile(r'"capture": ?\d+|\d{4}-\d\d-\d\d[T ][\d:.]+(?:\+00:00)?')


@dataclass
class Cluster:
    """A scheduler and its workers."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self) -> None:
        command = [sys.executable, "-m", "distributed.cli.dask_worker", self.address]
        options = ["--nthreads", "1", "--no-dashboard", "--no-nanny", "--death-timeout", "20"]
        self.workers.append(subprocess.Popen([*command, *options], **QUIET))

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


QUIET: dict[str, Any] = {
    "stdout": subprocess.DEVNULL,
    "stderr": subprocess.DEVNULL,
    "env": ENVIRONMENT,
}


def free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    port = free_port()
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--no-dashboard"]
    options = ["--host", "127.0.0.1", "--port", str(port)]
    scheduler = subprocess.Popen([*command, *options], **QUIET)
    made = Cluster(f"tcp://127.0.0.1:{port}", scheduler)
    made.add_worker()
    made.add_worker()
    yield made
    made.stop()


@dataclass
class Newsroom:
    """Articles that cite pages of a local server, which counts what is requested."""

    folder: Path
    requests: Counter[str]
    toml: str

    def run(
        self, name: str, cluster: Cluster | None, seen: Callable[[str], None] = lambda what: None
    ) -> tuple[RunReport, list[str]]:
        """Run in a folder of its own; ``seen`` is called as pages arrive. Return the notes too."""
        own = self.folder / name
        own.mkdir()
        setting = f'cluster = "{cluster.address}"\n' if cluster else ""
        (own / "verify.toml").write_text(setting + self.toml)
        notes: list[str] = []
        watcher = Watcher(fetching=lambda done, total, what: seen(what), noting=notes.append)
        self.requests.clear()
        places = [str(self.folder / "articles")]
        return run(places, load(own / "verify.toml"), NOW, watcher, lambda: NOW), notes


@pytest.fixture
def newsroom(httpserver: HTTPServer, tmp_path: Path) -> Newsroom:
    requests: Counter[str] = Counter()

    def page(request: Request) -> Response:
        requests[request.path] += 1
        number = int(request.path[2:])
        body = f"<h1>Ferry news {number}</h1><p>{WORDS * 12}</p><p>{number} boats sailed.</p>"
        return Response(f"<html lang=en><body>{body}</body></html>", content_type="text/html")

    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    for number in range(PAGES):
        httpserver.expect_request(f"/p{number}").respond_with_handler(page)
    (tmp_path / "articles").mkdir()
    for number in range(ARTICLES):
        cited = [(2 * number) % PAGES, (2 * number + 1) % PAGES]
        notes = "".join(
            f"[^{n}]: “Ferry news {n}”, {httpserver.url_for(f'/p{n}')}\n" for n in cited
        )
        said = "The ferry timetable was agreed between the three towns after a long winter of talks"
        text = "".join(f"The mayor said: “{said}.”[^{n}]\n\n" for n in cited)
        (tmp_path / "articles" / f"{number}.md").write_text(f"# Ferries {number}\n\n{text}{notes}")
    toml = (
        "[fetch]\npolite = false\nprobe = false\njobs = 8\n"
        f'allow_addresses = [["{httpserver.host}", {httpserver.port}]]\n'
        "[fetch.archive]\nenabled = false\n[find]\nenabled = false\n"
    )
    return Newsroom(tmp_path, requests, toml)


def contents(folder: Path) -> dict[str, list[str]]:
    """The flags, results, page texts and digests of a database, in a stable order."""
    with sqlite3.connect(folder / "citations.db") as db:
        return {
            table: sorted(
                VARYING.sub("", repr(row)) for row in db.execute(f"SELECT {columns} FROM {table}")
            )
            for table, columns in COLUMNS.items()
        }


def assert_equal_to_the_local_run(newsroom: Newsroom, name: str) -> None:
    """The flags, results, page texts and digests are those of a run without a cluster."""
    newsroom.run("local", None)
    mine, theirs = contents(newsroom.folder / name), contents(newsroom.folder / "local")
    for table in COLUMNS:
        assert mine[table] == theirs[table], table
    assert len(mine["flags"]) >= ARTICLES
    assert [len(rows) for table, rows in mine.items() if table.startswith("captures")] == [PAGES]


def test_a_run_on_a_cluster_equals_the_local_run(newsroom: Newsroom, cluster: Cluster) -> None:
    report, notes = newsroom.run("cluster", cluster)
    assert notes == []
    assert len(report.articles) == ARTICLES
    assert set(newsroom.requests.values()) == {1}
    assert sum(len(one.flags) for one in report.articles) >= ARTICLES
    assert_equal_to_the_local_run(newsroom, "cluster")


def killed_at(page: int, kill: Callable[[], None]) -> Callable[[str], None]:
    """A callback that kills after so many pages, once."""
    count = iter(range(10**6))
    return lambda what: kill() if next(count) == page else None


def test_a_killed_worker_costs_nothing(newsroom: Newsroom, cluster: Cluster) -> None:
    def kill() -> None:
        cluster.workers[0].send_signal(signal.SIGKILL)

    report, notes = newsroom.run("cluster", cluster, killed_at(10, kill))
    assert notes == []
    assert len(report.articles) == ARTICLES
    assert set(newsroom.requests.values()) == {1}
    assert_equal_to_the_local_run(newsroom, "cluster")


def test_when_the_scheduler_is_killed_the_rest_is_done_here(
    newsroom: Newsroom, cluster: Cluster, capfd: pytest.CaptureFixture[str]
) -> None:
    def kill() -> None:
        cluster.scheduler.send_signal(signal.SIGKILL)

    report, notes = newsroom.run("cluster", cluster, killed_at(10, kill))
    assert notes == [
        f"verify: The cluster {cluster.address} is gone; the rest is done on this machine."
    ]
    assert len(report.articles) == ARTICLES
    assert newsroom.requests.keys() == {f"/p{n}" for n in range(PAGES)}
    assert set(newsroom.requests.values()) == {1}
    assert "Traceback" not in capfd.readouterr().err
    assert_equal_to_the_local_run(newsroom, "cluster")


def test_a_worker_that_dies_before_the_scheduler_does(newsroom: Newsroom, cluster: Cluster) -> None:
    def kill() -> None:
        cluster.workers[0].send_signal(signal.SIGKILL)
        threading.Timer(0.5, cluster.scheduler.kill).start()

    report, _ = newsroom.run("cluster", cluster, killed_at(5, kill))
    assert len(report.articles) == ARTICLES
    assert set(newsroom.requests.values()) == {1}


def test_a_scheduler_that_does_not_answer_is_an_error(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 0 < connect._WAIT < 60
    monkeypatch.setattr(connect, "_WAIT", 2)
    nobody = Cluster(f"tcp://127.0.0.1:{free_port()}", subprocess.Popen([sys.executable, "-c", ""]))
    began = time.monotonic()
    with pytest.raises(ClusterError, match="No Dask scheduler answered"):
        newsroom.run("cluster", nobody)
    assert time.monotonic() - began < 60
    assert not (newsroom.folder / "cluster" / "citations.db").exists()


def test_a_worker_with_another_version_is_an_error(
    newsroom: Newsroom, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verify.pipeline.cluster.connect.__version__", "99.0")
    with pytest.raises(ClusterError, match=f"has verify {__version__}, and this is 99.0"):
        newsroom.run("cluster", cluster)
