"""Addresses in running text: found whole, told apart from what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.text.urls.canonical import canonical_url, has_credentials, registrable_domain
from verify.text.urls.faults import url_fault
from verify.text.urls.finder import find_urls


def urls(text: str) -> list[str]:
    return [found.url for found in find_urls(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Title”, Agency, https://example.org/tr/haber/2687648, (Date of Accession: 1.2.2022).",
         ["https://example.org/tr/haber/2687648"]),
        ("see https://example.com/news:680082, there", ["https://example.com/news:680082"]),
        ("(see https://example.org/a_(b)).", ["https://example.org/a_(b)"]),
        ("(see https://example.org/a).[2] Next", ["https://example.org/a"]),
        ("It says so: https://example.org/x.[2] Then", ["https://example.org/x"]),
        ("«https://example.ru/путь/до» – да", ["https://example.ru/путь/до"]),
        ("at www.example.com, and", ["www.example.com"]),
        ("in 24.kg/vlast/1234/; later", ["24.kg/vlast/1234/"]),
        ("https://a.org/x,https://b.org/y", ["https://a.org/x", "https://b.org/y"]),
        ("https://a.org/x?ids[]=1&b=2!", ["https://a.org/x?ids[]=1&b=2"]),
        ("[текст](https://a.org/b)**, дальше", ["https://a.org/b"]),
        ("URL: https://пример.рф/новости/1 (дата обращения: 01.02.2022)", ["https://пример.рф/новости/1"]),
        ("“https://web.archive.org/web/2022/http://a.org//b”",
         ["https://web.archive.org/web/2022/http://a.org//b"]),
        ("https://a.org/x’e göre", ["https://a.org/x"]),
        ("read it at https://example.org/a…", ["https://example.org/a"]),
        ("<https://example.org/a>", ["https://example.org/a"]),
        ("https://example.org/a—which", ["https://example.org/a"]),
        ("https://example.org/page#section-2).", ["https://example.org/page#section-2"]),
        (
            "https://a.org/x(Erişim Tarihi: 1.1.2020)",
            ["https://a.org/x"],
        ),
        ("https://a.org/x?y=[1] and", ["https://a.org/x?y=[1]"]),
        ("https://a.org/compare/main...topic", ["https://a.org/compare/main...topic"]),
        ("HTTPS://EXAMPLE.ORG/A", ["HTTPS://EXAMPLE.ORG/A"]),
    ],
)  # fmt: skip
def test_an_address_is_taken_whole_and_its_punctuation_left(text: str, expected: list[str]) -> None:
    assert urls(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "and/or, he/she, 24/7, km/h",
        "on 12.10.2022/13.10.2022 at 12:30",
        "write to press@example.org/office or info@example.com",
        "Mr.Smith/Jones and e.g./i.e.",
        "версии 1.2/3 и т.д./т.п.",
        "the ratio 3.5/4.0",
        "он/она, и/или, 2021/22",
        "www. stands for world wide web",
        "http:// is a scheme",
    ],
)
def test_what_only_looks_like_an_address_is_left_alone(text: str) -> None:
    assert urls(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("hxxps://example.org/a", "hxxps"),
        ("https:// www.example.org/a", "space"),
        ("http:/example.org/a", "a slash after"),
        ("https//example.org/a", "the colon after “https” is missing"),
        ("HTTP//example.org/a", "the colon after “http” is missing"),
        ("https:/example.org/a", "a slash after “https:” is missing"),
        ("https:///example.org/a", "too many slashes after “https:”"),
        ("hxxps://example.net/a", "“hxxps” must be “https”"),
        ("hxxp://example.net/a", "“hxxp” must be “http”"),
        ("htttps://example.org/a", "misspelling"),
        ("ttps://example.org/a", "misspelling"),
        ("http:\\\\example.org\\a", "ackslashes"),
        ("https://https://example.org/a", "twice"),
        ("https://www.example.con1/a", "top-level"),
        ("https://www.example..org/a", "missing"),
        ("https://example.org/…/a", "cut off"),
        ("https://exаmple.org/a", "two scripts"),  # a Cyrillic «а»
        ("https://example/a", "no domain"),
        ("https://example[.]org/a", "in brackets"),
        ("mailto:office@example.org", "not the start"),
        ("", "empty"),
        ("https://exa mple.org/", "space"),
    ],
)
def test_a_broken_address_is_explained_and_has_no_canonical_form(text: str, word: str) -> None:
    assert word in (url_fault(text) or "")
    assert canonical_url(text) is None


@pytest.mark.parametrize(
    "broken", ["hxxps://example.org/a", "https:// www.example.org/a", "https//example.org/a",
               "htttps://example.org/a", "http:/example.org/a"]
)  # fmt: skip
def test_a_broken_address_is_still_found_in_a_note(broken: str) -> None:
    assert urls(f"“Title”, {broken}, (Accessed: 1.2.2022)") == [broken]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org", "www.example.org/a", "24.kg/a", "http://127.0.0.1:8080/x",
        "http://localhost:8080/x", "http://[::1]/x", "https://example.org/a b".replace(" ", "%20"),
        "https://пример.рф/", "https://example.org:8443/", "https://user@example.org/",
        "https://akipress.example.com/news:680082", "https://a.co.uk/x?y=1&&z=2",
    ],
)  # fmt: skip
def test_a_good_address_is_not_called_malformed(address: str) -> None:
    assert url_fault(address) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Example.ORG:80/A//b/../c?id=1#part", "http://example.org/A//c?id=1"),
        ("www.example.org", "https://www.example.org/"),
        ("https://a.org/?utm_source=x&id=2&fbclid=y", "https://a.org/?id=2"),
        ("https://a.org/?utm_source=x", "https://a.org/"),
        ("https://user:secret@a.org/x", "https://a.org/x"),
        (
            "https://web.archive.org/web/2022/http://b.org//c?id=1",
            "https://web.archive.org/web/2022/http://b.org//c?id=1",
        ),
        ("https://a.org/x?b=2&a=1", "https://a.org/x?b=2&a=1"),
        ("https://a.org/путь", "https://a.org/%D0%BF%D1%83%D1%82%D1%8C"),
        ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/"),
        ("https://a.org/x#:~:text=word", "https://a.org/x"),
        ("https://a.org/x/", "https://a.org/x/"),
        ("https://a.org/x?a=1&amp;b=2", "https://a.org/x?a=1&b=2"),
        ("https://a.org/compare/main...topic", "https://a.org/compare/main...topic"),
        ("https://a.org/?q=a+b%2Bc", "https://a.org/?q=a+b%2Bc"),
    ],
)
def test_the_canonical_form_is_the_browsers_own_without_noise(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://en.odkb-csto.org/news/", "odkb-csto.org"),
        ("https://www.aa.com.tr/tr/", "aa.com.tr"),
        ("https://news.bbc.co.uk/x", "bbc.co.uk"),
        ("https://24.kg/x", "24.kg"),
        ("hxxp://example.org", None),
    ],
)
def test_the_registrable_domain_knows_public_suffixes(url: str, domain: str | None) -> None:
    assert registrable_domain(url) == domain


PATHS = st.text(alphabet="abc/-_.~%20?&=:;,()é№ж", max_size=40)


@settings(deadline=None)  # the first call loads word lists
@given(PATHS)
def test_the_canonical_form_of_a_canonical_form_is_itself(path: str) -> None:
    once = canonical_url("https://example.org/" + path)
    assert once is None or canonical_url(once) == once


@settings(deadline=None)  # the first call loads word lists
@given(st.text(max_size=300))
def test_found_addresses_stand_where_their_span_says(text: str) -> None:
    for found in find_urls(text):
        assert text[found.span.start : found.span.end] == found.url


@settings(deadline=None)  # the first call loads word lists
@given(st.text(alphabet="htps:/.wxorg ,()[]…-#?", max_size=80))
def test_every_found_address_is_either_good_or_explained(text: str) -> None:
    for found in find_urls(text):
        assert (canonical_url(found.url) is None) == (url_fault(found.url) is not None)


def test_a_long_text_without_addresses_is_read_in_one_pass() -> None:
    text = "слово/слово a.b.c.d.e.f.g.h/ ((((( www " * 20_000
    assert find_urls(text) == ()


@pytest.mark.parametrize(
    ("url", "has"),
    [
        ("https://desk:secret@gauge.test/a", True),
        ("https://desk@gauge.test/a", True),
        ("desk:secret@gauge.test/a", True),
        ("https://gauge.test/@desk/a", False),
        ("https://gauge.test/map/@41.0,29.0", False),
        ("https://gauge.test/a?to=desk@gauge.test", False),
        ("https://gauge.test/a#desk:secret@b", False),
        ("https://@gauge.test/a", False),
        ("@", False),
    ],
)
def test_a_password_before_the_host_is_told_from_an_at_sign_behind_it(url: str, has: bool) -> None:
    assert has_credentials(url) is has


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("见 http://kentaur.example/a1，12 March", "http://kentaur.example/a1"),
        ("http://kentaur.example/a2；12 March", "http://kentaur.example/a2"),
        ("（http://kentaur.example/a3）。", "http://kentaur.example/a3"),
        (
            "Retrieved from URL:http://kentaur.example/a?id=1, 2 pgs",
            "http://kentaur.example/a?id=1",
        ),
        ("Erişim <URL:http://kentaur.example/a2.html>.", "http://kentaur.example/a2.html"),
        ("Unknown, //kentaur.com/a3, accessed", "//kentaur.com/a3"),
    ],
)
def test_marks_around_an_address_are_not_part_of_it(text: str, url: str) -> None:
    assert [found.url for found in find_urls(text)] == [url]


@pytest.mark.parametrize(
    "text",
    [
        "![](/images/2023-03-www.kentaur_.com-698b1ab.webp)",
        "img/photo-www.kentaur.com.png",
        "either//or/both",
        "// a comment of the code",
    ],
)
def test_a_piece_of_a_path_is_no_address(text: str) -> None:
    assert find_urls(text) == ()


@pytest.mark.parametrize(
    "href",
    [
        "https://kentaur.example/des-gamers-soutiennent-la-grève…-sur-le-pont/",
        "https://kentaur.example/files/council report 2024.pdf",
        "https://kentaur.example/новый мост.html",
    ],
)
def test_what_browsers_escape_is_no_fault(href: str) -> None:
    assert url_fault(href) is None
    assert canonical_url(href)


@pytest.mark.parametrize(
    ("href", "why"),
    [
        ("https://kentaur.example/…", "cut off"),
        ("https://kentaur.example/council-keeps…", "cut off"),
        ("https://ken taur.example/a", "space"),
    ],
)
def test_what_no_browser_opens_is_a_fault(href: str, why: str) -> None:
    assert why in (url_fault(href) or "")


def test_an_address_with_bare_slashes_has_the_usual_scheme() -> None:
    assert canonical_url("//kentaur.com/a3") == "https://kentaur.com/a3"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://example.org/wiki/Why_?", "https://example.org/wiki/Why_?"),
        ("https://example.org/wiki/Why_?#top", "https://example.org/wiki/Why_?"),
        ("https://example.org/wiki/Why_?utm_source=x", "https://example.org/wiki/Why_"),
        ("https://example.org/wiki/Why_#is_it?", "https://example.org/wiki/Why_"),
        ("https://example.org/wiki/Why_", "https://example.org/wiki/Why_"),
        ("https://example.org/a?b=", "https://example.org/a?b="),
    ],
)
def test_a_question_mark_at_the_end_belongs_to_the_url(href: str, expected: str) -> None:
    assert canonical_url(href) == expected


def test_a_question_mark_behind_a_url_in_a_sentence_does_not() -> None:
    [found] = find_urls("Have you seen https://example.org/wiki/Why_?")
    assert canonical_url(found.url) == "https://example.org/wiki/Why_"
