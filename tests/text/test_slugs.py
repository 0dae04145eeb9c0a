"""What the words of an address tell: dates and languages, silent when in doubt."""

import pytest

from verify.text.urls import slug_vocabulary
from verify.text.urls.slugs import slug_language, slug_words, url_date, url_language


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.org/en/news/20221007/some-slug", "2022-10-07"),
        ("https://a.org/2022/10/07/some-slug/", "2022-10-07"),
        ("https://a.org/2022/1/7/some-slug/", "2022-01-07"),
        ("https://a.org/news/2022-10-07-slug", "2022-10-07"),
        ("https://a.org/slug_2022_10_07.html", "2022-10-07"),
        ("https://a.org/07/10/2022/slug", "2022-10-07"),
        ("https://a.org/22jun2016/slug", "2016-06-22"),
        ("https://a.org/world/2022/oct/07/slug", "2022-10-07"),
        ("https://a.org/17-10-2022-slug", "2022-10-17"),
        ("https://a.org/2022/10/slug", "2022-10"),
        ("https://web.archive.org/web/20230101000000/https://a.org/2022/10/07/x", "2022-10-07"),
    ],
)
def test_a_date_in_the_path_is_read(url: str, expected: str) -> None:
    assert url_date(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://a.org/doc/20221350",  # no such month
        "https://a.org/doc/20220230/x",  # no such day
        "https://a.org/id/120221007",  # part of a longer number
        "https://a.org/id/18991231/x",  # older than the web
        "https://a.org/10-07-2022-slug",  # day and month cannot be told apart
        "https://a.org/2022/slug",
        "https://a.org/news/680082",
        "https://web.archive.org/web/20230101000000/https://a.org/x",
        "https://a.org/2022-10-07/compared-with-2022-10-09",
        "https://a.org/v/2.10.2022.1",
        "https://a.org/aa20221007bb",
    ],
)
def test_no_date_is_read_where_none_is_certain(url: str) -> None:
    assert url_date(url) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.com.tr/tr/dunya/x/1", "tr"),
        ("https://en.a.org/news/", "en"),
        ("https://a.org/ru-RU/x", "ru"),
        ("https://a.org/?lang=ru", "ru"),
        ("https://a.kz/kaz/x", "kk"),
        ("https://uk.wikipedia.org/wiki/X", "uk"),
        ("https://a.org/prezident-vstretilsya-s-ministrom-oborony", "ru"),
        ("https://a.org/haber/cumhurbaskani-yeni-anayasa-icin-cagri-yapti", "tr"),
        ("https://a.org/the-president-met-the-minister-of-defence", "en"),
        ("https://a.org/die-regierung-will-nicht-mehr-zahlen", "de"),
        ("https://a.org/новости/президент-встретился-с-министром", "ru"),
    ],
)
def test_an_address_betrays_its_language(url: str, expected: str) -> None:
    assert url_language(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://a.org/uk/news/1",  # a country
        "https://uk.a.com/article/1",
        "https://kg.a.com/article/1",  # the edition for a country
        "https://a.org/news/680082",
        "https://a.org/rahmon-putin-moskva",  # names alone
        "https://a.org/it/article",
        "https://a.org/x",
    ],
)
def test_an_address_that_says_nothing_gives_no_language(url: str) -> None:
    assert url_language(url) is None


def test_the_slug_can_be_in_another_language_than_the_host_claims() -> None:
    url = "https://en.a.org/news/zayavlenie-sekretariata-o-situatsii-na-granitse/"
    assert (url_language(url), slug_language(url)) == ("en", "ru")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.org/news/some-words-here-123.html", ("some", "words", "here", "123")),
        ("https://a.org/wiki/Main_Page", ("main", "page")),
        ("https://a.org/news/680082", ()),
        ("https://a.org/", ()),
        ("https://a.org/some-words-a1b2c3d4", ("some", "words")),
    ],
)
def test_slug_words_are_the_headline_of_the_path(url: str, expected: tuple[str, ...]) -> None:
    assert slug_words(url) == expected


@pytest.mark.parametrize("code", ["en", "ru", "tr", "de", "fr"])
def test_words_change_together_as_each_does_alone(code: str) -> None:
    words = [
        *("harbor", "Yayla", "щука", "чья-то", "объявил", "майский", "kuzhina", "it's", "çığlık"),
        *(
            "Straße",
            "über",
            "élève",
            "œuvre",
            "e\u0301te\u0301",
            "İzmir",
            "ψυχή",
            "한국",
            "иу",
            "y",
        ),
    ]
    assert slug_vocabulary._slug_forms(words, code) == [
        slug_vocabulary._slug_forms([word], code)[0] for word in words
    ]
    assert slug_vocabulary._slug_forms([], code) == []


def test_words_are_spelled_as_slugs_spell_them() -> None:
    forms = slug_vocabulary._slug_forms
    assert forms(["щука", "чужих", "юлия"], "ru") == ["schuka", "chujih", "ulya"]
    assert forms(["çığlık", "köprü"], "tr") == ["ciglik", "kopru"]
    assert forms(["über", "straße"], "de") == ["ueber", "strasse"]
    assert forms(["élève"], "fr") == ["eleve"]
