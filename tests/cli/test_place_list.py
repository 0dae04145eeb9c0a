"""``verify run --from list.txt``."""

from __future__ import annotations

import io
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from verify.cli.entry import run_app
from verify.cli.place_list import ListedPlaces

TEXT = (
    "# Boats\n\nThe boats sail at noon.[^1]\n\n[^1]: “Boats”, Port News, https://example.org/{}\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "more").mkdir()
    for name in ("one.md", "two words.md", "more/three.md", "left out.md"):
        (tmp_path / name).write_text(TEXT.format(name[0]))
    lines = "\ufeffone.md\n\n# two more\n  two words.md  \nmore\nno such.md\n"
    (tmp_path / "list.txt").write_text(lines)
    return tmp_path


def test_a_list_from_a_pipe_is_read_whole(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As ``--from <(find articles)`` gives it."""
    os.mkfifo(folder / "pipe")
    with ThreadPoolExecutor() as pool:
        writing = pool.submit((folder / "pipe").write_text, "one.md\nmore\n")
        assert run_app(["run", "--offline", "--fail-on", "never", "--from", "pipe"]) == 0
        writing.result(timeout=20)
    assert "2 articles" in capsys.readouterr().out


@pytest.mark.parametrize("by", ["file", "stdin"])
def test_the_places_of_a_list_are_checked(
    folder: Path, by: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (folder / "list.txt").read_text(encoding="utf-8-sig")
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    given = "list.txt" if by == "file" else "-"
    assert run_app(["run", "--offline", "--fail-on", "never", "--from", given]) == 0
    shown = capsys.readouterr().out
    assert "3 articles" in shown
    assert "no such.md" in shown
    assert "left out" not in shown


def test_each_of_several_lists_is_read_once(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "second.txt").write_text("two words.md\nmore\n")
    (folder / "first.txt").write_text("one.md\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("left out.md\n"))
    lists = ["--from", "first.txt", "--from", "second.txt", "--from", "-", "--from", "first.txt"]
    assert run_app(["run", "--offline", "--fail-on", "never", *lists]) == 0
    assert "4 articles" in capsys.readouterr().out
    places = ListedPlaces(["given.md"], Path("first.txt"), Path("second.txt"), Path("first.txt"))
    assert list(places) == ["given.md", "one.md", "two words.md", "more"]
    assert run_app(["run", "--offline", "--from", "first.txt", "--from", "third.txt"]) == 2
    assert "third.txt could not be read: no such file" in capsys.readouterr().err


def test_a_list_that_does_not_exist_is_an_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_app(["run", "--offline", "--from", "nothing.txt"]) == 2
    assert "nothing.txt could not be read: no such file" in capsys.readouterr().err
    assert not (folder / "citations.db").exists()


def test_an_empty_list_is_nothing_to_check(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.txt").write_text("# nothing yet\n")
    assert run_app(["run", "--offline", "--from", "empty.txt"]) == 2
    assert "Nothing to check" in capsys.readouterr().err


def test_a_list_is_read_anew_for_each_iteration(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = ["given.md", "one.md", "two words.md", "more", "no such.md"]
    monkeypatch.setattr("sys.stdin", io.StringIO((folder / "list.txt").read_text("utf-8-sig")))
    for name in ("list.txt", "-"):
        places = ListedPlaces(["given.md"], Path(name))
        assert list(places) == expected
        pairs = [(one, other) for one in places for other in places]  # one within the other
        assert len(pairs) == 25
    with (folder / "list.txt").open("a") as lines:
        lines.write("added.md\n")
    assert list(ListedPlaces([], Path("list.txt")))[-1] == "added.md"


def test_a_run_never_replaces_an_article_of_its_list(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["run", "--offline", "--from", "list.txt", "--format", "json", "-o", "one.md"]
    assert run_app(given) == 2
    assert "one.md is read by this command" in capsys.readouterr().err
