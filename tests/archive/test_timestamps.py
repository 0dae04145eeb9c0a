"""Timestamps of the archive: an authority of ``openssl ts`` on loopback, and what goes wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from archive_kit import Answer
from web.server import Server
from web.timestamp_authority import Authority, new_authority, openssl

from verify.archive import Archive
from verify.archive.timestamps import stamped_lists, token_path, unstamped_files
from verify.cli.entry import run_app
from verify.config import BadConfiguration, fill
from verify.fetch.timestamp_settings import TimestampSettings

pytest.importorskip("rfc3161_client", reason="the extra timestamp is not installed")
needs_openssl = pytest.mark.skipif(openssl() is None, reason="openssl is not installed")


@dataclass
class Desk:
    """A folder with an archive of one file, and the authority that its settings name."""

    folder: Path
    authority: Authority

    @property
    def archive(self) -> Path:
        return self.folder / "archive"

    def write(self, body: bytes) -> None:
        with Archive(self.archive) as archive:
            archive.write(Answer(body, f"https://news.example/{body.decode()}"))

    def configure(self, **settings: object) -> None:
        own = "".join(f"{name} = {json.dumps(value)}\n" for name, value in settings.items())
        text = (self.folder / "verify.toml").read_text().partition("[timestamp]")[0]
        (self.folder / "verify.toml").write_text(f"{text}[timestamp]\n{own}")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return new_authority(tmp_path_factory.mktemp("tsa") / "authority")


@pytest.fixture
def desk(authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    authority.fault, authority.queries = "", []
    with Server(authority) as server:
        allowed = json.dumps([list(pair) for pair in server.allowed])
        (tmp_path / "verify.toml").write_text(
            f"[fetch]\nallow_addresses = {allowed}\n[timestamp]\n"
        )
        made = Desk(tmp_path, authority)
        made.configure(authority=f"{server.address}/tsr", ca_file=str(authority.ca_file))
        made.write(b"first")
        yield made


pytestmark = [needs_openssl, pytest.mark.slow]


def test_new_files_are_stamped_once_and_the_stamps_verified(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_app(["archive", "stamp"]) == 0
    assert "Timestamped 1 file on " in capsys.readouterr().out
    assert run_app(["archive", "stamp"]) == 0
    assert "Every finished file has a timestamp already." in capsys.readouterr().out
    assert len(desk.authority.queries) == 1
    assert desk.authority.types[0] == ("application/timestamp-query", "application/timestamp-reply")
    desk.write(b"second")
    assert run_app(["archive", "check"]) == 0
    assert "1 file timestamped, 1 not yet: 1 valid timestamp, of " in capsys.readouterr().out
    assert run_app(["archive", "stamp"]) == 0
    capsys.readouterr()
    assert run_app(["archive", "check", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["timestamps"]
    assert (found["files"], found["without"], found["verified"]) == (2, 0, 2)
    assert found["unverified"] is None and found["first"] <= found["last"]


def test_only_a_checksum_is_sent(desk: Desk) -> None:
    assert run_app(["archive", "stamp"]) == 0
    [name] = [one.name for one in desk.archive.glob("*.warc.gz")]
    assert name.encode() not in desk.authority.queries[0]
    assert len(desk.authority.queries[0]) < 100


def test_openssl_verifies_the_same_stamp(desk: Desk) -> None:
    assert run_app(["archive", "stamp"]) == 0
    [one] = stamped_lists(desk.archive)
    judge = ["ts", "-verify", "-data", str(one.path), "-in", str(token_path(one.path))]
    done = desk.authority.run(*judge, "-CAfile", str(desk.authority.ca_file))
    assert done.returncode == 0 and "Verification: OK" in done.stdout + done.stderr


def test_a_file_that_changed_after_its_stamp_is_a_problem(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_app(["archive", "stamp"]) == 0
    [path] = desk.archive.glob("*.warc.gz")
    with Archive(desk.folder / "other") as archive:  # a whole archive, but not the one stamped
        archive.write(Answer(b"forged", "https://news.example/first"))
    shutil.copy(next((desk.folder / "other").glob("*.warc.gz")), path)
    assert run_app(["archive", "check"]) == 1
    assert f"{path.name}: has changed since it was timestamped" in capsys.readouterr().out
    path.unlink()
    assert run_app(["archive", "check"]) == 1
    assert f"{path.name}: missing (timestamped in timestamps/" in capsys.readouterr().out


@pytest.mark.parametrize("what", ["list", "token", "missing token", "other authority"])
def test_a_forged_list_or_stamp_is_a_problem(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    assert run_app(["archive", "stamp"]) == 0
    [one] = stamped_lists(desk.archive)
    token = token_path(one.path)
    if what == "list":
        one.path.write_bytes(one.data.replace(b"a", b"b").replace(b"0", b"1"))
    elif what == "token":
        token.write_bytes(token.read_bytes()[:-40] + bytes(40))
    elif what == "missing token":
        token.unlink()
    else:
        stranger = new_authority(tmp_path / "stranger")
        desk.configure(authority="http://tsa.example/tsr", ca_file=str(stranger.ca_file))
    assert run_app(["archive", "check"]) == 1
    said = capsys.readouterr().out
    assert ("its timestamp is missing" if what == "missing token" else "timestamp is") in said


@pytest.mark.parametrize("fault", ["busy", "page", "replay"])
def test_a_reply_that_is_no_stamp_of_the_files_leaves_them_for_the_next_time(
    desk: Desk, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    if fault == "replay":
        assert run_app(["archive", "stamp"]) == 0
        desk.write(b"second")
    desk.authority.fault = fault
    waiting = unstamped_files(desk.archive)
    assert run_app(["archive", "stamp"]) == 2
    assert "Not timestamped: " in capsys.readouterr().err
    assert unstamped_files(desk.archive) == waiting != []
    desk.authority.fault = ""
    assert run_app(["archive", "stamp"]) == 0
    assert unstamped_files(desk.archive) == []


def test_an_export_is_stamped_and_checked(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    out = desk.folder / "sources.wacz"
    assert run_app(["archive", "export", "--wacz", str(out)]) == 0
    assert "Timestamped 1 file on " in capsys.readouterr().out
    assert run_app(["archive", "check", "--wacz", str(out)]) == 0
    assert "1 file timestamped: 1 valid timestamp" in capsys.readouterr().out
    out.write_bytes(out.read_bytes() + b"x")
    assert run_app(["archive", "check", "--wacz", str(out)]) == 1
    assert "sources.wacz: has changed since it was timestamped" in capsys.readouterr().out


def test_what_no_stamp_covers_is_not_counted(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_app(["archive", "stamp"]) == 0
    [one] = stamped_lists(desk.archive)
    token_path(one.path).unlink()
    capsys.readouterr()
    assert run_app(["archive", "check"]) == 1
    said = capsys.readouterr().out
    assert "its timestamp is missing" in said and "timestamped" not in said.splitlines()[-1]
    out = desk.folder / "sources.wacz"
    assert run_app(["archive", "export", "--wacz", str(out)]) == 0
    listed = out.with_name("sources.wacz.sha256")
    sums = listed.read_text()
    for text, problem in (
        ("", "is not a list of checksums"),
        (sums.replace("sources.wacz", "others.wacz"), "does not name sources.wacz"),
    ):
        listed.write_text(text)
        capsys.readouterr()
        assert run_app(["archive", "check", "--wacz", str(out)]) == 1
        said = capsys.readouterr().out
        assert problem in said
        assert "file timestamped" not in said and "has changed" not in said


def test_nothing_is_sent_offline_and_an_empty_archive_is_said(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = desk.folder / "verify.toml"
    settings.write_text(f"offline = true\n{settings.read_text()}")
    assert run_app(["archive", "stamp"]) == 2
    assert "The setting “offline” is true" in capsys.readouterr().err
    assert run_app(["archive", "move", "--to", "s3://bucket/archive"]) == 2
    assert "The setting “offline” is true" in capsys.readouterr().err
    assert desk.authority.queries == []
    settings.write_text(settings.read_text().replace("offline = true\n", ""))
    shutil.rmtree(desk.archive)
    desk.archive.mkdir()
    assert run_app(["archive", "stamp"]) == 0
    assert "has no finished files yet." in capsys.readouterr().out
    assert run_app(["archive", "move", "--to", "s3://bucket/archive"]) == 0
    assert "has no files yet." in capsys.readouterr().out


def test_a_run_stamps_what_it_wrote_and_an_offline_one_asks_nobody(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.folder / "a.txt").write_text("The gate\n\nIt stays open, the council said on Monday.\n")
    assert run_app(["run", "a.txt", "--offline"]) == 0
    assert desk.authority.queries == []
    assert run_app(["run", "a.txt"]) == 0
    assert len(desk.authority.queries) == 1 and unstamped_files(desk.archive) == []
    desk.write(b"second")
    desk.authority.fault = "busy"
    assert run_app(["run", "a.txt"]) == 0
    assert "New archive files were not timestamped" in capsys.readouterr().err


def test_without_certificates_the_files_are_compared_but_no_stamp_is_called_valid(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_app(["archive", "stamp"]) == 0
    desk.configure()
    assert run_app(["archive", "check"]) == 0
    said = capsys.readouterr().out
    assert "1 file timestamped. The timestamps were not verified. Set ca_file" in said


def test_an_authority_needs_certificates() -> None:
    with pytest.raises(BadConfiguration, match="needs ca_file"):
        fill(TimestampSettings, {"authority": "https://tsa.example/tsr"}, "[timestamp]")
    with pytest.raises(BadConfiguration, match="takes the URL of a timestamp authority"):
        fill(TimestampSettings, {"authority": "freetsa", "ca_file": "tsa.pem"}, "[timestamp]")
