"""Who wrote a page: one name or several, in its head, its structured data or its byline."""

from __future__ import annotations

import pytest

from verify.read.page.author_names import author_names
from verify.read.page.extract import extract_page

P = (
    "<p>The two ministries agreed in March to open the river crossing for lorries, after months in "
    "which farmers on both banks had complained about spoilt fruit and lost contracts.</p>"
)
LD = '<script type="application/ld+json">{}</script>'


def authors(byline: str = "", head: str = "") -> tuple[str, ...]:
    page = (
        f"<html><head><title>The ferry sinks</title>{head}</head><body><main>"
        f"<h1>The ferry sinks</h1>{byline}<div class=story>{P * 4}</div></main></body></html>"
    )
    return extract_page(page.encode(), "text/html").authors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lena Okoro and Paul Adeyemi", ["Lena Okoro", "Paul Adeyemi"]),
        ("Lena Okoro, Ayşe Kaya ve Paul Adeyemi", ["Lena Okoro", "Ayşe Kaya", "Paul Adeyemi"]),
        ("Лена Окорова и Пётр Адеев", ["Лена Окорова", "Пётр Адеев"]),
        ("Lena Becker & Paul Schmidt", ["Lena Becker", "Paul Schmidt"]),
        ("By Lena Okoro", ["Lena Okoro"]),
        # Near misses: a name turned around, a department, an office.
        ("Okoro, Lena", ["Okoro, Lena"]),
        ("Science and Health", ["Science and Health"]),
        ("Lena Okoro, Senior Editor", ["Lena Okoro, Senior Editor"]),
        ("Byron Okoro", ["Byron Okoro"]),
    ],
)
def test_names_are_told_apart(text: str, names: list[str]) -> None:
    assert list(author_names(text)) == names


@pytest.mark.parametrize(
    "byline",
    [
        "<div>By Lena Okoro<span>3 May 2022</span></div>",
        "<div><span class=author>By Lena Okoro</span><span class=date>3 May 2022</span></div>",
        "<div class=meta>By <a href=/a>Lena Okoro</a><time datetime=2022-05-03>3 May</time></div>",
    ],
)
def test_a_byline_that_touches_its_date_is_read(byline: str) -> None:
    assert authors(byline) == ("Lena Okoro",)


def test_two_authors_of_a_byline_are_two() -> None:
    assert authors("<p>Von Lena Becker und Paul Schmidt</p>") == ("Lena Becker", "Paul Schmidt")


def test_an_author_that_the_structured_data_refer_to_is_looked_up() -> None:
    person = '{"@type":"Person","@id":"#lena","name":"Lena Okoro"}'
    article = '{"@type":"Article","headline":"The ferry sinks","author":{"@id":"#lena"}}'
    assert authors(head=LD.format(f'{{"@graph":[{article},{person}]}}')) == ("Lena Okoro",)
    assert authors(head=LD.format(article)) == ()
