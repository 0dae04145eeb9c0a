"""Every parser of a value from outside returns a value or its own failure, whatever it is given."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from verify.archive.reader import _moment
from verify.fetch.connection.inflate import inflate
from verify.fetch.decode.pdf import _page
from verify.fetch.etiquette import robots
from verify.fetch.etiquette.politeness import retry_after
from verify.fetch.meta_refresh import meta_refresh_target, refresh_target
from verify.fetch.redirects import RedirectChain
from verify.fetch.settings import FetchSettings
from verify.fetch.webarchive.cdx import read_cdx
from verify.fetch.webarchive.lookup import _taken, original_url
from verify.model import Page
from verify.read.dom.tree import parse_html
from verify.read.page.head_dates import iso_date
from verify.read.page.json_ld import JsonLdArticle, read_json_ld
from verify.recheck.attach import NotAttached, SavedFile, _root
from verify.recheck.provenance import html_source_url, mhtml_source_url
from verify.text.encoding.charset import decode_text
from verify.text.urls.canonical import canonical_url
from verify.text.urls.slugs import url_date
from verify.translate.engine import NotTranslated
from verify.translate.libretranslate import _parsed
from verify.web.content_type import document_kind, response_text
from verify.web.errors import FetchError
from verify.web.http_date import http_date
from verify.web.response import Fetched
from verify.web.urls import request_target

BASE = "https://a.example/x"
WEB = ("http://", "https://")
NOW = datetime(2026, 11, 21, tzinfo=UTC)
DIGITS = "9" * 5_000
DEEP = "[" * 100_000
TEXTS = st.text(max_size=60) | st.text(st.characters(codec="latin-1"), max_size=60)
BYTES = st.binary(max_size=200)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=20,
)
DATES = st.sampled_from(
    (
        "Fri, 31 Dec 9999 23:59:59 -1200",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Sat, 01 Jan 0001 00:00:00 +1200",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        f"Sun, 06 Nov {DIGITS} 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 +999999",
        "0",
        DIGITS,
        "-1",
        "٣",
        "",
    )
)


def fetched(**changes: Any) -> Fetched:
    known: dict[str, Any] = {
        "address": BASE,
        "final_address": BASE,
        "status": 200,
        "headers": (),
        "body": b"",
        "raw": b"",
        "content_encoding": None,
        "started": NOW,
        "seconds": 0.1,
    }
    return Fetched(**{**known, **changes})


@settings(deadline=None)
@given(TEXTS | DATES)
@example(DIGITS)
@example("Fri, 31 Dec 9999 23:59:59 -1200")
def test_retry_after(value: str) -> None:
    found = retry_after(value, NOW)
    assert found is None or 0 <= found <= 1e12


def test_a_retry_after_of_five_thousand_digits_is_the_longest_wait() -> None:
    assert retry_after(DIGITS) == 1e9
    assert retry_after("0" * 5_000 + "7") == 7.0


@settings(deadline=None)
@given(TEXTS | DATES)
def test_http_dates(value: str) -> None:
    found = http_date(value)
    assert found is None or found.tzinfo is UTC


def test_a_date_that_utc_cannot_write_is_none() -> None:
    assert http_date("Fri, 31 Dec 9999 23:59:59 -1200") is None
    assert http_date("Sun, 06 Nov 1994 08:49:37 GMT") == datetime(
        1994, 11, 6, 8, 49, 37, tzinfo=UTC
    )


@settings(deadline=None)
@given(TEXTS | DATES, TEXTS)
@example("Fri, 31 Dec 9999 23:59:59 -1200", "")
def test_memento_datetime(value: str, tail: str) -> None:
    address = f"https://web.example/web/20221007000000id_/{tail}"
    found = _taken(fetched(headers=(("Memento-Datetime", value),), final_address=address))
    assert found is None or found.tzinfo is UTC
    original_url(address)


@settings(deadline=None)
@given(BYTES | JSON.map(lambda value: json.dumps(value).encode()))
@example(DEEP.encode())
@example(b'[["timestamp","original"],["20220230000000","x"]]')
@example(b'[["timestamp"],[null]]')
def test_cdx(body: bytes) -> None:
    found = read_cdx(body)
    assert found is None or all(memento.at for memento in found)


@settings(deadline=None)
@given(BYTES | JSON.map(lambda value: json.dumps(value).encode()))
@example(DEEP.encode())
def test_translations(body: bytes) -> None:
    with contextlib.suppress(NotTranslated):
        assert isinstance(_parsed(body, 200, dict), dict)
    with contextlib.suppress(NotTranslated):
        assert isinstance(_parsed(body, 200, list), list)


@settings(deadline=None)
@given(JSON)
@example({"@type": "Article", "headline": {"name": {"name": 3}}, "author": [[None]]})
def test_json_ld(value: Any) -> None:
    text = json.dumps(value).replace("<", "")
    root = parse_html(f"<script type='application/ld+json'>{text}</script><p>x</p>")
    assert root is not None and read_json_ld(root)


def test_json_ld_that_is_nested_without_end_is_passed_over() -> None:
    root = parse_html(f"<script type='application/ld+json'>{DEEP}</script><p>x</p>")
    assert read_json_ld(root) == JsonLdArticle()


MHTML = st.sampled_from(
    (
        *(b"Content-Type: text/html; charset=utf-8\r\n", b"Content-Type: message/rfc822\r\n"),
        *(b"Content-Type: text/html; charset*=x'y'%ff\r\n", b"Content-Type: message/partial\r\n"),
        *(b"Content-Type: multipart/related; boundary=b\r\n", b"MIME-Version: 1.0\r\n"),
        *(b'Content-Type: multipart/related; boundary=""\r\n', b"--b\r\n", b"--b--\r\n"),
        *(b"Content-Transfer-Encoding: base64\r\n", b"Content-Transfer-Encoding: \xff\r\n"),
        *(b"Content-Transfer-Encoding: x-uuencode\r\n", b"begin 644 a\r\n#0V%T\r\n", b"\r\n"),
        *(b"Content-Location: \xff\r\n", b"Snapshot-Content-Location: http\xff\r\n"),
        *(b"<html>x</html>\r\n", b'Content-Type: text/html; charset="\r\n'),
    )
)


@settings(deadline=None)
@given(st.lists(MHTML | BYTES, max_size=30).map(b"".join))
def test_mhtml(data: bytes) -> None:
    with contextlib.suppress(NotAttached):
        assert isinstance(_root(SavedFile(BASE, "a.mhtml", data, NOW))[0], bytes)
    mhtml_source_url(data)
    html_source_url(data)


def test_mhtml_of_three_thousand_nested_parts_is_refused_with_a_sentence() -> None:
    parts = (
        f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(3_000)
    )
    data = b"MIME-Version: 1.0\r\n" + "".join(parts).encode()
    with pytest.raises(NotAttached, match="nested too deeply"):
        _root(SavedFile(BASE, "a.mhtml", data, NOW))
    assert mhtml_source_url(data) is None


@settings(deadline=None)
@given(BYTES, TEXTS | st.sampled_from(("gzip", "deflate", "gzip, gzip", "x-gzip,deflate")))
def test_content_encoding(raw: bytes, encoding: str) -> None:
    with contextlib.suppress(FetchError):
        assert isinstance(inflate(raw, encoding, 1_000_000), bytes)


@settings(deadline=None)
@given(BYTES)
@example(f"User-agent: *\nCrawl-delay: {DIGITS}\n".encode())
@example(b"User-agent: *\nCrawl-delay: nan\n")
@example(b"User-agent: *\nCrawl-delay: inf\nRequest-rate: 1/0\n")
def test_robots_txt(body: bytes) -> None:
    rules = robots.parse_robots(200, body)
    refusal = rules.refusal(BASE, "verify")
    assert refusal is None or refusal.endswith(".")
    found = rules.crawl_delay("verify")
    assert found is None or found >= 0


@settings(deadline=None)
@given(TEXTS)
@example(f"{DIGITS}; url=/b")
@example("0; url='")
@example("٣; url=/b")
def test_refresh(content: str) -> None:
    found = refresh_target(content, BASE, 5)
    assert found is None or found.startswith(WEB)
    tag = f'<meta http-equiv=refresh content="{content.replace(chr(34), "")}">'
    found = meta_refresh_target(tag.encode("utf-8", "replace"), BASE, 5)
    assert found is None or found.startswith(WEB)


@settings(deadline=None)
@given(TEXTS, TEXTS, st.sampled_from((200, 301, 302, 308)))
@example("https://a.example:99999999999/", "a=b; Max-Age=" + DIGITS, 302)
@example("http://[::1", "=; Domain=.", 302)
@example("", "a=\0", 200)
def test_redirects_and_cookies(location: str, cookie: str, status: int) -> None:
    trail = RedirectChain(FetchSettings())
    answer = fetched(status=status, headers=(("Location", location), ("Set-Cookie", cookie)))
    try:
        onward = trail.next_target(request_target(BASE), answer)  # type: ignore[arg-type]
    except FetchError as refused:
        assert str(refused)
    else:
        assert (onward is None) == (status == 200)
        assert onward is None or onward.href.startswith(WEB)
    header = trail.cookie_header(request_target(BASE)).get("Cookie", "")
    assert not {"\r", "\n", "\0"} & set(header)  # nothing that ends a header


@settings(deadline=None)
@given(TEXTS, TEXTS, BYTES)
@example("text/html; charset=undefined", BASE, b"<html>")
@example("text/html; charset=\0", BASE, b"\xff<html>")
@example("text/plain; charset=" + DIGITS, BASE, b"\xff")
def test_content_type(value: str, address: str, body: bytes) -> None:
    headers = (("Content-Type", value),)
    assert document_kind(headers, body, BASE)
    assert isinstance(response_text(headers, body), str)
    found = fetched(headers=headers)
    assert decode_text(body, found.charset).text is not None
    canonical_url(address)
    url_date(address)


@settings(deadline=None)
@given(TEXTS)
@example("http://a.example:٣/")
@example("http://[v1.x]/")
@example("http://a\ud800.example/")
def test_addresses(address: str) -> None:
    with contextlib.suppress(FetchError):
        assert request_target(address).href
    assert canonical_url(address) is None or canonical_url(address)


@settings(deadline=None)
@given(TEXTS | DATES)
@example("Sun, 06 Nov 99999 08:49:37 GMT")
@example("20221340")
def test_dates_of_a_head(value: str) -> None:
    found = iso_date(value)
    assert found is None or len(found) == 10


@settings(deadline=None)
@given(TEXTS | DATES)
@example("9999-12-31T23:59:59-12:00")
def test_the_date_of_a_record(value: str) -> None:
    assert _moment(value).tzinfo is UTC


PDF_LINES = st.sampled_from(
    (
        *('{"meta": {"Title": 3}}', '{"meta": null}', '{"meta": []}', '{"page": 3}', "[]", "3"),
        *('{"page": "x"}', '{"end": "whole"}', '{"error": null}', '{"meta": {"Title": "t"}}', "{"),
    )
)


@settings(deadline=None)
@given(st.lists(PDF_LINES, max_size=6))
@example(['{"page": "x"}', '{"end": "whole"}'])
def test_what_the_pdf_worker_writes(lines: list[str]) -> None:
    found = _page("".join(f"{line}\n" for line in lines).encode(), "why not")
    assert isinstance(found, Page | tuple)
