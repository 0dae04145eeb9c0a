"""Executors: what they lose is done here; addresses that strangers could reach are refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from verify.archive import Archive
from verify.model import Absence, Page
from verify.pipeline.cluster import batch
from verify.pipeline.cluster.address import ClusterError, ClusterSettings, check_address
from verify.pipeline.cluster.pages import PageFarm
from verify.pipeline.cluster.tasks import Ended, WrongVersion, run_task
from verify.pipeline.executors.executor import Gone, Lost, run_in_order
from verify.version import __version__
from verify.web.response import Fetched


@dataclass
class FakeTask:
    compute: Callable[[], Any]
    cancelled: bool = False

    def result(self) -> Any:
        return self.compute()

    def done(self) -> bool:
        return False

    def cancel(self) -> bool:
        self.cancelled = True
        return True


@dataclass
class FakeExecutor:
    """Runs a task when its result is wanted; ``loses`` are arguments, ``ends`` is a count."""

    loses: frozenset[Any] = frozenset()
    ends: int = 10**9  # tasks that are run before the executor is gone
    size: int = 2
    submitted: list[Any] = field(default_factory=list)
    tasks: list[FakeTask] = field(default_factory=list)
    done: int = 0

    def submit(self, function: Callable[..., Any], *arguments: Any) -> FakeTask:
        if self.done >= self.ends:
            raise Gone
        self.submitted.append(arguments[0])
        self.tasks.append(FakeTask(lambda: self._run(function, arguments)))
        return self.tasks[-1]

    def _run(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        if self.done >= self.ends:
            raise Gone
        self.done += 1
        if arguments[0] in self.loses:
            raise Lost
        return run_task(__version__, function, *arguments).value

    def close(self) -> None: ...


def there(number: int) -> tuple[int, str]:
    return number, "there"


def here(number: int) -> tuple[int, str]:
    return number, "here"


def test_results_come_in_the_order_of_the_items() -> None:
    found = run_in_order(FakeExecutor(), there, iter(range(30)), here)
    assert list(found) == [(n, "there") for n in range(30)]


def test_an_item_that_is_lost_is_done_here() -> None:
    found = run_in_order(FakeExecutor(frozenset({3})), there, iter(range(20)), here)
    assert list(found) == [(n, "here" if n == 3 else "there") for n in range(20)]


@pytest.mark.parametrize("ends", [0, 1, 7, 19, 20])
def test_when_the_executor_is_gone_the_rest_is_done_here(ends: int) -> None:
    found = list(run_in_order(FakeExecutor(ends=ends), there, iter(range(20)), here))
    assert found == [(n, "there" if n < ends else "here") for n in range(20)]


def test_only_a_few_items_are_taken_in_advance_and_the_rest_is_cancelled() -> None:
    taken = []

    def items() -> Any:
        for number in range(1_000):
            taken.append(number)
            yield number

    executor = FakeExecutor()
    found = run_in_order(executor, there, items(), here)
    assert next(found) == (0, "there")
    assert len(taken) == 8
    found.close()  # type: ignore[attr-defined]
    assert [task.cancelled for task in executor.tasks] == [False, *[True] * 7]


# ------------------------------------------------------------------------------- pages


def fetched(number: int) -> Fetched:
    body = f"<html lang=en><body><p>{'A word or two. ' * 30}{number}</p></body></html>".encode()
    url = f"http://localhost/p{number}"
    headers = (("Content-Type", "text/html"),)
    at = datetime(2026, 5, 1, tzinfo=UTC)
    return Fetched(url, url, 200, headers, body, body, None, at, 0.1)


@dataclass
class Watched(FakeExecutor):
    """An executor that looks whether a response is in the archive when it is handed out."""

    archive: Archive | None = None

    def submit(self, function: Callable[..., Any], *arguments: Any) -> FakeTask:
        assert self.archive is not None
        for response in arguments[0]:
            assert self.archive.index.captures_of(response.address)
        return super().submit(function, *arguments)


@pytest.mark.parametrize("ends", [100, 4])
def test_a_response_is_in_the_archive_before_it_is_handed_out(tmp_path: Path, ends: int) -> None:
    with Archive(tmp_path / "archive") as archive:
        farm = PageFarm(Watched(ends=ends, archive=archive), archive)
        given = [(f"http://localhost/p{n}", fetched(n)) for n in range(12)]
        outcomes = list(farm.read(given))
    assert [address for address, _ in outcomes] == [address for address, _ in given]
    for _, outcome in outcomes:
        assert isinstance(outcome, Fetched)
        assert isinstance(outcome.page, Page)
        assert outcome.record is not None


def test_an_empty_response_is_not_handed_out(tmp_path: Path) -> None:
    executor = FakeExecutor()
    with Archive(tmp_path / "archive") as archive:
        empty = replace(fetched(1), body=b"", raw=b"", status=304)
        assert list(PageFarm(executor, archive).read([("http://localhost/p1", empty)])) == [
            ("http://localhost/p1", empty)
        ]
    assert executor.submitted == []


def test_pages_go_one_by_one_to_idle_workers_and_in_batches_to_busy_ones(tmp_path: Path) -> None:
    executor = FakeExecutor()
    with Archive(tmp_path / "archive") as archive:
        list(
            PageFarm(executor, archive).read(
                [(f"http://localhost/p{n}", fetched(n)) for n in range(30)]
            )
        )
    assert [len(sent) for sent in executor.submitted] == [1, 1, 1, 1, 8, 8, 8, 2]
    assert {response.raw for sent in executor.submitted for response in sent} == {b""}


def test_pages_of_a_batch_that_is_lost_are_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_here = []

    def read(response: Fetched) -> Page:
        read_here.append(response.address)
        return Page("", "")

    monkeypatch.setattr(batch, "limited_page", read)
    responses = [fetched(n) for n in range(20)]
    lost = tuple(replace(one, raw=b"") for one in responses[4:12])
    with Archive(tmp_path / "archive") as archive:
        farm = PageFarm(FakeExecutor(loses=frozenset({lost})), archive)
        outcomes = list(farm.read((one.address, one) for one in responses))
    assert read_here == [one.address for one in responses[4:12]]
    assert [address for address, _ in outcomes] == [one.address for one in responses]


def test_a_page_that_cannot_be_read_does_not_affect_the_others_of_its_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(response: Fetched) -> Page:
        if response.address.endswith("p7"):
            raise RecursionError
        return Page(response.address, "")

    monkeypatch.setattr(batch, "read_page", read)
    responses = [fetched(n) for n in range(20)]
    with Archive(tmp_path / "archive") as archive:
        farm = PageFarm(FakeExecutor(), archive)
        outcomes = [one for _, one in farm.read((one.address, one) for one in responses)]
    read_pages = [one.page for one in outcomes if isinstance(one, Fetched)]
    assert isinstance(read_pages.pop(7), Absence)
    texts = [one.text for one in read_pages if isinstance(one, Page)]
    assert texts == [one.address for one in responses if not one.address.endswith("p7")]


# ------------------------------------------------------------------- addresses, versions

TLS = ClusterSettings("ca.pem", "cert.pem", "key.pem")


@pytest.mark.parametrize(
    ("address", "tls", "insecure"),
    [
        ("local", ClusterSettings(), False),
        ("tcp://127.0.0.1:8786", ClusterSettings(), False),
        ("tcp://localhost:8786", ClusterSettings(), False),
        ("tcp://[::1]:8786", ClusterSettings(), False),
        ("tcp://192.0.2.7:8786", ClusterSettings(), True),
        ("tls://farm.example:8786", TLS, False),
    ],
)
def test_an_address_is_allowed(address: str, tls: ClusterSettings, insecure: bool) -> None:
    check_address(address, tls, insecure)


@pytest.mark.parametrize(
    ("address", "tls", "reason"),
    [
        ("tcp://192.0.2.7:8786", ClusterSettings(), "not on this machine"),
        ("tcp://farm.example:8786", TLS, "not on this machine"),
        ("tcp://127.0.0.1.example:8786", ClusterSettings(), "not on this machine"),
        ("tls://farm.example:8786", ClusterSettings("ca.pem"), "Set certificate in"),
        ("farm.example:8786", ClusterSettings(), "not the address of a scheduler"),
        ("tcp://127.0.0.1", ClusterSettings(), "not the address of a scheduler"),
    ],
)
def test_an_address_is_refused(address: str, tls: ClusterSettings, reason: str) -> None:
    with pytest.raises(ClusterError, match=reason):
        check_address(address, tls, insecure=False)


def test_a_task_of_another_version_is_not_run() -> None:
    assert isinstance(run_task("0.0.0", there, 1).error, WrongVersion)
    assert run_task(__version__, there, 1) == Ended((1, "there"))
