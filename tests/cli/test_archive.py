"""``verify archive`` at the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_kit import Answer

from verify.archive import Archive
from verify.cli.entry import run_app


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with Archive(tmp_path / "archive") as archive:
        archive.write(Answer())
    return tmp_path


def test_a_clean_archive_is_said_to_be_clean(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_app(["archive", "check"]) == 0
    assert ": no problems." in capsys.readouterr().out
    assert run_app(["archive", "check", "--db", "elsewhere.db"]) == 0
    said = capsys.readouterr().out
    assert "there is no database at elsewhere.db to compare with (--db): no problems." in said


def test_a_missing_archive_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_app(["archive", "check"]) == 2
    assert "No archive at archive. Run `verify run` first" in capsys.readouterr().err


def test_one_file_is_one_file_and_troubles_are_counted_as_such(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_app(["archive", "check"]) == 0
    assert capsys.readouterr().out.startswith("Checked 1 file, ")
    path = next((folder / "archive").glob("*.warc.gz"))
    path.write_bytes(path.read_bytes() + b"\x1f")
    assert run_app(["archive", "check"]) == 1
    said = capsys.readouterr().out
    assert "1 byte at the end is not a complete record" in said
    assert said.endswith("no database at citations.db to compare with (--db): 1 problem.\n")


def test_damage_gives_exit_code_one_and_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = next((folder / "archive").glob("*.warc.gz"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    assert run_app(["archive", "check"]) == 1
    assert path.name in capsys.readouterr().out


def test_what_was_put_right_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = next((folder / "archive").glob("*.warc.gz"))
    torn = path.with_name(path.name + ".open")
    path.rename(torn)
    torn.write_bytes(torn.read_bytes() + b"\x1f\x8b")
    assert run_app(["archive", "check"]) == 0
    assert "Repaired: " in capsys.readouterr().out


def test_the_export_is_written_where_asked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_app(["archive", "export", "--wacz", "out.wacz"]) == 0
    assert (folder / "out.wacz").stat().st_size > 0
    assert run_app(["archive", "export", "--wacz", "nowhere/out.wacz"]) == 2
    assert "could not be written" in capsys.readouterr().err


def test_the_copies_of_a_source_are_listed_and_handed_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_app(["archive", "show", Answer().address, "--out", "copy.html"]) == 0
    assert "2026-03-01 12:00  200" in capsys.readouterr().out
    assert (folder / "copy.html").read_bytes() == Answer().body
    assert run_app(["archive", "show", "https://other.example/"]) == 2


def test_what_the_machine_refuses_is_a_sentence_and_no_bug(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "note.md").write_text("A sentence.[^1]\n\n[^1]: “Title”, https://news.example/a\n")
    (folder / "blocked").write_text("a file where a folder should be")
    assert run_app(["run", "note.md", "--archive", "blocked"]) in (2, 3)
    err = capsys.readouterr().err
    assert "blocked" in err
    assert "bug" not in err
