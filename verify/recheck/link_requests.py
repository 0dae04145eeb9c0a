"""How links are asked after: the usual way, and the second one before a link counts as dead.

The second way is to ask somebody else: has the configured web archive got the page since it
first failed here, then it is not dead, it is only kept from us. Where the archive has nothing
or is not asked, a client that knows nothing of the first asks once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sqlite_utils import Database

from verify.model import Absence, Capture, Check, Reason, Via
from verify.store import transaction
from verify.store.sources import sources

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import EarlierResponse, Fetched, FetchSettings
    from verify.fetch.etiquette.politeness import Politeness
    from verify.fetch.webarchive.lookup import ArchivedPage, WebArchive

RequestLinks = Callable[
    [list[str], "Mapping[str, EarlierResponse]"], "Iterator[tuple[str, Fetched | Absence]]"
]
# Addresses with the time since when each fails; gives a check of each that it has found out about.
ConfirmFailures = Callable[[Mapping[str, datetime]], Iterator[Check]]

_COPIES = 2  # of a web archive's newest copies that are looked at
# Where the name or the address itself is at fault the other scheme is, too.
_NO_OTHER_SCHEME = frozenset({Reason.DNS, Reason.PRIVATE_ADDRESS, Reason.MALFORMED})


@dataclass(frozen=True, slots=True)
class RequestContext:
    """Who asks, with which manners: one for a whole round, so that its pace is everybody's."""

    settings: FetchSettings
    db: Database
    archive: Archive
    politeness: Politeness | None = None
    service: WebArchive | None = None  # that of the run, where there is one already


def polite_requests(
    settings: FetchSettings, jobs: int = 0, politeness: Politeness | None = None
) -> RequestLinks:
    """The usual way: many hosts at once, each unhurried, conditional where that is possible.

    ``jobs`` processes read the pages (0: one for each processor).
    """

    def ask(
        addresses: list[str], earlier: Mapping[str, EarlierResponse]
    ) -> Iterator[tuple[str, Fetched | Absence]]:
        from verify.pipeline.fetch_all import fetch_in_processes

        return fetch_in_processes(addresses, settings, earlier, jobs, politeness=politeness)

    return ask


@contextmanager
def second_method(asking: RequestContext) -> Iterator[ConfirmFailures]:
    """Ask the web archive, if that is configured; then ask once more ourselves.

    One for a whole round: when the web archive asks to be left alone, it is.
    """
    from verify.fetch.webarchive.lookup import WebArchive

    witness = None
    if asking.settings.archive.enabled:
        witness = asking.service or WebArchive(asking.settings)

    def ask(waiting: Mapping[str, datetime]) -> Iterator[Check]:
        left = []
        for address, since in waiting.items():
            check = seen_in_web_archive(asking, witness, address, since) if witness else None
            if check is not None:
                yield check
            else:
                left.append(address)
        yield from request_again(asking, left)

    try:
        yield ask
    finally:
        if witness is not None and asking.service is None:
            witness.close()


def seen_in_web_archive(
    asking: RequestContext, witness: WebArchive, address: str, since: datetime
) -> Check | None:
    """Has the web archive got the page since then? None: it has not, or could not say.

    If it has, its copy is kept as a witness, and the page is kept from us: that, and no longer
    how it failed, is why there is no newer copy of ours.

    Its copy is read and judged as every page is: the archive keeps “not found” pages, and
    those of whoever bought the domain, just as well.
    """
    held = witness.captures(address)
    if isinstance(held, Absence):
        return None
    newer = [memento for memento in held if memento.at > since][:_COPIES]
    for copy in witness.fetch_captures(address, newer):
        if isinstance(copy, Absence):
            continue
        if check := _usable(asking, address, copy):
            return check
    return None


def _usable(asking: RequestContext, address: str, copy: ArchivedPage) -> Check | None:
    from verify.fetch import absence
    from verify.pipeline.capture import judge_capture

    record = asking.archive.write(replace(copy.fetched, address=address))
    before = sources.newest_page(asking.db, address)
    found = judge_capture(asking.archive, copy.with_source_urls, record, Via.ARCHIVE, before)
    if isinstance(found, Absence):
        return None
    detail = f"The web archive has a copy of {copy.captured_at:%Y-%m-%d}."
    kept_from_us = absence(address, Reason.BLOCKED, f"The site blocks us. {detail}")
    place, at = copy.fetched.final_address, copy.captured_at
    with transaction(asking.db):
        found = replace(found, address=address, final_address=place, captured_at=at)
        sources.save_capture(asking.db, found)
        sources.save_absence(asking.db, kept_from_us, _now())
    return Check(
        *(address, _now(), "ok", 200),
        method="archive",
        detail=detail,
        warc=record.file,
        offset=record.offset,
    )


def request_again(asking: RequestContext, addresses: Iterable[str]) -> Iterator[Check]:
    """The second way that is always there: a client that knows nothing of the first.

    New connections and new look-ups of the names, no condition, the other scheme where the
    usual one fails: a stale route or a broken redirect does not make a page dead. Hosts are
    asked side by side, each at the pace that the round has found out it wants.
    """
    failed = {}
    for address, check in _asked(asking, addresses):
        if check.outcome == "ok" or check.outcome in _NO_OTHER_SCHEME:
            yield replace(check, method="again")
        else:
            failed[address] = check
    for address, check in _with_the_other_scheme(asking, list(failed)):
        if check.outcome == "ok":
            del failed[address]
            yield replace(check, address=address, method="again")
    for check in failed.values():
        yield replace(check, method="again")


def _with_the_other_scheme(
    asking: RequestContext, addresses: list[str]
) -> Iterator[tuple[str, Check]]:
    """One link of each host first: where that gets no answer at all, the others get none either.

    Many servers know one scheme only and leave the other unanswered for as long as they can.
    """
    hurried = replace(asking, settings=replace(asking.settings, retries=0))
    first = {urlsplit(address).netloc: address for address in addresses}
    answering = set()
    for address, check in _asked(hurried, first.values(), _other_scheme):
        if check.status is not None:
            answering.add(urlsplit(address).netloc)
        yield address, check
    done = set(first.values())
    rest = [a for a in addresses if urlsplit(a).netloc in answering and a not in done]
    yield from _asked(hurried, rest, _other_scheme)


def _asked(
    asking: RequestContext, addresses: Iterable[str], spelt: Callable[[str], str] = str
) -> Iterator[tuple[str, Check]]:
    """Each address with what came of asking for it as ``spelt``, as they come."""
    from verify.fetch import Client, fetch_all

    wanted = {spelt(address): address for address in addresses}
    if not wanted:
        return
    with Client(asking.settings, politeness=asking.politeness) as client:
        for place, answer in fetch_all(wanted, client=client):
            cited = wanted[place]  # filed as what stands for the cited address, however spelt
            yield cited, _check(asking, cited, replace(answer, address=cited))


def _check(asking: RequestContext, address: str, answer: Fetched | Absence) -> Check:
    from verify.pipeline.capture import capture_response, file_absence, response_seconds

    judged: Capture | Absence
    if isinstance(answer, Absence):
        judged = file_absence(asking.archive, answer)
    else:
        before = sources.newest_page(asking.db, address)
        judged = capture_response(asking.archive, answer, earlier=before)
    if isinstance(judged, Absence):
        at = judged.checked_at or _now()
        check = Check(address, at, judged.reason.value, judged.status, detail=judged.detail)
    else:
        sources.save_capture(asking.db, judged)
        check = Check(address, judged.captured_at, "ok", judged.status, judged.final_address)
    return replace(check, seconds=response_seconds(answer), warc=judged.warc, offset=judged.offset)


def _other_scheme(address: str) -> str:
    scheme, _, rest = address.partition("://")
    return f"{'http' if scheme == 'https' else 'https'}://{rest}"


def _now() -> datetime:
    return datetime.now(UTC)
