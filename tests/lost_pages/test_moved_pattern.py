"""Where a site's pages may have moved, by other pages of it that have."""

from __future__ import annotations

import pytest

from verify.lost_pages.moved_pattern import learned_pattern, moved_urls

OLD = "http://gauge.test/news/2022/10/19/ferry-stays-in-port.html"


@pytest.mark.parametrize(
    ("old", "new", "dead", "guess"),
    [
        (  # the date is dropped, the ending too, and a language added
            OLD,
            "https://www.gauge.test/en/ferry-stays-in-port",
            "http://gauge.test/news/2022/11/02/lock-is-closed.html",
            "https://www.gauge.test/en/lock-is-closed",
        ),
        (  # another domain with the same path
            "http://old.test/a/12345",
            "https://new.test/a/12345/",
            "http://old.test/a/67890",
            "https://new.test/a/67890/",
        ),
        (  # a number between words
            "http://gauge.test/story-48213.htm",
            "https://gauge.test/articles/48213",
            "http://gauge.test/story-50077.htm",
            "https://gauge.test/articles/50077",
        ),
        (  # the section is carried over
            "http://gauge.test/ru/politics/kanal-otkroyut-v-mae",
            "https://gauge.test/politics/kanal-otkroyut-v-mae",
            "http://gauge.test/ru/economy/parom-stoit-v-portu",
            "https://gauge.test/economy/parom-stoit-v-portu",
        ),
        (
            "http://gauge.test/haber/vapur-limanda-kaldi-112233",
            "https://gauge.test/arsiv/vapur-limanda-kaldi-112233.html",
            "http://gauge.test/haber/kanal-mayista-acilacak-445566",
            "https://gauge.test/arsiv/kanal-mayista-acilacak-445566.html",
        ),
    ],
)
def test_the_pattern_of_one_page_says_where_another_may_be(
    old: str, new: str, dead: str, guess: str
) -> None:
    assert list(moved_urls(dead, [(old, new)])) == [guess]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, "https://gauge.test/"),  # the home page
        (OLD, "https://gauge.test/news/"),  # a section
        (OLD, "https://gauge.test/a/771203"),  # a new number that nothing tells
        (OLD, "https://gauge.test/ferry-stays-in-port-771203"),  # the same, behind the words
        (OLD, "https://gauge.test/a?id=771203"),
        (OLD, "https://gauge.test/news/the-ferry-has-not-left-the-port"),  # words of its own
    ],
)
def test_what_says_nothing_of_other_pages_is_no_pattern(old: str, new: str) -> None:
    dead = "http://gauge.test/news/2022/11/02/lock-is-closed.html"
    assert list(moved_urls(dead, [(old, new)])) == []


@pytest.mark.parametrize(
    "dead",
    [
        "http://other.test/news/2022/11/02/lock-is-closed.html",  # another host
        "http://gauge.test/news/lock-is-closed.html",  # another form
        "http://gauge.test/news/2022/11/02/lock-is-closed.php",
    ],
)
def test_a_url_of_another_form_gets_no_guess(dead: str) -> None:
    assert list(moved_urls(dead, [(OLD, "https://gauge.test/en/ferry-stays-in-port")])) == []


def test_the_pattern_of_more_pages_comes_first_and_three_guesses_are_made() -> None:
    dead = "http://gauge.test/news/lock-is-closed"
    pairs = [
        (f"http://gauge.test/news/{slug}", f"https://gauge.test/{root}/{slug}")
        for root, slug in [
            ("a", "one-red-boat"),
            ("b", "two-red-boats"),
            ("b", "ten-red-boats"),
            ("c", "six-red-boats"),
            ("d", "new-red-boats"),
        ]
    ]
    found = list(moved_urls(dead, pairs))
    assert found[0] == "https://gauge.test/b/lock-is-closed" and len(found) == 3


def test_pages_that_kept_their_url_teach_nothing() -> None:
    assert list(moved_urls(OLD, [(OLD, OLD)])) == []
    assert learned_pattern("http://gauge.test/", "https://gauge.test/") is None
