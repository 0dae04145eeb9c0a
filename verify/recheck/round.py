"""Looking again at what is cited: fetch what is due, compare, and say only what has changed.

Every answer is one transaction, and what is news about it is kept with it until it was told: a
round that is killed loses at most the page in hand, and the next one tells what this one could
not, and goes on with what is still due. Two rounds at once do no harm: each transition is told
by the one that wrote it, and failures that are not three days apart count once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.ledger.schedule import Link, Standing, affects_rules, needs_second_method, transitions
from verify.match.page_changes import Difference
from verify.model import Absence, Check, Reason
from verify.pipeline.failures import Failures
from verify.pipeline.gathering import Render
from verify.recheck import pending_news
from verify.recheck.connection import control_links, may_be_our_connection, too_many_hosts
from verify.recheck.judge import build_check, judge, response_time, save_judgment, transition_detail
from verify.recheck.link_requests import ConfirmFailures, RequestLinks
from verify.recheck.transitions import CheckResult, Transition
from verify.recheck.wording import first_failure
from verify.store import transaction
from verify.store.sources import citations, ledger, sources
from verify.web.broken import Broken

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import EarlierResponse, Fetched

ShowProgress = Callable[[int, int, str], None]  # done, of how many, what


@dataclass(frozen=True, slots=True)
class RecheckJob:
    """What one round of looking again needs.

    ``request_links`` fetches (address, answer) pairs as they come; ``confirm_failures`` asks about addresses
    otherwise than by fetching them, and says nothing of those where that cannot be done.
    """

    db: Database
    archive: Archive
    request_links: RequestLinks
    confirm_failures: ConfirmFailures = lambda waiting: iter(())
    show_progress: ShowProgress = lambda done, total, what: None
    render: Render | None = None  # fills empty shells
    failures: Failures = field(default_factory=Failures)
    round_name: str = ""  # the round that will tell the news; "": they are kept for nobody


@dataclass(frozen=True, slots=True)
class _Step:
    """One look, as it was kept."""

    check: Check
    found: tuple[Difference, ...]
    before: Standing
    after: Standing
    news_row: int | None = None  # the row in which its news waits to be told


def recheck(job: RecheckJob, links: Iterable[Link]) -> Iterator[CheckResult]:
    """Look at these links again; yields each check with the transitions it brought.

    Failures that may be those of our own connection wait until some server has answered. If
    none does, nothing is kept of them, and their checks say ``not-asked``. Links that have
    failed often enough are asked about in the second way at the end, all together.
    """
    silent: list[tuple[str, Absence]] = []
    dying: dict[str, _Step] = {}
    online = False
    for address, answer in _told(job, [link.address for link in links]):
        if isinstance(answer, Absence) and not online and may_be_our_connection(answer):
            silent.append((address, answer))
            continue
        online = online or not isinstance(answer, Absence) or answer.status is not None
        yield from _looked_or_failed(job, address, answer, dying)
    online = online or _connected(job, [address for address, _ in silent])
    for address, absence in silent:
        if online:
            yield from _looked_or_failed(job, address, absence, dying)
        else:
            yield CheckResult(_not_asked(absence, address), [], False)
    with job.failures.contained("dying links", "asking about them in a second way"):
        yield from _confirmed(job, dying)


def _told(job: RecheckJob, wanted: list[str]) -> Iterator[tuple[str, Fetched | Absence]]:
    for done, (address, answer) in enumerate(_answers(job, wanted), start=1):
        with job.failures.contained(address, "telling how far it is"):
            job.show_progress(done, len(wanted), address)
        yield address, answer


def _answers(job: RecheckJob, wanted: list[str]) -> Iterator[tuple[str, Fetched | Absence]]:
    """What each address answers, asked under the condition that our copy is not the newest."""
    held = {address: known for address in wanted if (known := _held(job.db, address))}
    return job.request_links(wanted, held)


def _held(db: Database, address: str) -> EarlierResponse | None:
    from verify.fetch import EarlierResponse

    etag, last_modified, answered = citations.validators(db, address)
    return EarlierResponse(etag, last_modified, answered) if etag or last_modified else None


def _connected(job: RecheckJob, silent: list[str]) -> bool:
    """Does any link answer that was alive when last looked at? Without such links: are the
    silent hosts few enough to be believed?"""
    others = list(control_links(ledger.links(job.db), silent)) if silent else []
    if not others:
        return not too_many_hosts(silent)
    return any(not may_be_our_connection(answer) for _, answer in job.request_links(others, {}))


def _not_asked(absence: Absence, address: str) -> Check:
    at = response_time(absence)
    return Check(address, at, Reason.NOT_ASKED.value, detail="This machine seems to be offline.")


def _looked_or_failed(
    job: RecheckJob, address: str, answer: Fetched | Absence, dying: dict[str, _Step]
) -> list[CheckResult]:
    """The same as ``_looked``; a bug of ours that shows on one link costs that link alone."""
    with job.failures.contained(address, "checking it"):
        return list(_looked(job, address, answer, dying))
    return []


def _looked(
    job: RecheckJob, address: str, answer: Fetched | Absence, dying: dict[str, _Step]
) -> Iterator[CheckResult]:
    """One answer kept. A link that only the second way is missing of waits among the ``dying``."""
    judged, found = judge(job.db, job.archive, job.render, address, answer)
    if isinstance(judged, Broken) and judged.failure:
        job.failures.append(judged.failure)
    with transaction(job.db):
        before = ledger.standing_of(job.db, address)
        check = build_check(address, answer, judged, before, found)
        save_judgment(job.db, answer, judged, check.at)
        sources.save_check(job.db, check)
        step = _Step(check, found, before, ledger.standing_of(job.db, address))
        looked = _said(job, step)
        row = pending_news.save_news(job.db, job.round_name, looked)
    if needs_second_method(step.after):
        dying[address] = replace(step, news_row=row)
    else:
        yield looked


def _confirmed(job: RecheckJob, dying: dict[str, _Step]) -> Iterator[CheckResult]:
    """At the third failure links are asked about in a second way before they count as dead."""
    waiting = {address: step.after.since for address, step in dying.items() if step.after.since}
    for second in job.confirm_failures(waiting) if waiting else ():
        step = dying.pop(second.address)
        with transaction(job.db):
            between = ledger.standing_of(job.db, second.address)
            sources.save_check(job.db, second)
            after = ledger.standing_of(job.db, second.address)
            # Where another round was quicker, what it has made of the link is not told twice.
            before = step.before if between == step.after else between
            looked = _said(job, replace(step, before=before, after=after))
            pending_news.save_news(job.db, job.round_name, looked, instead_of=step.news_row)
        yield looked
    for step in dying.values():
        yield _said(job, step)


def _said(job: RecheckJob, step: _Step) -> CheckResult:
    check, before, after = step.check, step.before, step.after
    kinds = transitions(before, after)
    places = citations.citations_of(job.db, check.address) if kinds else ()
    articles = tuple(dict.fromkeys(place.article for place in places))
    said = [
        Transition(
            *(check.address, kind, before.state, after.state, check.at),
            *(transition_detail(kind, check, step.found, before), articles),
        )
        for kind in kinds
    ]
    remark = "" if kinds else first_failure(before, after)
    return CheckResult(check, said, affects_rules(before, after), remark)
