"""Agencies by name and by address; what is not in the data is unknown."""

import pytest

from verify.text.gazetteer.agencies import agencies, agency_at, agency_named
from verify.text.urls.faults import url_fault


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Interfax", "interfax"), ("Интерфакс", "interfax"), ("Tass", "tass"), ("ТАСС", "tass"),
        ("AKI Press", "akipress"), ("AKIpress", "akipress"), ("Anadolu Ajansı", "anadolu"),
        ("ANADOLU AJANSI", "anadolu"), ("Anadolu Agency", "anadolu"), ("Asia-Plus", "asia-plus"),
        ("Азия-Плюс", "asia-plus"), ("газета «Коммерсантъ»", "kommersant"), ("24.kg", "kg24"),
        ("Collective Security Treaty Organization", "csto"), ("ОДКБ", "csto"),
        ("TASS news agency", "tass"), ("Radio Azattyk", "rferl"), ("РИА Новости", "ria"),
        ("The Guardian", "guardian"), ("reuters.com", "reuters"), ("Би-би-си", "bbc"),
    ],
)  # fmt: skip
def test_an_agency_is_known_by_each_of_its_names(name: str, id_: str) -> None:
    found = agency_named(name)
    assert found is not None and found.id == id_


@pytest.mark.parametrize(
    "name",
    [
        "OE Watch",
        "Liberal Newspaper",
        "газета «Сельская жизнь»",
        "Ministry",
        "",
        "News",
        "The",
        "42",
    ],
)
def test_an_unknown_name_is_unknown(name: str) -> None:
    assert agency_named(name) is None


@pytest.mark.parametrize(
    ("url", "id_"),
    [
        ("https://www.aa.com.tr/tr/dunya/x/1", "anadolu"), ("https://akipress.com/news:1", "akipress"),
        ("https://en.odkb-csto.org/news/", "csto"), ("https://rus.azattyk.org/a/1.html", "rferl"),
        ("https://www.bbc.co.uk/news", "bbc"), ("tass.ru/politika/1", "tass"),
        ("https://news.un.org/ru/", "un"),
    ],
)  # fmt: skip
def test_an_agency_is_known_by_its_domains_and_what_is_under_them(url: str, id_: str) -> None:
    found = agency_at(url)
    assert found is not None and found.id == id_


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/",
        "https://nottass.ru/",
        "https://aa.com.tr.example.org/",
        "hxxp://tass.ru",
        "",
    ],
)
def test_a_look_alike_domain_is_no_agency(url: str) -> None:
    assert agency_at(url) is None


@pytest.mark.parametrize("agency", agencies(), ids=lambda a: a.id)
def test_every_entry_is_found_by_all_its_names_and_domains(agency) -> None:  # type: ignore[no-untyped-def]
    assert [n for n in agency.names if agency_named(n) != agency] == []
    assert [d for d in agency.domains if agency_at(f"https://{d}/x") != agency] == []
    assert [d for d in agency.domains if url_fault(f"https://{d}/")] == []
    assert agency.kind in {
        "agency",
        "newspaper",
        "broadcaster",
        "portal",
        "organisation",
        "government",
        "magazine",
    }
