"""A damaged cell costs its row: each command shows the others, names the damaged one, exits with 3."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import sys
import tarfile
from pathlib import Path

import pytest

from verify.cli.entry import run_app
from verify.store import open_database
from verify.store.sources import ledger

KEPT = Path(__file__).parents[1] / "data" / "written_by_0.1.0.tar.gz"
NOT_UTF8 = "CAST(X'42C3286F' AS TEXT)"
NOT_READABLE = "'[1'"  # neither JSON nor a date nor one of our words
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
    "sources": (0,),
    "sources --format json": (0,),
    "report": (0,),
    "report --format csv": (0,),
    "archive check": (0, 1),
    "recheck --dry-run": (0, 1),
    "search bridge": (0,),
}
TABLES = (
    *("articles", "revisions", "runs", "run_articles", "run_flags", "flags", "decisions"),
    *("settings", "sources", "captures", "absences", "checks", "link_states"),
    *("cited_references", "quotations", "archive_orders"),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an undamaged database of this version: flags, decisions, captures, checks."""
    folder = tmp_path_factory.mktemp("whole")
    with tarfile.open(KEPT) as archive:
        archive.extractall(folder, filter="data")
    db = open_database(folder / "citations.db")
    ledger.refresh(db)
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.conn.close()
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VERIFY_STRICT", raising=False)
    return tmp_path


def damage(folder: Path, table: str, column: str, value: str, where: str) -> None:
    db = sqlite3.connect(folder / "citations.db")
    db.execute("PRAGMA foreign_keys = OFF")
    assert db.execute(f"UPDATE {table} SET {column} = {value} WHERE {where}").rowcount
    db.commit()
    db.close()


def call(command: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run_app(command.split())
    said = capsys.readouterr()
    return code, said.out, said.err


def is_named(errors: str, what: str) -> bool:
    """Whether a damaged row is named with the ID of an error that is in the log."""
    found = re.search(rf"Damaged row: {what}[:,].*internal error (\w{{8}})", errors)
    log = Path("reports/internal-errors.log").read_text(encoding="utf-8")
    return found is not None and found[1] in log and "Traceback" in log


def test_the_list_of_flags_leaves_out_the_damaged_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, before, _ = call("flags --status all --format json", capsys)
    damage(folder, "flags", "message", NOT_UTF8, "id = 2")
    for command in ("flags --status all --format json", "flags --status all --words o"):
        code, out, errors = call(command, capsys)
        assert code == 3 and is_named(errors, "flag 2"), command
    _, out, _ = call("flags --status all --format json", capsys)
    assert json.loads(out) == [row for row in json.loads(before) if row["id"] != 2]


def test_an_article_whose_name_is_damaged_is_not_in_the_way_of_a_filter(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(folder, "articles", "title", NOT_UTF8, "origin NOT LIKE '%baraj%'")
    code, out, _ = call("flags --status all --article baraj", capsys)
    assert code in (0, 3) and "baraj" in out


def test_the_flags_shown_leave_out_the_damaged_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(folder, "flags", "finding", NOT_READABLE, "id = 2")
    code, out, errors = call("flags show 1 2 3 --format json", capsys)
    assert code == 3 and [row["id"] for row in json.loads(out)] == [1, 3]
    assert is_named(errors, "flag 2")


def test_the_list_of_sources_leaves_out_the_damaged_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, before, _ = call("sources --format json", capsys)
    damage(folder, "link_states", "last", NOT_READABLE, "source = 3")
    code, out, errors = call("sources --format json", capsys)
    assert code == 3 and is_named(errors, "source 3")
    assert len(json.loads(out)) == len(json.loads(before)) - 1
    assert call("sources", capsys)[0] == call("sources --format csv", capsys)[0] == 3


def test_a_damaged_check_costs_no_other_source_its_state(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, before, _ = call("sources", capsys)
    db = sqlite3.connect("citations.db")
    db.execute("DELETE FROM link_states")
    db.commit()
    damage(folder, "checks", "at", NOT_READABLE, "id = 2")
    code, out, errors = call("sources", capsys)
    assert code == 3 and is_named(errors, "check 2")
    assert len(out.splitlines()) == len(before.splitlines())


def test_a_report_leaves_out_the_damaged_flag_only(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, before, _ = call("report --format json", capsys)
    (article,) = [a for a in json.loads(before)["articles"] if "islands" in a["origin"]]
    number = article["flags"][0]["id"]
    damage(folder, "flags", "finding", NOT_READABLE, f"id = {number}")
    code, out, errors = call("report --format json", capsys)
    assert code == 3 and is_named(errors, f"flag {number}")
    (after,) = [a for a in json.loads(out)["articles"] if "islands" in a["origin"]]
    assert [f["id"] for f in after["flags"]] == [f["id"] for f in article["flags"][1:]]


@pytest.mark.parametrize("column", ["coverage", "skipped", "started", "finished"])
def test_a_damaged_run_still_has_its_articles(
    folder: Path, column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, before, _ = call("report --format json", capsys)
    damage(folder, "runs", column, NOT_READABLE, "finished IS NOT NULL")
    code, out, errors = call("report --format json", capsys)
    assert code == 3 and is_named(errors, "run 4")
    assert len(json.loads(out)["articles"]) == len(json.loads(before)["articles"])


def test_a_review_skips_the_damaged_flag(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    db = sqlite3.connect("citations.db")
    numbers = [n for (n,) in db.execute("SELECT id FROM flags WHERE status = 'open' ORDER BY id")]
    db.close()
    damage(folder, "flags", "finding", NOT_READABLE, f"id = {numbers[0]}")
    reading, writing = os.pipe()
    os.write(writing, b"n" * (len(numbers) + 5))
    os.close(writing)
    monkeypatch.setattr(sys, "stdin", os.fdopen(reading))
    code, out, errors = call("review", capsys)
    assert code == 3 and f"Flag {numbers[0]} is damaged" in out
    assert "That was the last flag." in out and is_named(errors, f"flag {numbers[0]}")


def test_a_check_of_the_archive_goes_on_after_a_damaged_row(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, before, _ = call("archive check --format json", capsys)
    damage(folder, "captures", "warc", NOT_UTF8, "id = 1")
    damage(folder, "checks", "offset", NOT_READABLE, "warc IS NOT NULL")
    code, out, errors = call("archive check --format json", capsys)
    assert code == 3 and is_named(errors, "capture 1") and "Damaged row: check" in errors
    assert 0 < json.loads(out)["rows"] < json.loads(before)["rows"]


def test_a_damaged_bulk_dismissal_damages_no_flag(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(folder, "settings", "kind", NOT_READABLE, "id = 1")
    code, out, errors = call("flags show 1 2 3 4 --format json", capsys)
    assert code == 3 and [row["id"] for row in json.loads(out)] == [1, 2, 3, 4]
    assert is_named(errors, "bulk dismissal 1") and errors.count("Damaged row") == 1
    code, out, errors = call("flags bulk-dismissals --format json", capsys)
    assert code == 3 and len(json.loads(out)) == 2 and is_named(errors, "bulk dismissal 1")


@pytest.mark.parametrize(
    ("table", "column", "command"),
    [
        ("flags", "rule", "flags stats"),
        ("decisions", "who", "flags stats"),
        ("sources", "address", "recheck --all --dry-run"),
        ("articles", "origin", "sources"),
    ],
)
def test_a_row_that_is_no_text_costs_no_list(
    folder: Path, table: str, column: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for value in (NOT_UTF8, "X'FF00'"):
        where = f"rowid = (SELECT max(rowid) FROM {table} WHERE {column} IS NOT NULL)"
        damage(folder, table, column, value, where)
        code, out, errors = call(command, capsys)
        assert code == 3 and "Damaged row" in errors
        assert len(out.splitlines()) > 3


def test_undamaged_rows_give_no_message(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command, codes in COMMANDS.items():
        code, _, errors = call(command, capsys)
        assert code in codes and "Damaged" not in errors, command
    assert not Path("reports/internal-errors.log").exists()


def cells(folder: Path) -> list[tuple[str, str]]:
    """Every column of the tables that holds something."""
    db = sqlite3.connect(folder / "citations.db")
    found = []
    for table in TABLES:
        for _, column, *_, key in db.execute(f"PRAGMA table_info({table})").fetchall():
            filled = f"SELECT 1 FROM {table} WHERE {column} IS NOT NULL LIMIT 1"
            if not key and db.execute(filled).fetchone():
                found.append((table, column))
    db.close()
    return found


@pytest.mark.slow
@pytest.mark.parametrize("value", [NOT_UTF8, NOT_READABLE, "X'FF00'"])
@pytest.mark.parametrize("table", TABLES)
def test_no_damaged_cell_ends_a_command(
    whole: Path, folder: Path, table: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = []
    for name, column in cells(whole):
        if name != table:
            continue
        shutil.copy(whole / "citations.db", "citations.db")
        where = f"rowid = (SELECT max(rowid) FROM {table} WHERE {column} IS NOT NULL)"
        try:
            damage(folder, table, column, value, where)
        except sqlite3.Error:  # a trigger or a constraint keeps the value out
            continue
        for command, codes in COMMANDS.items():
            code, out, errors = call(command, capsys)
            lost = not out.strip() or "this is a bug" in errors or "could not be used" in errors
            if code not in (*codes, 3) or lost:
                wrong.append(f"{column}: {command}: {code}: {errors[-200:]}")
    assert wrong == []
