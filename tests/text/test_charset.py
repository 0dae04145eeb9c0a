"""Bytes of the old web: decoded by evidence, declarations believed unless plainly wrong."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.text.encoding.charset import decode_text

RU = "Президент заявил, что переговоры пройдут в следующем месяце, а граница останется закрытой."
TR = "Cumhurbaşkanı, görüşmelerin gelecek ay yapılacağını ve sınırın kapalı kalacağını söyledi."
DE = "Der Präsident erklärte, die Gespräche würden nächsten Monat über fünf Länder geführt."
PL = "Prezydent oświadczył, że rozmowy będą kontynuowane w przyszłym miesiącu, a granica zamknięta."
UK = "Президент заявив, що переговори відбудуться наступного місяця, їхній зміст не розголошують."
SHORT = "Глава МИД едет в Ош"

CASES = [
    *((RU, name) for name in ("cp1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic", "utf-8")),
    *((RU, name) for name in ("utf-16-le", "utf-16-be")),
    (SHORT, "cp1251"), (SHORT, "koi8-r"), (SHORT, "utf-16-le"),
    (TR, "cp1254"), (TR, "iso-8859-9"), (TR, "utf-8"), (TR, "utf-16-be"),
    (DE, "cp1252"), (DE, "iso-8859-1"), (PL, "cp1250"), (UK, "cp1251"), (UK, "koi8-u"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), CASES)
def test_text_is_read_without_any_declaration(text: str, name: str) -> None:
    found = decode_text(text.encode(name))
    assert found.text == text, (found.encoding, found.why)
    assert found.why


@pytest.mark.parametrize(("text", "name"), CASES)
@pytest.mark.parametrize("wrong", ["utf-8", "iso-8859-1", "koi8-r", "cp1251"])
def test_a_wrong_declaration_is_overruled_by_the_words(text: str, name: str, wrong: str) -> None:
    if (name, wrong) == ("mac-cyrillic", "cp1251"):
        pytest.skip("the two sets share all small letters but «я»: a declaration wins")
    assert decode_text(text.encode(name), declared=wrong).text == text


@pytest.mark.parametrize(("text", "name"), CASES)
def test_a_right_declaration_is_believed(text: str, name: str) -> None:
    assert decode_text(text.encode(name), declared=name).text == text


@pytest.mark.parametrize(
    ("mark", "name"),
    [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")],
)
def test_a_byte_order_mark_decides_and_is_dropped(mark: bytes, name: str) -> None:
    found = decode_text(mark + RU.encode(name), declared="cp1251")
    assert (found.text, found.encoding) == (RU, name)


def test_the_pages_own_meta_is_read() -> None:
    page = '<html><head><meta charset="koi8-r"></head><body>Ок, да</body>'.encode("koi8-r")
    assert decode_text(page).encoding == "koi8-r"


def test_an_xml_declaration_is_read() -> None:
    feed = '<?xml version="1.0" encoding="windows-1251"?><a>Ок</a>'
    assert decode_text(feed.encode("cp1251")).text == feed


def test_utf8_cut_in_the_middle_of_a_character_is_still_utf8() -> None:
    assert decode_text(RU.encode()[:-2]).encoding == "utf-8"


def test_a_few_damaged_bytes_do_not_make_utf8_something_else() -> None:
    found = decode_text(RU.encode() * 20 + b"\xff\xfe " + RU.encode() * 20)
    assert found.encoding == "utf-8"
    assert RU in found.text


@pytest.mark.parametrize(
    "declared",
    [
        "utf-7",
        "unicode_escape",
        "\x00",
        "ü" * 300,
        "idna",
        "utf-8",
        "nonsense",
        "base64",
        "",
        "x-user-defined",
        "utf-16",
    ],
)
def test_a_declaration_that_cannot_be_used_does_no_harm(declared: str) -> None:
    assert decode_text(RU.encode("cp1251"), declared=declared).text == RU


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("总统宣布下个月将举行会谈，边境将继续关闭。", "gbk"),
        ("大統領は来月会談が行われると発表した。国境は閉鎖されたままである。", "shift_jis"),
        ("大統領は来月会談が行われると発表した。国境は閉鎖されたままである。", "euc-jp"),
        ("대통령은 다음 달 회담이 열릴 것이라고 발표했다.", "euc-kr"),
        ("Ο πρόεδρος δήλωσε ότι οι συνομιλίες θα γίνουν τον επόμενο μήνα.", "cp1253"),
        ("أعلن الرئيس أن المحادثات ستجرى الشهر المقبل وأن الحدود ستبقى مغلقة", "cp1256"),
        ("הנשיא הודיע כי השיחות יתקיימו בחודש הבא", "cp1255"),
        ("Prezident oznámil, že jednání proběhnou příští měsíc.", "iso-8859-2"),
        ("Prezidentas pranešė, kad derybos vyks kitą mėnesį.", "cp1257"),
        ("El presidente anunció que las conversaciones serán el próximo año.", "iso-8859-1"),
    ],
)
def test_a_declaration_is_believed_for_languages_of_other_scripts(text: str, name: str) -> None:
    assert decode_text(text.encode(name), declared=name).text == text


def test_ascii_is_utf8() -> None:
    assert decode_text(b"plain words", declared="iso-8859-1").encoding == "utf-8"


@settings(deadline=None)  # the first call loads word lists
@given(
    st.binary(max_size=400),
    st.sampled_from([None, "utf-8", "cp1251", "shift_jis", "utf-16", "rot13"]),
)
def test_any_bytes_give_a_text_and_a_reason(data: bytes, declared: str | None) -> None:
    found = decode_text(data, declared)
    assert isinstance(found.text, str) and found.why


def test_a_large_page_is_judged_by_a_sample() -> None:
    big = (RU + " ").encode("cp1251") * 20_000
    assert decode_text(big).encoding == "cp1251"


@pytest.mark.parametrize("noise", ["<script ", "<", "<a href='", "</script", "<!--", "й"])
def test_hostile_markup_before_the_words_is_passed_in_one_go(noise: str) -> None:
    data = (noise * (300_000 // len(noise)) + "> " + RU * 3).encode("cp1251")
    assert decode_text(data).encoding == "cp1251"


CORPUS = Path(__file__).parent.parent.parent.parent / "shared" / "corpus"


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("file", "encoding", "word"),
    [
        ("enc_iso8859_9_tr_wiki.txt", "cp1254", "ı"),
        ("enc_windows1251_chromium.html", "cp1251", "и"),
        ("enc_windows1254_tr_chromium.html", "cp1254", "ı"),
        ("feed_newsru_cp1251.xml", "cp1251", "России"),
        ("feed_newsru_koi8r.xml", "koi8-r", "России"),
        ("news_rp_pl_1250.html", "cp1250", "Sejm"),
    ],
)
@pytest.mark.parametrize("declared", [None, "iso-8859-1"])
def test_real_pages_in_old_character_sets_are_read(
    file: str, encoding: str, word: str, declared: str | None
) -> None:
    if not (CORPUS / file).exists():
        pytest.skip("the corpus ../shared/corpus is not here")
    found = decode_text((CORPUS / file).read_bytes(), declared)
    assert found.encoding == encoding, found.why
    assert word in found.text
