"""When a link is alive, failing or dead, and when it is looked at again: a table of cases."""

from __future__ import annotations

import heapq
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.ledger.schedule import (
    LATEST,
    LATEST_QUOTED,
    SOONEST,
    Link,
    Standing,
    advance,
    affects_rules,
    due,
    needs_second_method,
    next_check,
    next_check_time,
    standing,
    state,
    transitions,
)
from verify.model import Check, LinkState, Reason

START = datetime(2026, 1, 1, tzinfo=UTC)
ADDRESS = "https://news.example/bridge"
ALIVE, FAILING, DEAD = LinkState.ALIVE, LinkState.FAILING, LinkState.DEAD
WALLED, MOVED, CHANGED = LinkState.WALLED, LinkState.MOVED, LinkState.CHANGED


def on(day: float, outcome: str, **more: str) -> Check:
    return Check(ADDRESS, START + timedelta(days=day), outcome, **more)  # type: ignore[arg-type]


def history(*looks: tuple[float, str]) -> list[Check]:
    return [on(day, outcome) for day, outcome in looks]


def again(day: float, outcome: str) -> Check:
    """Asked in the second way."""
    return on(day, outcome, method="archive")


DYING = history((0, "ok"), (7, "not-found"), (10, "not-found"), (13, "not-found"))

CASES = {
    "never looked at": ([], LinkState.UNKNOWN),
    "answered": (history((0, "ok")), ALIVE),
    "not modified": (history((0, "ok"), (7, "unchanged")), ALIVE),
    "one failure": (history((0, "ok"), (7, "timeout")), FAILING),
    "two failures": (history((0, "dns"), (3, "dns")), FAILING),
    "three failures, not confirmed": (DYING, FAILING),
    "three failures, confirmed": ([*DYING, again(13, "not-found")], DEAD),
    "confirmed before the third failure": ([*DYING[:3], again(11, "not-found"), DYING[3]], FAILING),
    "three failures in one week, too close": (
        [*history((0, "dns"), (1, "dns"), (2, "dns"), (4, "dns")), again(4, "dns")],
        FAILING,
    ),
    "close ones count once, spread ones each": (
        [*history((0, "dns"), (1, "dns"), (3, "dns"), (4, "dns"), (6, "dns")), again(6, "dns")],
        DEAD,
    ),
    "two days and 23 hours apart is too close": (
        [*history((0, "dns"), (2.96, "dns"), (5.9, "dns")), again(6, "dns")],
        FAILING,
    ),
    "one success resets": (
        [*history((0, "dns"), (3, "dns"), (6, "ok"), (9, "dns")), again(9, "dns")],
        FAILING,
    ),
    "dead and back": ([*DYING, again(13, "not-found"), on(60, "ok")], ALIVE),
    "dead stays dead": ([*DYING, again(13, "gone"), on(60, "dns")], DEAD),
    "others still reach it": ([*DYING, again(13, "ok")], WALLED),
    "it answers when asked once more": ([*DYING, on(13.1, "ok", method="again")], ALIVE),
    "a wall after others reached it": ([*DYING, again(13, "ok"), on(16, "blocked")], WALLED),
    "the second way saw nothing": ([*DYING, again(13, "rate-limited")], FAILING),
    "the second way met a wall": ([*DYING, again(13, "blocked")], FAILING),
    "a wall": (history((0, "blocked")), WALLED),
    "a wall is no failure": (
        history((0, "dns"), (3, "blocked"), (6, "login"), (9, "dns")),
        FAILING,
    ),
    "a dead page behind a wall": ([*DYING, again(13, "gone"), on(40, "blocked")], DEAD),
    "rate limits tell nothing": (history((0, "ok"), (7, "rate-limited")), ALIVE),
    "failing, then a rate limit": (history((0, "dns"), (3, "rate-limited")), FAILING),
    "only rate limits": (history((0, "rate-limited")), LinkState.UNKNOWN),
    "no address to ask": (history((0, "malformed")), LinkState.UNKNOWN),
    "too large, but there": (history((0, "too-large")), ALIVE),
    "found elsewhere": ([on(0, "ok", final_address="https://new.example/bridge")], MOVED),
    "only https": ([on(0, "ok", final_address="http://www.news.example/bridge/")], ALIVE),
    "moved and back": (
        [on(0, "ok", final_address="https://new.example/b"), on(7, "ok", final_address=ADDRESS)],
        ALIVE,
    ),
    "the passage is gone": ([on(0, "ok"), on(7, "ok", change="passage-gone")], CHANGED),
    "changed and moved": (
        [on(0, "ok", change="headline-changed", final_address="https://new.example/b")],
        CHANGED,
    ),
    "changed, then restored": ([on(0, "ok", change="passage-gone"), on(7, "ok")], ALIVE),
    "order of rows does not matter": (list(reversed([*DYING, again(14, "not-found")])), DEAD),
}


@pytest.mark.parametrize("case", CASES)
def test_the_state_of_a_link_follows_from_its_checks(case: str) -> None:
    checks, expected = CASES[case]
    assert state(checks) is expected


NEXT = {
    "first answer": (history((0, "ok")), 7),
    "after a week still at the least": (history((0, "ok"), (7, "ok")), 14),
    "after 40 days a quarter of that": (history((0, "ok"), (40, "ok")), 50),
    "after two years the ceiling": (history((0, "ok"), (730, "ok")), 820),
    "a failure": (history((0, "ok"), (7, "dns")), 10),
    "a second failure too soon": (history((0, "dns"), (1, "dns")), 3),
    "a rate limit": (history((0, "ok"), (7, "rate-limited")), 10),
    "back to the least after a change": ([on(0, "ok"), on(400, "ok", change="passage-gone")], 407),
    "back to the least after a failure": (history((0, "ok"), (400, "dns"), (403, "ok")), 410),
    "dead": ([*DYING, again(13, "gone")], 20),
    "walled for long": (history((0, "blocked"), (40, "blocked")), 50),
}


@pytest.mark.parametrize("case", NEXT)
def test_the_next_look_is_due_on_its_day(case: str) -> None:
    checks, day = NEXT[case]
    assert next_check(checks) == START + timedelta(days=day)


def test_a_page_that_a_quotation_rests_on_is_never_left_for_long() -> None:
    checks = history((0, "ok"), (730, "ok"))
    assert next_check(checks, quoted=True) == START + timedelta(days=760)


def test_a_link_never_looked_at_is_due_and_a_hopeless_one_never() -> None:
    assert next_check([]) == datetime.min.replace(tzinfo=UTC)
    assert next_check(history((0, "malformed"))) is None


@pytest.mark.parametrize(
    ("address", "days"),
    [
        ("https://news.example/bridge", 3),  # one wrong answer of a name server
        ("http://10.0.0.7/bridge", None),
        ("http://[fd00::7]:8080/bridge", None),
    ],
)
def test_only_a_number_is_private_for_ever(address: str, days: int | None) -> None:
    check = Check(address, START, "private-address")
    assert next_check([check]) == (None if days is None else START + timedelta(days=days))


def test_a_hopeless_link_that_answers_after_all_is_looked_at_again() -> None:
    checks = [Check("http://10.0.0.7/", START, "private-address"), on(1, "ok")]
    assert state(checks) is ALIVE
    assert next_check(checks) == START + timedelta(days=8)


def test_what_is_due_comes_in_the_order_of_its_importance() -> None:
    ledger = [
        Link("a-resting", standing(history((95, "ok")))),
        Link("b-overdue", standing(history((0, "ok")))),
        Link("c-failing", standing(history((90, "dns")))),
        Link("d-quoted", standing(history((80, "ok"))), quoted=True),
        Link("e-new", Standing()),
        Link("f-hopeless", standing(history((0, "malformed")))),
        Link("g-quoted-failing", standing(history((90, "dns"))), quoted=True),
    ]
    ready = due(ledger, START + timedelta(days=100))
    assert [link.address for link in ready] == [
        "g-quoted-failing",
        "d-quoted",
        "c-failing",
        "e-new",
        "b-overdue",
    ]


def test_a_link_is_due_at_the_very_moment_and_not_before() -> None:
    link = Link("x", standing(history((0, "ok"))))
    assert due([link], START + SOONEST) == (link,)
    assert due([link], START + SOONEST - timedelta(seconds=1)) == ()


SAID = {
    "died": (DYING, [again(13, "gone")], ("died",)),
    "still dead": ([*DYING, again(13, "gone")], [on(30, "dns")], ()),
    "came back": ([*DYING, again(13, "gone")], [on(30, "ok")], ("came-back",)),
    "one failure is no news": (history((0, "ok")), [on(7, "dns")], ()),
    "a hiccup is no news": (history((0, "ok"), (7, "dns")), [on(10, "ok")], ()),
    "a wall is no news": (history((0, "ok")), [on(7, "blocked")], ()),
    "moved": ([on(0, "ok")], [on(7, "ok", final_address="https://new.example/b")], ("moved",)),
    "moved long ago": (
        [on(0, "ok", final_address="https://new.example/b")],
        [on(7, "ok", final_address="https://new.example/b")],
        (),
    ),
    "changed": ([on(0, "ok")], [on(7, "ok", change="passage-gone")], ("passage-gone",)),
    "changed before": (
        [on(0, "ok", change="passage-gone")],
        [on(7, "unchanged", change="passage-gone")],
        (),
    ),
    "changed further": (
        [on(0, "ok", change="correction")],
        [on(7, "ok", change="passage-changed, correction")],
        ("passage-changed",),
    ),
    "said before the wall": (
        [on(0, "ok", change="correction"), on(7, "blocked")],
        [on(14, "ok", change="correction")],
        (),
    ),
    "the same words again": (
        [on(0, "ok", change="passage-changed", words="passage-changed:aa")],
        [on(7, "ok", change="passage-changed", words="passage-changed:aa")],
        (),
    ),
    "a second change of the passage": (
        [on(0, "ok", change="passage-changed", words="passage-changed:aa")],
        [on(7, "ok", change="passage-changed", words="passage-changed:bb")],
        ("passage-changed",),
    ),
    "a further passage": (
        [on(0, "ok", change="passage-gone", words="passage-gone:aa")],
        [on(7, "ok", change="passage-gone", words="passage-gone:aa passage-gone:bb")],
        ("passage-gone",),
    ),
    "one of two passages restored": (
        [on(0, "ok", change="passage-gone", words="passage-gone:aa passage-gone:bb")],
        [on(7, "ok", change="passage-gone", words="passage-gone:bb")],
        (),
    ),
    "told by a version that kept no words": (
        [on(0, "ok", change="passage-gone")],
        [on(7, "ok", change="passage-gone", words="passage-gone:aa")],
        (),
    ),
    "another page in its place": (history((0, "ok")), [on(7, "usurped")], ("usurped",)),
    "still another page": (history((0, "ok"), (7, "soft-404")), [on(10, "soft-404")], ()),
    "the same after a fault in between": (
        history((0, "ok"), (7, "usurped"), (10, "dns")),
        [on(13, "usurped")],
        (),
    ),
    "a wrong page of another kind": (
        history((0, "ok"), (7, "soft-404")),
        [on(10, "redirected-home")],
        ("redirected-home",),
    ),
    "parked is no finding and no news": (history((0, "ok")), [on(7, "parked")], ()),
    "the page is back in its place": (
        history((0, "ok"), (7, "soft-404")),
        [on(10, "ok")],
        ("came-back",),
    ),
    "dead, then usurped": ([*DYING, again(13, "gone")], [on(30, "usurped")], ("usurped",)),
    "restored": ([on(0, "ok", change="passage-gone")], [on(7, "ok")], ("restored",)),
    "back, moved and changed": (
        [*DYING, again(13, "gone")],
        [on(30, "ok", change="headline-changed", final_address="https://new.example/b")],
        ("came-back", "headline-changed", "moved"),
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_only_a_transition_is_news(case: str) -> None:
    before, added, expected = SAID[case]
    assert transitions(standing(before), standing([*before, *added])) == expected


def test_rules_are_asked_again_where_a_flag_must_begin_or_end() -> None:
    found = standing(history((0, "ok")))
    other = standing(history((0, "ok"), (7, "soft-404")))
    fault = standing(history((0, "ok"), (7, "dns")))
    assert affects_rules(found, other)
    assert affects_rules(other, found)
    assert not affects_rules(found, fault)
    one, two = ([on(0, "ok", change="x", words=words)] for words in ("x:a", "x:b"))
    assert affects_rules(standing(one), standing(two))


def test_the_second_way_is_asked_for_at_the_third_failure_only() -> None:
    assert not needs_second_method(standing(DYING[:3]))
    assert needs_second_method(standing(DYING))
    assert not needs_second_method(standing([*DYING, again(13, "gone")]))


OUTCOMES = ["ok", "unchanged", *(reason.value for reason in Reason)]
CHECKS = st.lists(
    st.builds(
        lambda day, outcome, method: on(day, outcome, method=method),
        st.floats(0, 400),
        st.sampled_from(OUTCOMES),
        st.sampled_from(["get", "get", "archive"]),
    ),
    max_size=25,
    unique_by=lambda check: check.at,
)


@given(CHECKS)
def test_death_needs_three_failures_and_never_follows_from_walls(checks: list[Check]) -> None:
    dying = {"not-found", "gone", "server-error", "dns", "refused", "tls", "timeout", "too-slow"}
    dying |= {"redirect-loop", "soft-404", "redirected-home", "parked", "usurped"}
    if state(checks) is DEAD:
        first = [check for check in checks if check.method == "get" and check.outcome in dying]
        assert len(first) >= 3
        assert max(c.at for c in first) - min(c.at for c in first) >= timedelta(days=6)


@given(CHECKS)
def test_after_a_success_no_earlier_failure_counts(checks: list[Check]) -> None:
    after = standing([*checks, on(500, "ok")])
    assert (after.state, after.failures) == (ALIVE, 0)


@given(CHECKS, st.booleans())
def test_the_next_look_is_never_in_the_past_nor_beyond_the_ceiling(
    checks: list[Check], quoted: bool
) -> None:
    now = standing(checks)
    when = next_check_time(now, quoted)
    if when is not None and now.last is not None and now.state is not FAILING:
        assert now.last < when <= now.last + (LATEST_QUOTED if quoted else LATEST)


@pytest.mark.slow
def test_three_years_of_a_hundred_thousand_links_pass_in_seconds() -> None:
    began = time.perf_counter()
    looks = 0
    queue = [(START + timedelta(minutes=n % 10_000), n, Standing()) for n in range(100_000)]
    heapq.heapify(queue)
    end = START + timedelta(days=3 * 365)
    while queue and queue[0][0] < end:
        at, n, now = queue[0]
        outcome = "not-found" if n % 50 == 0 and at > START + timedelta(days=200) else "ok"
        now = advance(now, Check(ADDRESS, at, outcome))
        if needs_second_method(now):
            now = advance(now, Check(ADDRESS, at, outcome, method="archive"))
        when = next_check_time(now, quoted=n % 3 == 0)
        assert when is not None and when > at
        heapq.heapreplace(queue, (when, n, now))
        looks += 1
    dead = sum(now.state is DEAD for _, _, now in queue)
    print(f"{looks} looks in {time.perf_counter() - began:.1f} s")
    assert dead == 2000
    assert 2_000_000 < looks < 5_000_000
