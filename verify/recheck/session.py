"""One whole round over the user's own database: what is due, asked, told, kept, sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.ledger.schedule import Link
from verify.model import LinkState
from verify.pipeline.failures import Failures
from verify.recheck.link_requests import (
    ConfirmFailures,
    RequestContext,
    RequestLinks,
    polite_requests,
    second_method,
)
from verify.recheck.round import RecheckJob, ShowProgress, recheck
from verify.recheck.transitions import Transition
from verify.store.sources import ledger

if TYPE_CHECKING:
    from verify.config import Settings

FAILED = frozenset({LinkState.FAILING, LinkState.DEAD})


@dataclass(frozen=True, slots=True)
class LinkSelection:
    """Which links a round looks at: what is due; all; those that fail; of one host."""

    all: bool = False
    failed: bool = False
    host: str | None = None


@dataclass(slots=True)
class Round:
    """What a round came to.

    ``name`` says who will tell the news: with one, they are kept until ``pending_news.delete_news``.
    """

    name: str = ""
    checked: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)  # outcome -> how many
    transitions: list[Transition] = field(default_factory=list)
    first_failures: list[tuple[str, str]] = field(default_factory=list)  # source, what to say
    failures: Failures = field(default_factory=Failures)
    repaired: tuple[str, ...] = ()  # what an earlier run had left undone in the archive
    affected_sources: list[str] = field(default_factory=list)  # of which flags begin or end
    run: int = 0  # the number of the run in which the flags were brought up to date


@dataclass(frozen=True, slots=True)
class RequestMethods:
    """How links are asked after; None: the usual ways. Tests put their own here.

    ``show_progress`` is called as the answers come: how many there are, of how many, and the address.
    """

    request_links: RequestLinks | None = None
    confirm_failures: ConfirmFailures | None = None
    show_progress: ShowProgress = lambda done, total, what: None


def select_links(db: Database, selection: LinkSelection, now: datetime) -> tuple[Link, ...]:
    """The links of a round, in the order in which they are asked after."""
    states = FAILED if selection.failed else frozenset[LinkState]()
    choice = ledger.LinkFilter(selection.host, states)
    if selection.all or selection.failed:
        links = ledger.links(db, choice)
        return tuple(sorted(links, key=lambda link: (not link.quoted, link.address)))
    return ledger.due_links(db, now, choice)


def run_round(
    db: Database,
    settings: Settings,
    links: tuple[Link, ...],
    result: Round,
    methods: RequestMethods = RequestMethods(),
) -> Round:
    """Look at these links; every answer is kept as it comes. Raises ``OSError`` (the archive).

    ``result`` is filled as the round goes on, and given back: where the round is stopped, it
    says what was found until then.
    """
    from verify.archive import Archive
    from verify.config import section
    from verify.fetch import FetchSettings
    from verify.fetch.browser.render import open_renderer
    from verify.fetch.etiquette.politeness import Politeness
    from verify.pipeline.repair import mark_lost_captures

    fetch = section(settings, "fetch", FetchSettings)
    manners = Politeness(fetch)
    with (
        Archive(settings.archive) as archive,
        second_method(RequestContext(fetch, db, archive, manners)) as usual,
        open_renderer(fetch) as render,
    ):
        result.repaired = mark_lost_captures(db, archive)
        ask = methods.request_links or polite_requests(fetch, settings.jobs, manners)
        second = methods.confirm_failures or usual
        progress = methods.show_progress
        job = RecheckJob(db, archive, ask, second, progress, render, result.failures, result.name)
        for one in recheck(job, links):
            result.checked += 1
            outcome = one.check.outcome
            result.outcomes[outcome] = result.outcomes.get(outcome, 0) + 1
            result.transitions.extend(one.transitions)
            if one.first_failure:
                result.first_failures.append((one.check.address, one.first_failure))
            result.affected_sources += [one.check.address] if one.affects_rules else []
    return result
