"""A machine that is off the net declares nothing dead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from recheck_kit import ADDRESS, START, answer, article, html
from sqlite_utils import Database

from verify.archive import Archive
from verify.fetch import EarlierResponse, Fetched, absence
from verify.ledger.schedule import Link
from verify.model import Absence, Check, Dossier, Field, LinkState, Reason, Reference, Span
from verify.recheck import RecheckJob, recheck
from verify.store import open_database
from verify.store.articles.articles import save_article
from verify.store.sources import checks, ledger

SITES = tuple(f"https://site{n}.example/a" for n in range(5))


class Net:
    """A database that cites five sites, and what each of them answers."""

    def __init__(self, folder: Path) -> None:
        self.db: Database = open_database(folder / "citations.db")
        self.archive = Archive(folder / "archive")
        references = tuple(Reference(Span(0, 3), url=Field(a, Span(0, 3))) for a in SITES)
        cited = Dossier(article(), references=references, addresses=dict(enumerate(SITES)))
        save_article(self.db, cited, "note.txt", START, lambda key: False)
        self.up: frozenset[str] = frozenset()
        self.reason = Reason.DNS
        self.asked: list[str] = []

    def ask(
        self, addresses: list[str], earlier: Mapping[str, EarlierResponse]
    ) -> Iterator[tuple[str, Fetched | Absence]]:
        for address in addresses:
            self.asked.append(address)
            up = address in self.up
            yield address, answer(9, html(), address) if up else absence(address, self.reason)

    def look(self, *addresses: str) -> dict[str, str]:
        """Outcome by address."""
        job = RecheckJob(self.db, self.archive, self.ask)
        links = [Link(a, ledger.standing_of(self.db, a)) for a in addresses]
        return {one.check.address: one.check.outcome for one in recheck(job, links)}

    def was_alive(self, *addresses: str) -> None:
        for address in addresses:
            checks.save_check(self.db, Check(address, START, "ok"))

    def kept(self, address: str) -> int:
        return len(checks.checks(self.db, address))


@pytest.fixture
def net(tmp_path: Path) -> Iterator[Net]:
    made = Net(tmp_path)
    yield made
    made.archive.close()


def test_when_no_site_answers_at_all_nothing_is_counted(net: Net) -> None:
    assert set(net.look(*SITES).values()) == {"not-asked"}
    assert [net.kept(site) for site in SITES] == [0] * 5


def test_one_answer_shows_that_the_others_are_to_blame_themselves(net: Net) -> None:
    net.up = frozenset({SITES[4]})
    outcomes = net.look(*SITES)
    assert outcomes[SITES[0]] == "dns"
    assert [net.kept(site) for site in SITES] == [1] * 5
    assert ledger.standing_of(net.db, SITES[0]).state is LinkState.FAILING


def test_a_refusal_by_a_server_is_an_answer_too(net: Net) -> None:
    net.was_alive(*SITES[3:])

    def ask(
        addresses: list[str], earlier: Mapping[str, EarlierResponse]
    ) -> Iterator[tuple[str, Fetched | Absence]]:
        for address in addresses:
            reason, status = (Reason.NOT_FOUND, 404) if address == SITES[1] else (Reason.DNS, None)
            yield address, absence(address, reason, status=status)

    net.ask = ask  # type: ignore[method-assign]
    assert net.look(*SITES[:3])[SITES[0]] == "dns"


def test_a_link_that_was_alive_is_asked_whether_we_are_online(net: Net) -> None:
    net.was_alive(SITES[1], SITES[2])
    net.up = frozenset({SITES[1]})
    assert net.look(SITES[0]) == {SITES[0]: "dns"}
    assert net.asked[0] == SITES[0]
    assert set(net.asked[1:]) <= {SITES[1], SITES[2]}


def test_where_that_one_is_silent_too_the_failure_is_not_counted(net: Net) -> None:
    net.was_alive(SITES[1])
    assert net.look(SITES[0]) == {SITES[0]: "not-asked"}
    assert net.kept(SITES[0]) == 0


def test_a_single_source_with_nobody_to_vouch_is_believed(net: Net) -> None:
    assert net.look(SITES[0]) == {SITES[0]: "dns"}
    assert net.kept(SITES[0]) == 1


def test_a_server_s_own_failure_needs_no_witness(net: Net) -> None:
    net.reason = Reason.TOO_SLOW
    assert set(net.look(*SITES).values()) == {"too-slow"}
    assert ADDRESS not in net.asked
