"""Closed WARC files on an object store: moto's server stands in for one."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any
from zipfile import ZipFile

import pytest
from archive_kit import Answer

from verify.archive import Archive, Record
from verify.archive.check import check
from verify.archive.storage import move as move_module
from verify.archive.storage.move import move_closed_files
from verify.archive.storage.moved_files import MovedFile, moved_file, write_note
from verify.archive.storage.object_store import StoredObject, object_digest
from verify.archive.values import ObjectStoreFailed
from verify.cli.entry import run_app

FOLDER = "s3://newsroom/verify"


@dataclass
class Requests:
    """A WSGI application that notes each request: method, path, range of bytes."""

    app: Callable[..., Iterable[bytes]]
    seen: list[tuple[str, str, str | None]] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        asked = environ["REQUEST_METHOD"], environ["PATH_INFO"], environ.get("HTTP_RANGE")
        self.seen.append(asked)
        return self.app(environ, start)


@dataclass(frozen=True)
class Store:
    """An object store on this machine."""

    place: StoredObject
    requests: Requests


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    pytest.importorskip("s3fs", reason="the extra s3 is not installed")
    server = pytest.importorskip("moto.server", reason="moto is not installed")
    from requests import post
    from s3fs import S3FileSystem
    from werkzeug.serving import make_server

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    requests = Requests(server.DomainDispatcherApplication(server.create_backend_app))
    running = make_server("127.0.0.1", 0, requests, threaded=True)
    thread = Thread(target=running.serve_forever, daemon=True)
    thread.start()
    endpoint = f"http://127.0.0.1:{running.server_port}"
    post(f"{endpoint}/moto-api/reset", timeout=10)  # its buckets are global
    S3FileSystem(client_kwargs={"endpoint_url": endpoint}).mkdir("newsroom")
    yield Store(StoredObject(FOLDER, endpoint), requests)
    running.shutdown()
    thread.join()


def filled(folder: Path, count: int = 4, size: int = 200) -> list[tuple[Record, bytes]]:
    """Write pages that do not compress; return where each is, and its bytes."""
    answers = [Answer(secrets.token_bytes(size), f"https://a.example/{n}") for n in range(count)]
    with Archive(folder) as archive:
        return [(archive.write(answer), answer.body) for answer in answers]


pytestmark = pytest.mark.slow


def test_what_was_moved_is_read_from_the_store(tmp_path: Path, store: Store) -> None:
    kept = filled(tmp_path)
    with Archive(tmp_path) as archive:
        [moved] = move_closed_files(archive, store.place)
    assert list(tmp_path.glob("*.warc.gz")) == []
    with Archive(tmp_path) as archive:
        assert archive.repaired == ()
        assert [archive.read(one.file, one.offset).body for one, _ in kept] == [b for _, b in kept]
        assert archive.size(moved.file) == moved.bytes
        assert list(check(archive)) == []
        assert list(move_closed_files(archive, store.place)) == []


def test_one_page_is_read_without_the_rest_of_the_file(tmp_path: Path, store: Store) -> None:
    kept = filled(tmp_path, count=8, size=2_000_000)
    with Archive(tmp_path) as archive:
        [moved] = move_closed_files(archive, store.place)
        store.requests.seen.clear()
        one, body = kept[5]
        assert archive.read(one.file, one.offset).body == body
    ranges = [asked[2] for asked in store.requests.seen if asked[0] == "GET"]
    bounds = [found.removeprefix("bytes=").split("-") for found in ranges if found]
    assert len(bounds) == len(ranges) > 0
    assert sum(int(end) - int(start) + 1 for start, end in bounds) < moved.bytes / 2


def test_new_pages_are_written_beside_moved_ones(tmp_path: Path, store: Store) -> None:
    first = filled(tmp_path)
    with Archive(tmp_path) as archive:
        list(move_closed_files(archive, store.place))
        again = archive.write(Answer(first[0][1], "https://a.example/0"))  # a revisit
        assert archive.read(again.file, again.offset).body == first[0][1]
        assert list(move_closed_files(archive, store.place)) == []  # it is being written
    with Archive(tmp_path) as archive:
        assert [one.file for one in move_closed_files(archive, store.place)] == [again.file]
        assert list(check(archive)) == []


def test_an_index_is_rebuilt_from_the_store(tmp_path: Path, store: Store) -> None:
    kept = filled(tmp_path)
    with Archive(tmp_path) as archive:
        list(move_closed_files(archive, store.place))
    for part in tmp_path.glob("index.db*"):
        part.unlink()
    with Archive(tmp_path) as archive:
        found = archive.captures("https://a.example/2")
        assert [(one.file, one.offset) for one in found] == [(kept[2][0].file, kept[2][0].offset)]


@pytest.mark.parametrize("after", ["put_object", "write_note"])
def test_a_move_that_is_killed_loses_nothing(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    kept = filled(tmp_path)
    real = getattr(move_module, after)

    def killed(*given: Any) -> None:
        real(*given)
        raise KeyboardInterrupt

    with Archive(tmp_path) as archive:
        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(move_module, after, killed)
            list(move_closed_files(archive, store.place))
        assert len(list(tmp_path.glob("*.warc.gz"))) == 1
        assert len(list(move_closed_files(archive, store.place))) == 1
        assert archive.read(kept[1][0].file, kept[1][0].offset).body == kept[1][1]
        assert list(check(archive)) == []


def test_a_file_that_arrives_changed_stays(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    real = move_module.put_object

    def damaging(path: Path, stored: StoredObject) -> None:
        other = path.with_name("damaged")
        other.write_bytes(path.read_bytes()[:-1])
        real(other, stored)

    monkeypatch.setattr(move_module, "put_object", damaging)
    with Archive(tmp_path) as archive:
        with pytest.raises(ObjectStoreFailed, match="differs from"):
            list(move_closed_files(archive, store.place))
        [path] = tmp_path.glob("*.warc.gz")
        assert moved_file(path) is None
        monkeypatch.undo()
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            monkeypatch.setenv(name, "testing")
        with pytest.raises(ObjectStoreFailed, match="is another file"):  # never overwritten
            list(move_closed_files(archive, store.place))


def test_a_store_that_cannot_be_reached_is_no_damage(tmp_path: Path, store: Store) -> None:
    kept = filled(tmp_path)
    with Archive(tmp_path) as archive:
        [moved] = move_closed_files(archive, store.place)
        gone = MovedFile(f"{FOLDER}/nothing.warc.gz", moved.bytes, "", store.place.endpoint)
        write_note(tmp_path / moved.file, gone)
        [missing] = check(archive)
        assert missing.description == f"missing; it was moved and is not at {gone.url}"
        other = MovedFile("s3://no-such-bucket/x", moved.bytes, "", "http://127.0.0.1:9")
        write_note(tmp_path / moved.file, other)
        with pytest.raises(ObjectStoreFailed, match="could not be reached"):
            archive.read(kept[0][0].file, kept[0][0].offset)
        [unreachable] = check(archive)
        assert "could not be reached" in unreachable.description


def test_the_package_has_the_moved_files(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "archive"
    [(one, _), *_] = filled(folder)
    whole = (folder / one.file).read_bytes()
    with Archive(folder) as archive:
        list(move_closed_files(archive, store.place))
    out = tmp_path / "out.wacz"
    assert run_app(["archive", "export", "--wacz", str(out), "--archive", str(folder)]) == 0
    with ZipFile(out) as package:
        assert package.read(f"archive/{one.file}") == whole


def test_the_command_moves_to_the_configured_folder(
    tmp_path: Path,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    [(one, body), *_] = filled(tmp_path / "archive")
    endpoint = store.place.endpoint
    Path("verify.toml").write_text(f'[storage]\nurl = "{FOLDER}"\nendpoint = "{endpoint}"\n')
    assert run_app(["archive", "move", "--format", "json"]) == 0
    [moved] = json.loads(capsys.readouterr().out)["moved"]
    assert moved["url"] == f"{FOLDER}/{one.file}"
    assert object_digest(StoredObject(moved["url"], endpoint))
    assert run_app(["archive", "move"]) == 0
    assert "already moved" in capsys.readouterr().out
    assert run_app(["archive", "show", "https://a.example/0", "--out", "page"]) == 0
    assert Path("page").read_bytes() == body
    assert run_app(["archive", "check"]) == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "Where to?"),
        (["--to", "https://example.org/x"], "--to takes s3://bucket/folder"),
        (["--to", "s3://newsroom/x", "--endpoint", "s3.example.org"], "--endpoint takes a URL"),
    ],
    ids=str,
)
def test_a_place_that_is_none_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    filled(tmp_path / "archive")
    assert run_app(["archive", "move", *given]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("note", ["", "{", '"x"', '{"url": "file:///etc/passwd", "size": 1}'])
def test_a_damaged_note_is_a_missing_file(tmp_path: Path, note: str) -> None:
    [(one, _), *_] = filled(tmp_path)
    (tmp_path / one.file).rename(tmp_path / "elsewhere")
    (tmp_path / f"{one.file}.moved").write_text(note)
    with Archive(tmp_path) as archive:
        assert moved_file(tmp_path / one.file) is None
        assert archive.size(one.file) is None
        assert any("missing" in found.description for found in check(archive))
    (tmp_path / "elsewhere").replace(tmp_path / one.file)
    with Archive(tmp_path) as archive:
        assert list(check(archive)) == []
