"""A fetched body: titles, dates, authors, each with its origin."""

from __future__ import annotations

import pytest

from verify.read.page import extract
from verify.read.page.head_dates import iso_date
from verify.read.page.title.site_part import strip_site_name

P = (
    "The two ministries agreed in March to open the river crossing for lorries, after months in "
    "which farmers on both banks had complained about spoilt fruit and lost contracts."
)


def html(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def test_the_main_text_leaves_out_what_the_whole_text_holds() -> None:
    found = extract.extract_page(
        html(f"<nav>Home</nav><article><h1>Ferry</h1><p>{P}</p><p>{P}</p></article>")
    )
    assert found.text == f"Ferry\n\n{P}\n\n{P}"
    assert found.whole_text.startswith("Home\n\n")


@pytest.mark.parametrize("element", ["article", "main", "header", "section", "x-story"])
def test_a_page_that_leaves_out_head_and_body_is_read_whole(element: str) -> None:
    bare = f"<title>Ferry</title><{element}><h1>Ferry</h1><p>{P}</p></{element}><p>{P}</p> So far."
    found = extract.extract_page(bare.encode(), "text/html")
    assert found.whole_text == f"Ferry\n\n{P}\n\n{P}\n\nSo far."
    assert [(t.kind, t.value) for t in found.titles] == [("h1", "Ferry"), ("title", "Ferry")]


@pytest.mark.parametrize(
    "page_",
    [
        "<html><head><title>Ferry</title></head><body>{}</body></html>{}",
        "<html><head><title>Ferry</title></head></html><body>{}{}</body>",
        "<html><title>Ferry</title><body>{}</body></html>\n<html><body>{}</body></html>",
    ],
)
def test_what_follows_the_end_of_the_page_is_read_too(page_: str) -> None:
    found = extract.extract_page(page_.format(f"<p>{P}</p>", f"<p>{P}</p>").encode(), "text/html")
    assert found.whole_text == f"{P}\n\n{P}"


def test_what_belongs_to_a_head_is_not_taken_for_text() -> None:
    head = "<title>Ferry</title><style>p {}</style><!-- now --><script>var a = 1</script>"
    assert extract.extract_page(f"{head}<p>{P}</p>".encode(), "text/html").whole_text == P


def test_titles_come_with_where_they_stand() -> None:
    found = extract.extract_page(
        html(
            f"<h1>Ferry Sinks</h1><p>{P}</p>",
            "<title>Ferry Sinks | Valley Post</title><meta property=og:title content='Ferry lost'>"
            "<meta property=og:site_name content='Valley Post'>"
            '<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],'
            '"headline":"Ferry &amp; barge sink","datePublished":"2022-05-03T10:00:00Z",'
            '"author":[{"@type":"Person","name":"Lena Okoro"}]}]}</script>',
        ),
        address="https://valley.example/news/ferry-sinks-in-storm",
    )
    assert [(t.kind, t.value) for t in found.titles] == [
        ("h1", "Ferry Sinks"),
        ("og", "Ferry lost"),
        ("json-ld", "Ferry & barge sink"),
        ("title", "Ferry Sinks"),
        ("slug", "ferry sinks in storm"),
    ]
    assert found.authors == ("Lena Okoro",)
    assert found.site_name == "Valley Post"


def test_dates_come_in_the_order_of_their_weight_with_their_origin() -> None:
    found = extract.extract_page(
        html(
            f"<h1>Ferry</h1><p>3 May 2022</p><p>{P}</p><time datetime='2022-05-04'>x</time>",
            "<meta itemprop=datePublished content=20220502>",
        ),
        address="https://valley.example/2022/05/01/ferry",
    )
    assert [(d.value, d.origin) for d in found.published] == [
        ("2022-05-02", "meta"),
        ("2022-05-04", "time"),
        ("2022-05-03", "text"),
        ("2022-05-01", "address"),
    ]


def test_a_year_in_the_footer_is_no_date() -> None:
    found = extract.extract_page(
        html(f"<h1>Ferry</h1><p>{P}</p><footer>© 2026 Valley Post</footer>")
    )
    assert found.published == ()


def test_broken_structured_data_is_passed_over() -> None:
    found = extract.extract_page(
        html(
            f"<p>{P}</p>",
            '<script type="application/ld+json">{"@type": "NewsArticle", oops</script>'
            f'<script type="application/ld+json">{"[" * 100_000}</script>'
            '<script type="application/ld+json">{"@type":"Article","headline":"Ferry"}</script>',
        )
    )
    assert [t.value for t in found.titles] == ["Ferry"]


def test_a_page_that_is_paid_for_and_short_is_truncated() -> None:
    paid = '<script type="application/ld+json">{"@type":"Article","headline":"F","isAccessibleForFree":%s}</script>'
    assert extract.extract_page(html(f"<p>{P}</p>", paid % '"False"')).truncated
    assert not extract.extract_page(html(f"<p>{P}</p>", paid % "true")).truncated


def test_a_feed_gives_the_titles_and_texts_of_its_items() -> None:
    feed = (
        "<?xml version='1.0' encoding='windows-1251'?><rss version='2.0'><channel><title>Долина</title>"
        "<language>ru-RU</language><item><title>Паром утонул</title><description>&lt;p&gt;Паром "
        "утонул &lt;b&gt;в бурю&lt;/b&gt;.&lt;/p&gt;</description></item></channel></rss>"
    ).encode("cp1251")
    found = extract.extract_page(feed, media_type="application/xml")
    assert found.text == "Паром утонул\n\nПаром утонул в бурю."
    assert [t.value for t in found.titles] == ["Долина", "Паром утонул"]
    assert found.language == "ru"


@pytest.mark.parametrize("end", ["<rss><channel><title>The Gauge</title></channel></rss>", "x"])
def test_comments_before_the_first_tag_are_passed_over_in_one_go(end: str) -> None:
    from verify.read.sniff import detect_format

    comments = (
        "<!-- one --> <!-- <two -->\n" * 100
    )  # each taken for the end of another: 2**200 ways
    assert detect_format(f"<?xml version='1.0'?>{comments}{end}") == (
        "text" if end == "x" else "feed"
    )
    assert detect_format(f"{comments}<html><p>{end}") == "html"


def test_an_atom_feed_is_a_feed() -> None:
    feed = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Valley</title><entry><title>Ferry</title>"
        b"<published>2022-05-03T10:00:00Z</published><content type='html'>Sunk.</content></entry></feed>"
    )
    found = extract.extract_page(feed, media_type="application/atom+xml")
    assert found.text == "Ferry\n\nSunk."
    assert [d.value for d in found.published] == ["2022-05-03"]


def test_entities_of_a_feed_are_not_expanded() -> None:
    bomb = b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&x;</title></channel></rss>"
    assert "root:" not in extract.extract_page(bomb, media_type="application/rss+xml").whole_text


def test_plain_text_is_a_page_too() -> None:
    assert extract.extract_page(P.encode(), "text/plain").text == P


@pytest.mark.parametrize(
    "data", [b"", b"   ", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\x00\x01\x02\x03"]
)
def test_what_is_no_text_is_an_empty_page(data: bytes) -> None:
    assert extract.extract_page(data) == extract.Page("", "")


@pytest.mark.parametrize(
    ("title", "site", "others", "bare"),
    [
        ("Ferry Sinks - BBC News", "BBC News", [], "Ferry Sinks"),
        ("Valley Post :: News :: Ferry Sinks", None, ["Ferry Sinks"], "Ferry Sinks"),
        ("Valley Post | Ferry Sinks", "Valley Post", [], "Ferry Sinks"),
        ("Паром утонул — Долина", "Долина", [], "Паром утонул"),
        ("Ferry sinks – three drown", "Valley Post", [], "Ferry sinks – three drown"),
        ("Ferry-boat sinks", "Valley Post", [], "Ferry-boat sinks"),
    ],
)
def test_a_title_loses_the_site_and_nothing_else(
    title: str, site: str | None, others: list[str], bare: str
) -> None:
    assert strip_site_name(title, site, others) == bare


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2020-12-01T14:02:00+06:00", "2020-12-01"),
        ("2020-12-01 14:02", "2020-12-01"),
        ("20201201", "2020-12-01"),
        ("Tue, 3 Jan 2006 19:57:00 +0300", "2006-01-03"),
        ("1 декабря 2020", "2020-12-01"),
        ("0001-01-01T00:00:00Z", None),
        ("1970-01-01", None),
        ("2020-13-45", None),
        ("2020", None),
        ("", None),
    ],
)
def test_dates_of_a_head_are_full_dates_or_none(text: str, date: str | None) -> None:
    assert iso_date(text) == date
