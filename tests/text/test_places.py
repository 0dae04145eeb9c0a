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
