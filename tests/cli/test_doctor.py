"""``verify doctor``: what is wrong, and what to do about it."""

from __future__ import annotations

import json
import sqlite3
import tarfile
import tomllib
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from verify.cli.actions.setup import machine_checks, settings_checks
from verify.cli.entry import run_app
from verify.store import open_database

Out = pytest.CaptureFixture[str]
Found = dict[str, dict[str, str]]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def doctor(capsys: Out, *options: str, code: int = 0) -> Found:
    capsys.readouterr()
    assert run_app(["doctor", "--format", "json", *options]) == code
    return {one["check"]: one for one in json.loads(capsys.readouterr().out)}


def test_an_empty_folder_has_no_problems_and_stays_empty(tmp_path: Path, capsys: Out) -> None:
    found = doctor(capsys, "--offline")
    assert found["network"]["state"] == "skipped"
    assert {one["state"] for one in found.values()} <= {"ok", "skipped", "warning"}
    assert list(tmp_path.iterdir()) == []
    assert run_app(["doctor", "--offline"]) == 0
    assert "No database at citations.db yet." in capsys.readouterr().out


def test_an_intact_database_is_counted_and_a_damaged_one_is_a_problem(
    tmp_path: Path, capsys: Out
) -> None:
    (tmp_path / "a.txt").write_text("The canal\n\nIt was opened in May, and closed in June.\n")
    assert run_app(["run", "--offline", "a.txt"]) == 0
    assert "is intact" in doctor(capsys, "--offline")["database"]["text"]
    opened = open_database(tmp_path / "citations.db")
    opened.execute(f"VACUUM INTO '{tmp_path / 'copy.db'}'")
    content = bytearray((tmp_path / "copy.db").read_bytes())
    content[3 * 4096 :] = b"x" * (len(content) - 3 * 4096)
    (tmp_path / "damaged.db").write_bytes(content)
    damaged = doctor(capsys, "--offline", "--db", "damaged.db", code=1)["database"]
    assert damaged["state"] == "problem" and "backup" in damaged["action"]
    (tmp_path / "text.db").write_text("no database")
    assert doctor(capsys, "--offline", "--db", "text.db", code=1)["database"]["state"] == "problem"


def test_what_can_be_saved_of_a_damaged_database_is_said(tmp_path: Path, capsys: Out) -> None:
    with tarfile.open(Path(__file__).parents[1] / "data" / "written_by_0.1.0.tar.gz") as kept:
        kept.extract("citations.db", tmp_path, filter="data")
    content = bytearray((tmp_path / "citations.db").read_bytes())
    half = len(content) // 2
    content[half : half + 40_000] = b"x" * 40_000
    (tmp_path / "citations.db").write_bytes(content)
    found = doctor(capsys, "--offline", code=1)["database"]
    assert "is damaged: " in found["text"] and " decisions" in found["text"]
    assert "verify flags export decisions.jsonl --db citations.db" in found["action"]


def test_a_lost_database_beside_an_archive_is_a_problem(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "a.warc.gz").write_bytes(b"x")
    (tmp_path / "citations.db").touch()
    found = doctor(capsys, "--offline", code=1)
    assert "is empty (0 bytes)" in found["database"]["text"]
    assert "1 WARC file, 0.0 MB" in found["archive"]["text"]
    (tmp_path / "archive" / "a.warc.gz.moved.part").write_text("{")  # of a killed move
    found = doctor(capsys, "--offline", code=1)
    assert "1 WARC file, 0.0 MB" in found["archive"]["text"]


def test_a_configuration_that_cannot_be_used_is_named(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "verify.toml").write_text("[fetch]\ngapp = 1\n")
    found = doctor(capsys, "--offline", code=1)["settings"]
    assert "Did you mean “gap”?" in found["text"]
    assert doctor(capsys, "--config", "none.toml", "--offline", code=1)["settings"]["action"]


def texts(capsys: Out, check: str, *options: str, code: int = 1) -> str:
    """What all lines of one check say."""
    capsys.readouterr()
    assert run_app(["doctor", "--format", "json", *options]) == code
    found = json.loads(capsys.readouterr().out)
    return " ".join(f"{one['text']} {one['action']}" for one in found if one["check"] == check)


def test_settings_that_a_run_refuses_are_all_named(tmp_path: Path, capsys: Out) -> None:
    faulty = 'select = ["nope"]\nignore = ["U9"]\nformats = ["pdf"]\ncluster = "here"\n'
    (tmp_path / "verify.toml").write_text(f"{faulty}[fetch]\ngap = -1\n[find]\nfeed = true\n")
    said = texts(capsys, "settings", "--offline")
    for part in ("“nope”", "“U9”", "“pdf”", "address of a scheduler", "gap takes", "“feeds”"):
        assert part in said
    for line in faulty.splitlines():
        (tmp_path / "verify.toml").write_text(line)
        assert texts(capsys, "settings", "--offline").count("Correct ") == 1
        assert run_app(["run", "--offline", "none.txt"]) == 2


def test_an_extra_that_the_settings_need_is_named(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings_checks, "find_spec", lambda module: None)
    (tmp_path / "verify.toml").write_text('cluster = "local"\n[fetch]\nbrowser = true\n')
    said = texts(capsys, "settings", "--offline")
    assert "'verify-citations[cluster]'" in said and "'verify-citations[browser]'" in said
    assert "Not installed: desk, " in texts(capsys, "versions", "--offline")


def test_every_extra_of_the_package_is_listed() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert set(settings_checks.EXTRAS) == set(project["project"]["optional-dependencies"])


def test_settings_that_cannot_be_read_send_no_request(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine_checks, "_response", lambda *given: pytest.fail("a request"))
    (tmp_path / "verify.toml").write_text("offline = true\n[fetch\n")
    found = doctor(capsys, code=1)
    assert "not valid TOML" in found["settings"]["text"]
    assert found["network"]["state"] == found["database"]["state"] == "skipped"
    (tmp_path / "verify.toml").write_text("offline = true\n")
    assert "“offline” is true" in doctor(capsys)["network"]["text"]


def test_what_is_no_database_of_verify_is_said(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "empty.db").touch()
    assert "`verify run` fills it" in texts(
        capsys, "database", "--db", "empty.db", "--offline", code=0
    )
    (tmp_path / "folder").mkdir()
    assert "is not a file" in texts(capsys, "database", "--db", "folder", "--offline")
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE photos (name)")
    assert "of another program" in texts(capsys, "database", "--db", "other.db", "--offline")


def test_nothing_is_left_beside_the_database(tmp_path: Path, capsys: Out) -> None:
    open_database(tmp_path / "citations.db").conn.close()
    found = doctor(capsys, "--offline")
    assert "is intact" in found["database"]["text"]
    assert [path.name for path in tmp_path.iterdir()] == ["citations.db"]


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "reports").write_text("x")
    assert "is not a folder (reports). Move it away" in texts(capsys, "permissions", "--offline")


def test_a_full_disk_and_a_folder_without_permission(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = type("Usage", (), {"free": 5 * 2**20})
    monkeypatch.setattr(machine_checks.shutil, "disk_usage", lambda path: usage)
    assert doctor(capsys, "--offline")["disk"]["state"] == "warning"
    monkeypatch.setattr(machine_checks.os, "access", lambda path, mode: False)
    assert doctor(capsys, "--offline", code=1)["permissions"]["state"] == "problem"


@pytest.mark.parametrize(("hours", "state", "code"), [(0, "ok", 0), (-30, "problem", 1)])
def test_the_web_archive_is_asked_once_and_its_clock_compared(
    tmp_path: Path,
    capsys: Out,
    monkeypatch: pytest.MonkeyPatch,
    httpserver: HTTPServer,
    hours: int,
    state: str,
    code: int,
) -> None:
    wrong = datetime.now(UTC) + timedelta(hours=hours)
    monkeypatch.setattr(machine_checks, "now", lambda: wrong)
    httpserver.expect_request("/").respond_with_data("")
    memento = httpserver.url_for("/web/{stamp}/{address}")
    (tmp_path / "verify.toml").write_text(f'[fetch.archive]\nmemento = "{memento}"\n')
    found = doctor(capsys, code=code)
    assert found["network"]["state"] == "ok" and found["clock"]["state"] == state
    assert len(httpserver.log) == 1


def test_a_web_archive_that_does_not_respond_and_a_run_in_the_future(
    tmp_path: Path, capsys: Out
) -> None:
    (tmp_path / "verify.toml").write_text(
        '[fetch.archive]\nmemento = "http://127.0.0.1:9/{address}"'
    )
    assert "did not respond" in doctor(capsys, code=1)["network"]["text"]
    open_database(tmp_path / "citations.db")
    with sqlite3.connect(tmp_path / "citations.db") as db:
        db.execute(
            "INSERT INTO runs (started, version, offline) VALUES ('2999-01-01T00:00:00+00:00', '0', 1)"
        )
    assert "in the future" in doctor(capsys, "--offline", code=1)["clock"]["text"]


def translating(
    httpserver: HTTPServer, languages: object, answer: object, status: int = 200
) -> None:
    """Write the settings of a translation server, and let it answer this."""
    httpserver.expect_request("/languages").respond_with_json(languages)
    httpserver.expect_request("/translate", method="POST").respond_with_json(answer, status=status)
    url = httpserver.url_for("").replace("http://", "http://me:secret@").rstrip("/")
    archive = "[fetch.archive]\nenabled = false\n"
    Path("verify.toml").write_text(f'{archive}[translate]\naddress = "{url}"\nkey = "k1"\n')


PAIRS = [
    {"code": "de", "name": "German", "targets": ["de", "en"]},
    {"code": "en", "name": "English", "targets": ["en", "de"]},
]


def test_a_translation_server_is_asked_for_two_words(capsys: Out, httpserver: HTTPServer) -> None:
    translating(httpserver, PAIRS, {"translatedText": "Guten Morgen"})
    found = doctor(capsys)["translation"]
    assert found["state"] == "ok" and found["text"].endswith("translates 2 languages.")
    assert "secret" not in found["text"]
    (_, _), (asked, _) = httpserver.log
    assert asked.json == {
        "q": "Good morning",
        "source": "en",
        "target": "de",
        "format": "text",
        "api_key": "k1",
    }


@pytest.mark.parametrize(
    ("languages", "answer", "status", "said"),
    [
        (PAIRS, {"error": "Invalid API key"}, 403, "does not translate: Invalid API key"),
        ({"error": "busy"}, {}, 200, "is not a JSON list"),
        ([{"code": "en", "targets": ["en"]}, "x"], {}, 200, "has no pair of languages"),
    ],
)
def test_a_translation_server_that_does_not_translate_is_named(
    capsys: Out,
    httpserver: HTTPServer,
    languages: object,
    answer: object,
    status: int,
    said: str,
) -> None:
    translating(httpserver, languages, answer, status)
    wrong = "no pair" not in said
    found = doctor(capsys, code=int(wrong))["translation"]
    assert found["state"] == ("problem" if wrong else "warning")
    assert said in found["text"] and found["action"] and "secret" not in str(found)


def test_a_translation_server_is_not_asked_offline(capsys: Out, httpserver: HTTPServer) -> None:
    translating(httpserver, PAIRS, {"translatedText": "Guten Morgen"})
    assert doctor(capsys, "--offline")["translation"]["state"] == "skipped"
    settings = Path("verify.toml").read_text()
    Path("verify.toml").write_text(f"offline = true\n{settings}")
    assert doctor(capsys)["translation"]["state"] == "skipped"
    Path("verify.toml").write_text("[fetch.archive]\nenabled = false\n")
    assert "translation" not in doctor(capsys)
    assert httpserver.log == []
