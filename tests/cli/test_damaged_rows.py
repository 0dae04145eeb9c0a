"""A damaged cell costs its row: each command shows the others, names the damaged one, exits with 3."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest
from damage_kit import NOT_READABLE, NOT_UTF8, damage, whole_database

from verify.cli.entry import run_app


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_database(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def folder(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VERIFY_STRICT", raising=False)
    return tmp_path


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


def test_an_export_leaves_out_the_damaged_decision(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, before, _ = call("flags export", capsys)
    damage(folder, "decisions", "words", NOT_UTF8, "id = 1")
    damage(folder, "settings", "at", NOT_READABLE, "id = 1")
    code, out, errors = call("flags export", capsys)
    assert code == 3 and len(out.splitlines()) == len(before.splitlines()) - 2
    assert is_named(errors, "decision 1") and is_named(errors, "bulk dismissal 1")


@pytest.mark.parametrize("column", ["captured_at", "title"])
def test_a_search_leaves_out_the_damaged_copy(
    folder: Path, column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = "search --any --format json the"
    _, before, _ = call(command, capsys)
    (first, *rest) = json.loads(before)
    damage(folder, "captures", column, NOT_UTF8, f"id = {first['capture']}")
    code, out, errors = call(command, capsys)
    assert code == 3 and is_named(errors, f"capture {first['capture']}")
    assert json.loads(out) == rest
