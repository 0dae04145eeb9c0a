"""A power cut that took reported pages from the archive: noticed, said, and fetched again."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from verify.archive import Archive
from verify.archive.check import CaptureRow, check
from verify.cli.entry import run_app
from verify.model import Capture
from verify.pipeline.repair import mark_lost_captures
from verify.store import open_database
from verify.store.sources import sources
from verify.store.sources.citations import capture_rows, evidence_rows
from verify.store.sources.source_records import source_record

WORDS = "The harbour board agreed on the new tariff after the storm had passed. " * 12


@pytest.fixture
def newsroom(httpserver: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article that cites three pages and one that is gone, verified once."""
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    for number in range(3):
        body = f"<html lang=en><body><h1>Tariff {number}</h1><p>{WORDS}</p></body></html>"
        httpserver.expect_request(f"/p{number}").respond_with_data(
            body, content_type="text/html", headers={"ETag": f'"{number}"'}
        )
    httpserver.expect_request("/p3").respond_with_data("Gone.", status=410)
    (tmp_path / "verify.toml").write_text(
        "jobs = 1\n[fetch]\npolite = false\nprobe = false\njobs = 1\n"
        f'allow_addresses = [["{httpserver.host}", {httpserver.port}]]\n'
        "[fetch.archive]\nenabled = false\n"
    )
    notes = "".join(f"[^{n}]: “Tariff {n}”, {httpserver.url_for(f'/p{n}')}\n" for n in range(4))
    text = "".join(f"Sentence number {n} has a source.[^{n}]\n\n" for n in range(4))
    (tmp_path / "article.md").write_text(f"# The tariff\n\n{text}{notes}")
    monkeypatch.chdir(tmp_path)
    assert run_app(["run", "article.md"]) in (0, 1)
    return tmp_path


def cut(folder: Path, keep: int, finished: bool = False) -> list[str]:
    """Take the end of the file away, in the middle of a record; the addresses that lost. Where
    it is not ``finished``, also the name it was given last."""
    db = open_database(folder / "citations.db")
    rows = sorted(
        (offset, file, sources.capture(db, number)) for number, file, offset, _ in capture_rows(db)
    )
    path = folder / "archive" / rows[0][1]
    os.truncate(path, rows[keep][0] + 50)
    if not finished:
        path.rename(path.with_name(path.name + ".open"))
    return [capture.address for _, _, capture in rows[keep:] if isinstance(capture, Capture)]


def asked(httpserver: HTTPServer) -> list[str]:
    return [request.path for request, _ in httpserver.log if request.path != "/robots.txt"]


def test_the_next_run_says_so_and_asks_for_the_lost_pages_again(
    newsroom: Path, httpserver: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = cut(newsroom, keep=1)
    assert len(lost) == 2
    before = len(asked(httpserver))
    capsys.readouterr()
    assert run_app(["run", "article.md"]) in (0, 1)
    said = capsys.readouterr().err
    assert "Repaired: " in said
    assert "its copies of 2 pages" in said
    assert sorted(asked(httpserver)[before:]) == sorted(a[a.index("/p") :] for a in lost)
    assert run_app(["archive", "check"]) == 0
    db = open_database(newsroom / "citations.db")
    for number in range(3):
        record = source_record(db, httpserver.url_for(f"/p{number}"))
        assert record.capture is not None
        assert record.capture.warc is not None, "it has its bytes again"
        assert record.earlier == ()


@pytest.mark.parametrize("keep", [0, 1, 2])
def test_a_record_cut_in_its_middle_is_lost_as_well(
    newsroom: Path, httpserver: HTTPServer, capsys: pytest.CaptureFixture[str], keep: int
) -> None:
    lost = cut(newsroom, keep, finished=True)
    capsys.readouterr()
    assert run_app(["run", "article.md"]) in (0, 1)
    assert f"its copies of {len(lost)} page" in capsys.readouterr().err
    with Archive(newsroom / "archive") as archive:
        for _, file, offset, digest in capture_rows(open_database(newsroom / "citations.db")):
            assert hashlib.sha256(archive.read(file, offset).body).hexdigest() == digest


def test_lost_pages_of_another_article_are_asked_for_when_that_one_is_verified(
    newsroom: Path, httpserver: HTTPServer
) -> None:
    lost = cut(newsroom, keep=1)
    (newsroom / "other.md").write_text("# Nothing\n\nA text without a source.\n")
    before = len(asked(httpserver))
    assert run_app(["run", "other.md"]) in (0, 1)
    assert len(asked(httpserver)) == before
    for expected in (len(lost), 0):
        before = len(asked(httpserver))
        assert run_app(["run", "article.md"]) in (0, 1)
        assert len(asked(httpserver)) - before == expected


def test_a_check_of_the_archive_before_it_names_what_is_lost(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut(newsroom, keep=1)
    assert run_app(["archive", "check"]) == 1
    assert capsys.readouterr().out.count("of the database should be here") >= 4


def test_a_recheck_asks_without_a_condition_for_what_is_lost(
    newsroom: Path, httpserver: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    cut(newsroom, keep=0)
    before = len(httpserver.log)
    capsys.readouterr()
    run_app(["recheck", "--all"])
    assert "Repaired: " in capsys.readouterr().err
    assert not any("If-None-Match" in request.headers for request, _ in httpserver.log[before:])
    assert run_app(["archive", "check"]) == 0


def test_an_archive_that_was_moved_away_makes_nobody_forget_anything(newsroom: Path) -> None:
    db = open_database(newsroom / "citations.db")
    before = list(capture_rows(db)), list(evidence_rows(db))
    with Archive(newsroom / "elsewhere") as archive:
        assert mark_lost_captures(db, archive) == ()
    assert (list(capture_rows(db)), list(evidence_rows(db))) == before
    with Archive(newsroom / "archive") as archive:
        assert mark_lost_captures(db, archive) == ()
        rows = [CaptureRow(*row) for row in capture_rows(db)]
        assert list(check(archive, rows)) == []
