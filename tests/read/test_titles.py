"""Which of a page's titles comes first, and what is cut off from it."""

from __future__ import annotations

import pytest

from verify.model import Article, Page
from verify.read.page.extract import extract_page
from verify.read.page.title.site_part import strip_site_name
from verify.read.reader import read_bytes

P = (
    "<p>The two ministries agreed in March to open the river crossing for lorries, after months in "
    "which farmers on both banks had complained about spoilt fruit and lost contracts.</p>"
)


def read(body: str, head: str = "", address: str = "https://valleypost.example/a/1") -> Page:
    page = f"<html><head><meta charset=utf-8>{head}</head><body>{body}{P * 3}</body></html>"
    return extract_page(page.encode(), "text/html", address=address)


def first(page: Page) -> str:
    return page.titles[0].value


OG = "<meta property='og:title' content='{}'>"
LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("h1", "head", "title"),
    [
        # A kicker in the heading: as the head writes it, or left out where the head leaves it out.
        ("<span>Battery</span> : Has it had its day?", "Battery: Has it had its day?", None),
        ("<span>Akku</span><b>Hat er ausgedient?</b>", "Hat er ausgedient?", None),
        ("<a href=/x><span>Akku</span> <b>Hat er ausgedient?</b></a>", "Hat er ausgedient?", None),
        ("<span class=kicker>Pil</span><span>Devri bitti mi?</span>", "", "Devri bitti mi?"),
        # Near misses: an emphasized word is no kicker.
        ("<em>Titanic</em> sails from the valley", "", "Titanic sails from the valley"),
        ("<i>Война и мир</i> на сцене театра", "", "Война и мир на сцене театра"),
    ],
)
def test_a_kicker_in_the_heading_is_written_as_the_head_writes_it(
    h1: str, head: str, title: str | None
) -> None:
    assert first(read(f"<h1>{h1}</h1>", OG.format(head) if head else "")) == (title or head)


def test_the_sites_name_in_a_heading_is_no_headline() -> None:
    page = read(
        "<h1>Valley Post</h1><h2>Ferry sinks in storm</h2>", OG.format("Ferry sinks in storm")
    )
    assert first(page) == "Ferry sinks in storm"
    assert "Valley Post" not in [title.value for title in page.titles]


def test_a_heading_of_another_thing_comes_after_the_heads_titles() -> None:
    page = read("<h1>Reader survey</h1>", OG.format("Ferry sinks in storm"))
    assert [title.value for title in page.titles[:2]] == ["Ferry sinks in storm", "Reader survey"]


def test_a_tagline_in_the_structured_data_comes_last() -> None:
    data = '{"@type":"Article","name":"Weir bridge","headline":"crossing of nine piers"}'
    page = read(
        '<div id="firstHeading">Weir bridge</div>',
        "<title>Weir bridge - the valley wiki</title>" + LD.format(data),
    )
    values = [title.value for title in page.titles if title.kind != "slug"]
    assert values[0] == "Weir bridge"
    assert values[-1] == "crossing of nine piers"


def test_a_headline_of_the_structured_data_that_only_differs_keeps_its_place() -> None:
    data = '{"@type":"Article","name":"Weir","headline":"The weir bridge stays shut"}'
    page = read("<h1>The weir bridge is shut</h1>", LD.format(data))
    assert [t.value for t in page.titles][:2] == [
        "The weir bridge is shut",
        "The weir bridge stays shut",
    ]


def test_soft_hyphens_are_not_part_of_a_title() -> None:
    assert first(read("<h1>Verfas\u00adsungs\u00adbe\u00adschwerde ein\u00adgelegt</h1>")) == (
        "Verfassungsbeschwerde eingelegt"
    )


@pytest.mark.parametrize(
    ("title", "host", "bare"),
    [
        ("Ferry sinks - The Valley Post", "www.thevalleypost.example", "Ferry sinks"),
        ("Ferry sinks - valley.example - Webdesign", "valley.example", "Ferry sinks"),
        ("Паром утонул - Долина", "valley.example", "Паром утонул - Долина"),
        ("Ferry sinks in the storm | Valley Post", None, "Ferry sinks in the storm"),
        ("Vadi Postası » Feribot fırtınada battı dün", None, "Feribot fırtınada battı dün"),
        (
            "« La gravité de la situation dans le pays »",
            None,
            "« La gravité de la situation dans le pays »",
        ),
        ("Rivers | Borders", None, "Rivers | Borders"),
        ("Ferry sinks - three drown", "three.example", "Ferry sinks - three drown"),
    ],
)
def test_a_window_title_loses_the_site(title: str, host: str | None, bare: str) -> None:
    assert strip_site_name(title, None, (), host) == bare


def test_an_author_whose_line_touches_its_date_is_read() -> None:
    page = read(
        "<h1>Ferry sinks in storm</h1><p class=byline>By <a href=/a>Lena Okoro</a>"
        "<time>Mar. 12, 2024 , 1:00 PM</time></p>"
    )
    assert page.authors == ("Lena Okoro",)
    assert page.published[0].value == "2024-03-12"


@pytest.mark.parametrize(
    ("window", "title"),
    [
        ("Our style - chadwick.net - Web design", "Our style"),
        ("Новый паром — www.pochta.ru", "Новый паром"),
        ("Die Fähre | post.de | Fluss", "Die Fähre"),
        # A file, a sentence's end and a host inside the headline.
        ("How to begin - Node.js", "How to begin - Node.js"),
        ("The fall of Salon.com", "The fall of Salon.com"),
        ("Fraude et voyages : Booking.com", "Fraude et voyages : Booking.com"),
        ("Amazon.com: Books - what to read", "Amazon.com: Books - what to read"),
    ],
)
def test_a_host_in_a_window_title_is_the_sites_name(window: str, title: str) -> None:
    assert strip_site_name(window, None) == title


PARAGRAPH = "<p>The ministries agreed in March to open the crossing for lorries at last.</p>" * 6


def shown(body: str, head: str = "") -> str | None:
    page = f"<html><head>{head}</head><body>{body}{PARAGRAPH}</body></html>"
    found = read_bytes(page.encode(), "page.html", "text/html")
    assert isinstance(found, Article)
    return found.title.value if found.title else None


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<span>Politik</span> <span>:</span> Die Fähre sinkt wieder", "Die Fähre sinkt wieder"),
        ("<div>Stark</div><i>: </i><b>Die Fähre sinkt wieder</b>", "Stark: Die Fähre sinkt wieder"),
        ("Die Fäh\u00adre sinkt wieder", "Die Fähre sinkt wieder"),
        ("Die Fähre: Sie sinkt wieder", "Die Fähre: Sie sinkt wieder"),
    ],
)
def test_the_title_of_an_article_has_the_words_of_its_headline(heading: str, title: str) -> None:
    assert shown(f"<h1>{heading}</h1>", f"<meta property=og:title content='{title}'>") == title


def test_a_logo_above_a_lower_heading_is_not_the_title() -> None:
    head = (
        "<meta property=og:site_name content='Valley Post'><title>Ferry sinks | Valley Post</title>"
    )
    body = "<h1>Valley Post</h1><h2>Ferry sinks</h2>"
    assert shown(body, head) == "Ferry sinks"
    assert shown("<h1>Valley Post closes</h1><h2>Ferry</h2>", head) == "Valley Post closes"


@pytest.mark.parametrize("logo", ["News", "Паром", "Ferry news"])
def test_a_logo_with_a_word_of_the_title_is_not_the_title(logo: str) -> None:
    title = "Паром утонул снова" if logo == "Паром" else "The end of fake ferry news"
    head = f"<title>{title}</title>"
    assert shown(f"<h1>{logo}</h1><h1>{title}</h1>", head) == title
    assert shown(f"<h1>{title}</h1><h1>{logo}</h1>", head) == title
