"""Another name or place in a name's place, across languages."""

import pytest

from verify.match.crosslingual.contradiction import find_contradiction
from verify.match.crosslingual.sounds import sound_likeness
from verify.text.gazetteer.places import find_places, people_of


@pytest.mark.parametrize(
    ("statement", "own", "sentence", "other", "gone", "come"),
    [
        (
            "The ferry was inspected on Monday by Marta Kolen of the harbor office.",
            "en",
            "В понедельник паром проверил Виктор Гадаров из управления порта.",
            "ru",
            "Marta Kolen",
            "Виктор Гадаров",
        ),
        (
            "Heyet salı günü Bişkek'te köprünün yapımını görüştü.",
            "tr",
            "On Tuesday the delegation discussed building the bridge in Dushanbe.",
            "en",
            "Bişkek'te",
            "Dushanbe",
        ),
        (
            "Делегация обсудила строительство моста с Северной Кореей.",
            "ru",
            "The delegation discussed building the bridge with Norway.",
            "en",
            "Северной Кореей",
            "Norway",
        ),
    ],
)
def test_another_name_in_its_place_is_a_contradiction(
    statement: str, own: str, sentence: str, other: str, gone: str, come: str
) -> None:
    change = find_contradiction(statement, (own, other), sentence, sentence)
    assert change is not None
    assert (change.kind, change.article, change.source) == ("name", gone, come)


@pytest.mark.parametrize(
    ("statement", "own", "sentence", "other"),
    [
        # One name in two scripts, inflected.
        (
            "The ferry was inspected by Marta Kolen.",
            "en",
            "Паром осмотрели вместе с Мартой Колен.",
            "ru",
        ),
        ("Köprüyü Hamilton'a sordular.", "tr", "О мосте спросили Гамильтона.", "ru"),
        # One place by different names, and an abbreviation that is translated.
        (
            "Talks with North Korea began at the United Nations.",
            "en",
            "Переговоры с КНДР начались в ООН.",
            "ru",
        ),
        ("ABD'deki görüşmeler sürüyor.", "tr", "Talks in the U.S. continue.", "en"),
        (
            "The LSU library reopened on Friday.",
            "en",
            "В пятницу снова открылась библиотека ГУЛ.",
            "ru",
        ),
        # A people beside its country.
        ("Syrians rebuilt the bridge.", "en", "Мост восстановили жители Сирии.", "ru"),
        # Two names are missing: which of them is replaced cannot be told.
        ("Kolen met Hadar in the harbor.", "en", "Дерин и Остров говорили в порту.", "ru"),
    ],
)
def test_the_same_name_written_otherwise_is_none(
    statement: str, own: str, sentence: str, other: str
) -> None:
    assert find_contradiction(statement, (own, other), sentence, sentence) is None


def test_names_sound_alike_across_alphabets() -> None:
    alike = [
        ("Hamilton", "Гамильтона"),
        ("Coupe", "Куп"),
        ("Zhaparov", "Caparov"),
        ("Kate", "Кейт"),
    ]
    unlike = [("Hamilton", "Брандл"), ("Kolen", "Гадар"), ("Ankara", "Лондон")]
    assert min(sound_likeness(one, other) for one, other in alike) > 0.5
    assert max(sound_likeness(one, other) for one, other in unlike) < 0.4


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("В Северной Корее, Соединенных Штатах и Москве", "ru", ["KP", "US", "Moscow"]),
        ("Kuzey Kore'nin ABD'deki Birleşmiş Milletler elçisi", "tr", ["KP", "US", "UN"]),
        ("In den Vereinigten Staaten und in Moskau", "de", ["US", "Moscow"]),
        ("The U.S. and North Korea told us in Los Angeles", "en", ["US", "KP", "Los Angeles"]),
        ("It is up to us, and Mrs. Davis said it in May", "en", []),
    ],
)
def test_places_have_one_code_in_every_language(text: str, language: str, codes: list[str]) -> None:
    assert [place.code for place in find_places(text, language)] == codes


def test_peoples_are_known_by_their_country() -> None:
    assert people_of("Syrians", "en") == {"SY"}
    assert "DE" in people_of("Almanların", "tr")
    assert people_of("Kolen", "en") == frozenset()
