"""A run without a network: no host is blamed, nothing is counted, and it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from verify.config import Settings
from verify.model import Reason
from verify.pipeline.job import Watcher
from verify.pipeline.run import run
from verify.store import open_database
from verify.store.sources import checks

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    fetch = {**dict.fromkeys(("polite", "robots", "probe"), False), "retries": 0}
    fetch["archive"] = {"enabled": False}
    return Settings(
        db=tmp_path / "citations.db",
        reports=tmp_path / "reports",
        archive=tmp_path / "archive",
        tables={"fetch": fetch},
    )


def article(folder: Path, hosts: int) -> str:
    path = folder / "article.txt"
    notes = "\n".join(
        f"[{n}] “The dam is open”, Courier, https://courier{n}.test/dam"
        for n in range(1, hosts + 1)
    )
    said = "The mayor said: “We opened the dam in spring and the valley was flooded.”[1] He left."
    path.write_text(f"The Dam and the Valley\n\n{said}\n\n{notes}\n", encoding="utf-8")
    return str(path)


def test_a_machine_that_is_offline_blames_no_host(tmp_path: Path, settings: Settings) -> None:
    said: list[str] = []
    report = run([article(tmp_path, 4)], settings, NOW, replace(Watcher(), noting=said.append))
    assert report.unreachable
    assert any("seems to be offline" in sentence for sentence in said)
    absences = report.articles[0].coverage.absences
    assert {a.reason for a in absences} == {Reason.NOT_ASKED}
    assert all("offline" in a.detail and "spelling" not in a.next_action for a in absences)
    assert report.coverage.fetched == report.coverage.usable == 0
    db = open_database(settings.db)
    assert checks.last_check(db, "https://courier1.test/dam") is None


def test_one_silent_host_is_believed_and_nobody_answered(
    tmp_path: Path, settings: Settings
) -> None:
    said: list[str] = []
    report = run([article(tmp_path, 1)], settings, NOW, replace(Watcher(), noting=said.append))
    assert report.unreachable
    assert any("Check this machine's network" in sentence for sentence in said)
    assert [a.reason for a in report.coverage.absences] == [Reason.DNS]
    assert report.coverage.fetched == 0


def test_offline_and_articles_without_sources_ask_nobody(
    tmp_path: Path, settings: Settings
) -> None:
    assert not run([article(tmp_path, 4)], replace(settings, offline=True), NOW).unreachable
    assert not run([article(tmp_path, 0)], settings, NOW).unreachable


def test_a_url_that_the_guard_refuses_is_neither_asked_nor_fetched(
    tmp_path: Path, settings: Settings
) -> None:
    path = tmp_path / "article.txt"
    path.write_text(
        "The Dam and the Valley\n\nThe mayor left.[1]\n\n[1] “The dam”, Courier, http://10.0.0.1/dam\n"
    )
    report = run([str(path)], settings, NOW)
    assert not report.unreachable
    assert (report.coverage.sources, report.coverage.fetched) == (1, 0)
