"""``verify run``: where its report goes, and what a baseline leaves out of the exit code."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from run_kit import ARTICLE, RUN, TITLE, Out

from verify.cli.entry import run_app


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dam.txt").write_text(ARTICLE.format(title=TITLE))
    return tmp_path


def test_the_ending_of_the_output_names_the_format(desk: Path, capsys: Out) -> None:
    for name in ("r.json", "r.sarif", "r.xml", "r.jsonl", "r.md", "r.html", "r.csv"):
        assert run_app([*RUN, "dam.txt", "--output", name]) == 1
        assert capsys.readouterr().out.endswith(f": {name}\n")
    assert json.loads((desk / "r.json").read_text())["schema"] == "verify-report/2"
    assert json.loads((desk / "r.sarif").read_text())["version"] == "2.1.0"
    assert ElementTree.parse(desk / "r.xml").getroot().get("failures") == "1"
    assert "url-missing" in (desk / "r.jsonl").read_text().splitlines()[0]
    assert (desk / "r.html").read_text().startswith("<!doctype html>")
    assert (desk / "r.csv").read_text(encoding="utf-8-sig").startswith("Article,Kind")


def test_a_fact_log_on_standard_output_is_plain_csv(desk: Path, capsys: Out) -> None:
    assert run_app([*RUN, "dam.txt", "--format", "csv"]) == 1
    printed = capsys.readouterr().out
    assert run_app(["report", "--format", "csv"]) == 0
    assert capsys.readouterr().out == printed
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert "url-missing" in {row["Rule"] for row in rows}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--output", "missing/r.json"], "There is no folder missing"),
        (["--output", "."], "is a folder"),
        (["--format", "xlsx"], "Add: --output"),
        (["--format", "pdf"], "no format “pdf”"),
        (["--baseline", "none.json"], "could not be read: no such file"),
        (["--baseline", "dam.txt"], "neither JSON nor JSON lines"),
    ],
)
def test_what_cannot_be_used_is_refused_before_the_run(
    desk: Path, capsys: Out, options: list[str], words: str
) -> None:
    assert run_app([*RUN, "dam.txt", *options]) == 2
    assert words in capsys.readouterr().err
    assert not (desk / "citations.db").exists()


@pytest.mark.parametrize("name", ["b.json", "b.jsonl", "b.sarif"])
def test_only_new_flags_count_beside_a_baseline(desk: Path, capsys: Out, name: str) -> None:
    assert run_app([*RUN, "dam.txt", "--output", name]) == 1
    (desk / "citations.db").unlink()  # as on a fresh machine
    with_baseline = [*RUN, "--format", "concise", "--baseline", name]
    capsys.readouterr()
    assert run_app([*with_baseline, "dam.txt"]) == 0
    told = capsys.readouterr()
    assert "No new flags." in told.out and "The baseline has 1 of 1 flag" in told.err
    (desk / "new.txt").write_text(ARTICLE.format(title="Another one"))
    assert run_app([*with_baseline, "dam.txt", "new.txt"]) == 1
    shown = capsys.readouterr().out
    assert "new.txt:5:" in shown and "dam.txt:5:" not in shown


def test_a_workbook_without_its_extra_is_refused_before_the_run(
    desk: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verify.cli.actions.fact_log.find_spec", lambda module: None)
    assert run_app([*RUN, "dam.txt", "--output", "log.xlsx"]) == 2
    assert "extra “office”" in capsys.readouterr().err
    assert not (desk / "citations.db").exists()


def test_a_dismissed_flag_is_no_new_one(desk: Path, capsys: Out) -> None:
    run_app([*RUN, "dam.txt"])
    run_app(["flags", "decide", "1", "--dismiss", "house style"])
    (desk / "empty.jsonl").write_text('{"kind": "run"}')
    capsys.readouterr()
    beside = ["--baseline", "empty.jsonl", "--format", "junit"]
    assert run_app([*RUN, "dam.txt", *beside]) == 0
    told = capsys.readouterr()
    assert "The baseline has 0 of 0 flags" in told.err
    assert 'name="no new flags"' in told.out and "<skipped" in told.out


def test_open_flags_are_listed_for_reports_of_tests(desk: Path, capsys: Out) -> None:
    run_app([*RUN, "dam.txt"])
    capsys.readouterr()
    for format, part in (("github", "::warning file=dam.txt,line=5"), ("junit", "<failure")):
        assert run_app(["flags", "--format", format]) == 0
        assert part in capsys.readouterr().out


def test_flags_have_the_formats_of_reports(desk: Path, capsys: Out) -> None:
    run_app([*RUN, "dam.txt"])
    run_app(["flags", "decide", "1", "--dismiss", "house style"])
    capsys.readouterr()
    listed = ["flags", "--status", "dismissed", "--format"]
    for format, part in (
        ("concise", "dam.txt:5:"),
        ("github", "Dismissed or fixed, so not shown: 1 flag."),
        ("junit", '<skipped message="Dismissed'),
        ("jsonl", '"open": false'),
        ("sarif", '"justification": "house style"'),
        ("csv", "1,url-missing,warning"),
    ):
        assert run_app([*listed, format]) == 0
        assert part in capsys.readouterr().out
    assert run_app(["flags", "--format", "concise"]) == 0
    assert capsys.readouterr().out == "0 flags.\n"
    assert run_app(["flags", "--format", "pdf"]) == 2
