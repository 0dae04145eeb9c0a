"""Links to Perma.cc: its copy is read without a key where that is possible, and never guessed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from web.perma import CREATED, PREFIX, PermaStandIn, warc
from web.server import Server, Wire

from verify.archive import Archive
from verify.config import Settings
from verify.model import Reason, Via
from verify.pipeline.run import run
from verify.recheck.session import LinkSelection, select_links
from verify.report.capture_citation import capture_citation
from verify.store import open_database
from verify.store.sources.source_records import source_record
from verify.text.urls.archived import perma_guid

NOW = datetime(2026, 6, 1, tzinfo=UTC)
LINK, GUID, PAGE = "https://perma.cc/AB12-CD34", "AB12-CD34", "http://news.test/a1"
SAID = "We will not open the eastern lane before the piers have been looked at by divers"
HTML = f"""<html><head><title>Council keeps the weir bridge shut</title></head><body><article>
<h1>Council keeps the weir bridge shut</h1><p>The council of Harrow Valley met on Tuesday evening and
put off its decision on the weir bridge for the third time this year.</p><p>“{SAID},” the mayor, Orla
Benning, told the meeting. Nobody on the eastern bank was surprised by that.</p></article></body></html>
""".encode()
WHOLE = warc((PAGE, "200 OK", "Content-Type: text/html; charset=utf-8", HTML))


@dataclass
class Desk:
    perma: PermaStandIn
    settings: Settings
    folder: Path

    def run(self, said: str = SAID, link: str = LINK):
        (self.folder / "a.txt").write_text(
            f"The gate\n\n“{said},” the mayor, Orla Benning, said.[1]\n\n"
            f"[1] I. Marten, “Council keeps the weir bridge shut,” News, 12 March 2024, {link}.\n"
        )
        return run([str(self.folder / "a.txt")], self.settings, NOW)

    @property
    def record(self):
        return source_record(open_database(self.settings.db), LINK)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    perma = PermaStandIn(holds={GUID: PAGE}, files={GUID: WHOLE})

    def behave(wire: Wire) -> None:
        if wire.path.startswith(PREFIX):
            return perma(wire)
        return wire.answer("<html><title>Perma.cc</title><iframe></iframe></html>")

    with Server(behave) as server:
        fetch = {
            "polite": False,
            "retries": 0,
            "probe": False,
            "allow_addresses": [list(pair) for pair in server.allowed],
            "archive": {"enabled": False, "perma": f"{server.address}{PREFIX}"},
        }
        own = {"db": tmp_path / "c.db", "archive": tmp_path / "w", "reports": tmp_path / "r"}
        yield Desk(perma, Settings(**own, tables={"fetch": fetch}), tmp_path)


def test_the_copy_behind_the_link_is_compared(desk: Desk) -> None:
    report = desk.run()
    assert report.coverage.compared == 1
    capture = desk.record.capture
    assert capture is not None and capture.via is Via.ARCHIVE
    assert capture.captured_at.isoformat() == CREATED.replace("Z", "+00:00")
    assert f"Perma.cc's copy of {PAGE}" in capture.signs
    assert [(one.outcome, one.status) for one in desk.record.checks] == [("ok", None)]
    assert capture_citation(capture).startswith(f"{LINK}, archived by perma.cc on April 1, 2024")
    assert desk.perma.asked == [
        f"/v1/public/archives/{GUID}/",
        f"/v1/public/archives/{GUID}/download",
    ]


def test_altered_words_are_found_in_it(desk: Desk) -> None:
    report = desk.run(SAID.replace("eastern", "western"))
    assert "quote-altered" in {one.finding.rule for one in report.articles[0].flags}


def test_the_archive_says_where_the_copy_was_taken_from(desk: Desk) -> None:
    desk.run()
    with Archive(desk.settings.archive) as archive:
        [kept] = archive.captures(LINK)
        assert kept.kind == "resource"
        assert archive.read(kept.file, kept.offset).body == HTML
    [path] = desk.settings.archive.glob("*.warc.gz")
    said = gzip.decompress(path.read_bytes()).decode()
    assert "collected: downloaded from Perma.cc" in said and f"captured-url: {PAGE}" in said


def test_a_page_that_redirected_is_read_where_it_led(desk: Desk) -> None:
    desk.perma.files[GUID] = warc(
        (PAGE, "301 Moved Permanently", "Location: /a1/", b""),
        (f"{PAGE}/", "200 OK", "Content-Type: text/html; charset=utf-8", HTML),
    )
    assert desk.run().coverage.compared == 1


@pytest.mark.parametrize("fault", ["no file", "login page", "cut file", "other host", "other page"])
def test_a_copy_that_cannot_be_had_is_not_checked_and_says_whose_it_is(
    desk: Desk, fault: str
) -> None:
    desk.perma.fault = fault
    if fault == "no file":
        desk.perma.files.clear()
    if fault == "other page":
        other = (f"{PAGE}/advertisement", "200 OK", "Content-Type: text/html", b"<p>Buy!</p>")
        desk.perma.files[GUID] = warc(other)
    report = desk.run()
    assert report.coverage.compared == 0
    assert {one.finding.rule for one in report.articles[0].flags} == set()
    absence = desk.record.absence
    assert absence is not None and absence.reason is Reason.NEEDS_BROWSER
    assert absence.detail == (
        f"Perma.cc shows its copy of {PAGE}, made on 2024-04-01, only in a browser."
    )


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("429", Reason.RATE_LIMITED),
        ("page", Reason.SERVER_ERROR),
        ("cut", Reason.SERVER_ERROR),
        ("none", Reason.LOGIN),
        ("private", Reason.LOGIN),
        ("bot filter", Reason.BLOCKED),
    ],
)
def test_what_perma_does_not_say_is_not_checked(desk: Desk, fault: str, reason: Reason) -> None:
    desk.perma.fault = fault
    if fault == "none":
        desk.perma.holds.clear()
    report = desk.run()
    assert desk.record.absence is not None and desk.record.absence.reason is reason
    assert {one.finding.rule for one in report.articles[0].flags} == set()


def test_a_connection_that_fails_before_any_answer_is_no_failure_of_the_link(desk: Desk) -> None:
    fetch = desk.settings.tables["fetch"]
    nowhere = {**fetch, "archive": {"enabled": False, "perma": "http://127.0.0.1:9"}}
    nowhere["allow_addresses"] = [["127.0.0.1", 9]]
    away = Desk(desk.perma, replace(desk.settings, tables={"fetch": nowhere}), desk.folder)
    assert away.run().unreachable
    assert desk.record.checks == ()


def test_its_links_are_not_rechecked_and_offline_nothing_is_asked(desk: Desk) -> None:
    offline = Desk(desk.perma, replace(desk.settings, offline=True), desk.folder)
    offline.run()
    assert desk.perma.asked == []
    desk.run()
    assert select_links(open_database(desk.settings.db), LinkSelection(all=True), NOW) == ()


@pytest.mark.parametrize(
    ("url", "guid"),
    [
        ("https://perma.cc/AB12-CD34", "AB12-CD34"),
        ("http://www.perma.cc/AB12-CD34/", "AB12-CD34"),
        ("perma.cc/AB12-CD34?type=image", "AB12-CD34"),
        ("https://perma.cc/0Zx4Yw8vTab", "0Zx4Yw8vTab"),
        ("https://perma.cc/docs/developer", None),
        ("https://perma.cc/", None),
        ("https://perma.cc/about", None),
        ("https://example.org/perma.cc/AB12-CD34", None),
        ("https://notperma.cc/AB12-CD34", None),
    ],
)
def test_links_to_copies_are_recognized(url: str, guid: str | None) -> None:
    assert perma_guid(url) == guid
