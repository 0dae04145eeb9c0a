"""The cited page is ranked first among pages of its weeks; where it is not, none is proposed."""

from __future__ import annotations

import random
from functools import cache

import pytest
from shared_data import SHARED, needs_shared

from verify.lost_pages.candidates import Candidate, FoundIn, ReadCandidate
from verify.lost_pages.lost import LostPage
from verify.lost_pages.ranking import estimate, is_proposed, most_promising, ranked
from verify.lost_pages.sitemap import read_feed, read_sitemap, robots_sitemaps
from verify.lost_pages.title_agreement import slug_agreement, title_agreement

pytestmark = pytest.mark.slow

TITLE = "River commission agrees to open the upper canal in May"
LOST = LostPage(0, TITLE, "en", domains=("post.example",), accessed="2022-10-20")


def page(title: str, url: str = "https://post.example/1", **known: object) -> ReadCandidate:
    values = {"published": "2022-10-19", "language": "en", **known}
    return ReadCandidate(Candidate(url, FoundIn.SITEMAP), (title,), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        f"{TITLE} | Valley Post",
        "River commission agrees to open upper canal in May",
        "River Commission Agrees to Open the Upper Canal in May",
    ],
)
def test_the_same_title_in_other_clothes_is_proposed(title: str) -> None:
    [only] = ranked(LOST, [page(title)])
    assert is_proposed(only)


@pytest.mark.parametrize(
    "title",
    [
        "River commission agrees to close the lower canal",
        "River commission elects a new secretary",
        "Upper canal opens in May, farmers say",
        "Commission on pensions agrees to open its files in May",
    ],
)
def test_another_article_about_the_same_things_is_not_proposed(title: str) -> None:
    [only] = ranked(LOST, [page(title)])
    assert not is_proposed(only)


def test_a_page_of_a_later_day_is_impossible() -> None:
    [only] = ranked(LOST, [page(TITLE, published="2022-11-19")])
    assert dict(only.parts)["date"] == 0.0 and not is_proposed(only)


def test_what_could_not_be_compared_is_no_part_of_the_score() -> None:
    [only] = ranked(LOST, [page(TITLE, published=None)])
    assert set(dict(only.parts)) == {"title", "domain"} and only.score > 0.9


def test_a_transliterated_slug_agrees_with_its_headline() -> None:
    url = "https://post.example/news/rechnaya-komissiya-dogovorilas-otkryt-kanal"
    cited = "Речная комиссия договорилась открыть канал"
    assert slug_agreement(cited, "ru", url) > 0.85
    assert slug_agreement("Выборы мэра перенесли на осень", "ru", url) < 0.2


def test_the_most_promising_candidate_is_read_first_and_each_url_once() -> None:
    right = Candidate("https://post.example/2", FoundIn.SITEMAP, TITLE, "2022-10-19")
    wrong = Candidate("https://post.example/1", FoundIn.SITEMAP, "Other news", "2022-10-19")
    late = Candidate("https://post.example/3", FoundIn.SITEMAP, TITLE, "2022-12-01")
    assert most_promising(LOST, [wrong, right, right, late]) == [right, wrong]
    assert estimate(LOST, late) == 0.0


def test_agreement_is_symmetric_and_whole_for_the_same_title() -> None:
    assert title_agreement(TITLE, "en", TITLE) == 1.0
    assert title_agreement(TITLE, "en", "") == 0.0


def test_sitemaps_feeds_and_robots_are_read() -> None:
    parts, pages = read_sitemap(
        b'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        b"<sitemap><loc>https://a.example/s1.xml</loc><lastmod>2022-10-01</lastmod></sitemap>"
        b"</sitemapindex>"
    )
    assert [(p.url, p.changed) for p in parts] == [("https://a.example/s1.xml", "2022-10-01")]
    assert pages == []
    feed = (
        b'<rss version="2.0"><channel><title>All</title><link>https://a.example/</link><item>'
        b"<title>Canal &amp; river</title><link>https://a.example/1</link>"
        b"<pubDate>Wed, 19 Oct 2022 10:00:00 GMT</pubDate></item></channel></rss>"
    )
    assert read_feed(feed) == [
        Candidate("https://a.example/1", FoundIn.FEED, "Canal & river", "2022-10-19")
    ]
    assert robots_sitemaps("User-agent: *\nsitemap: https://a.example/s.xml\n") == [
        "https://a.example/s.xml"
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<urlset><url><loc>javascript:alert(1)</loc></url>",
        b"\x1f\x8bnot gzip",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><urlset><url><loc>&b;</loc></url></urlset>',
        b"<html><body>Not found</body></html>",
    ],
)
def test_what_is_no_sitemap_gives_nothing(body: bytes) -> None:
    assert read_sitemap(body) == ([], [])
    assert read_feed(body) == []


@needs_shared
def test_each_page_of_the_corpus_is_first_among_the_headlines_of_its_site() -> None:
    """Measured on 85 pages: all first, none proposed in its absence."""
    pages, headlines = _corpus()
    assert len(pages) >= 40
    first = three = wrong = 0
    for title, language in pages:
        others = [
            page(other, f"https://x.example/{n}", language=language)
            for n, other in enumerate(headlines)
            if title_agreement(title, language, other) < 0.85  # the page itself, on another page
        ]
        assert len(others) >= 100
        lost = LostPage(0, title, language, accessed="2022-10-20")
        found = ranked(lost, [*others, page(title, "https://x.example/right", language=language)])
        place = [one.url for one in found].index("https://x.example/right")
        first, three = first + (place == 0), three + (place < 3)
        wrong += any(is_proposed(one) for one in ranked(lost, others))
    assert first >= 0.9 * len(pages) and three >= 0.97 * len(pages)
    assert wrong == 0


@cache
def _corpus() -> tuple[list[tuple[str, str | None]], list[str]]:
    """The titles of the corpus's pages with their languages, and 150 headlines they link to."""
    from bs4 import BeautifulSoup

    titles, links = [], set()
    for path in sorted((SHARED / "corpus").rglob("*.html")):
        soup = BeautifulSoup(path.read_bytes(), "lxml")
        heading = soup.find("h1")
        title = " ".join(heading.get_text(" ").split()) if heading else ""
        if len(title.split()) >= 4:
            titles.append((title, str(soup.html.get("lang") or "")[:2] or None))
        texts = (" ".join(link.get_text(" ").split()) for link in soup.find_all("a"))
        links |= {text for text in texts if 5 <= len(text.split()) <= 25}
    return titles, random.Random(1).sample(sorted(links), 150)
