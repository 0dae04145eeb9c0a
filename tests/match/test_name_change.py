"""Another name or place in a name's place, across languages."""

import pytest

from verify.match.crosslingual.contradiction import are_comparable, find_contradiction
from verify.match.crosslingual.name_change import (
    Surroundings,
    find_absent_name,
    find_exchanged_name,
    find_replaced_name,
    shares_name,
)
from verify.match.crosslingual.sounds import sound_likeness
from verify.text.gazetteer.peoples import is_people, people_of
from verify.text.gazetteer.places import find_places


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


@pytest.mark.slow
def test_long_words_and_long_passages_are_not_compared() -> None:
    assert sound_likeness("Ka" * 5_000, "Ko" * 5_000) == 0.0
    names = " ".join(f"Kolen{'abcdefgh'[at % 8]}ov" for at in range(20_000))
    assert find_contradiction(names, ("en", "ru"), names, names) is None


@pytest.mark.parametrize(
    ("statement", "own", "sentence", "other", "gone", "come"),
    [
        # A common name is not evidence of itself, but may be what another one replaced.
        ("The ferry to Derinova was late.", "en", "Le bac pour Johnson était en retard.", "fr", "Derinova", "Johnson"),
        ("Johnson opened the bridge.", "en", "Hier, Le pont fut ouvert par Ruth Adlerova.", "fr", None, None),
        # Words of one language are translated: Inventor, Navy, Yurttaşların.
        ("Then the Inventor spoke.", "en", "Puis Hadarov parla.", "fr", None, None),
        ("Sonra Yurttaşların parası bitti.", "tr", "Then Hadarov had no money.", "en", None, None),
        # Adjectives with a capital, currencies and abbreviations with an ending.
        ("Он говорил в Верховном суде.", "ru", "He spoke in Hadarov.", "en", None, None),
        ("Bunu FBI'dan öğrendi.", "tr", "He learned it from Hadarov.", "en", None, None),
        ("Bin Sterlin'den fazla ödedi.", "tr", "He paid Hadarov more.", "en", None, None),
        # Places behind an article, in a compound, as an adjective without a capital.
        ("The U.N. met in May.", "en", "En mai, l’ONU a rencontré Hadarov.", "fr", None, None),
        ("The U.N. met in May.", "en", "Im Mai kam die UN-Versammlung mit Hadarov.", "de", None, None),
        ("The Japanese bridge fell.", "en", "Le pont japonais est tombé chez Hadarov.", "fr", None, None),
        ("Phoenix was flooded.", "en", "Был затоплен Феникс, где жил Гадаров.", "ru", None, None),
    ],
)  # fmt: skip
def test_what_tells_a_name_from_words_that_are_translated(
    statement: str, own: str, sentence: str, other: str, gone: str | None, come: str | None
) -> None:
    change = find_contradiction(statement, (own, other), sentence, sentence)
    found = (change.article, change.source) if change else (None, None)
    assert found == (gone, come)


@pytest.mark.parametrize(
    ("statement", "own", "passage", "page", "other", "absent"),
    [
        ("We sent Hadarov to Norway.", "en", "Мы отправили его.", "Это было в мае.", "ru", "Norway"),
        ("Biz Hadarov'u gönderdik.", "tr", "We sent him.", "It was in May.", "en", "Hadarov'u"),
        # Elsewhere in the page: in another case, as a people, in another spelling.
        ("We sent it to Norway.", "en", "Мы отправили это.", "Норвежцы были рады.", "ru", None),
        ("Biz Hadarov'u gönderdik.", "tr", "We sent him.", "Mr. Gadarov was glad.", "en", None),
        ("We sent Hadarov there.", "en", "Мы отправили его.", "Хадаровым гордились.", "ru", None),
        # Too many names are missing: it is another passage.
        ("Hadarov, Derinova, Norway and Peru.", "en", "Мы отправили его.", "Май.", "ru", None),
    ],
)  # fmt: skip
def test_a_name_that_the_whole_page_lacks(
    statement: str, own: str, passage: str, page: str, other: str, absent: str | None
) -> None:
    change = find_absent_name(statement, (own, other), passage, f"{passage} {page}")
    assert (change.article if change else None) == absent


@pytest.mark.parametrize(
    ("statement", "own", "passage", "other"),
    [
        # Rulers and saints have a name of their own in each language.
        ("King Charles crossed the bridge.", "en", "Король Карл перешел мост.", "ru"),
        ("The bridge awaits King Charles.", "en", "Die Brücke wartet auf König Karl.", "de"),
        ("Король Людовик перешел мост.", "ru", "King Louis crossed the bridge.", "en"),
        ("Kral Şarl köprüyü geçti.", "tr", "King Charles crossed the bridge.", "en"),
        # Syllables are written by another system in each script.
        ("Kim Jong Un crossed the bridge.", "en", "Ким Чен Ын перешел мост.", "ru"),
        ("We met Lee Myung-bak there.", "en", "Мы встретили там Ли Мён Бака.", "ru"),
        ("Там мы встретили Пан Ги Муна.", "ru", "There we met Ban Ki-moon.", "en"),
        # Rivers, seas and peoples that are known by another name in other languages.
        ("The Danube is high.", "en", "Дунай полноводен.", "ru"),
        ("The Danube is high.", "en", "Die Donau ist hoch.", "de"),
        ("Then the Ottomans came.", "en", "Sonra Osmanlılar geldi.", "tr"),
        ("Hier, Charlemagne passa le pont.", "fr", "Gestern ging Karl über die Brücke.", "de"),
    ],
)
def test_a_name_that_other_languages_translate_is_not_absent(
    statement: str, own: str, passage: str, other: str
) -> None:
    assert find_contradiction(statement, (own, other), passage, passage) is None
    assert find_absent_name(statement, (own, other), passage, passage) is None


@pytest.mark.parametrize(
    ("statement", "own", "passage", "other", "absent"),
    [
        ("We sent King Hadarov's guard Viktor Dorenko.", "en", "Мы отправили его.", "ru", "Viktor Dorenko"),
        ("We met Johnson by the river.", "en", "Мы встретились у реки.", "ru", "Johnson"),
        ("Kral ile Derinova'yı gördük.", "tr", "We saw it with the king.", "en", "Derinova'yı"),
    ],
)  # fmt: skip
def test_a_name_near_a_title_is_still_absent(
    statement: str, own: str, passage: str, other: str, absent: str
) -> None:
    change = find_absent_name(statement, (own, other), passage, passage)
    assert (change.article if change else None) == absent


@pytest.mark.parametrize(
    ("statement", "own", "passage", "other", "gone", "come"),
    [
        # Names that both languages have: abbreviations, brands, people of common names.
        ("He said it on CNN.", "en", "Он сказал это Гадарову.", "ru", "CNN", "Гадарову"),
        ("Das sagte er der BBC.", "de", "He said it to Hadarov.", "en", "BBC", "Hadarov"),
        ("Вчера Борис Джонсон ушел.", "ru", "Yesterday, Mr. Hadarov left.", "en", "Борис Джонсон", "Hadarov"),
        ("Dün Trump'ı gördük.", "tr", "We saw Hadarov yesterday.", "en", "Trump'ı", "Hadarov"),
        ("Мы видели там Toyota.", "ru", "We saw Hadarov there.", "en", "Toyota", "Hadarov"),
        # Abbreviations that are translated, and words that open no name.
        ("He told the FBI.", "en", "Он сказал это Гадарову.", "ru", None, None),
        ("He told the WTO.", "en", "Il l'a dit à Hadarov.", "fr", None, None),
        ("Он верит в Новый Год.", "ru", "He believes in Hadarov.", "en", None, None),
        ("Bunu Saray'da duydu.", "tr", "He heard it from Hadarov.", "en", None, None),
        # Part of the name of a work or a body.
        # Peoples are not evidence, and words that begin like one are no people.
        ("Then the Norwegian left.", "en", "Потом уехал в Норвегию Гадаров.", "ru", None, None),
        ("Sonra Alman gitti.", "tr", "Then Mr. Hadarov left.", "en", None, None),
        ("Das dauerte drei Monate.", "de", "It took Mr. Hadarov three months.", "en", None, None),
        ("He liked Game of Drakens.", "en", "Ему понравился Гадаров.", "ru", None, None),
        # A place as part of a name that is there, and of a currency.
        ("It is by Hadarov Group UK.", "en", "Это сделала «Гадаров Груп» из Лиона.", "ru", None, None),
        ("Er bezahlte 300 US-Dollar.", "de", "He paid 300 dollars in Lyon.", "en", None, None),
        # A region by its own name, and by two names.
        ("The “Rheinland-Pfalz” sailed.", "en", "Фрегат «Рейнланд-Пфальц» вышел из Лиона.", "ru", None, None),
        ("Er kam aus der Sowjetunion.", "de", "He came from Russia and met Hadarov.", "en", None, None),
    ],
)  # fmt: skip
def test_what_a_translation_keeps(
    statement: str, own: str, passage: str, other: str, gone: str | None, come: str | None
) -> None:
    change = find_contradiction(statement, (own, other), passage, passage)
    found = (change.article, change.source) if change else (None, None)
    assert found == (gone, come)


@pytest.mark.parametrize(
    ("statement", "own", "passage", "rest", "other", "found"),
    [
        ("Then Ms. Derinova opened it.", "en", "Его открыл Гадаров.", "Май.", "ru", True),
        ("Dün Derinova'yı gördük.", "tr", "We saw Hadarov.", "May.", "en", True),
        # The name is elsewhere in the page; the statement has the source's name as well.
        (
            "Then Ms. Derinova opened it.",
            "en",
            "Его открыл Гадаров.",
            "Там была Деринова.",
            "ru",
            False,
        ),
        ("Derinova and Hadarov opened it.", "en", "Его открыл Гадаров.", "Май.", "ru", False),
        # The source has two names that the statement lacks.
        (
            "Then Ms. Derinova opened it.",
            "en",
            "Его открыли Гадаров и Лисенко.",
            "Май.",
            "ru",
            False,
        ),
    ],
)
def test_two_exchanged_names_of_which_the_page_has_one(
    statement: str, own: str, passage: str, rest: str, other: str, found: bool
) -> None:
    where = Surroundings(passage, passage, f"{passage} {rest}")
    assert (find_exchanged_name(statement, (own, other), where) is not None) == found


@pytest.mark.parametrize(
    ("statement", "own", "passage", "rest", "other", "gone"),
    [
        ("The cup went to Rangers.", "en", "Кубок достался Гадарову.", "Май.", "ru", "Rangers"),
        ("Kupayı Saray aldı.", "tr", "The cup went to Hadarov.", "May.", "en", None),
        ("The Cup Went Back Home to Rangers", "en", "Кубок достался Гадарову.", "Май.", "ru", None),
        ("Kupayı Rangers aldı.", "tr", "The cup went to Hadarov's rangers.", "May.", "en", None),
        # The page has the word elsewhere, or it is an adjective, a people, an abbreviation.
        ("The cup went to Rangers.", "en", "Кубок достался Гадарову.", "«Рейнджерс» рады.", "ru", None),
        ("The cup went to Germans.", "en", "Кубок достался Гадарову.", "Май.", "ru", None),
        ("The cup went to the FBI.", "en", "Кубок достался Гадарову.", "Май.", "ru", None),
        # Two words may be meant.
        ("Then Rangers beat Hearts.", "en", "Кубок достался Гадарову.", "Май.", "ru", None),
        # The statement has the source's name.
        ("Then Rangers beat Hadarov.", "en", "Победили Гадарова.", "Май.", "ru", None),
    ],
)  # fmt: skip
def test_a_word_in_place_of_the_only_name_of_the_source(
    statement: str, own: str, passage: str, rest: str, other: str, gone: str | None
) -> None:
    where = Surroundings(passage, passage, f"{passage} {rest}")
    change = find_replaced_name(statement, (own, other), where)
    assert (change.article if change else None) == gone


def test_a_passage_shares_names_and_places() -> None:
    assert shares_name("We met Hadarov in May.", ("en", "ru"), "Гадарова видели в мае.")
    assert shares_name("Wir waren in Norwegen.", ("de", "en"), "Norwegians were there.")
    assert not shares_name("We met Hadarov in Norway.", ("en", "ru"), "Лисенко был в Перу.")


def test_names_that_begin_like_a_country_are_no_peoples() -> None:
    assert is_people("Syrians", "en") and is_people("сирийцы", "ru") and is_people("норвежцы", "ru")
    assert not is_people("Джереми", "ru") and not is_people("Джеррарду", "ru")


def test_a_name_is_like_its_short_form_and_a_w_like_its_cyrillic_letters() -> None:
    assert sound_likeness("Wade", "Уэйд") > 0.6
    assert (
        find_contradiction(
            "Juve won in May.", ("en", "ru"), "В мае победил «Ювентус» из Лиона.", "«Ювентус»"
        )
        is None
    )


@pytest.mark.parametrize(
    ("one", "other", "comparable"),
    [
        ("340", "240", True),
        ("25 %", "35 %", True),
        ("2018", "2019", True),
        # A year and an amount, “a third” defeat and two goals, an hour with and without minutes, feet.
        ("2000", "3000", False),
        ("1/3", "2", False),
        ("15:00", "15", False),
        ("198 cm", "6", False),
    ],
)
def test_numbers_of_one_kind_are_compared(one: str, other: str, comparable: bool) -> None:
    assert are_comparable(one, other) == comparable
    assert are_comparable(other, one) == comparable
