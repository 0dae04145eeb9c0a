"""Character sets that no page declares, and declarations that are nearly right."""

from __future__ import annotations

import pytest

from tests.scores.encoding_scores import rows
from tests.specimens.encodings import SETS, TEXTS, page
from verify.read.page.extract import extract_page
from verify.text.encoding.charset import decode_text
from verify.text.encoding.labels import python_codec

TR = page(TEXTS["tr"])
RU = page(TEXTS["ru"])


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("TIS-620", "cp874"),
        ("shift_jis", "cp932"),
        ("Shift-JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("euc-kr", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("big5", "big5hkscs"),
        ("iso-8859-1", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("windows-1251", "cp1251"),
        ("iso-8859-8-i", "iso8859-8"),
        ("utf-7", None),
        ("rot13", None),
        ("no such set", None),
        (None, None),
    ],
)
def test_a_label_means_what_browsers_mean_by_it(label: str | None, codec: str | None) -> None:
    assert python_codec(label) == codec


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        ("①番の橋は﨑山町にある。市議会は橋を閉鎖することを決めた。", "cp932", "shift_jis"),
        ("다리는 폐쇄된 채로 남는다. 똠방각하는 펲시를 마셨다.", "cp949", "euc-kr"),
        ("“สภาเมือง” มีมติให้ปิดสะพานต่อไป…", "cp874", "tis-620"),
        ("大橋將繼續關閉。深圳喆", "gb18030", "gb2312"),
    ],
)
def test_characters_that_only_the_larger_set_has_are_read(
    text: str, codec: str, label: str
) -> None:
    found = decode_text(text.encode(codec), declared=label)
    assert (found.text, found.encoding, found.replaced) == (text, codec, 0)


@pytest.mark.parametrize("text", [TR, RU], ids=["tr", "ru"])
@pytest.mark.parametrize("broken", [b"\xde\x20", b"\xff", b"\xe2\x80", b"\xc3 \xc3"])
def test_stray_bytes_do_not_overrule_a_declared_utf8(text: str, broken: bytes) -> None:
    data = text.replace("</div>", "<p>@</p></div>").encode().replace(b"@", broken)
    found = decode_text(data, declared="utf-8")
    assert found.encoding == "utf-8"
    assert TEXTS["tr" if text is TR else "ru"] in found.text
    assert found.replaced == found.text.count("\ufffd") > 0


def test_a_page_in_another_set_is_not_utf8_because_it_says_so() -> None:
    assert decode_text(TR.encode("cp1254", "replace"), declared="utf-8").encoding == "cp1254"
    assert decode_text(RU.encode("cp1251"), declared="utf-8").encoding == "cp1251"
    assert decode_text(page(TEXTS["zh"]).encode("gb18030"), "utf-8").encoding == "gb18030"


def test_replaced_bytes_of_a_page_are_counted() -> None:
    data = TR.encode().replace(b"</body>", b"<p>\xde\xfe imza</p></body>")
    found = extract_page(data, "text/html", "utf-8")
    assert found.encoding == "utf-8"
    assert found.replaced == 2


def test_a_replacement_character_that_the_page_has_itself_is_not_counted() -> None:
    assert decode_text("bir \ufffd işaret".encode()).replaced == 0


CASES = [(language, name) for language, names in SETS.items() for name in names]
# Nothing in the text tells these from their neighbor but letters that both sets have.
HARD = {("hu", "iso8859-2")}


@pytest.mark.parametrize(("language", "name"), [case for case in CASES if case not in HARD])
def test_a_page_without_a_declaration_is_read_in_its_own_set(language: str, name: str) -> None:
    text = page(TEXTS[language])
    found = decode_text(text.encode(name, "xmlcharrefreplace"))
    assert found.text == text.encode(name, "xmlcharrefreplace").decode(name), found.why


@pytest.mark.parametrize("name", ["utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", ["en", "zh", "el", "th"])
def test_wide_forms_need_no_mark(language: str, name: str) -> None:
    text = page(TEXTS.get(language, "The bridge stays shut until divers have examined it."))
    found = decode_text(text.encode(name))
    assert (found.text, found.encoding) == (text, name)


def test_one_accented_word_does_not_make_an_italian_page_russian() -> None:
    found = decode_text("<p>Il ponte non è aperto e la strada è lunga.</p>".encode("cp1252"))
    assert "è aperto" in found.text


def test_more_pages_are_read_than_charset_normalizer_reads() -> None:
    _, pages, own, other = rows()[-1]
    assert own >= other
    assert own >= 0.98 * pages
