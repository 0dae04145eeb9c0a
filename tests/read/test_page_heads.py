"""The first title of invented pages: logos, kickers, sections, social titles, names of sites."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from verify.read.page.extract import extract_page

SPECIMENS = Path(__file__).parents[1] / "specimens" / "page_heads.toml"
PAGES: list[dict[str, Any]] = tomllib.loads(SPECIMENS.read_text("utf-8"))["page"]
TEXT = (
    "<p>The council voted on Tuesday to close two of the four quays for the winter, after divers "
    "had found cracks in the piers that nobody had noticed in the spring, and that were as wide "
    "as a hand.</p><p>Fishermen said that they had not been asked, and that the remaining quays "
    "are too narrow for the larger boats that bring in most of the catch.</p>"
)
KNOWN_FAILURES = 5


def first_title(page: dict[str, Any]) -> str:
    """The first title of one of the pages, with plain blanks."""
    html = (
        f"<!doctype html><html lang={page['language']}><head><meta charset=utf-8>{page['head']}"
        f"</head><body><nav><a href=/>Home</a> <a href=/x>X</a></nav>{page['body']}{TEXT}"
    )
    titles = extract_page(html.encode(), "text/html", address=page["url"]).titles
    return " ".join(titles[0].value.split()) if titles else ""


@pytest.mark.parametrize(
    "page", [one for one in PAGES if not one.get("fails")], ids=lambda page: page["name"]
)
def test_the_headline_comes_first(page: dict[str, Any]) -> None:
    assert first_title(page) in [" ".join(title.split()) for title in page["titles"]]


def test_no_more_pages_fail_than_are_known_to() -> None:
    assert sum(bool(one.get("fails")) for one in PAGES) <= KNOWN_FAILURES
