"""What a program that imports ``verify`` finds."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import verify
import verify.model
from verify.read import read_bytes

DOCS = Path(__file__).parents[1] / "docs"

TEXT = """A Bridge for Karasu

The mayor said the bridge was open.[1]

[1] “Bridge opens at Karasu”, Kentaur News,, (Date of Accession: 02.03.2026).
"""


def test_an_article_is_checked_without_files_database_or_network() -> None:
    article = read_bytes(TEXT.encode(), "bridge.txt")
    assert [f.rule for f in verify.check(article, select=["url-missing"])] == ["url-missing"]
    assert verify.check(article, ignore=["all"]) == ()


def test_the_parsed_parts_are_a_dossier() -> None:
    parts = verify.dossier(read_bytes(TEXT.encode(), "bridge.txt"), date(2026, 3, 3))
    assert isinstance(parts, verify.Dossier)
    assert [note.label for note in parts.notes] == ["1"]


def test_every_name_of_the_face_is_there() -> None:
    assert all(hasattr(verify, name) for name in verify.__all__)


def test_run_checks_articles_and_keeps_their_flags(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    settings = verify.Settings(db=tmp_path / "desk.db", select=("url-missing",))
    before = datetime.now(UTC)
    report = verify.run([tmp_path / "bridge.txt"], settings, offline=True)
    assert isinstance(report, verify.RunReport)
    [flag] = report.articles[0].flags
    assert (flag.finding.rule, flag.history.value) == ("url-missing", "new")
    assert report.offline and report.finished
    assert before <= report.started <= report.finished <= datetime.now(UTC)
    [again] = verify.run(["bridge.txt"], settings, offline=True).articles[0].flags
    assert again.id == flag.id and again.history is not flag.history


def test_run_uses_the_defaults_and_reads_no_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "verify.toml").write_text('db = "other.db"')
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    verify.run(["bridge.txt"], offline=True)
    assert (tmp_path / "citations.db").is_file() and not (tmp_path / "other.db").exists()


def test_run_creates_nothing_where_nothing_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").touch()
    report = verify.run(["nosuchfile.txt", "empty.txt"], offline=True)
    assert [skipped.origin for skipped in report.skipped] == ["nosuchfile.txt", "empty.txt"]
    assert (report.articles, report.run) == ((), None)
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


def test_the_model_is_made_of_frozen_classes() -> None:
    article = read_bytes(TEXT.encode(), "bridge.txt")
    assert isinstance(article, verify.model.Article)
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.text = ""  # type: ignore[misc]


def test_the_examples_of_the_page_on_python_print_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (DOCS / "python.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```python\n(.*?)^```$", page, re.M | re.S)
    names: dict[str, object] = {}
    for example in examples:
        told = [line[2:] for line in example.splitlines() if line.startswith("# ")]
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example, "python.md", "exec"), names)
        assert printed.getvalue().splitlines() == told, example
    for name in ("verify.check", "verify.dossier", "verify.run", "read_bytes", "verify.model"):
        assert any(name in example for example in examples), name
