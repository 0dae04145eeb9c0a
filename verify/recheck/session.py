"""Run one whole round over a database: select, request, store, report, notify."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.ledger.schedule import Link
from verify.model import LinkState
from verify.pipeline.failures import Failures, InternalFailure
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
from verify.text.urls.archived import is_of_altered_archive, perma_guid

if TYPE_CHECKING:
    from verify.config import Settings

FAILED = frozenset({LinkState.FAILING, LinkState.DEAD})


@dataclass(frozen=True, slots=True)
class LinkSelection:
    """Which links a round checks: those that are due, all, those that fail, or one host's."""

    all: bool = False
    failed: bool = False
    host: str | None = None


@dataclass(slots=True)
class Round:
    """What a round found.

    ``name`` identifies the round that reports the news. If it is set, news is stored until
    ``pending_news.delete_news``.
    """

    name: str = ""
    checked: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)  # number of checks by outcome
    transitions: list[Transition] = field(default_factory=list)
    first_failures: list[tuple[str, str]] = field(default_factory=list)  # source, message
    failures: Failures = field(default_factory=Failures)
    repaired: tuple[str, ...] = ()  # repairs of what an earlier run left unfinished in the archive
    affected_sources: list[str] = field(default_factory=list)  # sources whose flags begin or end
    run: int = 0  # number of the run that updated the flags


@dataclass(frozen=True, slots=True)
class RequestMethods:
    """How links are requested; None: the usual methods. Tests substitute their own.

    ``show_progress`` is called as responses arrive with (done, total, URL).
    """

    request_links: RequestLinks | None = None
    confirm_failures: ConfirmFailures | None = None
    show_progress: ShowProgress = lambda done, total, what: None
    note: Callable[[str], None] = lambda sentence: None


def select_links(
    db: Database,
    selection: LinkSelection,
    now: datetime,
    failed: list[InternalFailure] | None = None,
) -> tuple[Link, ...]:
    """Return the links of a round, in the order in which they are requested.

    Damaged rows are added to ``failed``, if that is given.
    """
    states = FAILED if selection.failed else frozenset[LinkState]()
    choice = ledger.LinkFilter(selection.host, states)
    if selection.all or selection.failed:
        links = ledger.links(db, choice, failed)
        found = sorted(links, key=lambda link: (not link.quoted, link.address))
    else:
        found = list(ledger.due_links(db, now, choice, failed))
    return tuple(link for link in found if not _is_left_out(link.address))


def _is_left_out(address: str) -> bool:
    """Whether a link is not re-checked: archive.today is not asked, and Perma.cc's copies stay."""
    return is_of_altered_archive(address) or perma_guid(address) is not None


def run_round(
    db: Database,
    settings: Settings,
    links: tuple[Link, ...],
    result: Round,
    methods: RequestMethods = RequestMethods(),
) -> Round:
    """Check these links and store every response as it arrives. Raises ``OSError`` (the archive).

    ``result`` is filled as the round proceeds, and returned: if the round is stopped, it has
    what was found until then.
    """
    from verify.archive import Archive
    from verify.config import section
    from verify.fetch import FetchSettings
    from verify.fetch.browser.render import open_renderer
    from verify.fetch.etiquette.politeness import Politeness
    from verify.pipeline import limits
    from verify.pipeline.cluster.connect import connected
    from verify.pipeline.cluster.pages import page_farm
    from verify.pipeline.repair import mark_lost_captures
    from verify.pipeline.timestamps.stamp import stamp_new_files

    fetch = section(settings, "fetch", FetchSettings)
    manners = Politeness(fetch)
    limits.start_process()
    with (
        connected(settings, methods.note) as cluster,
        Archive(settings.archive) as archive,
        second_method(RequestContext(fetch, db, archive, manners)) as usual,
        open_renderer(fetch) as render,
    ):
        result.repaired = mark_lost_captures(db, archive)
        ask = methods.request_links or polite_requests(
            fetch, settings.jobs, manners, page_farm(cluster, archive)
        )
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
    if "timestamp" in settings.tables and (sentence := stamp_new_files(settings)):
        methods.note(f"verify: {sentence}")
    return result
