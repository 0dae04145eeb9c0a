"""The archive as a witness, against a stand-in that answers as the real ones do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from web.archive import ArchiveStandIn
from web.outcome import settings
from web.pages import article, page
from web.server import Server, Wire

from verify.fetch import ArchiveSettings
from verify.fetch.webarchive.cdx import read_cdx
from verify.fetch.webarchive.lookup import ArchivedPage, WebArchive, original_url
from verify.fetch.webarchive.save import PageSaver, SaveRequest
from verify.fitness.judge import judge
from verify.model import Absence, Reason

ADDRESS = "https://gauge.example.org/news/water?id=4&x=%D0%B0"


class Clock:
    def __init__(self) -> None:
        self.now, self.slept = 0.0, 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += seconds


@pytest.fixture
def stand_in() -> ArchiveStandIn:
    days = ("20190501100000", "20220301100000", "20221007090000", "20240101000000")
    return ArchiveStandIn({ADDRESS: {day: article() for day in days}})


@pytest.fixture
def server(stand_in: ArchiveStandIn) -> Iterator[Server]:
    with Server(stand_in) as server:
        yield server


def archive_of(server: Server, clock: Clock | None = None, **changes: object) -> WebArchive:
    clock = clock or Clock()
    return WebArchive(own_settings(server, **changes), clock=clock, sleep=clock.sleep)


def own_settings(server: Server, **changes: object):
    own = ArchiveSettings(
        memento=f"{server.address}/web/{{stamp}}id_/{{address}}",
        cdx=f"{server.address}/cdx",
        save=f"{server.address}/save",
        **changes,  # type: ignore[arg-type]
    )
    return settings(server.allowed, archive=own)


def test_the_capture_nearest_to_the_access_date_is_fetched(server: Server) -> None:
    found = archive_of(server).nearest(ADDRESS, date(2022, 10, 17))
    assert isinstance(found, ArchivedPage)
    assert found.captured_at == datetime(2022, 10, 7, 9, tzinfo=UTC)
    assert b"river commission" in found.fetched.body
    assert found.with_source_urls.address == found.with_source_urls.final_address == ADDRESS


def test_without_an_access_date_the_latest_capture_is_fetched(server: Server) -> None:
    found = archive_of(server).nearest(ADDRESS)
    assert isinstance(found, ArchivedPage)
    assert found.captured_at.year == 2024


def test_a_page_that_the_archive_does_not_hold_is_not_found(server: Server) -> None:
    found = archive_of(server).nearest("https://gauge.example.org/other")
    assert isinstance(found, Absence)
    assert found.reason is Reason.NOT_FOUND


def test_a_captured_challenge_page_is_passed_over_for_the_next_nearest(
    server: Server, stand_in: ArchiveStandIn
) -> None:
    wall = page("Just a moment...", "<script>window._cf_chl_opt={}</script>")
    stand_in.holds[ADDRESS]["20221007090000"] = wall
    found = archive_of(server).nearest(
        ADDRESS, date(2022, 10, 17), lambda fetched: judge(fetched).usable
    )
    assert isinstance(found, ArchivedPage)
    assert found.captured_at == datetime(2022, 3, 1, 10, tzinfo=UTC)


def test_at_most_four_look_ups_are_made_in_ten_seconds(server: Server) -> None:
    clock = Clock()
    archive = archive_of(server, clock)
    for _ in range(5):
        archive.captures(ADDRESS)
    assert clock.slept == pytest.approx(4 / 0.4)


def test_after_the_first_429_nothing_more_is_asked(
    server: Server, stand_in: ArchiveStandIn
) -> None:
    stand_in.status = "429 Too Many Requests"
    archive = archive_of(server)
    outcomes = [archive.nearest(ADDRESS) for _ in range(5)]
    assert [o.reason for o in outcomes] == [Reason.RATE_LIMITED] * 5
    assert len(server.log) == 1


def test_an_archive_that_is_down_is_left_alone_after_three_tries(
    server: Server, stand_in: ArchiveStandIn
) -> None:
    stand_in.status = "523 Origin Is Unreachable"
    archive = archive_of(server)
    outcomes = [archive.nearest(ADDRESS) for _ in range(6)]
    assert all(isinstance(o, Absence) for o in outcomes)
    assert outcomes[0].reason is Reason.SERVER_ERROR
    assert len(server.log) == 3


def test_one_setting_switches_it_off(server: Server) -> None:
    outcome = archive_of(server, enabled=False).nearest(ADDRESS)
    assert outcome.reason is Reason.NOT_ASKED
    assert server.log == []


def test_a_redirect_to_the_nearest_capture_is_followed_and_dated_by_it(
    server: Server, stand_in: ArchiveStandIn
) -> None:
    index = dict(stand_in.holds[ADDRESS])
    index["20221012000000"] = "promised by the index, not there any more"
    promised = ArchiveStandIn({ADDRESS: index})

    def behave(wire: Wire) -> None:
        (promised if wire.path.startswith("/cdx") else stand_in)(wire)

    with Server(behave) as service:
        found = archive_of(service).nearest(ADDRESS, date(2022, 10, 12))
    assert isinstance(found, ArchivedPage)
    assert found.captured_at == datetime(2022, 10, 7, 9, tzinfo=UTC)
    assert len(found.fetched.hops) == 1
    assert found.with_source_urls.final_address == ADDRESS


@pytest.mark.parametrize(
    ("answer", "reason", "asked"),
    [
        (b"", Reason.NOT_FOUND, 5),
        (b"[]", Reason.NOT_FOUND, 5),
        (b"<html>Maintenance</html>", Reason.SERVER_ERROR, 3),
        (b'[["timestamp","original"],["20220101', Reason.SERVER_ERROR, 3),
        (None, Reason.SERVER_ERROR, 3),
    ],
    ids=["empty", "no rows", "no JSON", "cut off", "slow"],
)
def test_whatever_the_index_answers_is_an_absence_with_its_reason(
    answer: bytes | None, reason: Reason, asked: int
) -> None:
    seen: list[str] = []

    def behave(wire: Wire) -> None:
        seen.append(wire.path)
        if answer is None:
            wire.wait(30)
        else:
            wire.answer(answer, content_type="application/json")

    with Server(behave) as service:
        short = {"headers_within": 0.05, "all_within": 0.1} if answer is None else {}
        clock = Clock()
        own = replace(own_settings(service), **short)
        archive = WebArchive(own, clock=clock, sleep=clock.sleep)
        outcomes = [archive.nearest(ADDRESS, date(2022, 1, 1)) for _ in range(5)]
    assert [outcome.reason for outcome in outcomes[:3]] == [reason] * 3
    assert len(seen) == asked, "a service that does not answer is left alone after three tries"


@pytest.mark.parametrize(
    "body", [b"<html>", b"[1, 2]", b'{"a": 1}', b'[["timestamp"], ["x", "y"]]']
)
def test_an_answer_that_is_no_index_is_said_to_be_unreadable(body: bytes) -> None:
    assert read_cdx(body) is None


def test_rows_with_impossible_times_or_other_statuses_are_left_out() -> None:
    header = b'["timestamp","original","statuscode"]'
    rows = b'["20229999000000","x","200"],["20220101000000","x","404"],["20220101000000","y","200"]'
    assert [m.original for m in read_cdx(b"[" + header + b"," + rows + b"]")] == ["y"]


@pytest.mark.parametrize(
    ("archive", "original"),
    [
        ("https://a.test/web/20220101000000id_/https://x.test/a?b=c", "https://x.test/a?b=c"),
        ("https://a.test/web/20220101000000/http:/x.test/a", "http://x.test/a"),
        ("https://a.test/2022/01/http-is-fun", None),
    ],
)
def test_the_original_is_read_out_of_an_archive_address(archive: str, original: str | None) -> None:
    assert original_url(archive) == original


# ------------------------------------------------------------------ Save Page Now


def saver_of(server: Server, clock: Clock, **changes: object) -> PageSaver:
    own = own_settings(server, **{"save_key": "key:secret", **changes})
    archive = WebArchive(own, clock=clock, sleep=clock.sleep)
    return PageSaver(own, archive, clock=clock, sleep=clock.sleep)


def test_saving_is_off_unless_asked_for(server: Server) -> None:
    assert saver_of(server, Clock()).save(ADDRESS).reason is Reason.NOT_ASKED
    assert server.log == []


def test_a_saved_page_is_confirmed_by_a_later_look_up(
    server: Server, stand_in: ArchiveStandIn
) -> None:
    saver = saver_of(server, Clock(), saves=True)
    requested = saver.save(ADDRESS)
    assert isinstance(requested, SaveRequest)
    assert stand_in.saved == [ADDRESS]
    assert saver.saved_url(requested) is False
    stand_in.holds[ADDRESS][f"{requested.at:%Y%m%d%H%M%S}"] = article()
    stamp = f"{requested.at:%Y%m%d%H%M%S}"
    assert saver.saved_url(requested) == f"{server.address}/web/{stamp}/{ADDRESS}"


def test_three_pages_are_saved_a_minute_and_the_key_is_sent(
    server: Server, stand_in: ArchiveStandIn
) -> None:
    clock = Clock()
    saver = saver_of(server, clock, saves=True, save_key="key:secret")
    for number in range(4):
        saver.save(f"{ADDRESS}{number}")
    assert clock.slept == pytest.approx(60)
    assert stand_in.seen[0]["authorization"] == "LOW key:secret"


def test_a_full_archive_is_not_pressed(server: Server, stand_in: ArchiveStandIn) -> None:
    stand_in.status = "429 Too Many Requests"
    saver = saver_of(server, Clock(), saves=True)
    assert [saver.save(ADDRESS).reason for _ in range(3)] == [Reason.RATE_LIMITED] * 3
    assert len(server.log) == 1


def test_a_page_is_sent_as_a_form_unless_the_archive_has_a_new_copy(
    server: Server, stand_in: ArchiveStandIn
) -> None:
    saver_of(server, Clock(), saves=True).save(f"{ADDRESS}?a=1&b=2")
    [form] = stand_in.forms
    assert form["url"] == f"{ADDRESS}?a=1&b=2" and form["if_not_archived_within"] == "30d"


def test_a_job_is_followed_for_ten_minutes_at_most(
    server: Server, stand_in: ArchiveStandIn
) -> None:
    clock = Clock()
    saver = saver_of(server, clock, saves=True)
    requested = saver.save(ADDRESS)
    assert isinstance(requested, SaveRequest)
    assert saver.wait_for(requested, saver.deadline()) is None
    assert 590 <= clock.slept <= 600
    stand_in.jobs = "success"
    url = saver.wait_for(requested, saver.deadline())
    assert url == f"{server.address}/web/20240601000000/{ADDRESS}"


def test_a_job_that_failed_is_not_waited_for(server: Server, stand_in: ArchiveStandIn) -> None:
    clock, stand_in.jobs = Clock(), "error"
    saver = saver_of(server, clock, saves=True)
    requested = saver.save(ADDRESS)
    assert isinstance(requested, SaveRequest)
    assert saver.wait_for(requested, saver.deadline()) is None and clock.slept == 0


def test_a_limit_in_the_response_stops_saving(server: Server, stand_in: ArchiveStandIn) -> None:
    stand_in.refusal = {
        "status": "error",
        "status_ext": "error:user-session-limit",
        "message": "You have reached the limit of active sessions.",
    }
    saver = saver_of(server, Clock(), saves=True)
    refused = saver.save(ADDRESS)
    assert isinstance(refused, Absence) and "limit of active sessions" in refused.detail
    assert saver.stopped and len(stand_in.forms) == 1
    saver.save(ADDRESS)
    assert len(stand_in.forms) == 1
