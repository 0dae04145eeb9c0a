"""The test web: each behaviour of a server is called what the closed set says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from web.outcome import all_routes, called, settings
from web.server import Server, by_name

from verify.fetch import Client, fetch_all
from verify.model import Absence, Reason
from verify.web.absences import MEANING_AND_ACTION

WEB = all_routes()


@pytest.fixture(scope="module")
def outcomes() -> Iterator[dict[str, object]]:
    """All routes asked at once: the slow ones wait together."""
    with Server(by_name(WEB)) as server:
        addresses = {f"{server.address}{route.path}": name for name, route in WEB.routes.items()}
        with Client(settings(server.allowed)) as client:
            found = {addresses[a]: outcome for a, outcome in fetch_all(addresses, client=client)}
        yield found


@pytest.mark.parametrize("name", WEB.routes)
def test_a_server_that(name: str, outcomes: dict[str, object]) -> None:
    outcome = outcomes[name]
    detail = outcome.detail if isinstance(outcome, Absence) else ""
    assert called(outcome) == WEB.routes[name].expect, detail


def test_the_web_has_at_least_sixty_behaviours() -> None:
    assert len(WEB.routes) >= 60


@pytest.mark.parametrize("name", WEB.routes)
def test_every_absence_is_a_sentence_with_a_next_action(
    name: str, outcomes: dict[str, object]
) -> None:
    outcome = outcomes[name]
    if isinstance(outcome, Absence):
        assert outcome.detail.rstrip("”)").endswith((".", "/")) or outcome.final_address, outcome
        assert outcome.next_action == MEANING_AND_ACTION[outcome.reason][1]


def test_every_reason_has_its_next_action() -> None:
    assert set(MEANING_AND_ACTION) == set(Reason)


def test_the_tables_of_the_documentation_are_the_ones_in_the_code() -> None:
    from web.table import DOCUMENT, written

    text = DOCUMENT.read_text(encoding="utf-8")
    assert written(text) == text, "run python -m tests.generate"
