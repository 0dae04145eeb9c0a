"""``verify report``: one article, the fact log, and its way back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from verify.cli.entry import run_app

ARTICLE = """{title}

The mayor said: “We opened the dam in spring and the valley was flooded.”[1] He left.

[1] “The dam is open”, Courier,, (Date of Accession: 12.03.2024).
"""
Out = pytest.CaptureFixture[str]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> Path:
    """A folder after a run over two articles with a flag each."""
    monkeypatch.chdir(tmp_path)
    for name in ("dam", "bridge"):
        (tmp_path / f"{name}.txt").write_text(ARTICLE.format(title=f"The {name} of the valley"))
    run_app(["run", "--offline", "dam.txt", "bridge.txt", "--select", "url-missing"])
    capsys.readouterr()
    return tmp_path


def test_one_article_is_one_file(desk: Path, capsys: Out) -> None:
    assert run_app(["report", "--article", "bridge", "--output", "one.html"]) == 0
    page = (desk / "one.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "The bridge of the valley" in page and "The dam of the valley" not in page
    assert run_app(["report", "--article", "valley"]) == 2
    assert "Several articles" in capsys.readouterr().err
    assert run_app(["report", "--article", "harbor"]) == 2


def test_a_fact_log_goes_out_and_comes_back(desk: Path, capsys: Out) -> None:
    assert run_app(["report", "--format", "csv", "--output", "log.csv"]) == 0
    with (desk / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    changed = [row for row in rows if row["Flag"]]
    changed[0]["Decision"], changed[0]["Note"] = "confirmed", "call the author"
    with (desk / "back.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(reversed(changed))
    capsys.readouterr()
    assert run_app(["flags", "import", "back.csv", "--who", "Ben"]) == 0
    assert "Added 1 decision; 1 were unchanged." in capsys.readouterr().out
    assert run_app(["flags", "--to-correct"]) == 0
    assert "Note: call the author" in capsys.readouterr().out
    assert run_app(["flags", "import", "back.csv"]) == 0
    assert "Added 0 decisions; 2 were unchanged." in capsys.readouterr().out


def test_a_workbook_goes_to_a_file(desk: Path, capsys: Out) -> None:
    pytest.importorskip("openpyxl", reason="the extra “office” is not installed")
    assert run_app(["report", "--format", "xlsx"]) == 2
    assert "--output" in capsys.readouterr().err
    assert run_app(["report", "--output", "log.xlsx"]) == 0
    assert run_app(["flags", "import", "log.xlsx"]) == 0
    (desk / "broken.xlsx").write_text("no workbook")
    assert run_app(["flags", "import", "broken.xlsx"]) == 2
    assert run_app(["report", "--format", "docx"]) == 2


def test_a_piped_fact_log_is_the_same_table(desk: Path, capsys: Out) -> None:
    run_app(["report", "--format", "csv", "--output", "log.csv"])
    capsys.readouterr()
    assert run_app(["report", "--format", "csv"]) == 0
    piped = capsys.readouterr().out
    assert "\\u" not in piped
    with (desk / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(piped.splitlines())) == list(csv.reader(file))
