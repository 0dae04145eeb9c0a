"""From the bytes as sent to a document: compression, kinds, PDF."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.pages import pdf

from verify.fetch.connection.inflate import inflate
from verify.fetch.decode import pdf as pdf_reading
from verify.fetch.decode.pdf import extract
from verify.fetch.meta_refresh import meta_refresh_target
from verify.model import Page, Reason
from verify.web.content_type import document_kind, response_text
from verify.web.errors import FetchError

LIMIT = 100_000


@given(st.binary(max_size=2_000), st.sampled_from(["gzip", "x-gzip", "deflate", "identity", ""]))
def test_what_was_compressed_comes_back(body: bytes, encoding: str) -> None:
    sent = body
    if "gzip" in encoding:
        sent = gzip.compress(body)
    elif encoding == "deflate":
        sent = zlib.compress(body)
    assert inflate(sent, encoding, LIMIT) == body


def test_several_gzip_members_are_one_body() -> None:
    assert inflate(gzip.compress(b"one ") + gzip.compress(b"two"), "gzip", LIMIT) == b"one two"


def test_encodings_are_undone_from_the_last() -> None:
    assert inflate(gzip.compress(zlib.compress(b"x")), "deflate, gzip", LIMIT) == b"x"


def test_a_body_cut_off_is_read_as_far_as_it_goes() -> None:
    import random

    text = random.Random(1).randbytes(20_000)
    found = inflate(gzip.compress(text)[:-9_000], "gzip", LIMIT)
    assert text.startswith(found)
    assert len(found) > 5_000


@pytest.mark.parametrize("levels", [1, 2, 3])
def test_a_bomb_is_stopped_at_the_limit(levels: int) -> None:
    bomb = bytes(30_000_000)
    for _ in range(levels):
        bomb = gzip.compress(bomb)
    with pytest.raises(FetchError) as caught:
        inflate(bomb, ", ".join(["gzip"] * levels), LIMIT)
    assert caught.value.reason is Reason.TOO_LARGE


@given(st.binary(max_size=300))
def test_no_bytes_make_inflating_fail_but_with_a_reason(data: bytes) -> None:
    for encoding in ("gzip", "deflate", "br", "gzip, deflate"):
        try:
            inflate(data, encoding, LIMIT)
        except FetchError as halt:
            assert halt.detail


@pytest.mark.parametrize(
    ("declared", "body", "found"),
    [
        ("text/html", b"<p>x", "html"),
        ("", b"<!DOCTYPE HTML><html>", "html"),
        ("application/octet-stream", b"\xef\xbb\xbf<html>", "html"),
        ("text/plain", b"<!doctype html><html><body>", "html"),
        ("text/plain", b"a < b and b > c", "text"),
        ("text/html", b"%PDF-1.7\n", "pdf"),
        ("application/pdf", b"%PDF-1.7\n", "pdf"),
        ("application/xml", b"<?xml version='1.0'?><rss version='2.0'>", "feed"),
        ("text/xml", b"<?xml version='1.0'?>\n<feed xmlns='x'>", "feed"),
        ("text/html", b"<html><body>about <rss> feeds", "html"),
        ("application/json", b"{}", "a JSON document"),
        ("image/webp", b"RIFF\x00\x00\x00\x00WEBP", "a media file"),
        ("image/svg+xml", b"<svg>", "an image file"),
        ("text/html", b"\x1f\x8b\x08", "a compressed file"),
        ("application/msword", b"\xd0\xcf\x11\xe0", "an old office document"),
        ("text/rtf", b"{\\rtf1\\ansi The gauge}", "an RTF document"),
        ("text/plain", b"{\\rtf is how such files begin", "text"),
        ("text/html", b"\0\0\0\x18ftypmp42", "a media file"),
        ("text/plain", b"The ftyp box comes first", "text"),
        ("application/octet-stream", b"a line of a mail gate\n%PDF-1.7\n", "pdf"),
        ("text/plain", b"A file begins with %PDF-1.7", "text"),
        ("", b"BZhukov wrote to the council", "text"),
    ],
)
def test_the_kind_of_a_document_is_known_by_its_bytes_first(declared, body, found) -> None:
    headers = (("Content-Type", declared),) if declared else ()
    assert document_kind(headers, body, "https://x.test/a") == found


@pytest.mark.parametrize("codec", ["utf-8", "windows-1251", "koi8-r"])
def test_a_russian_page_is_decoded_whatever_the_server_says(codec: str) -> None:
    text = (
        "<html><p>Речная комиссия двух долин собралась во вторник, чтобы решить вопрос о воде.</p>"
    )
    for charset in (codec, "utf-8", None):
        type_ = f"text/html; charset={charset}" if charset else "text/html"
        assert "Речная комиссия" in response_text((("Content-Type", type_),), text.encode(codec))


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_not_taken_for_utf_8(codec: str) -> None:
    text = "<html><p>The page that you are looking for cannot be found."
    assert response_text((("Content-Type", "text/html"),), text.encode(codec)) == text


# ------------------------------------------------------------------ PDF


def test_a_pdf_gives_its_text_with_the_offset_of_each_page() -> None:
    found = extract(pdf("The first page.\nIt has two lines.", "The second page."))
    assert isinstance(found, Page)
    assert found.text[found.pages[0] :].startswith("The first page.\nIt has two lines.")
    assert found.text[found.pages[1] :].startswith("The second page.")


def test_a_word_divided_at_the_end_of_a_line_is_one_word() -> None:
    found = extract(pdf("The gauge of the com-\nmission was read."))
    assert isinstance(found, Page)
    assert "commission" in found.text


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"%PDF-1.4\n" + bytes(5_000), b"no pdf at all"])
def test_a_pdf_that_cannot_be_read_says_why(data: bytes) -> None:
    found = extract(data)
    assert found == (
        Reason.UNSUPPORTED_TYPE,
        "The PDF cannot be read: it is damaged or cut off.",
    )


def test_a_pdf_behind_a_password_says_so() -> None:
    secret = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<%s> <%s>]"
    locked = secret % (b"41" * 32, b"42" * 32, b"41" * 16, b"41" * 16)
    found = extract(pdf("A secret.").replace(b"/Root", locked + b" /Root"))
    assert not isinstance(found, Page)
    assert found[1] == "The PDF cannot be read: it is protected by a password."


def test_a_pdf_that_takes_too_long_is_given_up() -> None:
    found = extract(pdf("x"), seconds=0.001)
    assert not isinstance(found, Page)
    assert "0.001 s" in found[1]


def test_a_pdf_with_more_pages_than_are_read_is_known_to_be_cut_short() -> None:
    reading = (f"Page {n + 1} of the long report." for n in range(2_001))
    found = extract(pdf(*reading))
    assert isinstance(found, Page)
    assert found.text.endswith("Page 2000 of the long report.")
    assert found.truncated
    assert not extract(pdf("A short report.")).truncated


def test_the_pages_read_before_the_time_was_up_are_kept(tmp_path, monkeypatch) -> None:
    slow = tmp_path / "worker.py"
    slow.write_text(
        "import json, sys, time\n"
        "for line in ({'meta': {}}, {'page': 'The first page.'}, {'page': 'The second.'}):\n"
        "    print(json.dumps(line), flush=True)\n"
        "print('{\"page\": \"half a li', end='', flush=True)\n"
        "time.sleep(600)\n"
    )
    monkeypatch.setattr("verify.fetch.decode.pdf._WORKER", slow)
    found = extract(b"", seconds=1.5)
    assert isinstance(found, Page)
    assert found.text == "The first page.\n\nThe second."
    assert found.truncated


def test_one_broken_page_does_not_cost_the_others() -> None:
    found = extract(pdf("The first page.", "The second page.").replace(b"/Page ", b"/Pape ", 1))
    assert isinstance(found, Page)
    assert found.text.strip() == "The second page."
    assert found.truncated


@pytest.mark.skipif(sys.platform == "win32", reason="processes end otherwise on Windows")
def test_the_reader_of_a_pdf_ends_with_whoever_asked_it() -> None:
    worker = Path(pdf_reading.__file__).with_name("pdf_worker.py")
    nobody = subprocess.Popen([sys.executable, "-c", ""])  # a parent that is not its parent
    nobody.wait()
    arguments = [sys.executable, "-I", str(worker), "1000000000", "60", str(nobody.pid)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE) as orphan:  # it waits for its PDF
        assert orphan.wait(timeout=30) == 1


# ------------------------------------------------------------------ meta refresh


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ("<meta http-equiv=refresh content='0;url=/b'>", "https://x.test/b"),
        ('<META HTTP-EQUIV="Refresh" CONTENT="5; URL=https://y.test/c">', "https://y.test/c"),
        ("<meta http-equiv=refresh content='0;url=/a'>", None),
        ("<meta http-equiv=refresh content='60;url=/b'>", None),
        ("<meta http-equiv=refresh content='300'>", None),
        ("<!-- <meta http-equiv=refresh content='0;url=/b'> -->", None),
        ("<noscript><meta http-equiv=refresh content='0;url=/b'></noscript>", None),
        ("<p>meta refresh is an old trick", None),
        ("<meta http-equiv=refresh content='0; /b'>", "https://x.test/b"),
        ("<meta http-equiv=refresh content='.5,b'>", "https://x.test/b"),
        ("<meta http-equiv=refresh content='0 URL = \"/b\" and so on'>", "https://x.test/b"),
        ("<meta http-equiv=refresh content='0/b'>", None),
        ("<meta http-equiv=refresh content='url=/b'>", None),
        ("<meta http-equiv=refresh content='0; url=javascript:alert(1)'>", None),
        ("<meta http-equiv=refresh content='0; url=mailto:desk@x.test'>", None),
        ("<base href='/d/'><meta http-equiv=refresh content='0;url=b'>", "https://x.test/d/b"),
        ("<textarea><meta http-equiv=refresh content='0;url=/b'></textarea>", None),
        ("<template><meta http-equiv=refresh content='0;url=/b'></template>", None),
        ("<title><meta http-equiv=refresh content='0;url=/b'></title>", None),
        ("<script>'<meta http-equiv=refresh content=\"0;url=/b\">'</script>", None),
        ("<meta http-equiv=refresh content='0;url=/b'>" * 3 + "<!--" * 9_000, "https://x.test/b"),
        ("<" * 60_000 + "refresh", None),
        (f"<meta http-equiv=refresh content='{'1' * 60_000}x'>", None),
    ],
)
def test_a_page_that_moves_on_by_itself_is_followed_as_a_browser_would(html, target) -> None:
    assert meta_refresh_target(html.encode(), "https://x.test/a", 10) == target


def test_an_address_to_move_on_to_is_read_in_the_page_s_own_letters() -> None:
    html = "<meta http-equiv=refresh content='0;url=/мост'><p>Страница о мосте через реку переехала"
    address = "https://x.test/%D0%BC%D0%BE%D1%81%D1%82"
    for codec in ("utf-8", "windows-1251", "utf-16"):
        assert meta_refresh_target(html.encode(codec), "https://x.test/a", 10) == address
