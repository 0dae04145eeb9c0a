"""The state of a link, from its checks: alive, failing, dead, blocked, moved, changed.

A link is declared dead after 3 failures, each at least 3 days after the one before, the last
confirmed by a second method; one success resets the count (InternetArchiveBot's checker).
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

# The server sent us the resource, though not always with text to compare.
_ANSWERED = frozenset({"ok", "unchanged", Reason.TOO_LARGE, Reason.UNSUPPORTED_TYPE})
# The resource exists but is withheld from us: blocked is not the same as missing.
_WALLED = frozenset(
    {
        Reason.BLOCKED,
        Reason.LOGIN,
        Reason.PAYWALLED,
        Reason.ROBOTS_DISALLOWED,
        Reason.NEEDS_BROWSER,
    }
)
# Nothing was learned about the page. A host that resolves to a private address counts too, for a
# day: a filter or a hotel's login page may have replied to the DNS query.
SILENT = frozenset({Reason.RATE_LIMITED, Reason.NOT_ASKED, Reason.PRIVATE_ADDRESS})
# No request can succeed: the URL itself must be corrected.
_HOPELESS = frozenset({Reason.MALFORMED, Reason.NO_ADDRESS})
# Another page is served in its place with a success status: flagged at the first check.
IN_ITS_PLACE = frozenset({Reason.SOFT_404, Reason.REDIRECTED_HOME, Reason.USURPED})


@dataclass(frozen=True, slots=True)
class Standing:
    """Summary of one link's checks. ``Standing()`` is a link that was never checked."""

    state: LinkState = LinkState.UNKNOWN
    since: datetime | None = None  # start of the current state
    last: datetime | None = None  # latest attempt
    failures: int = 0  # failures that count, since the latest success
    counted: datetime | None = None  # latest failure that counts
    hopeless: bool = False  # further requests are pointless
    change: str | None = None  # at the latest success, compared with the cited page
    moved_to: str | None = None  # the new URL, if the page has moved, at the latest success
    outcome: str | None = None  # outcome of the latest attempt
    words: str | None = None  # exact changes: ``Check.words`` of the latest success
    shown: str | None = None  # kind of page served instead, since the latest success


def _slow_to_read(check: Check) -> bool:
    """Return whether the page was received and only reading it took too long."""
    return check.outcome == Reason.TOO_SLOW and check.status is not None


def state(checks: Iterable[Check]) -> LinkState:
    """Return the state of a link: alive, failing (1 or 2 of 3, or unconfirmed), dead, …"""
    return standing(checks).state


def standing(checks: Iterable[Check]) -> Standing:
    """Return the summary of one link's checks, which may be in any order."""
    result = Standing()
    for check in sorted(checks, key=lambda check: check.at):
        result = advance(result, check)
    return result


def advance(before: Standing, check: Check) -> Standing:
    """Return the summary after one more attempt, which must not be older than the others."""
    outcome = check.outcome
    if outcome in SILENT or outcome in _HOPELESS:
        hopeless = before.hopeless or _is_hopeless(check)
        return replace(before, last=check.at, outcome=outcome, hopeless=hopeless)
    if check.method != "get":
        return _after_second_method(before, check)
    if outcome in _ANSWERED or _slow_to_read(check):
        return _answered(before, check)
    if outcome in _WALLED:
        return _after_blocked_check(before, check)
    return _failed(before, check)


def needs_second_method(now: Standing) -> bool:
    """Return whether it has failed often enough and lacks only the second method."""
    return now.state is LinkState.FAILING and now.failures >= FAILURES


def _answered(before: Standing, check: Check) -> Standing:
    moved_to = check.final_address if _is_at_other_url(check) else None
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


def _after_blocked_check(before: Standing, check: Check) -> Standing:
    """Return the summary after a blocked check, which neither counts as a failure nor resets.

    A blocked response does not show whether the page still exists.
    """
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


def _after_second_method(before: Standing, check: Check) -> Standing:
    """Return the summary after a check by the second method, which confirms or refutes a death.

    ``again``: we requested the page once more, and a response is a success. ``archive``: the web
    archive has received the page since it failed for us, so it exists and only blocks us.
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
    """Return whether the host is an IP address, which DNS cannot point elsewhere."""
    try:
        return bool(ip_address(urlsplit(address).hostname or ""))
    except ValueError:
        return False


def _is_at_other_url(check: Check) -> bool:
    """Return whether the page was found at another URL, not another spelling of the same one."""
    final = check.final_address
    if not final or final == check.address:
        return False
    from verify.rules.links.link_moved import is_other_page

    return is_other_page(check.address, final)
