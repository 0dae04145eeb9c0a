"""WARC and WACZ files of other programs: every capture of a cited URL is attached."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from recheck_kit import SAID, html
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from verify.cli.entry import run_app
from verify.store import open_database
from verify.store.sources import source_records

URL = "https://news.test/bridge"
OTHER = "https://news.test/weather"
Out = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, verified without network."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.md").write_text(
        f"# Works on the river\n\nThe minister said “{SAID}”.[^1]\n\n"
        f"[^1]: “Bridge nears completion”, Example News, {URL}\n"
    )
    run_app(["run", "note.md", "--offline", "--quiet"])
    return tmp_path


def warc(*records: tuple[str, str, str, bytes], at: str = "2024-05-01T10:00:00Z") -> bytes:
    """A gzipped WARC file of (URL, status, headers as “Name: value”, body)."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for url, status, header, body in records:
        name, _, value = header.partition(": ")
        headers = StatusAndHeaders(status, [(name, value)], protocol="HTTP/1.1")
        made = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": at},
        )
        writer.write_record(made)
    return stream.getvalue()


PAGE = (URL, "200 OK", "Content-Type: text/html; charset=utf-8", html())


def record():
    return source_records.source_record(open_database(Path("citations.db")), URL)


def test_a_capture_of_a_cited_url_is_attached_with_its_time(folder: Path, capsys: Out) -> None:
    Path("crawl.warc.gz").write_bytes(warc((OTHER, *PAGE[1:]), PAGE))
    assert not run_app(["attach", "--warc", "crawl.warc.gz"])
    out = capsys.readouterr().out
    assert URL in out and OTHER not in out and "1 new capture" in out
    kept = record().capture
    assert kept and kept.via == "attached" and f"{kept.captured_at:%Y-%m-%d}" == "2024-05-01"
    assert SAID in kept.page.text
    assert not run_app(["archive", "check"])


def test_the_same_file_again_adds_nothing(folder: Path, capsys: Out) -> None:
    Path("crawl.warc.gz").write_bytes(warc(PAGE))
    run_app(["attach", "--warc", "crawl.warc.gz"])
    capsys.readouterr()
    assert not run_app(["attach", "--warc", "crawl.warc.gz"])
    assert "no new capture" in capsys.readouterr().out


def test_a_wacz_file_and_a_redirect_are_followed(folder: Path) -> None:
    moved = (URL, "301 Moved", "Location: /new", b"")
    target = ("https://news.test/new", "200 OK", "Content-Type: text/html", html())
    with zipfile.ZipFile("crawl.wacz", "w") as package:
        package.writestr("archive/a.warc.gz", warc(moved))
        package.writestr("archive/b.warc.gz", warc(target))
        package.writestr("datapackage.json", "{}")
    assert not run_app(["attach", "--warc", "crawl.wacz"])
    kept = record().capture
    assert kept and kept.final_address == "https://news.test/new"


def test_a_compressed_body_is_read(folder: Path) -> None:
    body = gzip.compress(html())
    page = (URL, "200 OK", "Content-Encoding: gzip", body)
    Path("crawl.warc.gz").write_bytes(warc(page))
    run_app(["attach", "--warc", "crawl.warc.gz"])
    kept = record().capture
    assert kept and SAID in kept.page.text


def test_error_pages_are_not_attached(folder: Path, capsys: Out) -> None:
    Path("crawl.warc.gz").write_bytes(warc((URL, "404 Not Found", "Content-Type: text/html", b"x")))
    run_app(["attach", "--warc", "crawl.warc.gz"])
    assert "no new capture" in capsys.readouterr().out and record().capture is None


@pytest.mark.parametrize("data", [b"no warc at all", b"PK\x03\x04broken", b""])
def test_another_file_is_refused_with_a_sentence(folder: Path, data: bytes, capsys: Out) -> None:
    Path("odd.warc").write_bytes(data)
    code = run_app(["attach", "--warc", "odd.warc"])
    said = capsys.readouterr()
    assert "could not be read" in said.err or "no new capture" in said.out
    assert code or not data, "an empty file has no captures"


@pytest.mark.parametrize(
    "case",
    [
        (
            b"The dam\n\nIt broke in 2019, she said.\n\nNobody was asked.\n",
            "it is not a WARC or WACZ",
        ),
        ("Плотина\n\nОна сломалась.\n".encode() * 200, "it is not a WARC or WACZ"),
        (gzip.compress(b"The dam\n\nIt broke.\n"), "it is not a WARC or WACZ"),
        (b"\x1f\x8b" + bytes(range(256)) * 40, "it is not a WARC or WACZ"),
        (b"SQLite format 3\0" + b"\0" * 9000, "it is not a WARC or WACZ"),
        (b"", "it is not a WARC or WACZ"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "one of its records is damaged"),
        (gzip.compress(gzip.decompress(warc(PAGE, PAGE))), "Run `warcio recompress odd.warc"),
    ],
)
def test_what_is_no_warc_file_is_refused_in_one_line(
    folder: Path, case: tuple[bytes, str], capfd: pytest.CaptureFixture[str]
) -> None:
    data, reason = case
    Path("odd.warc").write_bytes(data)
    capfd.readouterr()
    assert run_app(["attach", "--warc", "odd.warc"]) == 2
    said = capfd.readouterr().err
    assert said.count("\n") == 1 and len(said) < 200
    assert said.startswith("verify: odd.warc could not be read: ") and reason in said
    assert run_app(["attach", "--warc", "."]) == 2
    assert "verify: . could not be read: is a directory." in capfd.readouterr().err


def test_warc_takes_the_place_of_url_and_file(folder: Path, capsys: Out) -> None:
    assert run_app(["attach", URL, "--warc", "crawl.wacz"])
    assert run_app(["attach", URL])
