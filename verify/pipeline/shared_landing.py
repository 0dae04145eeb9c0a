"""Detect many cited URLs that end on one page containing none of their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from verify.model import Capture, Reason, Via
from verify.store.sources import source_records, sources

if TYPE_CHECKING:
    from verify.pipeline.gathering import GatherContext


def withdraw_shared_landings(gathering: GatherContext, asked: Iterable[str]) -> int:
    """Withdraw this run's captures that are one page for many sources; return their number.

    The responses stay in the archive. Each source gets an absence that says how many others share
    the page.
    """
    from verify.fitness.wrong_place import shared_targets

    found = {address: capture for address in asked if (capture := _moved(gathering, address))}
    shared = shared_targets({address: capture.final_address for address, capture in found.items()})
    for address, target in shared.items():
        others = sum(1 for other in shared.values() if other == target) - 1
        _withdraw(gathering, found[address], target, others)
    return len(shared)


def _moved(gathering: GatherContext, address: str) -> Capture | None:
    """Return the newest live capture if redirects led to it."""
    record = source_records.source_record(gathering.db, address)
    capture = record.capture
    if record.absence or capture is None or capture.via is not Via.LIVE or not capture.redirects:
        return None
    return capture


def _withdraw(gathering: GatherContext, capture: Capture, target: str, others: int) -> None:
    from verify.fetch import absence

    gone = absence(
        capture.address,
        Reason.SOFT_404,
        f"The URL leads to the same page as {others} other cited URLs: {target}",
        checked_at=capture.captured_at,
        status=capture.status,
        final_address=target,
        signs=(f"{others} other cited URLs lead there",),
    )
    if capture.warc is not None and capture.offset is not None:
        gathering.archive.mark_unusable(capture.warc, capture.offset, gone.reason.value)
        gone = replace(gone, warc=capture.warc, offset=capture.offset)
    sources.withdraw_capture(gathering.db, capture, gone, gathering.now)
