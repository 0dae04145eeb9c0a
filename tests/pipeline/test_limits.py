"""Reading a page or an article has a limit of time and memory; what meets it costs no other."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial

import pytest

from verify.fetch import Fetched
from verify.ledger.standing import Standing, advance
from verify.model import Absence, Check, Dossier, LinkState, Page, Reason, Skipped
from verify.pipeline import limits
from verify.pipeline.capture import limited_page
from verify.pipeline.limits import IN_PLACE, Limits, OverLimit, within_limits
from verify.pipeline.page_readers import PageReaders
from verify.pipeline.read import read_item, read_within_limits

NOW = datetime(2026, 11, 21, tzinfo=UTC)
BIG = IN_PLACE + 1
PAGE = b"<html><body><article><p>" + b"The bridge was opened on Monday. " * 2_000 + b"</p>"


def forever(_: object) -> None:
    while True:
        pass


def backtracks(_: object) -> None:
    import re

    re.match(r"(a|a)*b", "a" * 40)  # in C, where no signal handler of Python's runs


def hungry(_: object) -> int:
    return len(bytearray(3_000_000_000))


def doubled(number: int) -> int:
    return 2 * number


def refused(_: object) -> None:
    raise LookupError("nothing there")


def answer(body: bytes) -> Fetched:
    address = "https://a.example/x"
    return Fetched(address, address, 200, (), body, body, None, NOW, 0.1)


@pytest.fixture(autouse=True)
def no_process_is_left() -> Iterator[None]:
    yield
    limits.end_process()


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LIMITS", Limits(1.0, 2_000_000_000))


@pytest.mark.parametrize("function", [forever, backtracks])
def test_what_takes_too_long_is_ended_and_the_next_is_read(short: None, function: object) -> None:
    began = time.monotonic()
    with pytest.raises(OverLimit, match=r"more than 1 s") as over:
        within_limits(function, None, BIG)  # type: ignore[arg-type]
    assert over.value.kind == "time"
    assert time.monotonic() - began < 60
    assert within_limits(doubled, 4, BIG) == 8


def test_what_takes_too_much_memory_is_ended_with_a_sentence(short: None) -> None:
    with pytest.raises(OverLimit, match="more than 2 GB of memory"):
        within_limits(hungry, None, BIG)


def test_what_a_reader_raises_is_raised_here(short: None) -> None:
    with pytest.raises(LookupError, match="nothing there"):
        within_limits(refused, None, BIG)


def test_a_small_input_is_read_in_place() -> None:
    assert within_limits(lambda number: number + 1, 1, IN_PLACE) == 2


def test_a_page_that_takes_too_long_is_too_slow_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "LIMITS", Limits(0.001))
    slow = limited_page(answer(PAGE))
    assert isinstance(slow, Absence) and slow.reason is Reason.TOO_SLOW and slow.status == 200
    monkeypatch.setattr(limits, "LIMITS", Limits())
    assert isinstance(limited_page(answer(PAGE)), Page)


def test_one_of_many_pages_that_takes_too_long_costs_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with PageReaders(1) as readers:
        monkeypatch.setattr(limits, "LIMITS", Limits(0.001))
        slow = readers.read(answer(PAGE))
        monkeypatch.setattr(limits, "LIMITS", Limits())
        good = readers.read(answer(PAGE))
    assert isinstance(slow, Fetched) and isinstance(slow.page, Absence)
    assert slow.page.reason is Reason.TOO_SLOW
    assert isinstance(good, Fetched) and isinstance(good.page, Page)


def test_an_article_that_takes_too_long_is_skipped_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = partial(read_item, today=date(2026, 11, 21), outlet=None)
    monkeypatch.setattr(limits, "LIMITS", Limits(0.001))
    found = read_within_limits(("a.html", PAGE), read)
    assert isinstance(found, Skipped) and "Give it in parts" in found.why
    monkeypatch.setattr(limits, "LIMITS", Limits())
    assert isinstance(read_within_limits(("a.html", PAGE), read), Dossier)


def test_a_link_whose_page_is_slow_to_read_is_alive() -> None:
    slow = Check("https://a.example/", NOW, "too-slow", 200)
    assert advance(Standing(), slow).state is LinkState.ALIVE
    late = Check("https://a.example/", NOW, "too-slow")
    assert advance(Standing(), late).state is LinkState.FAILING
