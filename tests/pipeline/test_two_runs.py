"""Two runs at once: each report describes its own run."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from verify.config import Settings
from verify.model import History
from verify.pipeline.reports import reporting_round
from verify.pipeline.reports.reporting import newest_report
from verify.pipeline.run import run
from verify.store import open_database, runs

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ARTICLE = """A Bridge for Karasu

The mayor said: “We waited a long time for this bridge, and our children will use it.”[1]

[1] “Bridge opens at Karasu”, Kentaur News, (Date of Accession: 02.03.2026).
"""


@pytest.fixture
def newsroom(tmp_path: Path) -> Settings:
    (tmp_path / "articles").mkdir()
    for number in range(3):
        (tmp_path / "articles" / f"{number}.txt").write_text(f"{number}: {ARTICLE}")
    return Settings(
        db=tmp_path / "citations.db",
        reports=tmp_path / "reports",
        archive=tmp_path / "archive",
        offline=True,
    )


def test_an_older_run_that_ends_later_takes_no_flag_from_the_newer_one(
    newsroom: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = str(newsroom.db.parent / "articles")
    inner: list[object] = []
    original = reporting_round.flag_article

    def in_the_middle(*args: object) -> object:
        if not inner:  # a second run begins and ends while the first flags its articles
            inner.append(None)
            inner[0] = run([folder], newsroom, NOW + timedelta(minutes=1))
        return original(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(reporting_round, "flag_article", in_the_middle)
    older = run([folder], newsroom, NOW)
    newer = inner[0]
    again = newest_report(open_database(newsroom.db))
    assert again is not None and again.run == newer.run > older.run  # type: ignore[union-attr]
    told = [(f.id, f.finding.rule) for article in again.articles for f in article.flags]
    assert told == [(f.id, f.finding.rule) for a in newer.articles for f in a.flags]  # type: ignore[union-attr]
    assert told
    assert {f.history for a in again.articles for f in a.flags} == {History.NEW}
    (latest, earlier) = runs.runs(open_database(newsroom.db))
    assert latest["flags"] == earlier["flags"] == len(told)


def test_a_database_from_before_keeps_the_flags_of_its_last_run(newsroom: Settings) -> None:
    folder = str(newsroom.db.parent / "articles")
    report = run([folder], newsroom, NOW)
    db = open_database(newsroom.db)
    db.conn.execute("DROP TABLE run_flags")
    db.conn.execute("DELETE FROM migrations WHERE name = 'flags_of_runs'")
    db.conn.commit()
    again = newest_report(open_database(newsroom.db))
    assert again is not None
    assert [len(a.flags) for a in again.articles] == [len(a.flags) for a in report.articles]


@pytest.mark.slow
def test_two_commands_at_the_same_time_and_then_a_report(newsroom: Settings) -> None:
    folder = newsroom.db.parent
    command = [sys.executable, "-m", "verify"]
    for _ in range(3):
        both = [
            subprocess.Popen(
                [*command, "run", "--offline", "--quiet", "articles"],
                cwd=folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            for _ in range(2)
        ]
        assert [process.wait(120) for process in both] == [1, 1]
        shown = subprocess.run([*command, "report"], cwd=folder, capture_output=True, check=False)
        assert b"url-missing" in shown.stdout
