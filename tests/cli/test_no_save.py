"""``verify run --no-save`` writes nothing, and knows what was decided."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from run_kit import ARTICLE, RUN, TITLE, Out

from verify.cli.entry import run_app
from verify.store import open_database


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dam.txt").write_text(ARTICLE.format(title=TITLE))
    return tmp_path


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_leaves_no_file(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    scratch = desk.parent / f"{desk.name}-scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    assert run_app([*RUN, "--no-save", "dam.txt", "--format", "concise"]) == 1
    assert "dam.txt:5:" in capsys.readouterr().out
    assert set(content(desk)) == {"dam.txt"} and not list(scratch.iterdir())


def test_decisions_count_and_the_database_stays_as_it_is(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    assert run_app([*RUN, "dam.txt"]) == 1
    assert run_app(["flags", "decide", "1", "--dismiss", "house style"]) == 0
    alone = desk / "alone"  # nobody has this copy open
    (alone / "below").mkdir(parents=True)
    open_database(desk / "citations.db").execute(f"VACUUM INTO '{alone / 'citations.db'}'")
    (alone / "dam.txt").write_text(ARTICLE.format(title=TITLE))
    before = content(alone)
    monkeypatch.chdir(alone)
    assert run_app([*RUN, "--no-save", "dam.txt"]) == 0
    monkeypatch.chdir(alone / "below")
    assert run_app([*RUN, "--no-save", "--db", "../citations.db", "../dam.txt"]) == 0
    assert content(alone) == before and set(before) == {"dam.txt", "citations.db"}


def test_what_needs_the_database_is_refused(desk: Path, capsys: Out) -> None:
    for options in (["--format", "csv"], ["--annotate"]):
        assert run_app([*RUN, "--no-save", "dam.txt", *options]) == 2
        assert "needs the database" in capsys.readouterr().err
    (desk / "broken.db").write_text("no database")
    assert run_app([*RUN, "--no-save", "--db", "broken.db", "dam.txt"]) == 2
    assert "broken.db could not be opened" in capsys.readouterr().err
