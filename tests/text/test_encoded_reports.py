"""Texts without ASCII and without a declaration, from a headline to a page."""

from __future__ import annotations

import pytest

from tests.scores.encoding_lengths import declared, is_read, right
from tests.specimens.encoded_reports import SIZES, encoded_reports
from verify.text.encoding.alphabets import share_of_one_alphabet
from verify.text.encoding.charset import decode_text

FLOORS = {40: 153, 200: 153, 1000: 153}  # of 154 each


@pytest.mark.slow
def test_reports_of_every_length_are_read_as_often_as_before() -> None:
    found = right(lambda data: decode_text(data).text)
    assert all(found[size] >= FLOORS[size] for size in SIZES), found


@pytest.mark.slow
def test_a_wrong_declaration_costs_at_most_two_reports() -> None:
    for label in ("utf-8", "iso-8859-1"):
        found = right(declared(label))
        assert all(found[size] >= FLOORS[size] - 2 for size in SIZES), (label, found)


@pytest.mark.parametrize("language", ["ja", "zh-Hans", "zh-Hant", "ko", "th"])
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_and_without_ascii_is_told_by_its_characters(
    language: str, name: str
) -> None:
    able = [one for one in encoded_reports() if (one.language, one.name) == (language, name)]
    assert len(able) == len(SIZES)
    for report in able:
        assert decode_text(report.data).text == report.text
        assert decode_text(report.data[:-1]).text.startswith(report.text[:-1])


@pytest.mark.parametrize("name", ["cp1251", "koi8-r", "cp866", "shift_jis", "gb18030"])
def test_what_is_no_utf_16_is_not_taken_for_it(name: str) -> None:
    text = "岸壁は冬の間閉鎖される。町長が述べた。" if "j" in name else "Причалы закрыты на зиму"
    text = "两个码头在冬季关闭，市长说。" if name == "gb18030" else text
    assert decode_text(text.encode(name)).text == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("A kikötőváros tanácsa kedden megszavazta", "cp1250"),
        ("Consiliul oraşului portuar a votat marţi", "cp1250"),
        ("Rada miasta portowego zagłosowała", "iso-8859-2"),
        ("Žürii ja šokk jäid ära, õhtu oli külm", "cp1257"),
        ("Uostamiesčio taryba nusprendė uždaryti", "iso-8859-4"),
        ("Το συμβούλιο της πόλης αποφάσισε", "cp737"),
        ("Рада міста у вівторок проголосувала", "cp1125"),
    ],
)
def test_a_headline_is_read_in_the_set_of_one_alphabet(text: str, codec: str) -> None:
    assert decode_text(text.encode(codec)).text == text


def test_letters_of_two_alphabets_are_told_from_letters_of_one() -> None:
    assert share_of_one_alphabet("kikötőváros tanácsa, többségű") == 1
    assert share_of_one_alphabet("kikötõváros tanácsa, többségû") < 1
    assert share_of_one_alphabet("Вијеће, къща") < 1
    assert share_of_one_alphabet("plain, © 2021") == 1


def test_hangul_grown_into_latin_words_is_no_korean() -> None:
    report = "Rada miasta portowego zagłosowała".encode("cp1250")
    assert "ł" in decode_text(b"<p>" + report + b"</p>").text
    korean = "구글은 google이 새 부두를 폐쇄한다고 말했다".encode("cp949")
    assert "google이" in decode_text(korean).text


def test_a_report_is_read_as_it_was_written() -> None:
    report = next(one for one in encoded_reports() if one.name == "koi8-u")
    assert is_read(report, lambda data: decode_text(data).text)


ENGLISH = "The council of the harbor town voted on Tuesday to close two of the four quays. "


@pytest.mark.parametrize("label", [None, "iso-8859-1", "utf-8"])
@pytest.mark.parametrize(
    "words",
    [
        "it’s", "© 2021", "a\xa0b", "» More", "« Back", "News · Sport", "€ 40", "a – b", "“so”",
        "20 °C", "Acme™", "½ cup", "£5", "• one", "and so…", "3 × 4", "§ 5", "café", "El Niño",
        "Björk", "naïve", "Zürich", "Tromsø", "the sailors’ boats", "‘so’", "12 km²", "¿Qué?",
    ],
)  # fmt: skip
def test_a_single_sign_in_an_english_page_is_no_letter(words: str, label: str | None) -> None:
    page = f"<p>{ENGLISH * 2}{words} {ENGLISH}</p>"
    assert decode_text(page.encode("cp1252"), declared=label).text == page


@pytest.mark.parametrize(
    ("words", "codec"),
    [("decidió cerrar", "mac-roman"), ("portuária decidiu", "cp850"), ("Łódź", "cp1250")],
)
def test_a_letter_is_not_taken_for_a_sign(words: str, codec: str) -> None:
    page = f"El consejo {words}. {words.capitalize()}, {words}."
    assert words in decode_text(page.encode(codec)).text
