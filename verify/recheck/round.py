"""Re-check cited sources: fetch what is due, compare, and report only what has changed.

Every response is one transaction, and its news is stored with it until reported. A round that is
killed loses at most one page; the next round reports what it could not, and continues with what
is still due. Two rounds at once are safe: each transition is reported by the round that wrote it,
and failures less than three days apart count once.
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
from verify.store.sources import checks, citations, ledger
from verify.web.broken import Broken

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import EarlierResponse, Fetched

ShowProgress = Callable[[int, int, str], None]  # done, total, current item


@dataclass(frozen=True, slots=True)
class RecheckJob:
    """The settings and functions of one round.

    ``request_links`` yields (URL, response) pairs as they arrive. ``confirm_failures`` checks URLs
    by a second method, and yields nothing for those that it cannot check.
    """

    db: Database
    archive: Archive
    request_links: RequestLinks
    confirm_failures: ConfirmFailures = lambda waiting: iter(())
    show_progress: ShowProgress = lambda done, total, what: None
    render: Render | None = None  # renders empty shells
    failures: Failures = field(default_factory=Failures)
    round_name: str = ""  # the round that will report the news; "": the news is not stored


@dataclass(frozen=True, slots=True)
class _Step:
    """One stored check."""

    check: Check
    found: tuple[Difference, ...]
    before: Standing
    after: Standing
    news_row: int | None = None  # the database row of its unreported news


def recheck(job: RecheckJob, links: Iterable[Link]) -> Iterator[CheckResult]:
    """Check these links again; yield each check with the transitions it brought.

    Failures that our own connection may have caused wait until some server has responded. If none
    does, these failures are not stored, and their checks have the outcome ``not-asked``. Links that
    have failed often enough are checked by the second method at the end, all together.
    """
    silent: list[tuple[str, Absence]] = []
    dying: dict[str, _Step] = {}
    online = False
    for address, answer in _with_progress(job, [link.address for link in links]):
        if isinstance(answer, Absence) and not online and may_be_our_connection(answer):
            silent.append((address, answer))
            continue
        online = online or not isinstance(answer, Absence) or answer.status is not None
        yield from _store_or_fail(job, address, answer, dying)
    online = online or _connected(job, [address for address, _ in silent])
    for address, absence in silent:
        if online:
            yield from _store_or_fail(job, address, absence, dying)
        else:
            yield CheckResult(_not_asked(absence, address), [], False)
    with job.failures.contained("dying links", "asking about them in a second way"):
        yield from _confirmed(job, dying)


def _with_progress(job: RecheckJob, wanted: list[str]) -> Iterator[tuple[str, Fetched | Absence]]:
    for done, (address, answer) in enumerate(_answers(job, wanted), start=1):
        with job.failures.contained(address, "telling how far it is"):
            job.show_progress(done, len(wanted), address)
        yield address, answer


def _answers(job: RecheckJob, wanted: list[str]) -> Iterator[tuple[str, Fetched | Absence]]:
    """Yield the response of each URL, requested on condition that it is newer than our capture."""
    held = {address: known for address in wanted if (known := _earlier_response(job.db, address))}
    return job.request_links(wanted, held)


def _earlier_response(db: Database, address: str) -> EarlierResponse | None:
    from verify.fetch import EarlierResponse

    etag, last_modified, answered = citations.validators(db, address)
    return EarlierResponse(etag, last_modified, answered) if etag or last_modified else None


def _connected(job: RecheckJob, silent: list[str]) -> bool:
    """Return whether a link that was alive when last checked responds now.

    If there are no such links, return whether the silent hosts are few enough for their failures to
    be believed.
    """
    others = list(control_links(ledger.links(job.db), silent)) if silent else []
    if not others:
        return not too_many_hosts(silent)
    return any(not may_be_our_connection(answer) for _, answer in job.request_links(others, {}))


def _not_asked(absence: Absence, address: str) -> Check:
    at = response_time(absence)
    return Check(address, at, Reason.NOT_ASKED.value, detail="This machine seems to be offline.")


def _store_or_fail(
    job: RecheckJob, address: str, answer: Fetched | Absence, dying: dict[str, _Step]
) -> list[CheckResult]:
    """Like ``_store_response``; a bug that one link triggers fails that link alone."""
    with job.failures.contained(address, "checking it"):
        return list(_store_response(job, address, answer, dying))
    return []


def _store_response(
    job: RecheckJob, address: str, answer: Fetched | Absence, dying: dict[str, _Step]
) -> Iterator[CheckResult]:
    """Store one response. A link that lacks only the second method is added to ``dying``."""
    judged, found = judge(job.db, job.archive, job.render, address, answer)
    if isinstance(judged, Broken) and judged.failure:
        job.failures.append(judged.failure)
    with transaction(job.db):
        before = ledger.standing_of(job.db, address)
        check = build_check(address, answer, judged, before, found)
        save_judgment(job.db, answer, judged, check.at)
        checks.save_check(job.db, check)
        step = _Step(check, found, before, ledger.standing_of(job.db, address))
        looked = _check_result(job, step)
        row = pending_news.save_news(job.db, job.round_name, looked)
    if needs_second_method(step.after):
        dying[address] = replace(step, news_row=row)
    else:
        yield looked


def _confirmed(job: RecheckJob, dying: dict[str, _Step]) -> Iterator[CheckResult]:
    """Check links by the second method after the third failure, before they are declared dead."""
    waiting = {address: step.after.since for address, step in dying.items() if step.after.since}
    for second in job.confirm_failures(waiting) if waiting else ():
        step = dying.pop(second.address)
        with transaction(job.db):
            between = ledger.standing_of(job.db, second.address)
            checks.save_check(job.db, second)
            after = ledger.standing_of(job.db, second.address)
            # If another round was faster, do not report its transition of this link again.
            before = step.before if between == step.after else between
            looked = _check_result(job, replace(step, before=before, after=after))
            pending_news.save_news(job.db, job.round_name, looked, instead_of=step.news_row)
        yield looked
    for step in dying.values():
        yield _check_result(job, step)


def _check_result(job: RecheckJob, step: _Step) -> CheckResult:
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
