"""The state of a link and when to look at it again: pure functions of the ledger's rows.

A link is declared dead after 3 failures, each at least 3 days after the one before, the last
confirmed by a second way of asking; one success resets (InternetArchiveBot's checker). A link
that answers is looked at again after 7 days at the earliest (the same), later the longer it
has been as it is: after a quarter of that time, at most 90 days, or 30 for a page that a
quotation rests on. The quarter and the two ceilings are ours: with them a steady link costs
some 15 requests in its first year and 4 in each later one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from verify.model import Check, LinkState, Reason

FAILURES = 3
RETRY = timedelta(days=3)
SOONEST = timedelta(days=7)
LATEST, LATEST_QUOTED = timedelta(days=90), timedelta(days=30)
SHARE = 4  # a quarter of the time it has been as it is

# Something is there and was given to us, though not always a text to compare.
_ANSWERED = frozenset({"ok", "unchanged", Reason.TOO_LARGE, Reason.UNSUPPORTED_TYPE})
# Something is there and is kept from us. Could not look is not the same as not there.
_WALLED = frozenset(
    {
        Reason.BLOCKED,
        Reason.LOGIN,
        Reason.PAYWALLED,
        Reason.ROBOTS_DISALLOWED,
        Reason.NEEDS_BROWSER,
    }
)
# Nothing was learnt about the page.
_SILENT = frozenset({Reason.RATE_LIMITED, Reason.NOT_ASKED})
# Nothing will ever be learnt by asking: the address itself must be mended.
_HOPELESS = frozenset({Reason.MALFORMED, Reason.PRIVATE_ADDRESS, Reason.NO_ADDRESS})
_SUCCESS = frozenset({LinkState.ALIVE, LinkState.MOVED, LinkState.CHANGED})


@dataclass(frozen=True, slots=True)
class Standing:
    """What the checks of one link come to. ``Standing()`` is a link never looked at."""

    state: LinkState = LinkState.UNKNOWN
    since: datetime | None = None  # when it became as it is
    last: datetime | None = None  # the latest attempt
    failures: int = 0  # that count, since the latest success
    counted: datetime | None = None  # the latest failure that counts
    hopeless: bool = False  # asking again is no use
    change: str | None = None  # of the latest success, against what was cited
    moved_to: str | None = None  # where the latest success was found
    outcome: str | None = None  # of the latest attempt


@dataclass(frozen=True, slots=True)
class Link:
    """One row of the ledger: a source, how it stands, and whether a quotation rests on it."""

    address: str
    standing: Standing
    quoted: bool = False


def state(checks: Iterable[Check]) -> LinkState:
    """The state of a link: alive, failing (1 or 2 of 3, or unconfirmed), dead, walled, …"""
    return standing(checks).state


def standing(checks: Iterable[Check]) -> Standing:
    """All that the checks of one link come to, whatever order they are given in."""
    result = Standing()
    for check in sorted(checks, key=lambda check: check.at):
        result = advance(result, check)
    return result


def advance(before: Standing, check: Check) -> Standing:
    """How a link stands after one more attempt (not older than those before it)."""
    outcome = check.outcome
    if outcome in _SILENT:
        return replace(before, last=check.at, outcome=outcome)
    if outcome in _HOPELESS:
        return replace(before, last=check.at, outcome=outcome, hopeless=True)
    if check.method != "get":
        return _second_way(before, check)
    if outcome in _ANSWERED:
        return _answered(before, check)
    if outcome in _WALLED:
        return _walled(before, check)
    return _failed(before, check)


def transitions(before: Standing, after: Standing) -> tuple[str, ...]:
    """What became of a link between two looks, worst first; empty: nothing worth saying.

    ``died``, ``came-back``, ``moved``, ``restored`` (the page says again what it said), and
    the kinds of ``Check.change``: ``passage-gone``, ``passage-changed``, ``headline-changed``,
    ``correction``. A failure that is not a death yet, and a wall, are not news.
    """
    if after.state is LinkState.DEAD:
        return () if before.state is LinkState.DEAD else ("died",)
    if after.state not in _SUCCESS:
        return ()
    said = ["came-back"] if before.state is LinkState.DEAD else []
    said += [kind for kind in kinds(after.change) if kind not in kinds(before.change)]
    if before.change and not after.change:
        said.append("restored")
    if after.moved_to and after.moved_to != before.moved_to:
        said.append("moved")
    return tuple(said)


def kinds(change: str | None) -> tuple[str, ...]:
    """The kinds in ``Check.change``: several may stand there, with commas between."""
    return tuple(part.strip() for part in change.split(",")) if change else ()


def needs_second_way(now: Standing) -> bool:
    """Has it failed often enough, so that only the second way of asking is missing?"""
    return now.state is LinkState.FAILING and now.failures >= FAILURES


def next_check(checks: Iterable[Check], quoted: bool = False) -> datetime | None:
    """When to look again; the beginning of time for a link never looked at, None for never."""
    return next_time(standing(checks), quoted)


def next_time(now: Standing, quoted: bool = False) -> datetime | None:
    """The same, of checks that are summed up already."""
    if now.hopeless:
        return None
    if now.last is None:
        return datetime.min.replace(tzinfo=UTC)
    if now.outcome in _SILENT:
        return now.last + RETRY
    if now.state is LinkState.FAILING:
        return (now.counted or now.last) + RETRY
    return now.last + interval(now, quoted)


def interval(now: Standing, quoted: bool = False) -> timedelta:
    """How long a link that stands like this is left in peace."""
    if now.since is None or now.last is None:
        return SOONEST
    ceiling = LATEST_QUOTED if quoted else LATEST
    return min(ceiling, max(SOONEST, (now.last - now.since) / SHARE))


def due(ledger: Iterable[Link], now: datetime) -> tuple[Link, ...]:
    """The links to look at now, in this order: pages that a quotation rests on, links on
    their way to being declared dead, then the ones that have waited longest."""
    waiting = ((next_time(link.standing, link.quoted), link) for link in ledger)
    ready = [(when, link) for when, link in waiting if when is not None and when <= now]
    ready.sort(key=lambda pair: (*_rank(pair[1]), pair[0], pair[1].address))
    return tuple(link for _, link in ready)


def _rank(link: Link) -> tuple[bool, bool]:
    return not link.quoted, link.standing.state is not LinkState.FAILING


def _answered(before: Standing, check: Check) -> Standing:
    moved_to = check.final_address if _elsewhere(check) else None
    became = LinkState.ALIVE
    if moved_to:
        became = LinkState.MOVED
    if check.change:
        became = LinkState.CHANGED
    same = (became, check.change, moved_to) == (before.state, before.change, before.moved_to)
    return Standing(
        state=became,
        since=before.since if same else check.at,
        last=check.at,
        change=check.change,
        moved_to=moved_to,
        outcome=check.outcome,
    )


def _walled(before: Standing, check: Check) -> Standing:
    """A wall hides whether the page lives: it neither counts as a failure nor resets."""
    became = LinkState.DEAD if before.state is LinkState.DEAD else LinkState.WALLED
    since = before.since if became is before.state else check.at
    return replace(before, state=became, since=since, last=check.at, outcome=check.outcome)


def _failed(before: Standing, check: Check) -> Standing:
    if before.state is LinkState.DEAD:
        return replace(before, last=check.at, outcome=check.outcome)
    counts = before.counted is None or check.at - before.counted >= RETRY
    since = before.since if before.state is LinkState.FAILING else check.at
    return replace(
        before,
        state=LinkState.FAILING,
        since=since,
        last=check.at,
        failures=before.failures + counts,
        counted=check.at if counts else before.counted,
        outcome=check.outcome,
    )


def _second_way(before: Standing, check: Check) -> Standing:
    """Asked in another way: it confirms a death, or shows that the page lives after all.

    ``again``: we asked once more, and an answer is a success. ``archive``: somebody else got
    the page since it failed for us, so it is there and only kept from us.
    """
    if check.outcome in _ANSWERED and check.method != "archive":
        return _answered(before, replace(check, change=before.change))
    if check.outcome in _ANSWERED and before.state in {LinkState.FAILING, LinkState.DEAD}:
        return replace(
            before,
            state=LinkState.WALLED,
            since=check.at,
            last=check.at,
            failures=0,
            counted=None,
            outcome=check.outcome,
        )
    if needs_second_way(before) and check.outcome not in _ANSWERED | _WALLED:
        return replace(
            before, state=LinkState.DEAD, since=check.at, last=check.at, outcome=check.outcome
        )
    return replace(before, last=check.at)


def _elsewhere(check: Check) -> bool:
    """Was it found at another place, and not merely under another spelling of the same?"""
    final = check.final_address
    if not final or final == check.address:
        return False
    from verify.rules.link_moved import found_elsewhere

    return found_elsewhere(check.address, final)
