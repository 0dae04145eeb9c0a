"""The language of titles, quotations and blocks; silent rather than wrong."""

import pytest

from verify.languages import load_languages
from verify.text.language import detect
from verify.text.language.detect import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The president of the republic met the minister of defence", "en"),
        ("Rahmon congratulates Putin on his birthday", "en"),
        ("Russian gas exports fall", "en"),
        ("Resolution to Kyrgyz-Tajik Border Problems?", "en"),
        ("Президент республики встретился с министром обороны", "ru"),
        ("Киргизия и Таджикистан громко ссорятся", "ru"),
        ("Tacikistan Cumhurbaşkanı dün Ankara’ya geldi", "tr"),
        ("Orta Asya ve Kafkasya üzerine", "tr"),
        ("Der Präsident traf gestern den Minister", "de"),
        ("Le président a rencontré le ministre hier", "fr"),
        ("Президент України зустрівся з міністром", "uk"),
        ("Кыргызстандын президенти өткөн жылы билдирди", "ky"),
        ("Кыргыз Республикасынын Президенти Садыр Жапаров", "ky"),
        ("Il presidente della repubblica è arrivato a Roma", "it"),
        ("El presidente de la república viajó a Moscú", "es"),
        ("De regering wil niet meer betalen voor de opvang", "nl"),
        ("Қазақстан президенті кеше мәлімдеді", "kk"),
        ("Тоҷикистон ва Қирғизистон", "tg"),
        ("საქართველოს პრეზიდენტი", "ka"),
    ],
)
def test_a_short_text_is_recognised(text: str, code: str) -> None:
    assert detect_language(text).code == code


@pytest.mark.parametrize(
    "text", ["", "12.10.2022", "ок", "Müller", "NATO CSTO OSCE", "Putin said", "– … !"]
)
def test_too_little_text_is_left_open(text: str) -> None:
    guess = detect_language(text)
    assert guess.code is None
    assert guess.why


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Dr. Sabir Askeroğlu is an expert on Russian policy at the centre in the capital", "en"),
        ("According to Ertuğrul Işık, the border was closed for several days", "en"),
        ("По словам Өмүрбека Текебаева, закон был принят вчера вечером на заседании", "ru"),
        ("Çavuşoğlu: Türkiye ready to host talks", "en"),
        ("Turkish president Recep Tayyip Erdoğan said", "en"),
        ("Le président turc Recep Tayyip Erdoğan", "fr"),
        ("Украинский министр Андрій Сибіга заявил, что встреча прошла успешно", "ru"),
        ("Кыргызское слово «өкмөт» значит правительство", "ru"),
        ("He wrote in the newspaper «Вечерний Бишкек» that the talks had failed again", "en"),
    ],
)
def test_a_foreign_name_does_not_turn_the_text_around_it(text: str, code: str) -> None:
    assert detect_language(text).code == code


def test_the_choice_can_be_limited() -> None:
    assert (
        detect_language("Кыргызстандын президенти өткөн жылы билдирди", among=("ru", "en")).code
        is None
    )
    assert detect_language("The president met the minister", among=("en", "ru")).code == "en"


def test_a_text_that_is_asked_about_again_is_not_examined_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ranked, real = [], detect._ranked
    monkeypatch.setattr(detect, "_ranked", lambda *given: ranked.append(given) or real(*given))
    text = "The keeper of the lighthouse met the harbor master at noon"
    assert detect_language(text) == detect_language(text) and len(ranked) == 1
    assert detect_language(text, among=("de", "fr")).code != "en" and len(ranked) == 2


def test_every_guess_says_why() -> None:
    assert "letters" in detect_language("Cumhurbaşkanı açıkladı dün").why
    assert "words" in detect_language("The president met the minister").why


def test_a_long_text_is_sampled() -> None:
    assert detect_language("The president met the minister. " * 40_000).code == "en"


@pytest.mark.parametrize("code", sorted(load_languages()))
def test_every_language_file_gives_months_numbers_and_critical_words(code: str) -> None:
    found = load_languages()[code]
    assert found.numbers.words and found.numbers.scales and found.numbers.units
    assert found.critical.negation and found.critical.quantifiers
    for words in (found.critical.negation, *found.critical.modals, *found.critical.quantifiers):
        assert all(word == word.lower() for word in words)


@pytest.mark.parametrize("code", sorted(load_languages()))
def test_the_negation_patterns_of_a_language_compile_and_spare_its_function_words(
    code: str,
) -> None:
    import re

    critical = load_languages()[code].critical
    for pattern in critical.negation_affixes:
        hits = [w for w in critical.function_words if re.search(pattern, w)]
        assert hits == []


@pytest.mark.parametrize(
    "text",
    [
        "سلام دنیا ده کتاب خوب است said the man پل جدید",
        "ハーバーは閉鎖された and the ferry フェリー",
        "Ο πορθμός έκλεισε and the ferry",
    ],
)
def test_a_text_in_another_script_with_latin_words_is_told_or_left_open(text: str) -> None:
    assert detect_language(text).code not in ("en", "ru")
