"""How links are asked after: the usual way, and the second one before a link counts as dead.

The second way is to ask somebody else: has the configured web archive got the page since it
first failed here, then it is not dead, it is only kept from us. Where the archive has nothing
or is not asked, a client that knows nothing of the first asks once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from verify.model import Absence, Check

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import Earlier, Fetched, FetchSettings
    from verify.fetch.wayback import WebArchive

Ask = Callable[[list[str], "Mapping[str, Earlier]"], "Iterator[tuple[str, Fetched | Absence]]"]
SecondWay = Callable[[str, datetime], Check | None]


def politely(settings: FetchSettings, jobs: int = 0) -> Ask:
    """The usual way: many hosts at once, each unhurried, conditional where that is possible.

    ``jobs`` processes read the pages (0: one for each processor).
    """

    def ask(
        addresses: list[str], earlier: Mapping[str, Earlier]
    ) -> Iterator[tuple[str, Fetched | Absence]]:
        from verify.pipeline.fetching import fetched

        return fetched(addresses, settings, earlier, jobs)

    return ask


@contextmanager
def second_way(
    settings: FetchSettings, archive: Archive, service: WebArchive | None = None
) -> Iterator[SecondWay]:
    """Ask the web archive, if that is configured; then ask once more ourselves.

    One for a whole round: when the web archive asks to be left alone, it is. ``service`` is
    that of the run, where there is one already.
    """
    from verify.fetch.wayback import WebArchive

    again = once_more(settings, archive)
    if not settings.archive.enabled:
        yield again
        return
    witness = service or WebArchive(settings)
    try:
        yield (
            lambda address, since: seen_elsewhere(witness, address, since) or again(address, since)
        )
    finally:
        if service is None:
            witness.close()


def seen_elsewhere(witness: WebArchive, address: str, since: datetime) -> Check | None:
    """Has the web archive got the page since then? None: it has not, or could not say."""
    found = witness.captures(address)
    if isinstance(found, Absence) or not found or found[0].at <= since:
        return None
    detail = f"The web archive got it on {found[0].at:%Y-%m-%d}."
    return Check(address, _now(), "ok", 200, method="archive", detail=detail)


def once_more(settings: FetchSettings, archive: Archive) -> SecondWay:
    """The second way that is always there: a client that knows nothing of the first.

    New connections and a new look-up of the name, no condition, the other scheme where the
    usual one fails: a stale route or a broken redirect does not make a page dead.
    """

    def ask(address: str, since: datetime) -> Check | None:
        from verify.fetch import Client

        with Client(settings) as client:
            ways = (address, _other_scheme(address))
            checks = [_asked(client, archive, address, one) for one in ways]
        good = next((check for check in checks if check.outcome == "ok"), checks[0])
        return replace(good, address=address, method="again")

    return ask


def _asked(client: object, archive: Archive, cited: str, address: str) -> Check:
    """One look at ``address``, filed as what stands for the cited one."""
    from verify.fetch import Client
    from verify.pipeline.capturing import captured, filed

    assert isinstance(client, Client)
    answer = replace(client.get(address), address=cited)
    judged = filed(archive, answer) if isinstance(answer, Absence) else captured(archive, answer)
    if isinstance(judged, Absence):
        at = judged.checked_at or _now()
        check = Check(address, at, judged.reason.value, judged.status, detail=judged.detail)
    else:
        check = Check(address, judged.captured_at, "ok", judged.status, judged.final_address)
    return replace(check, warc=judged.warc, offset=judged.offset)


def _other_scheme(address: str) -> str:
    scheme, _, rest = address.partition("://")
    return f"{'http' if scheme == 'https' else 'https'}://{rest}"


def _now() -> datetime:
    from datetime import UTC

    return datetime.now(UTC)
