"""Looking again at what is cited: fetch what is due, compare, and say only what has changed.

Every answer is one transaction: a round that is killed loses at most the page in hand, and
the next one goes on with what is still due. Two rounds at once do no harm: each transition is
told by the one that wrote it, and failures that are not three days apart count once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.archive.values import Record
from verify.match.since import Difference, summary
from verify.model import Absence, Capture, Check, LinkState, Reason
from verify.pipeline.changing import since_cited
from verify.pipeline.gathering import Render, filled
from verify.recheck.connection import may_be_ours, too_many, witnesses
from verify.schedule import Link, Standing, needs_second_way, transitions
from verify.store import citing, ledger, sources, transaction

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import Earlier, Fetched

Tell = Callable[[int, int, str], None]  # done, of how many, what


@dataclass(frozen=True, slots=True)
class Rechecking:
    """What one round of looking again needs.

    ``ask`` fetches (address, answer) pairs as they come; ``second_way`` asks about one address
    otherwise than by fetching it, and says None where that cannot be done.
    """

    db: Database
    archive: Archive
    ask: Callable[[list[str], Mapping[str, Earlier]], Iterator[tuple[str, Fetched | Absence]]]
    second_way: Callable[[str, datetime], Check | None] = lambda address, since: None
    tell: Tell = lambda done, total, what: None
    render: Render | None = None  # fills empty shells


@dataclass(frozen=True, slots=True)
class Transition:
    """What became of one source since the look before: the only thing that is reported."""

    address: str
    kind: str  # died, came-back, moved, restored, passage-gone, passage-changed, …
    before: LinkState
    after: LinkState
    at: datetime
    detail: str  # one sentence or the words then and now
    articles: tuple[str, ...] = ()


Looked = tuple[Check, list[Transition]]


def recheck(job: Rechecking, links: Iterable[Link]) -> Iterator[Looked]:
    """Look at these links again; yields each check with the transitions it brought.

    Failures that may be those of our own connection wait until some server has answered. If
    none does, nothing is kept of them, and their checks say ``not-asked``.
    """
    wanted = [link.address for link in links]
    silent: list[tuple[str, Absence]] = []
    online = False
    for done, (address, answer) in enumerate(_asked(job, wanted), start=1):
        job.tell(done, len(wanted), address)
        if isinstance(answer, Absence) and not online and may_be_ours(answer):
            silent.append((address, answer))
            continue
        online = online or not isinstance(answer, Absence) or answer.status is not None
        yield _look(job, address, answer)
    online = online or _connected(job, [address for address, _ in silent])
    for address, absence in silent:
        yield _look(job, address, absence) if online else (_not_asked(absence, address), [])


def _asked(job: Rechecking, wanted: list[str]) -> Iterator[tuple[str, Fetched | Absence]]:
    earlier = {address: _earlier(job.db, address) for address in wanted}
    known = {address: told for address, told in earlier.items() if told is not None}
    return job.ask(wanted, known)


def _connected(job: Rechecking, silent: list[str]) -> bool:
    """Does any link answer that was alive when last looked at? Without such links: are the
    silent hosts few enough to be believed?"""
    others = list(witnesses(ledger.links(job.db), silent)) if silent else []
    if not others:
        return not too_many(silent)
    return any(not may_be_ours(answer) for _, answer in job.ask(others, {}))


def _not_asked(absence: Absence, address: str) -> Check:
    at = absence.checked_at or _at(absence)
    return Check(address, at, Reason.NOT_ASKED.value, detail="This machine seems to be offline.")


def _earlier(db: Database, address: str) -> Earlier | None:
    from verify.fetch import Earlier

    etag, last_modified, answered = citing.validators(db, address)
    return Earlier(etag, last_modified, answered) if etag or last_modified else None


def _look(job: Rechecking, address: str, answer: Fetched | Absence) -> Looked:
    judged, found = _judged(job, address, answer)
    with transaction(job.db):
        before = ledger.standing_of(job.db, address)
        check = _check(address, answer, judged, before, found)
        _keep(job, answer, judged, check.at)
        sources.save_check(job.db, check)
    after = _confirmed(job, address, ledger.standing_of(job.db, address))
    said = transitions(before, after)
    places = citing.cited(job.db, address) if said else ()
    articles = tuple(dict.fromkeys(place.article for place in places))
    return check, [
        Transition(
            address,
            kind,
            before.state,
            after.state,
            check.at,
            _detail(kind, check, found),
            articles,
        )
        for kind in said
    ]


Judged = Capture | Absence | Record  # a record: of the answer that nothing was modified


def _judged(
    job: Rechecking, address: str, answer: Fetched | Absence
) -> tuple[Judged, tuple[Difference, ...]]:
    from verify.pipeline.capturing import captured, filed

    if isinstance(answer, Absence):
        return filed(job.archive, replace(answer, address=address)), ()
    if answer.status == 304:
        return job.archive.write(replace(answer, address=address)), ()
    before = sources.newest_page(job.db, address)
    judged = captured(job.archive, replace(answer, address=address), earlier=before)
    if isinstance(judged, Absence) and judged.reason is Reason.NEEDS_BROWSER:
        judged = filled(job.archive, job.render, answer, judged)
    judged = replace(judged, address=address)
    return judged, () if isinstance(judged, Absence) else since_cited(job.db, judged)


def _check(
    address: str,
    answer: Fetched | Absence,
    judged: Judged,
    before: Standing,
    found: tuple[Difference, ...],
) -> Check:
    if isinstance(judged, Absence):
        return Check(
            address,
            judged.checked_at or _at(answer),
            judged.reason.value,
            judged.status,
            judged.final_address,
            detail=judged.detail,
            warc=judged.warc,
            offset=judged.offset,
        )
    assert not isinstance(answer, Absence)
    same = isinstance(judged, Record)
    return Check(
        address,
        answer.started,
        "unchanged" if same else "ok",
        answer.status,
        before.moved_to if same and before.moved_to else answer.final_address,
        answer.seconds,
        change=before.change if same else summary(found),
        warc=judged.file if isinstance(judged, Record) else judged.warc,
        offset=judged.offset,
    )


def _at(answer: Fetched | Absence) -> datetime:
    from datetime import UTC

    moment = answer.checked_at if isinstance(answer, Absence) else answer.started
    return moment or datetime.now(UTC)


def _keep(job: Rechecking, answer: Fetched | Absence, judged: Judged, at: datetime) -> None:
    if isinstance(judged, Absence):
        sources.save_absence(job.db, judged, at)
    elif isinstance(judged, Capture) and not isinstance(answer, Absence):
        tags = answer.header("etag"), answer.header("last-modified")
        sources.save_capture(job.db, judged, *tags)


def _confirmed(job: Rechecking, address: str, now: Standing) -> Standing:
    """At the third failure the link is asked about in a second way before it counts as dead."""
    if not needs_second_way(now) or now.since is None:
        return now
    second = job.second_way(address, now.since)
    if second is None:
        return now
    sources.save_check(job.db, second)
    return ledger.standing_of(job.db, address)


def _detail(kind: str, check: Check, found: tuple[Difference, ...]) -> str:
    for difference in found:
        if difference.kind == kind:
            parts = [f"“{words}”" for words in (difference.before, difference.after) if words]
            return " → ".join(parts)
    if kind == "moved":
        return f"It is found at {check.final_address} now."
    if kind == "restored":
        return "It says again what it said when it was cited."
    return check.detail or f"It answered {check.status}."
