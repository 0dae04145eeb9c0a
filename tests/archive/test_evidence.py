"""Error answers and challenges are filed as what was answered, and are never taken for a page."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from archive_kit import NOON, Answer, later
from recheck_kit import ADDRESS as CITED
from recheck_kit import World, html
from recheck_kit import answer as fetched
from web.outcome import settings
from web.pages import article, page
from web.server import Server, Wire

from verify.archive import Archive
from verify.archive.check import CaptureRow, check
from verify.model import Absence, Capture, Reason
from verify.pipeline.gather import GatherContext, gather
from verify.recheck.link_requests import RequestContext, request_again
from verify.store import open_database
from verify.store.sources import checks, citations, sources
from verify.store.sources.source_records import source_record

ADDRESS = Answer().address
ETAG, OTHER = (("ETag", 'W/"a"'),), (("ETag", '"b"'),)
WALL = page("Just a moment...", "<script>window._cf_chl_opt={}</script>")


def confirming(tag: str) -> Answer:
    asked = (("Host", "news.example"), ("If-None-Match", tag))
    return Answer(b"", status=304, headers=(), at=later(9), request_headers=asked)


def rebuilt(folder: Path) -> Archive:
    """The archive with an index that was made anew from the files alone."""
    for path in folder.glob("index.db*"):
        path.unlink()
    return Archive(folder)


def test_an_error_answer_is_no_usable_capture_but_is_kept(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer())
        archive.write(Answer(b"<p>Nothing here.</p>", status=404, at=later(1)))
    for archive in (Archive(tmp_path), rebuilt(tmp_path)):
        with archive:
            assert [kept.status for kept in archive.captures(ADDRESS)] == [200]
            assert [kept.status for kept, _ in archive.responses(ADDRESS)] == [200, 404]
            nearest = archive.nearest(ADDRESS, later(1))
            assert nearest is not None
            assert nearest.at == NOON


def test_a_page_that_was_judged_to_be_none_is_passed_over_from_then_on(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer())
        wall = archive.write(Answer(WALL.encode(), at=later(1)))
        archive.mark_unusable(wall.file, wall.offset, "blocked")
        assert list(check(archive)) == []
    for archive in (Archive(tmp_path), rebuilt(tmp_path)):
        with archive:
            assert len(archive.captures(ADDRESS)) == 1
            assert [why for _, why in archive.responses(ADDRESS)] == [None, "blocked"]
            assert archive.nearest(ADDRESS, later(1)).at == NOON  # type: ignore[union-attr]
            assert archive.read(wall.file, wall.offset).body == WALL.encode()


def test_not_modified_means_the_capture_that_was_asked_about(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer(headers=ETAG))
        archive.write(Answer(b"<p>The second version.</p>", headers=OTHER, at=later(1)))
        again = archive.write(Answer(headers=ETAG, at=later(2)))
        assert again.revisit_of, "the first version came back"
    for archive in (Archive(tmp_path), rebuilt(tmp_path)):
        with archive:
            for tag, body in (('"a"', Answer().body), ('"b"', b"<p>The second version.</p>")):
                record = archive.write(confirming(tag))
                assert archive.read(record.file, record.offset).body == body


def test_not_modified_never_means_an_error_answer_or_a_challenge(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer(b"<p>Nothing here.</p>", status=404, headers=ETAG))
        wall = archive.write(Answer(WALL.encode(), headers=ETAG, at=later(1)))
        archive.mark_unusable(wall.file, wall.offset, "blocked")
        for request in (confirming('"a"'), Answer(b"", status=304, headers=(), at=later(9))):
            record = archive.write(request)
            assert record.revisit_of is None
            assert archive.read(record.file, record.offset).body == b""
        assert archive.captures(ADDRESS) == ()


def test_a_body_is_not_stored_as_that_of_an_answer_of_another_kind(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer(status=404))
        page = archive.write(Answer(at=later(1)))
        gone = archive.write(Answer(status=404, at=later(2)))
        assert page.revisit_of is None
        assert gone.revisit_of is not None
        assert archive.read(gone.file, gone.offset).status == 404


def test_an_index_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer(headers=ETAG))
    with sqlite3.connect(tmp_path / "index.db") as db:  # as version 1 had it
        db.execute("DROP TABLE unfit")
        db.execute("ALTER TABLE records DROP COLUMN validator")
        db.execute("PRAGMA user_version = 1")
    db.close()
    with Archive(tmp_path) as archive:
        assert archive.repaired == ()
        assert archive.write(confirming('"a"')).revisit_of is not None


# --------------------------------------------------------------------- in a run


@pytest.fixture
def site() -> Iterator[Server]:
    def behave(wire: Wire) -> None:
        answers = {
            "/gone": ("<p>We removed it.</p>", "410 Gone"),
            "/broken": ("<p>Try later.</p>", "500 Internal Server Error"),
            "/guarded": (WALL, "403 Forbidden"),
            "/walled": (WALL, "200 OK"),
            "/lives": (article(), "200 OK"),
        }
        if wire.path == "/table":
            wire.answer(b"PK\x03\x04 a table", content_type="application/zip")
        else:
            wire.answer(*answers[wire.path])

    with Server(behave) as server:
        yield server


@pytest.fixture
def gathering(site: Server, tmp_path: Path) -> Iterator[GatherContext]:
    with Archive(tmp_path / "archive") as archive:
        db = open_database(tmp_path / "citations.db")
        own = settings(site.allowed)
        yield GatherContext(db, archive, own, datetime.now(UTC), timedelta(days=7))


@pytest.mark.parametrize(
    ("path", "status", "reason", "words"),
    [
        ("/gone", 410, Reason.GONE, b"We removed it."),
        ("/broken", 500, Reason.SERVER_ERROR, b"Try later."),
        ("/guarded", 403, Reason.BLOCKED, b"_cf_chl_opt"),
        ("/walled", 200, Reason.BLOCKED, b"_cf_chl_opt"),
    ],
)
def test_what_was_answered_is_the_evidence_of_the_check(
    gathering: GatherContext, site: Server, path: str, status: int, reason: Reason, words: bytes
) -> None:
    address = f"{site.address}{path}"
    gather(gathering, [address])
    last, absent = checks.last_check(gathering.db, address), sources.absence(gathering.db, address)
    assert last is not None
    assert last.warc is not None
    assert last.offset is not None
    answer = gathering.archive.read(last.warc, last.offset)
    assert answer.status == status
    assert words in answer.body
    assert absent is not None
    assert (absent.reason, absent.warc, absent.offset) == (reason, last.warc, last.offset)
    assert gathering.archive.captures(address) == ()


def test_the_check_of_a_page_that_lives_points_at_its_capture(
    gathering: GatherContext, site: Server
) -> None:
    address = f"{site.address}/lives"
    gather(gathering, [address])
    record = source_record(gathering.db, address)
    assert isinstance(record.capture, Capture)
    assert (record.checks[0].warc, record.checks[0].offset) == (
        record.capture.warc,
        record.capture.offset,
    )


def test_evidence_that_is_missing_is_found_by_the_check_of_the_archive(
    gathering: GatherContext, site: Server
) -> None:
    gather(gathering, [f"{site.address}/gone"])
    [(number, file, offset)] = citations.evidence_rows(gathering.db)
    there, gone = (
        CaptureRow(number, file, at, kind="the answer to check") for at in (offset, offset + 1)
    )
    assert list(check(gathering.archive, [there])) == []
    [trouble] = check(gathering.archive, [gone])
    assert f"the answer to check {number}" in trouble.description


def test_an_absence_without_an_answer_has_no_evidence(gathering: GatherContext) -> None:
    address = "http://10.0.0.1/"
    gather(gathering, [address])
    absent = sources.absence(gathering.db, address)
    assert isinstance(absent, Absence)
    assert absent.warc is None


def test_a_document_that_cannot_be_read_is_the_document_all_the_same(
    gathering: GatherContext, site: Server
) -> None:
    address = f"{site.address}/table"
    gather(gathering, [address])
    absent = sources.absence(gathering.db, address)
    assert absent is not None
    assert absent.reason is Reason.UNSUPPORTED_TYPE
    [kept] = gathering.archive.captures(address)
    assert gathering.archive.read(kept.file, kept.offset).body == b"PK\x03\x04 a table"


def test_the_second_way_of_asking_files_its_answers_under_the_cited_address(
    gathering: GatherContext, site: Server
) -> None:
    address = f"{site.address}/gone"
    asking = RequestContext(gathering.settings, gathering.db, gathering.archive)
    [check] = request_again(asking, [address])
    assert check.outcome == "gone"
    [(kept, _)] = gathering.archive.responses(address)
    assert (check.warc, check.offset) == (kept.file, kept.offset)


def test_a_recheck_that_is_told_not_modified_rests_on_the_page_and_not_on_the_wall_between(
    tmp_path: Path,
) -> None:
    world = World(tmp_path)
    tag = (("content-type", "text/html"), ("etag", '"v1"'))
    world.look(fetched(0, html(), headers=tag))
    world.look(fetched(7, WALL.encode()))
    asked = (("If-None-Match", '"v1"'),)
    world.look(fetched(14, b"", status=304, headers=(), request_headers=asked))
    first, wall, last = checks.checks(world.db, CITED)
    assert [one.outcome for one in (first, wall, last)] == ["ok", "blocked", "unchanged"]
    for one, body in ((first, html()), (wall, WALL.encode()), (last, html())):
        assert one.warc is not None
        assert one.offset is not None
        assert world.archive.read(one.warc, one.offset).body == body
    assert len(world.archive.captures(CITED)) == 2
    world.archive.close()
