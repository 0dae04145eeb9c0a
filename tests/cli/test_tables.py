"""Tables and pages fitted to a width: nothing is wider, and no word is broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.cli.actions.review_keys import key_line
from verify.cli.tables import fit_markdown, row_lines, shortened, wrapped

ROW = ("U201", "reference-without-a-url", "warning", "A reference that should have a URL has none.")
WIDTHS = (4, 24, 7)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_row_is_never_wider_than_the_terminal_and_keeps_its_words(width: int) -> None:
    lines = row_lines(ROW, WIDTHS, width)
    assert max(map(len, lines)) <= width
    assert " ".join(" ".join(lines).split()).endswith(ROW[-1])


def test_in_a_row_that_is_too_wide_the_beginning_of_the_path_goes_and_the_columns_stay() -> None:
    cells = (" 3", "error", "quote-altered", "/home/desk/articles/2026/bridge.txt", "words")
    first, second = row_lines(cells, (2, 7, 24, 35), 60)
    assert first.startswith(" 3  error    quote-altered             …")
    assert first.endswith("/2026/bridge.txt") and len(first) == 60
    assert second.strip() == "words"


def test_without_a_terminal_a_row_is_one_line() -> None:
    assert len(row_lines((*ROW[:3], "word " * 100), WIDTHS, None)) == 1


def test_a_row_of_at_most_one_line_ends_in_an_ellipsis_between_words() -> None:
    (line,) = row_lines(("1", "слово " * 40), (1,), 50, most=1)
    assert len(line) <= 50 and line.endswith("слово…")
    assert row_lines(("1", "слово"), (1,), 50, most=1) == ["1  слово"]


def test_a_url_that_is_longer_than_the_line_is_shortened_in_the_middle() -> None:
    url = "https://example.org/" + "a" * 100 + "/end.html"
    (line,) = wrapped(url, 40)
    assert len(line) == 40 and line.startswith("https://example.org") and line.endswith("/end.html")
    assert shortened("short", 40) == "short"


@given(st.text(st.characters(categories=("L", "P", "Zs")), max_size=300), st.integers(10, 120))
def test_wrapped_text_is_never_wider_than_asked(text: str, width: int) -> None:
    assert all(len(line) <= width for line in wrapped(text, width))


def test_markdown_is_wrapped_but_code_and_items_stay() -> None:
    page = (
        "# A rule\n\nA paragraph that is\nbroken for no reason at all here.\n\n"
        "- an item that is long enough to be wrapped\n- a second item\n\n"
        "    code that is longer than forty columns stays\n\n```\nfenced code = stays\n```\n"
    )
    lines = fit_markdown(page, 30).split("\n")
    assert lines[:4] == ["# A rule", "", "A paragraph that is broken for", "no reason at all here."]
    assert "- an item that is long enough" in lines and "  to be wrapped" in lines
    assert "- a second item" in lines
    assert "    code that is longer than forty columns stays" in lines
    assert "fenced code = stays" in lines
    assert fit_markdown(page, None) == page


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_the_keys_of_a_review_fit_and_end_between_two_keys(width: int) -> None:
    lines = key_line(width).split("\n")
    assert max(map(len, lines)) < width
    assert all(len(key.split()) > 1 for line in lines for key in line.split("  "))
    assert "? help" in lines[-1] and lines[-1].endswith("q quit")
    assert len(lines) == 1 or width < 80
