"""Contracts of the registries, against stand-ins: what is asked, read, and not concluded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from web.outcome import settings as fetch_settings
from web.registries import RegistryStandIn, Work
from web.server import Server

from verify.archive import Archive
from verify.fetch.registries.client import RegistryClient
from verify.fetch.registries.settings import ServicesSettings
from verify.model import Lookup, LookupOutcome
from verify.parse import parse
from verify.pipeline.registries.ask import Registries
from verify.pipeline.registries.lookups import look_up
from verify.read import read_bytes
from verify.registries.catalog import SERVICES
from verify.registries.cited import cited_works
from verify.registries.services.sru import sru_title_service
from verify.store import open_database
from verify.store.sources.registry_answers import answers

NOW = datetime(2026, 6, 1, tzinfo=UTC)
RIVERS = Work(
    "The rivers of the upper valley and their canals",
    (("Ada", "Bell"), ("Boris", "Lind")),
    2019,
    "Valley Review",
    doi="10.1000/abc123",
    isbn="9783161484100",
    pmid="12345678",
    arxiv="2101.00001",
    publisher="Lake Press",
)
NOTE = "A. Bell, B. Lind, “{title}”, Valley Review 12, no. 3 (2019): 14-20{identifier}."
IDENTIFIERS = {
    "doi.org": "doi:10.1000/abc123",
    "crossref": "doi:10.1000/abc123",
    "openalex": "doi:10.1000/abc123",
    "openlibrary": "ISBN 978-3-16-148410-0",
    "arxiv": "arXiv:2101.00001",
    "pubmed": "PMID: 12345678",
    "sru": "ISBN 978-3-16-148410-0",
}
EVERY = tuple(IDENTIFIERS)


@dataclass
class Clock:
    """A clock that moves only when somebody sleeps."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Desk:
    stand_in: RegistryStandIn
    server: Server
    folder: Path
    clock: Clock

    def ask(
        self, note: str, *use: str, polite: bool = False, times: int = 1, **changes: object
    ) -> tuple[Lookup, ...]:
        """Look up the one work of a note; ``times``: that many works, one after the other."""
        text = f"Water for the Valley\n\nThe canal was opened.[1]\n\n[1] {note}\n"
        article = read_bytes(text.encode(), "a.txt", media_type="text/plain")
        dossier = parse(article, today=date(2026, 6, 1))
        base = self.server.address
        urls = {name: f"{base}/{name.replace('doi.org', 'doi')}" for name in self.stand_in.urls}
        sru = (f"{base}/sru?version=1.1&operation=searchRetrieve&query=NUM%3D{{isbn}}",)
        own = ServicesSettings(use=use, urls=urls, sru=sru, **changes)
        fetch = fetch_settings(self.server.allowed, polite=polite, contact="desk@example.org")
        db = open_database(self.folder / "citations.db")
        client = RegistryClient(fetch, clock=self.clock, sleep=self.clock.sleep)
        with Archive(self.folder / "archive") as archive:
            registries = Registries(client, archive, own, NOW)
            for work in list(cited_works(dossier)) * times:
                look_up(registries, db, dossier, work)
        client.close()
        return tuple(one for work in cited_works(dossier) for one in answers(db, work.key))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    stand_in, clock = RegistryStandIn([RIVERS]), Clock()
    with Server(stand_in) as server:
        yield Desk(stand_in, server, tmp_path, clock)


def note(name: str, title: str = RIVERS.title) -> str:
    return NOTE.format(title=title, identifier=f", {IDENTIFIERS[name]}")


@pytest.mark.parametrize("name", EVERY)
def test_a_registry_knows_the_work_by_its_identifier(desk: Desk, name: str) -> None:
    [answer] = desk.ask(note(name), name)
    assert answer.outcome is LookupOutcome.FOUND and answer.record
    assert RIVERS.title in answer.record.titles and 2019 in answer.record.years
    assert "Bell" in answer.record.surnames
    assert answer.warc, "the response is in the archive"


@pytest.mark.parametrize("name", EVERY)
def test_an_unknown_identifier_leaves_no_trace_or_is_unregistered(desk: Desk, name: str) -> None:
    desk.stand_in.works.clear()
    [answer] = desk.ask(note(name), name)
    wanted = LookupOutcome.UNREGISTERED if name == "doi.org" else LookupOutcome.NO_TRACE
    assert (answer.outcome, answer.record) == (wanted, None)


@pytest.mark.parametrize(
    "fault",
    ["429", "html", "truncated", "500", "login", "error object", "error list", "null"],
)
@pytest.mark.parametrize("name", EVERY)
def test_a_faulty_response_is_not_checked_and_says_why(desk: Desk, name: str, fault: str) -> None:
    desk.stand_in.fault = fault
    [answer] = desk.ask(note(name), name)
    assert answer.outcome is LookupOutcome.NOT_CHECKED and answer.detail


@pytest.mark.parametrize("name", ["crossref"])
def test_a_slow_registry_is_not_waited_for(desk: Desk, name: str) -> None:
    desk.stand_in.fault = "slow"
    [answer] = desk.ask(note(name), name)
    assert answer.outcome is LookupOutcome.NOT_CHECKED
    assert "0.7 s" in (answer.detail or "")


@pytest.mark.parametrize("fault", ["wrong-first", "twice"])
@pytest.mark.parametrize("name", ["openlibrary", "sru", "arxiv"])
def test_the_right_record_is_picked_among_several(desk: Desk, name: str, fault: str) -> None:
    desk.stand_in.fault = fault
    [answer] = desk.ask(note(name), name)
    assert answer.record and answer.record.titles[0] == RIVERS.title


@pytest.mark.parametrize("name", ["crossref", "openalex"])
def test_the_record_of_another_doi_is_not_taken(desk: Desk, name: str) -> None:
    desk.stand_in.fault = "wrong-first"
    [answer] = desk.ask(note(name), name)
    assert answer.record is None


@pytest.mark.parametrize("name", ["crossref", "openalex", "openlibrary"])
@pytest.mark.parametrize("fault", [None, "wrong-first", "twice"])
def test_a_title_is_verified_by_an_author_or_year_only(
    desk: Desk, name: str, fault: str | None
) -> None:
    desk.stand_in.fault = fault
    alone = NOTE.format(title=RIVERS.title, identifier="")
    [answer] = desk.ask(alone, name)
    assert answer.record and answer.record.titles[0] == RIVERS.title
    stranger = (
        "E. Reed, “The rivers of the upper valley and their canals”, Sea Letters 4 (1950): 3."
    )
    assert desk.ask(stranger, name)[0].outcome is LookupOutcome.NO_TRACE


def test_short_titles_and_news_are_not_searched_for(desk: Desk) -> None:
    for written in (
        "A. Bell, “Rivers and canals”, Valley Review 12 (2019): 14.",
        "“The rivers of the upper valley and their canals”, Reuters, March 3, 2019.",
        "A. Bell, “The rivers of the upper valley”, Post, https://post.test/a (accessed 1 May 2020).",
    ):
        assert desk.ask(written, "crossref", "openalex", "openlibrary") == ()
    assert desk.stand_in.asked == []


def test_only_the_registries_in_use_are_asked(desk: Desk) -> None:
    assert desk.ask(note("doi.org")) == () and desk.stand_in.asked == []
    desk.ask(note("doi.org"), "doi.org")
    assert {path.split("/")[1] for path in desk.stand_in.asked} == {"doi"}
    assert ServicesSettings().use == ("doi.org",)


def test_an_answer_is_kept_and_not_asked_for_again(desk: Desk) -> None:
    desk.ask(note("doi.org"), "doi.org", times=3)
    assert len(desk.stand_in.asked) == 3, "existence, and metadata after a redirect"


def test_a_failure_does_not_replace_what_was_known(desk: Desk) -> None:
    [before] = desk.ask(note("crossref"), "crossref")
    desk.stand_in.fault = "500"
    [after] = desk.ask(note("crossref"), "crossref", refresh_days=0.0)
    assert after == before


@pytest.mark.parametrize("name", [*SERVICES])
def test_requests_come_one_at_a_time_and_at_the_documented_pace(desk: Desk, name: str) -> None:
    began = desk.clock.now
    for number in range(3):
        desk.stand_in.works[0] = RIVERS
        desk.ask(note(name), name, polite=True, refresh_days=0.0, times=2 + number)
    seconds, requests = desk.clock.now - began, len(desk.stand_in.asked)
    assert requests == 9
    gap = max(SERVICES[name].gap, 1.0)  # that of all requests to one host
    assert seconds >= (requests - 3) * gap, "each of the three rounds begins without waiting"
    assert desk.server.most_at_once == 1


def test_limits_that_shrink_in_the_headers_are_obeyed(desk: Desk) -> None:
    desk.stand_in.headers = {"x_rate_limit_limit": "1", "x_rate_limit_interval": "20s"}
    began = desk.clock.now
    desk.ask(note("crossref"), "crossref", polite=True, refresh_days=0.0, times=3)
    assert desk.clock.now - began >= 2 * 20


def test_a_spent_allowance_is_waited_for(desk: Desk) -> None:
    desk.stand_in.headers = {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "50"}
    began = desk.clock.now
    desk.ask(note("openalex"), "openalex", refresh_days=0.0, times=2)
    assert desk.clock.now - began >= 50


def test_a_registry_that_limits_us_is_not_asked_again(desk: Desk) -> None:
    desk.stand_in.fault = "429"
    desk.ask(note("crossref"), "crossref", refresh_days=0.0, times=4)
    assert len(desk.stand_in.asked) == 1


def test_we_say_who_we_are(desk: Desk) -> None:
    desk.ask(note("crossref"), "crossref")
    assert all(
        "verify-citations" in one and "desk@example.org" in one for one in desk.stand_in.agents
    )


def test_the_key_is_sent_but_not_archived(desk: Desk) -> None:
    [answer] = desk.ask(note("openalex"), "openalex", openalex_key="s3cret")
    assert any("api_key=s3cret" in path for path in desk.stand_in.asked)
    assert answer.warc and answer.offset is not None
    with Archive(desk.folder / "archive") as archive:
        kept = archive.read(answer.warc, answer.offset)
    assert "s3cret" not in repr(kept) and RIVERS.title.encode() in kept.body


TITLED = "/sru?version=1.1&operation=searchRetrieve&query=TIT%3D{title}"


def test_a_library_gets_a_title_only_if_a_search_by_title_is_set(desk: Desk) -> None:
    alone = NOTE.format(title=RIVERS.title, identifier="")
    assert desk.ask(alone, "sru") == ()
    assert desk.stand_in.asked == []
    [answer] = desk.ask(alone, "sru", sru_titles=(desk.server.address + TITLED,))
    assert answer.outcome is LookupOutcome.FOUND and answer.record
    assert RIVERS.title in answer.record.titles
    [asked] = desk.stand_in.asked
    assert asked.startswith("/sru?") and "Bell" not in asked


@pytest.mark.parametrize("fault", [None, "429", "html", "truncated", "500"])
def test_a_library_without_the_title_is_no_finding(desk: Desk, fault: str | None) -> None:
    desk.stand_in.works.clear()
    desk.stand_in.fault = fault
    alone = NOTE.format(title=RIVERS.title, identifier="")
    [answer] = desk.ask(alone, "sru", sru_titles=(desk.server.address + TITLED,))
    wanted = LookupOutcome.NOT_CHECKED if fault else LookupOutcome.NO_TRACE
    assert (answer.outcome, answer.record) == (wanted, None)


def test_marks_of_the_query_language_are_not_sent() -> None:
    service = sru_title_service("https://library.example/sru?query=tit%20all%20%22{title}%22")
    assert service.by_title is not None
    path = service.by_title('Rivers: "war" (and) peace / or not? O\'Hara', None)
    assert path.endswith("tit%20all%20%22Rivers%20war%20and%20peace%20or%20not%20O%E2%80%99Hara%22")
