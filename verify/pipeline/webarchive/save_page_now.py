"""Save Page Now, if configured: ask a web archive to save the cited pages.

The service takes three pages a minute, so each run requests some and later runs continue. A
request that the service accepts is not always carried out: its job is followed for some minutes, and
what is not done by then is asked about by later runs and re-checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from verify.model import Reason, Via
from verify.pipeline.gathering import GatherContext
from verify.pipeline.webarchive.copies import open_service
from verify.store.sources import save_orders, source_records

if TYPE_CHECKING:
    from verify.fetch.webarchive.save import PageSaver

_EACH_RUN = 30  # requests and look-ups; at three a minute, ten minutes
_PATIENCE = timedelta(hours=1)  # saving takes a while, and indexing longer still


def follow_saved_pages(gathering: GatherContext) -> int:
    """Ask what became of the pages that earlier runs had saved; return how many are there by now.

    For a re-check, which requests no further pages.
    """
    own = gathering.settings.archive
    if not (own.enabled and own.saves and own.save_key):
        return 0
    if not save_orders.open_jobs(gathering.db) and not list(_unconfirmed(gathering)):
        return 0
    from verify.fetch.webarchive.save import PageSaver

    with open_service(gathering) as service:
        saver = PageSaver(gathering.settings, service)
        try:
            return _follow_jobs(gathering, saver) + _look_up(gathering, saver)
        finally:
            saver.close()


def _follow_jobs(gathering: GatherContext, saver: PageSaver) -> int:
    """Ask once for the state of each open job; return how many are done."""
    from verify.fetch.webarchive.save import SaveRequest
    from verify.fetch.webarchive.save_jobs import FAILED

    found = 0
    for address, job in list(save_orders.open_jobs(gathering.db).items())[:_EACH_RUN]:
        requested = SaveRequest(address, gathering.now, job)
        state = saver.job_state(requested)
        if state is None:  # the service did not respond: stop
            break
        if kept := saver.url_of(requested, state):
            save_orders.confirm_order(gathering.db, address, gathering.now, kept)
            found += 1
        elif state.state == FAILED:
            save_orders.close_job(gathering.db, address)
    return found


def save_pages(gathering: GatherContext, cited: Iterable[str]) -> tuple[int, int]:
    """Look up the pages requested earlier, then request more; return (found, requested).

    Returns (0, 0) if the feature is off. Only pages that were read here are requested, and none on
    hosts that the settings had to allow: URLs that are not public are not disclosed to the service.
    """
    own = gathering.settings.archive
    if not (own.enabled and own.saves):
        return 0, 0
    from verify.fetch.webarchive.save import PageSaver

    with open_service(gathering) as service:
        saver = PageSaver(gathering.settings, service)
        try:
            found = _follow_jobs(gathering, saver) + _look_up(gathering, saver)
            return found, _order(gathering, saver, cited)
        finally:
            saver.close()


def _look_up(gathering: GatherContext, saver: PageSaver) -> int:
    from verify.fetch.webarchive.save import SaveRequest

    found = 0
    for address, at in list(_unconfirmed(gathering))[:_EACH_RUN]:
        kept = saver.saved_url(SaveRequest(address, at))
        if kept is None:  # the service did not respond: stop
            break
        if kept:
            save_orders.confirm_order(gathering.db, address, gathering.now, str(kept))
            found += 1
    return found


def _unconfirmed(gathering: GatherContext) -> Iterator[tuple[str, datetime]]:
    for address, order in save_orders.orders(gathering.db).items():
        if order.kept_at is None and gathering.now - order.asked_at >= _PATIENCE:
            yield address, order.asked_at


def _order(gathering: GatherContext, saver: PageSaver, cited: Iterable[str]) -> int:
    """Request pages, then follow their jobs; return how many requests were accepted."""
    from verify.fetch.webarchive.save import SaveRequest

    accepted: list[SaveRequest] = []
    for address in _wanted(gathering, cited):
        if len(accepted) == _EACH_RUN or saver.stopped:
            break
        answer = saver.save(address)
        if isinstance(answer, SaveRequest):
            save_orders.save_order(gathering.db, address, datetime.now(UTC), answer.job)
            accepted.append(answer)
        elif answer.reason is Reason.NOT_ASKED:
            break
    until = saver.deadline()
    for one in accepted:
        if kept := saver.wait_for(one, until):
            save_orders.confirm_order(gathering.db, one.address, gathering.now, kept)
    return len(accepted)


def _wanted(gathering: GatherContext, cited: Iterable[str]) -> Iterator[str]:
    known = save_orders.orders(gathering.db)
    for address in dict.fromkeys(cited):
        order = known.get(address)
        if order and order.state(gathering.now) != "lost":
            continue
        capture = source_records.source_record(gathering.db, address).capture
        if capture and capture.via in (Via.LIVE, Via.BROWSER) and _public(gathering, address):
            yield address


def _public(gathering: GatherContext, address: str) -> bool:
    from verify.web.errors import FetchError
    from verify.web.urls import request_target

    try:
        host = request_target(address).host
    except FetchError:
        return False
    return host not in {allowed for allowed, _ in gathering.settings.allow_addresses}
