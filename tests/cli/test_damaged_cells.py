"""Every cell of the database damaged in turn: no command ends, and the others' rows are shown."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer.main
from damage_kit import (
    NOT_READABLE,
    NOT_TEXT,
    NOT_UTF8,
    TABLES,
    Cell,
    cells,
    damage,
    parse_each_article_once,
    recorded_reads,
    whole_database,
)

from verify.cli.app import build_app
from verify.cli.entry import run_app

# Commands that only read, and what else they exit with (problems found in the archive).
COMMANDS: dict[str, tuple[int, ...]] = {
    "flags --status all": (0,),
    "flags --status all --format csv": (0,),
    "flags --status all --format json": (0,),
    "flags --article lake": (0,),
    "flags --words a": (0,),
    "flags --to-correct": (0,),
    "flags show 1 2 3 4": (0,),
    "flags show 1 2 3 4 --format json": (0,),
    "flags stats": (0,),
    "flags bulk-dismissals": (0,),
    "flags export": (0,),
    "sources": (0,),
    "sources --format json": (0,),
    "report": (0,),
    "report --format csv": (0,),
    "archive check": (0, 1),
    "archive show http://korfez-postasi.test/haber/iskele": (0,),
    "archive export --wacz sources.wacz": (0,),
    "recheck --dry-run": (0, 1),
    "search bridge": (0,),
    "search --any --format json bridge": (0,),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_database(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def _cheap_commands() -> Iterator[None]:
    """Build the command line once, and parse each article once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("VERIFY_STRICT", raising=False)
        command = typer.main.get_command
        built = cache(lambda: command(build_app()))
        patch.setattr(typer.main, "get_command", lambda app: built())
        parse_each_article_once(patch)
        yield


@pytest.fixture
def folder(
    whole: Path, tmp_path: Path, _cheap_commands: None, monkeypatch: pytest.MonkeyPatch
) -> Path:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(command: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run_app(command.split())
    said = capsys.readouterr()
    return code, said.out, said.err


def test_undamaged_rows_give_no_message(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command, codes in COMMANDS.items():
        code, out, errors = call(command, capsys)
        assert code in codes and out.strip() and "Damaged" not in errors, command
    assert not Path("reports/internal-errors.log").exists()


def commands_reading(capsys: pytest.CaptureFixture[str]) -> dict[Cell, list[str]]:
    """The commands that read each column of the database in the current folder."""
    found: dict[Cell, list[str]] = {}
    for command in COMMANDS:
        reads: set[Cell] = set()
        with recorded_reads(reads):
            call(command, capsys)
        for cell in reads:
            found.setdefault(cell, []).append(command)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("value", [NOT_UTF8, NOT_READABLE, NOT_TEXT])
def test_no_damaged_cell_ends_a_command(
    whole: Path, folder: Path, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    readers = commands_reading(capsys)
    assert {table for table, _ in readers} >= set(TABLES) - {"quotations"}
    wrong = []
    for table, column in cells(whole):
        shutil.copy(whole / "citations.db", "citations.db")
        try:
            damage(folder, table, column, value)
        except sqlite3.Error:  # a trigger or a constraint keeps the value out
            continue
        for command in readers.get((table, column), ()):
            code, out, errors = call(command, capsys)
            lost = not out.strip() or "this is a bug" in errors or "could not be used" in errors
            if code not in (*COMMANDS[command], 3) or lost:
                wrong.append(f"{table}.{column}: {command}: {code}: {errors[-200:]}")
    assert wrong == []
