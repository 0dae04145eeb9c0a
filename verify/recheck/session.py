"""One whole round over the user's own database: what is due, asked, told, kept, sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.ledger.schedule import Link
from verify.model import LinkState
from verify.pipeline.failures import Failures
from verify.recheck.link_requests import Ask, Asking, SecondWay, politely, second_way
from verify.recheck.round import Rechecking, Tell, recheck
from verify.recheck.transitions import Transition
from verify.store.sources import ledger

if TYPE_CHECKING:
    from verify.config import Settings

FAILED = frozenset({LinkState.FAILING, LinkState.DEAD})


@dataclass(frozen=True, slots=True)
class Which:
    """Which links a round looks at: what is due; all; those that fail; of one host."""

    all: bool = False
    failed: bool = False
    host: str | None = None


@dataclass(slots=True)
class Round:
    """What a round came to.

    ``name`` says who will tell the news: with one, they are kept until ``untold.forget``.
    """

    name: str = ""
    looked: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)  # outcome -> how many
    said: list[Transition] = field(default_factory=list)
    failures: Failures = field(default_factory=Failures)
    repaired: tuple[str, ...] = ()  # what an earlier run had left undone in the archive
    concerned: list[str] = field(default_factory=list)  # of which flags begin or end
    run: int = 0  # the number of the run in which the flags were brought up to date


@dataclass(frozen=True, slots=True)
class Ways:
    """How links are asked after; None: the usual ways. Tests put their own here.

    ``tell`` is called as the answers come: how many there are, of how many, and the address.
    """

    ask: Ask | None = None
    second_way: SecondWay | None = None
    tell: Tell = lambda done, total, what: None


def chosen_links(db: Database, which: Which, now: datetime) -> tuple[Link, ...]:
    """The links of a round, in the order in which they are asked after."""
    states = FAILED if which.failed else frozenset[LinkState]()
    choice = ledger.Choice(which.host, states)
    if which.all or which.failed:
        links = ledger.links(db, choice)
        return tuple(sorted(links, key=lambda link: (not link.quoted, link.address)))
    return ledger.due_links(db, now, choice)


def hold_round(
    db: Database,
    settings: Settings,
    links: tuple[Link, ...],
    result: Round,
    ways: Ways = Ways(),
) -> Round:
    """Look at these links; every answer is kept as it comes. Raises ``OSError`` (the archive).

    ``result`` is filled as the round goes on, and given back: where the round is stopped, it
    says what was found until then.
    """
    from verify.archive import Archive
    from verify.config import section
    from verify.fetch import FetchSettings
    from verify.fetch.browser.render import rendering
    from verify.fetch.etiquette.politeness import Manners
    from verify.pipeline.repair import mend

    fetch = section(settings, "fetch", FetchSettings)
    manners = Manners(fetch)
    with (
        Archive(settings.archive) as archive,
        second_way(Asking(fetch, db, archive, manners)) as usual,
        rendering(fetch) as render,
    ):
        result.repaired = mend(db, archive)
        ask = ways.ask or politely(fetch, settings.jobs, manners)
        second = ways.second_way or usual
        job = Rechecking(db, archive, ask, second, ways.tell, render, result.failures, result.name)
        for one in recheck(job, links):
            result.looked += 1
            outcome = one.check.outcome
            result.outcomes[outcome] = result.outcomes.get(outcome, 0) + 1
            result.said.extend(one.said)
            result.concerned += [one.check.address] if one.concerned else []
    return result
