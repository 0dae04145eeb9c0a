"""``verify run``: which files are read, and under which name."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from verify.cli.entry import run_app

ARTICLE = """The dam of the valley

The mayor said: “We opened the dam in spring and the valley was flooded.”[1] He left.

[1] “The dam is open”, Courier,, (Date of Accession: 12.03.2024).
"""
RUN = ["run", "--offline", "--select", "url-missing", "--format", "json"]
Out = pytest.CaptureFixture[str]


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate(("a.txt", "drafts/b.txt", "drafts/old/c.txt", "out/d.txt")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{ARTICLE}\nNumber {number}.\n")
    return tmp_path


def run(capsys: Out, *arguments: str) -> tuple[list[str], dict[str, str]]:
    """The articles of a run, and the reasons for what was left out."""
    assert run_app([*RUN, *arguments]) in (0, 1)
    report = json.loads(capsys.readouterr().out)
    read = [Path(one["origin"]).as_posix() for one in report["articles"]]
    return sorted(read), {Path(s["origin"]).as_posix(): s["why"] for s in report["skipped"]}


def test_ignore_files_leave_out_what_is_in_folders_only(newsroom: Path, capsys: Out) -> None:
    (newsroom / ".gitignore").write_text("out/\n")
    (newsroom / "drafts" / ".verifyignore").write_text("old\n")
    read, why = run(capsys, ".")
    assert read == ["a.txt", "drafts/b.txt"]
    assert why["out"].startswith("Ignored by .gitignore")
    assert why["drafts/old"].startswith("Ignored by .verifyignore")
    assert run(capsys, "out/d.txt", "drafts/old")[0] == ["drafts/old/c.txt", "out/d.txt"]


def test_what_is_left_out_of_a_folder_is_no_notice(newsroom: Path, capsys: Out) -> None:
    (newsroom / ".gitignore").write_text("out/\n")
    for name in ("photo.jpg", "data.json", "~$a.docx", "page.xyz"):
        (newsroom / name).write_text("x")
    (newsroom / "torn.txt").write_text("")
    run_app([*RUN, ".", "--exclude", "old/", "--format", "github"])
    told = capsys.readouterr().out
    notices = [line for line in told.splitlines() if line.startswith("::notice")]
    assert notices == ["::notice file=torn.txt::Not read: The file is empty."]


def test_excluded_files_are_left_out_though_they_are_named(newsroom: Path, capsys: Out) -> None:
    read, why = run(capsys, "a.txt", "drafts", "--exclude", "old/", "--exclude", "/a.txt")
    assert read == ["drafts/b.txt"]
    assert set(why) == {"a.txt", "drafts/old"}
    assert run_app([*RUN, "a.txt", "--exclude", "*.txt"]) == 0  # a hook on an excluded file
    assert "Every file is excluded" in capsys.readouterr().err
    assert run_app([*RUN, "a.txt", "--exclude", "a\\"]) == 2
    assert "“a\\” is not a pattern" in capsys.readouterr().err


def test_hidden_files_beside_excluded_ones_are_no_failure(newsroom: Path, capsys: Out) -> None:
    (newsroom / ".verifyignore").write_text("out/\n")
    (newsroom / "photo.jpg").write_bytes(b"x")
    assert run_app([*RUN, ".", "--exclude", "*.txt"]) == 0
    assert "Every file is excluded" in capsys.readouterr().err
    (newsroom / "broken.md").write_text("")
    assert run_app([*RUN, ".", "--exclude", "*.txt"]) == 2
    assert run_app([*RUN, "photo.jpg", "a.txt", "--exclude", "*.txt"]) == 2  # it was named
    (newsroom / "hidden").mkdir()
    (newsroom / "hidden" / ".a.txt").write_text("x")
    assert run_app([*RUN, "hidden"]) == 2


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(
    "name", ["old.json", "old.jsonl", "old.sarif", "old.xml", "old.html", "old.md", "old.csv"]
)
def test_a_run_that_reads_nothing_replaces_the_old_report(
    newsroom: Path, capsys: Out, name: str, known: bool
) -> None:
    if known:
        assert run_app([*RUN[:-2], "a.txt"]) == 1
    (newsroom / name).write_text("the report of yesterday")
    assert run_app([*RUN[:-2], "none.txt", "--output", name]) == 2
    said = (newsroom / name).read_text()
    assert "yesterday" not in said
    if name.endswith(("json", "sarif")):
        json.loads(said)
    if name == "old.sarif":
        assert '"executionSuccessful": false' in said
    if name == "old.json":
        assert json.loads(said)["skipped"][0]["origin"] == "none.txt"
    assert (newsroom / "citations.db").exists() == known


def test_programs_get_a_report_of_a_run_that_read_nothing(newsroom: Path, capsys: Out) -> None:
    assert run_app([*RUN, "none.txt"]) == 2
    assert json.loads(capsys.readouterr().out)["articles"] == []
    assert run_app([*RUN[:-2], "none.txt"]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("blank", ["", " ", "# drafts", "!", "/"])
def test_a_blank_pattern_excludes_nothing(newsroom: Path, capsys: Out, blank: str) -> None:
    everything = ["a.txt", "drafts/b.txt", "drafts/old/c.txt", "out/d.txt"]
    assert run(capsys, ".", "--exclude", blank)[0] == everything
    (newsroom / "verify.toml").write_text(f"exclude = [{json.dumps(blank)}]\n")
    assert run(capsys, ".")[0] == everything
    assert run(capsys, ".", "--exclude", blank, "--exclude", "./out/d.txt")[0] == everything[:3]


def test_patterns_of_the_configuration_start_at_its_folder(
    newsroom: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    (newsroom / "verify.toml").write_text('exclude = ["/drafts/old", "d.txt"]\n')
    monkeypatch.chdir(newsroom / "drafts")
    read, _ = run(capsys, "..", "--exclude", "/b.txt")
    assert [Path(name).name for name in read] == ["a.txt"]


def test_a_run_in_a_subfolder_does_not_read_its_own_reports(
    newsroom: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    (newsroom / "verify.toml").write_text('outlet = "Courier"\n')
    run(capsys, ".")
    monkeypatch.chdir(newsroom / "drafts")
    assert not [name for name in run(capsys, "..")[0] if "reports" in name]


def test_standard_input_has_the_name_that_is_given(
    newsroom: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    def typed() -> None:
        data = io.TextIOWrapper(io.BytesIO(f"{ARTICLE}\nTyped.\n".encode()))
        monkeypatch.setattr(sys, "stdin", data)

    for places in (["-"], []):
        typed()
        assert run(capsys, *places, "--stdin-filename", "drafts/b.txt")[0] == ["drafts/b.txt"]
    typed()
    assert run_app([*RUN, "--stdin-filename", "drafts/b.txt", "--exclude", "drafts/"]) == 0
    assert run_app([*RUN, "--stdin-filename", ""]) == 2
    assert "--stdin-filename needs the name of a file" in capsys.readouterr().err
    assert run_app([*RUN, "a.txt", "--stdin-filename", "b.txt"]) == 2
    assert "Give - as the only place" in capsys.readouterr().err


def test_an_ignore_file_that_cannot_be_read_is_named(newsroom: Path, capsys: Out) -> None:
    (newsroom / "drafts" / ".verifyignore").symlink_to(".verifyignore")  # a loop
    read, why = run(capsys, ".")
    assert "drafts/old/c.txt" in read
    [(name, reason)] = [(Path(n).name, w) for n, w in why.items() if "ignore" in n]
    assert name == ".verifyignore"
    assert reason.startswith("Its patterns do not count: it could not be read (")


def test_an_ignore_file_may_begin_with_a_byte_order_mark(newsroom: Path, capsys: Out) -> None:
    (newsroom / ".verifyignore").write_text("out/\n", encoding="utf-8-sig")
    read, why = run(capsys, ".")
    assert not any(name.startswith("out/") for name in read)
    assert ".verifyignore" not in why  # it is read, and no article
