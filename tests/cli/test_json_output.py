"""Every command that reports something can report it as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer

from verify.cli.actions.links.recheck_context import RecheckContext, RecheckOutput
from verify.cli.actions.recheck_output import list_due
from verify.cli.app import build_app
from verify.cli.entry import run_app
from verify.config import Settings
from verify.model import Check
from verify.recheck.notify import NotifySettings
from verify.recheck.session import LinkSelection
from verify.store import open_database
from verify.store.sources import checks

Out = pytest.CaptureFixture[str]
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ARTICLE = """A Bridge for Karasu

The mayor said the bridge was open.[1] The council gave no details about the remaining works.

[1] “Bridge opens at Karasu”, Kentaur News,, (Date of Accession: 02.03.2026).
"""
ADDRESS = "https://news.example/politics/2026/03/02/the-new-bridge-at-karasu-nears-its-completion"
# They talk to the user or an editor, or print what is no report: a newsroom, the desk, help,
# decisions as JSON lines.
WITHOUT = {"demo", "desk", "help", "lsp", "review", "flags export"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> Path:
    """A folder with one article that has flags, verified without network."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    assert run_app(["run", "--offline", "bridge.txt"]) == 1
    capsys.readouterr()
    return tmp_path


def read(capsys: Out, *arguments: str, code: int = 0) -> Any:
    capsys.readouterr()
    assert run_app([*arguments, "--format", "json"]) == code
    return json.loads(capsys.readouterr().out)


def commands(command: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    for word, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, f"{name} {word}".strip())
    if not hasattr(command, "commands") or command.invoke_without_command:
        yield name, command


def test_every_other_command_has_the_option() -> None:
    without = {
        name
        for name, command in commands(typer.main.get_command(build_app()))
        if not any("--format" in option for one in command.params for option in one.opts)
    }
    assert without == WITHOUT


def test_a_timer_is_printed_and_installed_as_json(desk: Path, capsys: Out) -> None:
    printed = read(capsys, "schedule", "cron")
    assert printed["kind"] == "cron"
    assert any("recheck" in text for text in printed["files"].values())
    assert run_app(["schedule", "--format", "yaml"]) == 2


def test_an_attached_copy_is_reported_as_json(desk: Path, capsys: Out) -> None:
    (desk / "page.txt").write_text("The new bridge at Karasu is open. " * 40, encoding="utf-8")
    done = read(capsys, "attach", ADDRESS, "page.txt", "--saved", "2026-03-02")
    assert done == {
        "url": ADDRESS,
        "words": 280,
        "saved": "2026-03-02T00:00:00+00:00",
        "doubts": [],
        "articles_checked": 0,
    }
    assert run_app(["attach", ADDRESS, "page.txt", "--format", "xml"]) == 2


def test_decisions_and_their_import_are_reported_as_json(desk: Path, capsys: Out) -> None:
    assert read(capsys, "flags", "decide", "1", "--confirm") == [
        {"id": 1, "status": "confirmed", "before": None}
    ]
    assert read(capsys, "flags", "decide", "1", "--later") == [
        {"id": 1, "status": "later", "before": "confirmed"}
    ]
    (undone,) = read(capsys, "flags", "decide", "1", "--undo")
    assert undone["before"] == "later"
    (wide,) = read(capsys, "flags", "decide", "1", "--dismiss", "style", "--apply-to", "words")
    assert wide["bulk_dismissal"] == 1
    assert run_app(["flags", "export", "decisions.jsonl"]) == 0
    merged = read(capsys, "flags", "import", "decisions.jsonl", "--db", "other.db")
    assert merged["added"] > 0
    assert merged["without_flag"] > 0
    assert (merged["conflicts"], merged["skipped"]) == ([], [])


def test_a_conflict_of_an_import_has_both_decisions(desk: Path, capsys: Out) -> None:
    twin = desk / "twin.db"
    assert run_app(["run", "--offline", "bridge.txt", "--db", str(twin)]) == 1
    assert run_app(["flags", "decide", "1", "--confirm", "--db", str(twin)]) == 0
    assert run_app(["flags", "export", "theirs.jsonl", "--db", str(twin)]) == 0
    assert run_app(["flags", "decide", "1", "--fixed"]) == 0
    (conflict,) = read(capsys, "flags", "import", "theirs.jsonl")["conflicts"]
    assert conflict["here"].startswith("fixed by ")
    assert conflict["there"].startswith("confirmed by ")
    assert conflict["article"] == "bridge.txt"


def test_the_import_of_a_fact_log_is_reported_as_json(desk: Path, capsys: Out) -> None:
    assert run_app(["report", "--format", "csv", "--output", "log.csv"]) == 0
    done = read(capsys, "flags", "import", "log.csv")
    assert (done["added"], done["conflicts"], done["skipped"]) == (0, [], [])


def test_a_watch_prints_one_line_of_json_for_each_round(
    desk: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    capsys.readouterr()
    assert run_app(["watch", "--rounds", "2", "--format", "json"]) == 0
    rounds = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["checked"] for one in rounds] == [0, 0]


def test_an_archive_is_exported_with_figures_as_json(desk: Path, capsys: Out) -> None:
    (desk / "page.txt").write_text("The new bridge at Karasu is open. " * 40, encoding="utf-8")
    assert run_app(["attach", ADDRESS, "page.txt"]) == 0
    done = read(capsys, "archive", "export", "--wacz", "all.wacz")
    assert done["file"] == "all.wacz"
    assert done["bytes"] == (desk / "all.wacz").stat().st_size


def test_the_list_of_due_links_fits_into_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setattr("verify.cli.actions.recheck_output.terminal_width", lambda: 60)
    monkeypatch.chdir(tmp_path)
    cited = ARTICLE.replace("Kentaur News,,", f"Kentaur News, {ADDRESS},")
    (tmp_path / "bridge.txt").write_text(cited, encoding="utf-8")
    run_app(["run", "--offline", "bridge.txt"])
    db = open_database(tmp_path / "citations.db")
    checks.save_check(db, Check(ADDRESS, NOON, "ok", 200))
    capsys.readouterr()
    context = RecheckContext(db, Settings(), NotifySettings(), RecheckOutput())
    assert list_due(context, LinkSelection(all=True)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("alive") and "news.example" in "".join(lines)
    assert max(map(len, lines)) <= 60
