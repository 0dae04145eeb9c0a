"""``--output``: what it never replaces, and how its file is written."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from run_kit import ARTICLE, RUN, TITLE, Out

from verify.cli.entry import run_app
from verify.cli.errors import UserError
from verify.cli.output_files import check_output, write_file

RUN_ALL = [*RUN, "dam.txt", "--format", "json", "--baseline", "base.json"]
RUN_ALL += ["--config", "verify.toml"]
ANNOTATE = ["annotate", "--offline", "dam.txt"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a checked article, its database and a settings file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dam.txt").write_text(ARTICLE.format(title=TITLE))
    (tmp_path / "verify.toml").write_text("offline = true\n")
    assert run_app([*RUN, "dam.txt", "--output", "base.json"]) == 1
    return tmp_path


@pytest.mark.parametrize(
    ("command", "output", "words"),
    [
        (RUN_ALL, "dam.txt", "is read by this command"),
        (RUN_ALL, "./dam.txt", "is read by this command"),
        (RUN_ALL, "base.json", "is read by this command"),
        (RUN_ALL, "verify.toml", "is read by this command"),
        (RUN_ALL, "citations.db", "citations.db is read by this command"),
        (ANNOTATE, "dam.txt", "is read by this command"),
        (ANNOTATE, ".", "is a folder"),
        (ANNOTATE, "none/copy.txt", "There is no folder none"),
        (["references"], "citations.db", "is a database"),
        (["references"], ".", "is a folder"),
        (["references"], "none/list.bib", "There is no folder none"),
    ],
)
def test_inputs_databases_and_folders_are_never_replaced(
    desk: Path, capsys: Out, command: list[str], output: str, words: str
) -> None:
    before = {file: file.read_bytes() for file in desk.iterdir() if file.is_file()}
    assert run_app([*command, "--output", output]) == 2
    assert words in capsys.readouterr().err
    assert {file: file.read_bytes() for file in desk.iterdir() if file.is_file()} == before


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["report", "--output", "dam.txt"], "dam.txt is an article"),
        (["report", "--format", "csv", "--output", "sub/../dam.txt"], "is an article"),
        (["references", "--output", "dam.txt"], "dam.txt is an article"),
        (["flags", "export", "dam.txt"], "dam.txt is an article"),
        (["flags", "export", "citations.db"], "is a database"),
        (["archive", "export", "--wacz", "dam.txt"], "dam.txt is an article"),
        (["archive", "export", "--wacz", "citations.db"], "is read by this command"),
        (["archive", "export", "--wacz", "archive/a.warc.gz"], "in the archive's folder"),
        (["archive", "show", "https://a.example/", "--out", "dam.txt"], "dam.txt is an article"),
        ([*RUN, ".", "--format", "concise", "--output", "dam.txt"], "verify did not write it"),
    ],
)
def test_articles_and_archives_are_never_replaced(
    desk: Path, capsys: Out, command: list[str], words: str
) -> None:
    (desk / "archive").mkdir()
    (desk / "archive" / "a.warc.gz").write_bytes(b"x")
    (desk / "sub").mkdir()
    kept = [desk / name for name in ("dam.txt", "archive/a.warc.gz")]
    before = [file.read_bytes() for file in kept]
    assert run_app(command) == 2
    assert words in capsys.readouterr().err
    assert [file.read_bytes() for file in kept] == before
    assert (desk / "citations.db").read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(
    "options",
    [
        ["--output", "out.html"],
        ["--output", "out.md"],
        ["--output", "out.txt"],
        ["--output", "out.txt", "--quiet"],
        ["--output", "out.txt", "--format", "concise"],
        ["--output", "out.txt", "--format", "github"],
        ["--output", "out.txt", "--format", "github", "--quiet"],
        ["--output", "out.txt", "--format", "concise", "--baseline", "base.json"],
    ],
)
def test_a_report_in_the_folder_of_the_articles_is_replaced_and_not_read(
    desk: Path, capsys: Out, options: list[str]
) -> None:
    for _ in range(2):
        assert run_app([*RUN, ".", *options]) in (0, 1)
    capsys.readouterr()
    assert run_app([*RUN, ".", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [Path(one["origin"]).name for one in report["articles"]] == ["dam.txt"]
    why = {Path(one["origin"]).name: one["why"] for one in report["skipped"]}
    assert why[options[1]] == "It is a report that verify wrote."


def test_a_link_to_an_input_is_that_input(desk: Path, capsys: Out) -> None:
    (desk / "copy.txt").symlink_to("dam.txt")
    assert run_app([*RUN, "dam.txt", "--output", "copy.txt"]) == 2
    assert "copy.txt is read by this command" in capsys.readouterr().err


@pytest.mark.parametrize("command", [[*RUN, "dam.txt"], ["references"]])
def test_an_unknown_ending_needs_a_format(desk: Path, capsys: Out, command: list[str]) -> None:
    assert run_app([*command, "--output", "out.xyz"]) == 2
    assert "No format has the ending .xyz. Name one with --format." in capsys.readouterr().err
    named = ["--format", "json" if command[0] == "run" else "bibtex"]
    assert run_app([*command, "--output", "out.xyz", *named]) in (0, 1)
    assert (desk / "out.xyz").is_file()


def test_a_file_that_cannot_be_written_is_told_before_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may write anywhere, so the system's answer is set."""
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path)
    with pytest.raises(UserError, match=r"out\.json cannot be written: permission denied"):
        check_output(tmp_path / "out.json")


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        reader = pool.submit(pipe.read_text)
        write_file(pipe, "a report")
        assert reader.result(timeout=20) == "a report"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_standard_output_is_written_to_where_it_is_a_pipe(desk: Path) -> None:
    command = [sys.executable, "-m", "verify", *RUN, "dam.txt", "-f", "json", "-o", "/dev/stdout"]
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": root}, timeout=60
    )
    assert done.returncode == 1, done.stderr
    assert '"schema": "verify-report/2"' in done.stdout


def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_file(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link.txt", "real.txt"]


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out.txt").write_text("old")

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UserError, match=r"out\.txt could not be written: no space left on device"):
        write_file(tmp_path / "out.txt", "new")
    assert (tmp_path / "out.txt").read_text() == "old"


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError, OSError])
def test_an_error_while_the_content_is_made_leaves_the_old_file_alone(
    tmp_path: Path, error: type[BaseException]
) -> None:
    def lines() -> Iterator[str]:
        yield "new"
        raise error

    (tmp_path / "out.csv").write_text("old")
    with pytest.raises(UserError if error is OSError else error):
        write_file(tmp_path / "out.csv", lines())
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"out.csv": "old"}


@pytest.mark.parametrize("command", ["run", "report", "references", "flags export"])
def test_a_hyphen_is_standard_output(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(
        "# A day\n\n“It rained all day,” said Ada Lin.[^1]\n\n[^1]: X,, 1.\n"
    )
    run_app(["run", "a.md", "--offline", "--quiet"])
    capsys.readouterr()
    place = ["a.md", "--offline"] if command == "run" else []
    dash = ["-"] if command == "flags export" else ["--output", "-"]
    assert run_app([*command.split(), *place, *dash]) in (0, 1)
    assert not (tmp_path / "-").exists()
