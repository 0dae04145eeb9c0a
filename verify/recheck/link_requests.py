"""Request links: the usual way, and a second method before a link is declared dead.

The second method first asks another witness: if the configured web archive has received the page
since it first failed here, the page is not dead but blocks us. If the archive has no such copy or
is not configured, a fresh client requests the page once more.
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
    from verify.pipeline.cluster.pages import PageFarm

RequestLinks = Callable[
    [list[str], "Mapping[str, EarlierResponse]"], "Iterator[tuple[str, Fetched | Absence]]"
]
# Takes URLs with the time of their first failure; yields a check of each that it could decide.
ConfirmFailures = Callable[[Mapping[str, datetime]], Iterator[Check]]

_COPIES = 2  # how many of the web archive's newest copies are read
# If DNS or the URL itself is at fault, the other scheme fails too.
_NO_OTHER_SCHEME = frozenset({Reason.DNS, Reason.PRIVATE_ADDRESS, Reason.MALFORMED})


@dataclass(frozen=True, slots=True)
class RequestContext:
    """The client's settings and rate limits, shared by a whole round."""

    settings: FetchSettings
    db: Database
    archive: Archive
    politeness: Politeness | None = None
    service: WebArchive | None = None  # the run's client, if there is one already


def polite_requests(
    settings: FetchSettings,
    jobs: int = 0,
    politeness: Politeness | None = None,
    farm: PageFarm | None = None,
) -> RequestLinks:
    """Return the usual method: many hosts at once, each rate-limited, conditional where possible.

    ``jobs`` processes read the pages (0: one per processor), or ``farm`` does.
    """

    def ask(
        addresses: list[str], earlier: Mapping[str, EarlierResponse]
    ) -> Iterator[tuple[str, Fetched | Absence]]:
        from verify.pipeline.fetch_all import fetch_in_processes

        return fetch_in_processes(
            addresses, settings, earlier, jobs, politeness=politeness, farm=farm
        )

    return ask


@contextmanager
def second_method(asking: RequestContext) -> Iterator[ConfirmFailures]:
    """Yield the second method: ask the web archive if configured, then request the page again.

    Use one for a whole round, so that a request by the web archive to stop holds for all of it.
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
    """Return a check if the web archive has received the page since then, else None.

    Its copy is then stored as a witness. The page counts as blocked: that, instead of the earlier
    failure, is why there is no newer capture of our own.

    The copy is read and judged like any page, because the archive also stores “not found” pages and
    those of a domain's new owner.
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
    """Yield a check of each URL from a fresh client: the second method that is always available.

    It makes new connections and DNS look-ups, sends no conditions, and tries the other scheme if
    the usual one fails: a stale route or a broken redirect does not make a page dead. Hosts are
    requested in parallel, each at the rate that this round has learned.
    """
    failed = {}
    for address, check in _asked(asking, addresses):
        if check.outcome == "ok" or check.outcome in _NO_OTHER_SCHEME:
            yield replace(check, method="again")
        else:
            failed[address] = check
    for address, check in _with_other_scheme(asking, list(failed)):
        if check.outcome == "ok":
            del failed[address]
            yield replace(check, address=address, method="again")
    for check in failed.values():
        yield replace(check, method="again")


def _with_other_scheme(asking: RequestContext, addresses: list[str]) -> Iterator[tuple[str, Check]]:
    """Try one link of each host first: if it gets no response at all, skip the host's others.

    Many servers support one scheme only and let requests in the other run into a timeout.
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
    """Yield each URL with its check, requested in the spelling ``spelt(url)``, as they arrive."""
    from verify.fetch import Client, fetch_all

    wanted = {spelt(address): address for address in addresses}
    if not wanted:
        return
    with Client(asking.settings, politeness=asking.politeness) as client:
        for place, answer in fetch_all(wanted, client=client):
            cited = wanted[place]  # filed under the cited URL, whatever spelling was requested
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
