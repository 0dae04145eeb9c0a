"""What the checks of one link come to: alive, failing, dead, walled, moved, changed.

A link is declared dead after 3 failures, each at least 3 days after the one before, the last
confirmed by a second way of asking; one success resets (InternetArchiveBot's checker).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

from verify.model import Check, LinkState, Reason

FAILURES = 3
RETRY = timedelta(days=3)

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
# Nothing was learnt about the page. A name that leads to a private address does so for a day, too,
# where a filter or a hotel's login page answers for the name server.
SILENT = frozenset({Reason.RATE_LIMITED, Reason.NOT_ASKED, Reason.PRIVATE_ADDRESS})
# Nothing will ever be learnt by asking: the address itself must be mended.
_HOPELESS = frozenset({Reason.MALFORMED, Reason.NO_ADDRESS})
# Another page is shown in its place, with success: a finding at the first look.
IN_ITS_PLACE = frozenset({Reason.SOFT_404, Reason.REDIRECTED_HOME, Reason.USURPED})


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
    words: str | None = None  # what exactly has changed: ``Check.words`` of the latest success
    shown: str | None = None  # how another page was shown in its place, since the latest success


def _slow_to_read(check: Check) -> bool:
    """Whether the page came, and it was reading it that took too long."""
    return check.outcome == Reason.TOO_SLOW and check.status is not None


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
    if outcome in SILENT or outcome in _HOPELESS:
        hopeless = before.hopeless or _is_hopeless(check)
        return replace(before, last=check.at, outcome=outcome, hopeless=hopeless)
    if check.method != "get":
        return _second_way(before, check)
    if outcome in _ANSWERED or _slow_to_read(check):
        return _answered(before, check)
    if outcome in _WALLED:
        return _walled(before, check)
    return _failed(before, check)


def needs_second_method(now: Standing) -> bool:
    """Has it failed often enough, so that only the second way of asking is missing?"""
    return now.state is LinkState.FAILING and now.failures >= FAILURES


def _answered(before: Standing, check: Check) -> Standing:
    moved_to = check.final_address if _elsewhere(check) else None
    became = LinkState.ALIVE
    if moved_to:
        became = LinkState.MOVED
    if check.change:
        became = LinkState.CHANGED
    same = (became, check.change, check.words, moved_to) == (
        *(before.state, before.change, before.words, before.moved_to),
    )
    return Standing(
        state=became,
        since=before.since if same else check.at,
        last=check.at,
        change=check.change,
        moved_to=moved_to,
        outcome=check.outcome,
        words=check.words,
    )


def _walled(before: Standing, check: Check) -> Standing:
    """A wall hides whether the page lives: it neither counts as a failure nor resets."""
    became = LinkState.DEAD if before.state is LinkState.DEAD else LinkState.WALLED
    since = before.since if became is before.state else check.at
    return replace(before, state=became, since=since, last=check.at, outcome=check.outcome)


def _failed(before: Standing, check: Check) -> Standing:
    shown = check.outcome if check.outcome in IN_ITS_PLACE else before.shown
    if before.state is LinkState.DEAD:
        return replace(before, last=check.at, outcome=check.outcome, shown=shown)
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
        shown=shown,
    )


def _second_way(before: Standing, check: Check) -> Standing:
    """Asked in another way: it confirms a death, or shows that the page lives after all.

    ``again``: we asked once more, and an answer is a success. ``archive``: somebody else got
    the page since it failed for us, so it is there and only kept from us.
    """
    if check.outcome in _ANSWERED and check.method != "archive":
        return _answered(before, replace(check, change=before.change, words=before.words))
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
    if needs_second_method(before) and check.outcome not in _ANSWERED | _WALLED:
        return replace(
            before, state=LinkState.DEAD, since=check.at, last=check.at, outcome=check.outcome
        )
    return replace(before, last=check.at)


def _is_hopeless(check: Check) -> bool:
    if check.outcome == Reason.PRIVATE_ADDRESS:
        return _is_number(check.address)
    return check.outcome in _HOPELESS


def _is_number(address: str) -> bool:
    """Is the host an IP address itself, which no name server will ever lead elsewhere?"""
    try:
        return bool(ip_address(urlsplit(address).hostname or ""))
    except ValueError:
        return False


def _elsewhere(check: Check) -> bool:
    """Was it found at another place, and not merely under another spelling of the same?"""
    final = check.final_address
    if not final or final == check.address:
        return False
    from verify.rules.links.link_moved import is_other_page

    return is_other_page(check.address, final)
