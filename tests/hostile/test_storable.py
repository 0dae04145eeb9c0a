"""Half a character from outside costs no report: it becomes U+FFFD and is counted."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from verify.fetch.decode.pdf import _page as pdf_page
from verify.files import read_all
from verify.model import Page
from verify.pipeline.read import dossier_of, is_gone
from verify.read.page.extract import extract_page
from verify.recheck.attach import SavedFile, _page
from verify.store.database import open_database
from verify.text.encoding.storable import read_json, storable, storable_value
from verify.text.file_names import opened_name, shown_name

NOW = datetime(2026, 11, 21, tzinfo=UTC)
PROSE = "The bridge was opened on Monday by the mayor. " * 20
LD = '{"@type":"NewsArticle","headline":"Bridge \\ud800","author":{"name":"A \\udfff"}}'
HTML = (
    "<html><head><title>T</title><script type='application/ld+json'>%s</script></head>"
    "<body><article><h1>Bridge</h1><p>%s</p></article></body></html>"
)


def page(ld: str = LD) -> bytes:
    return (HTML % (ld, PROSE)).encode()


def halves(value: object) -> list[str]:
    return [part for part in repr(value).split("\\u")[1:] if part[:2].lower() in ("d8", "df")]


def test_a_cut_emoji_in_the_json_ld_of_a_cited_page_becomes_a_replacement_character() -> None:
    found = extract_page(page(), "text/html", None, "https://a.example/x")
    assert found.replaced == 2
    assert ("json-ld", "Bridge \ufffd") in [(t.kind, t.value) for t in found.titles]
    assert not halves(found)


def test_a_whole_emoji_is_kept_and_nothing_is_counted() -> None:
    found = extract_page(page(LD.replace("\\ud800", "\\ud83d\\ude00").replace(" \\udfff", "")))
    assert found.replaced == 0
    assert "Bridge 😀" in [t.value for t in found.titles]


def test_ones_own_article_is_storable() -> None:
    dossier = dossier_of(page(), "a.html", date(2026, 11, 21))
    assert dossier.article.replaced and not halves(dossier)


def test_an_attached_copy_is_storable() -> None:
    boundary = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    part = b"--b\r\nContent-Type: text/html\r\n\r\n" + page() + b"\r\n--b--\r\n"
    saved = SavedFile("https://a.example/x", "x.mhtml", boundary + part, NOW)
    found = _page(saved, "multipart/related")
    assert found.replaced == 2 and not halves(found)


def test_the_metadata_of_a_pdf_is_storable() -> None:
    meta = {"meta": {"Title": "Bridge \ud800", "Author": "A", "CreationDate": "D:20221007"}}
    lines = [meta, {"page": "Bridge \udfff."}, {"end": "whole"}]
    found = pdf_page(b"".join(json.dumps(line).encode() + b"\n" for line in lines), "")
    assert isinstance(found, Page)
    assert (found.titles[0].value, found.text, found.replaced) == (
        "Bridge \ufffd",
        "Bridge \ufffd.",
        3,
    )


def test_the_database_stores_an_argument_that_is_no_text() -> None:
    db = open_database(":memory:")
    db.execute("CREATE TABLE said (text)")
    db.execute("INSERT INTO said VALUES (?)", ["a\udcff"])
    db.execute("INSERT INTO said VALUES (:text)", {"text": "b\ud800"})
    db.conn.executemany("INSERT INTO said VALUES (?)", [["c"], ["d\ud800"]])
    kept = [text for (text,) in db.execute("SELECT text FROM said ORDER BY rowid")]
    assert kept == ["a\ufffd", "b\ufffd", "c", "d\ufffd"]


def test_a_file_name_that_is_no_text_is_shown_and_can_be_opened(tmp_path: Path) -> None:
    odd = os.fsdecode(b"stra\xdfe.txt")
    try:
        (tmp_path / odd).write_text("Words.")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert shown_name(odd) == "stra\\udcdfe.txt"
    assert opened_name(shown_name(odd)) == odd
    (listed,) = read_all([tmp_path])
    assert listed == (str(tmp_path / "stra\\udcdfe.txt"), b"Words.")
    assert list(read_all([listed[0]])) == [listed]
    assert not is_gone(tmp_path, "stra\\udcdfe.txt")
    assert is_gone(tmp_path, "stra\\udcfee.txt")


def test_a_name_that_holds_a_backslash_is_itself(tmp_path: Path) -> None:
    plain = str(tmp_path / "a\\udcdf.txt")
    Path(plain).write_text("Words.")
    assert opened_name(plain) == plain
    assert opened_name("notes.txt") == "notes.txt"


def test_values_of_every_shape_are_made_storable() -> None:
    value = ({"k\ud800": ["a", ("b\udfff",)]}, "plain", 3, None)
    assert storable_value(value) == (({"k\ufffd": ["a", ("b\ufffd",)]}, "plain", 3, None), 2)
    same = ("a", 1)
    assert storable_value(same)[0] is same
    assert storable("Ельцин 😀") == "Ельцин 😀"


def test_json_from_outside_is_a_value_or_a_value_error() -> None:
    assert read_json('["\\ud800", "\\ud83d\\ude00"]') == ["\ufffd", "😀"]
    assert read_json(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}
    for broken in ("[" * 100_000, b"\xff\xfe\xff", "{", "1" * 5_000, b"\x80"):
        with pytest.raises(ValueError):
            read_json(broken)
