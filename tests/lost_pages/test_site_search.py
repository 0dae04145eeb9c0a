"""A publisher's own search page: as the site declares it, and the headlines it lists."""

from __future__ import annotations

import re

import pytest
from shared_data import SHARED, needs_shared

from verify.lost_pages.site_search import (
    declared_template,
    opensearch_link,
    opensearch_template,
    result_links,
    search_url,
)
from verify.text.gazetteer.agencies import agencies

BASE = "https://gazete.test/"


def page(action: str) -> bytes:
    return f'<script type="application/ld+json">{action}</script>'.encode()


@pytest.mark.parametrize(
    "action",
    [
        '{"@type": "SearchAction", "target": "https://gazete.test/?s={search_term_string}"}',
        '{"@graph": [{"@type": "WebSite", "potentialAction": [{"@type": "SearchAction",'
        ' "target": {"@type": "EntryPoint", "urlTemplate": "https://gazete.test/?s={q}"}}]}]}',
        '[{"@type": "WebSite", "potentialAction": {"@type": "SearchAction",'
        ' "target": ["android-app://x/{q}", "https://gazete.test/?s={q}"]}}]',
    ],
)
def test_a_search_action_is_read_in_its_usual_forms(action: str) -> None:
    template = declared_template(page(action), BASE)
    assert template is not None and template.startswith("https://gazete.test/?s={")


@pytest.mark.parametrize(
    "action",
    [
        '{"@type": "SearchAction", "target": "https://search.example/?q={q}"}',  # a third party
        '{"@type": "SearchAction", "target": "https://gazete.test/search"}',  # no field
        '{"@type": "ReadAction", "target": "https://gazete.test/{q}"}',
        '{"@type": "SearchAction", "target": "https://gazete.test/?s={q}"',  # cut
        '{"@type": "SearchAction"}',
        "[]",
    ],
)
def test_what_is_no_search_of_the_site_is_left_out(action: str) -> None:
    assert declared_template(page(action), BASE) is None


def test_a_title_is_encoded_and_further_fields_are_empty() -> None:
    title = "Paşa & oğulları: “%50”"
    asked = search_url("https://gazete.test/?s={q}&page={startPage?}", title)
    assert asked == (
        "https://gazete.test/?s=Pa%C5%9Fa+%26+o%C4%9Fullar%C4%B1%3A+%E2%80%9C%2550%E2%80%9D&page="
    )
    assert search_url("https://gazete.test/arama/{q}/", "a/b c") == (
        "https://gazete.test/arama/a%2Fb%20c/"
    )
    assert search_url("https://gazete.test/arama", "a") is None


def test_an_opensearch_description_gives_the_page_for_people() -> None:
    link = '<link rel="search" type="application/opensearchdescription+xml" href="/os.xml">'
    assert opensearch_link(link.encode(), BASE) == "https://gazete.test/os.xml"
    third = link.replace("/os.xml", "https://s1.example/os.xml")
    assert opensearch_link(third.encode(), BASE) is None
    described = b"""<OpenSearchDescription>
      <Url type="application/x-suggestions+json" template="https://gazete.test/suggest?q={searchTerms}"/>
      <Url type="text/html" template="https://gazete.test/ara?q={searchTerms}&amp;p={startPage?}"/>
    </OpenSearchDescription>"""
    assert opensearch_template(described, BASE) == (
        "https://gazete.test/ara?q={searchTerms}&p={startPage?}"
    )
    assert opensearch_template(b"<html>Log in</html>", BASE) is None


def test_headlines_of_the_site_are_candidates_and_its_menus_are_not() -> None:
    body = """<a href="/">Ana sayfa</a> <a href="/spor">Spor haberleri</a>
      <a href="/h/1#top">Kanal mayısta açılacak</a> <a href="/h/1">Kanal mayısta açılacak</a>
      <a href="https://ads.example/x">Bu fırsatı kaçırmayın hemen</a>
      <a href="javascript:void(0)">Daha fazla haber göster</a> <a href="/h/2"><b>Vapur</b> limanda
      kaldı</a>"""
    found = [(one.url, one.title) for one in result_links(body.encode(), BASE)]
    assert found == [
        ("https://gazete.test/h/1", "Kanal mayısta açılacak"),
        ("https://gazete.test/h/2", "Vapur limanda kaldı"),
    ]


def shipped() -> list[str]:
    return [template for agency in agencies() for template in agency.search]


def test_every_shipped_pattern_is_on_its_publishers_own_domain() -> None:
    for agency in agencies():
        for template in agency.search:
            assert template.count("{title}") == 1
            host = template.split("/")[2]
            assert any(host == d or host.endswith(f".{d}") for d in agency.domains)


@needs_shared
@pytest.mark.slow
def test_every_shipped_pattern_is_declared_by_a_page_of_the_corpus() -> None:
    declared = set()
    for path in (SHARED / "corpus").rglob("*.html"):
        body = path.read_bytes()
        for found in re.finditer(rb'"(https?://[^"\s]{4,200}\{\w+\}[^"\s]{0,40})"', body):
            declared.add(re.sub(r"\{\w+\}", "{title}", found[1].decode()))
    assert shipped() and set(shipped()) <= declared
