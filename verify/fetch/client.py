"""HTTP client: ``Client.get`` returns a response or an ``Absence`` and never raises."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import TracebackType

from verify.fetch.connection.exchange import RawResponse, Transport
from verify.fetch.connection.limits import Budget, use_budget
from verify.fetch.connection.resolver import LookUp, Resolver, look_up
from verify.fetch.etiquette.politeness import Politeness, retry_after
from verify.fetch.etiquette.robots import Robots
from verify.fetch.outcomes import build_fetched, conditional_headers, is_retryable
from verify.fetch.redirects import RedirectChain
from verify.fetch.settings import FetchSettings
from verify.fetch.soft404_probe import Prober
from verify.fitness import vendors
from verify.model import Absence, Reason
from verify.web.absences import TEMPORARY, absence, reason_for_status
from verify.web.errors import FetchError
from verify.web.response import AbsenceWithResponse, EarlierResponse, Fetched
from verify.web.urls import Target, rate_limit_key, registrable, request_target

Outcome = Fetched | Absence

#: Pause after a 429 without ``Retry-After``, as a multiple of the gap between requests.
_UNSAID_COOL_DOWN = 10
_ROBOTS_REDIRECTS = 5  # RFC 9309 §2.3.1.2


class Client:
    """Fetch pages with the guard, size and time limits, and rate limits. Thread-safe.

    Tests pass ``look_up``, ``politeness`` and ``sleep`` to avoid network access and waiting.
    ``headers`` are sent only to the requested site, never to a site that it redirects to;
    ``accept`` is the media type to ask for, also after redirects.
    """

    def __init__(
        self,
        settings: FetchSettings | None = None,
        *,
        politeness: Politeness | None = None,
        look_up: LookUp = look_up,
        sleep: Callable[[float], None] = time.sleep,
        headers: Mapping[str, str] | None = None,
        accept: str | None = None,
    ) -> None:
        self._headers = dict(headers or {})
        self._accept = {"Accept": accept} if accept else {}
        self.settings = settings or FetchSettings()
        self.manners = politeness or Politeness(self.settings, sleep=sleep)
        self._sleep = sleep
        self._resolver = Resolver(self.settings, look_up)
        self._wire = Transport(self.settings, self._resolver)
        self._robots = Robots(self._ask_robots)
        self._prober = Prober(self._attempt)
        self._agent = self.settings.user_agent.split("/")[0]

    def get(self, address: str, earlier: EarlierResponse | None = None) -> Outcome:
        """Fetch the page at ``address``; retry if the error may be temporary.

        ``earlier`` makes the request conditional: the result may then be a ``Fetched`` with
        status 304 and no body.
        """
        for tries in range(self.settings.retries + 1):
            outcome = self.attempt(address, earlier)
            wait = self.retry_delay(outcome, tries)
            if wait is None:
                break
            self._sleep(wait)
        return outcome

    def attempt(self, address: str, earlier: EarlierResponse | None = None) -> Outcome:
        """Fetch once, without retries."""
        outcome = self._attempt(address, earlier)
        if isinstance(outcome, Fetched) and self.settings.probe:
            return self._prober.with_sibling(outcome)
        return outcome

    def _attempt(self, address: str, earlier: EarlierResponse | None = None) -> Outcome:
        started = datetime.now(UTC)
        try:
            return self._fetch(request_target(address), earlier, started, address)
        except FetchError as halt:
            return absence(address, halt.reason, halt.detail, checked_at=started)

    def prepare(self, address: str) -> float | Absence:
        """Read the host's robots.txt if necessary; return the seconds to wait for the page.

        Return 0 if it may be requested now, or if a request would fail immediately and give the
        reason; return an absence if the host cannot be reached.
        """
        if not self.settings.polite:
            return 0.0
        started = datetime.now(UTC)
        try:
            at = request_target(address)
            keys = self._keys(at)
            wait = self.manners.seconds_to_wait(keys)
            if not wait and self.settings.robots:
                self._robots_refusal(at)
                wait = self.manners.seconds_to_wait(keys)
        except FetchError as halt:
            return absence(address, halt.reason, halt.detail, checked_at=started)
        return wait if self.manners.cool_down_left(keys[0]) <= self.settings.patience else 0.0

    def retry_delay(self, outcome: Outcome, tries: int) -> float | None:
        """Return the seconds to wait before the next try, or None if this outcome is final.

        The delay doubles with each try. Jitter (a factor of 0.5 to 1.5) prevents many clients
        from retrying at the same moment.
        """
        if isinstance(outcome, Fetched) or tries >= self.settings.retries:
            return None
        if outcome.reason not in TEMPORARY or not is_retryable(outcome):
            return None
        backoff = self.settings.backoff * 2**tries * random.uniform(0.5, 1.5)
        cooled = self.manners.cool_down_left(
            rate_limit_key(outcome.final_address or outcome.address)
        )
        return None if cooled > self.settings.patience else max(backoff, cooled)

    def close(self) -> None:
        """Close all connections."""
        self._wire.close()
        self._resolver.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self.close()

    # ------------------------------------------------------------------ one fetch

    def _fetch(
        self, at: Target, earlier: EarlierResponse | None, started: datetime, asked: str
    ) -> Outcome:
        trail, budget, first = RedirectChain(self.settings), Budget(self.settings), at
        began = time.monotonic()
        while True:
            if refusal := self._robots_refusal(at):
                return absence(
                    asked,
                    Reason.ROBOTS_DISALLOWED,
                    refusal,
                    checked_at=started,
                    final_address=at.href,
                )
            own = self._headers if at.origin == first.origin else {}
            extra = conditional_headers(earlier, at, first)
            answer = self._ask(
                at, {**self._accept, **own, **extra, **trail.cookie_header(at)}, budget
            )
            if answer.status == 304 and not extra:
                raise FetchError(
                    Reason.SERVER_ERROR, f"{at.host} answered 304 to an unconditional request."
                )
            onward = trail.next_target(at, answer)
            if onward is None:
                break
            at = onward
        fetched = build_fetched(first, at, answer, trail, started, time.monotonic() - began)
        if reason := reason_for_status(answer.status):
            return self._absent(asked, fetched, reason)
        return fetched

    def _ask(self, at: Target, extra: dict[str, str], budget: Budget) -> RawResponse:
        keys = self._keys(at)
        with self.manners.acquire(keys), use_budget(budget):
            answer = self._wire.send(at, extra, budget)
            self._cool_down(keys[0], answer)  # before the next thread may use the host
        return answer

    def _keys(self, at: Target) -> tuple[str, ...]:
        domain = f"d:{registrable(at.host)}"
        ip = self._resolver.route(at.host, at.port)[0][0]
        # A host mapped by the `resolve` setting is a local stand-in for the real site.
        return (domain,) if at.host in self.settings.resolve else (domain, f"a:{ip}")

    def _cool_down(self, key: str, answer: RawResponse) -> None:
        if answer.status not in (429, 503):
            return
        seconds = retry_after(answer.header("retry-after"))
        if seconds is None and answer.status == 429 and self.settings.polite:
            seconds = _UNSAID_COOL_DOWN * self.settings.gap
        if seconds:
            self.manners.cool_down(key, seconds)

    def _absent(self, asked: str, answer: Fetched, reason: Reason) -> AbsenceWithResponse:
        """Return the absence for a response that is not the page, together with the response."""
        signs = vendors.refusal_signs(answer.headers, answer.body, answer.status)
        detail = (
            f"The server answered {answer.status}{' ' + answer.phrase if answer.phrase else ''}."
        )
        if signs and reason is not Reason.RATE_LIMITED:
            reason, detail = (
                Reason.BLOCKED,
                f"The site's bot protection responded ({signs[0]}).",
            )
        known = absence(
            asked,
            reason,
            detail,
            checked_at=answer.started,
            status=answer.status,
            final_address=answer.final_address,
            signs=signs,
        )
        return AbsenceWithResponse.of(known, answer)

    # ------------------------------------------------------------------ robots.txt

    def _robots_refusal(self, at: Target) -> str | None:
        if not self.settings.robots:
            return None
        self._resolver.route(at.host, at.port)  # check the IP address before requesting robots.txt
        rules = self._robots.rules(at)
        self.manners.set_crawl_delay(f"d:{registrable(at.host)}", rules.crawl_delay(self._agent))
        return rules.refusal(at.href, self._agent)

    def _ask_robots(self, address: str) -> tuple[int | None, bytes]:
        trail, budget, at = (
            RedirectChain(self.settings),
            Budget(self.settings),
            request_target(address),
        )
        try:
            for _ in range(_ROBOTS_REDIRECTS + 1):
                answer = self._ask(at, {}, budget)
                onward = trail.next_target(at, answer)
                if onward is None:
                    return answer.status, answer.body
                at = onward
        except FetchError:
            return None, b""
        return 404, b""  # RFC 9309: too many redirects count as “no robots.txt”
