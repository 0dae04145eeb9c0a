"""When to check a link next, and which changes are news: pure functions of the ledger's rows.

The state of a link is computed in ``standing.py``. A link that fails is checked again after 3
days. One that responds is checked again after 7 days at the earliest (InternetArchiveBot's
checker has both numbers), and later the longer its state has lasted: after a quarter of that
time, at most 90 days, or 30 for a page that backs a quotation. The quarter and the two maxima are
our choice: with them a stable link costs about 15 requests in its first year and 4 in each later
one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from verify.ledger.standing import (
    IN_ITS_PLACE,
    RETRY,
    SILENT,
    Standing,
    advance,
    needs_second_method,
    standing,
    state,
)
from verify.model import Check, LinkState

__all__ = [
    "LATEST",
    "LATEST_QUOTED",
    "RETRY",
    "SOONEST",
    "Link",
    "Standing",
    "advance",
    "affects_rules",
    "change_kinds",
    "check_interval",
    "due",
    "needs_second_method",
    "next_check",
    "next_check_time",
    "standing",
    "state",
    "transitions",
]

SOONEST = timedelta(days=7)
LATEST, LATEST_QUOTED = timedelta(days=90), timedelta(days=30)
SHARE = 4  # a quarter of the time that the current state has lasted
_SUCCESS = frozenset({LinkState.ALIVE, LinkState.MOVED, LinkState.CHANGED})


@dataclass(frozen=True, slots=True)
class Link:
    """One row of the ledger: a source, its state, and whether it backs a quotation."""

    address: str
    standing: Standing
    quoted: bool = False


def transitions(before: Standing, after: Standing) -> tuple[str, ...]:
    """Return what changed on a link between two checks, worst first; empty if nothing is news.

    The values are ``died``, ``came-back``, ``moved``, ``restored`` (the page has its cited text
    again), the kinds of ``Check.change`` (``passage-gone``, ``passage-changed``,
    ``headline-changed``, ``correction``; reported again if the wording differs from the last time),
    and what is shown instead of the page: ``soft-404``, ``redirected-home``, ``usurped``. Any other
    failure that is not a death yet, and a blocked page, are not news.
    """
    if after.state is LinkState.DEAD and before.state is not LinkState.DEAD:
        return ("died",)
    if after.state not in _SUCCESS:
        return (after.shown,) if after.shown and after.shown != before.shown else ()
    said = ["came-back"] if before.state is LinkState.DEAD or before.shown else []
    said += _changes(before, after)
    if before.change and not after.change:
        said.append("restored")
    if after.moved_to and after.moved_to != before.moved_to:
        said.append("moved")
    return tuple(said)


def affects_rules(before: Standing, after: Standing) -> bool:
    """Return whether anything changed that link rules depend on, even if it is not news."""
    return _for_rules(before) != _for_rules(after)


def _for_rules(now: Standing) -> tuple[object, ...]:
    in_its_place = now.outcome if now.outcome in IN_ITS_PLACE else None
    return now.state is LinkState.DEAD, now.change, now.words, now.moved_to, in_its_place


def _changes(before: Standing, after: Standing) -> list[str]:
    """Return the kinds of change that are new, or that differ from those before."""
    known = set(_parts(before.words))
    further = {part.partition(":")[0] for part in _parts(after.words) if part not in known}
    told = set(change_kinds(before.change)) - (further if known else set())
    return [kind for kind in change_kinds(after.change) if kind not in told]


def _parts(words: str | None) -> list[str]:
    return words.split() if words else []


def change_kinds(change: str | None) -> tuple[str, ...]:
    """Return the kinds in ``Check.change``, which separates them by commas."""
    return tuple(part.strip() for part in change.split(",")) if change else ()


def next_check(checks: Iterable[Check], quoted: bool = False) -> datetime | None:
    """Return when to check next: ``datetime.min`` for a link never checked, None for never."""
    return next_check_time(standing(checks), quoted)


def next_check_time(now: Standing, quoted: bool = False) -> datetime | None:
    """Like ``next_check``, for checks that are already summed up."""
    if now.hopeless:
        return None
    if now.last is None:
        return datetime.min.replace(tzinfo=UTC)
    if now.outcome in SILENT:
        return now.last + RETRY
    if now.state is LinkState.FAILING:
        return (now.counted or now.last) + RETRY
    return now.last + check_interval(now, quoted)


def check_interval(now: Standing, quoted: bool = False) -> timedelta:
    """Return how long to wait before a link in this state is checked again."""
    if now.since is None or now.last is None:
        return SOONEST
    ceiling = LATEST_QUOTED if quoted else LATEST
    return min(ceiling, max(SOONEST, (now.last - now.since) / SHARE))


def due(ledger: Iterable[Link], now: datetime) -> tuple[Link, ...]:
    """Return the links to check now, most urgent first.

    First pages that back a quotation, then links with failures that may lead to a death, then those
    that have waited longest.
    """
    waiting = ((next_check_time(link.standing, link.quoted), link) for link in ledger)
    ready = [(when, link) for when, link in waiting if when is not None and when <= now]
    ready.sort(key=lambda pair: (*_rank(pair[1]), pair[0], pair[1].address))
    return tuple(link for _, link in ready)


def _rank(link: Link) -> tuple[bool, bool]:
    return not link.quoted, link.standing.state is not LinkState.FAILING
