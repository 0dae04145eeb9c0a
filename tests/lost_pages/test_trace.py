"""Whether a dead URL ever led to a page: told only where the lists are long and agree."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest

from verify.lost_pages.trace import trace_of

DEAD = "https://gauge.test/world/867123"
LISTED = [f"https://gauge.test/world/{867000 + n}" for n in range(0, 120, 2)]


def test_a_url_in_neither_of_two_long_lists_that_agree_is_told() -> None:
    trace = trace_of(DEAD, LISTED, LISTED)
    assert trace.why is None and trace.told == (
        "the site lists 60 pages of that time with such URLs, and the web archive has 60 of them;"
        " this one is in neither"
    )


def test_spellings_of_one_page_are_one() -> None:
    archived = [url.replace("https://", "http://www.") + "/" for url in LISTED]
    assert trace_of(DEAD, LISTED, archived).told
    for other in ("http://www.gauge.test/world/867123/", DEAD):
        assert trace_of(DEAD, [*LISTED, other], archived).told is None
        assert trace_of(DEAD, LISTED, [*archived, other]).told is None


def test_encoded_and_plain_letters_are_one_spelling() -> None:
    listed = [f"https://gauge.test/новости/паром-номер-{number}-в-порту" for number in range(50)]
    archived = [quote(url, safe=":/").lower() for url in listed]
    dead = quote("https://gauge.test/новости/паром-стоит-в-порту", safe=":/")
    assert trace_of(dead, listed, archived).told
    for other in (unquote(dead), dead.lower(), unquote(dead).upper().replace("HTTPS", "https")):
        assert trace_of(dead, [*listed, other], archived).told is None


@pytest.mark.parametrize(
    ("listed", "archived", "why"),
    [
        (LISTED[:39], LISTED, "the site lists 39 such pages of that time; 40 are needed"),
        ([], LISTED, "the site lists 0 such pages of that time; 40 are needed"),
        (LISTED, LISTED[:56], "the web archive has 56 of 60 such pages of that time"),
        (LISTED, [], "the web archive has 0 of 60 such pages of that time"),
    ],
)
def test_short_lists_and_a_thin_archive_tell_nothing(
    listed: list[str], archived: list[str], why: str
) -> None:
    trace = trace_of(DEAD, listed, archived)
    assert (trace.told, trace.why) == (None, why)


@pytest.mark.parametrize(
    "dead",
    [
        "https://gauge.test/sport/867123",  # another section
        "https://gauge.test/world/the-gate-stays-open",  # words, not a number
        "https://gauge.test/world/2024/867123",
        "https://ru.gauge.test/world/867123",
        "https://gauge.test/world/867123.html",
        "https://gauge.test/world?id=867123",
    ],
)
def test_urls_of_another_form_are_not_compared(dead: str) -> None:
    assert trace_of(dead, LISTED, LISTED).told is None


def test_dated_urls_with_words_are_one_form() -> None:
    listed = [f"https://gauge.test/2022/10/{n % 28 + 1:02}/boat-{n}-leaves-port" for n in range(50)]
    dead = "https://gauge.test/2022/10/19/ferry-stays-in-port"
    assert trace_of(dead, listed, listed).told
    assert trace_of(dead.replace("/2022/", "/n/"), listed, listed).told is None
