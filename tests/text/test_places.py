"""Forms of places' names, and people whose names begin like a place's."""

from __future__ import annotations

import pytest

from verify.text.gazetteer.places import find_places


def _codes(text: str, language: str) -> list[str]:
    return [place.code for place in find_places(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("ru", "в Москве, под Москвой", ["Moscow", "Moscow"]),
        ("ru", "Берлинский сенат и Берлинцы, Парижанин", ["Berlin", "Berlin", "Paris"]),
        ("ru", "из Нидерландов и Эмиратов, Иранцы", ["NL", "AE", "IR"]),
        ("ru", "в Северной Корее и Саудовской Аравией", ["KP", "SA"]),
        ("uk", "у Москві, Росією, Українці", ["Moscow", "RU", "UA"]),
        ("en", "Berliners, Iraqis, Peruvian, Chad’s, Indian", ["Berlin", "IQ", "PE", "TD", "IN"]),
        ("de", "Wiener, Österreicher, den Vereinigten Staaten", ["Vienna", "AT", "US"]),
        ("fr", "Parisien, Maliens", ["Paris", "ML"]),
        ("tr", "Rusyada, İranlı, Suriyeli, Kuzey Kore'nin", ["RU", "IR", "SY", "KP"]),
    ],
)
def test_forms(language: str, text: str, codes: list[str]) -> None:
    assert _codes(text, language) == codes


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Москвин, Киевлев, Лондонов, Варшавин, Польшин, Иракли, Иранов, Оманов"),
        ("uk", "Москвін, Афіногенов, Чадов"),
        ("en", "Chadwick, Malik, Francesca, Indiana, Romney, Romer, Londono, Parisi"),
        ("de", "Parisi, Malik, Chadwick, Romero"),
        ("fr", "Parisot, Malik, Londonnet"),
        ("tr", "Malik, Moskov, Berlinger"),
    ],
)
def test_names_of_people_are_no_forms(language: str, text: str) -> None:
    assert _codes(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "Leningrad Region, Leningrad Oblast, Scotland", ["Leningrad", "Leningrad", "Scotland"]),
        ("ru", "в Ленинградской области и Шотландии", ["Leningrad", "Scotland"]),
        ("tr", "İskoçya'da ve Bavyera eyaletinde", ["Scotland", "Bavaria"]),
        ("de", "in Schottland, in Bayern, im Gebiet Leningrad", ["Scotland", "Bavaria", "Leningrad"]),
        ("fr", "en Écosse et en Bavière", ["Scotland", "Bavaria"]),
        ("uk", "у Шотландії та Донецькій області", ["Scotland", "Donetsk"]),
        ("en", "the Soviet Union, the USSR, Russia", ["SU", "SU", "RU"]),
        ("ru", "в Советском Союзе, СССР и России", ["SU", "SU", "RU"]),
        ("tr", "Sovyetler Birliği'nde, Rusya'da", ["SU", "RU"]),
        ("de", "aus der Sowjetunion", ["SU"]),
        # A province that a text does not tell from its city, and names with short stems.
        ("ru", "в Московской области, Москве", ["Moscow", "Moscow"]),
        ("ru", "на Кубе, в Юте, в Нижней Саксонии", ["CU", "Utah", "Lower Saxony"]),
        ("uk", "з Азією, на Кубі, у Гамбурзі та Америці", ["142", "CU", "Hamburg", "US"]),
    ],
)  # fmt: skip
def test_regions_and_former_countries(language: str, text: str, codes: list[str]) -> None:
    assert _codes(text, language) == codes


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Vladimir, Victoria, Jewish, Central, Federal District, Marche"),
        ("tr", "Merkezi, Ordu, Van, Batman"),
        ("fr", "Amour, Centre, Nord, Marche, Ain"),
        ("uk", "Центр, Кампанія, Кубок"),
        ("ru", "Кубок, Юткевич, Еврейский, Ютуб"),
    ],
)
def test_words_and_given_names_are_no_regions(language: str, text: str) -> None:
    assert _codes(text, language) == []
