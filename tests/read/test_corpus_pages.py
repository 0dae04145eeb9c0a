"""Real pages of the press, in every encoding: title, language and date are the page's own."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from verify import read
from verify.model import Article, Skipped
from verify.read.blocks.vocabulary import phrase_key
from verify.read.page import extract

SHARED = Path(__file__).resolve().parent.parent.parent.parent / "shared"
CORPUS = SHARED / "corpus"
ARTICLES = SHARED / "articles"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this repository"),
]

PAGES = (
    "news_tass_ru_ckad.html",
    "news_kommersant_ru.html",
    "news_kazinform_ru.html",
    "news_anadolu_1_tr.html",
    "news_haberturk_tr.html",
    "news_reuters_markets.html",
    "news_bbc_europe.html",
    "news_ap_mexico.html",
    "news_rp_pl_1250.html",
)
ENCODINGS = {
    "ru": ("cp1251", "koi8-r", "utf-16", "utf-8-sig"),
    "tr": ("cp1254", "iso-8859-9", "utf-16", "utf-8-sig"),
    "pl": ("utf-8", "utf-16"),
    "en": ("utf-16", "utf-8-sig"),
}


@cache
def truth() -> dict[str, dict[str, str]]:
    return json.loads((CORPUS / "news_html.truth.json").read_text(encoding="utf-8"))


def decoded(name: str) -> str:
    encoding = "cp1250" if name.endswith("1250.html") else "utf-8"
    return (CORPUS / name).read_bytes().decode(encoding)


def facts(name: str, data: bytes, media_type: str | None = None) -> tuple[str | None, ...]:
    """Title, language and date of the page as it is read as an article."""
    found = read.read_bytes(data, name, media_type)
    assert isinstance(found, Article)
    for block in found.blocks:
        assert 0 <= block.span.start < block.span.end <= len(found.text)
    title = phrase_key(found.title.value) if found.title else None
    published = found.published.value if found.published else None
    return (title, found.language, published if "published" in truth()[name] else None)


def true_facts(name: str) -> tuple[str | None, ...]:
    """Title, language and date of the page as the page's truth has them; None: not known."""
    known = truth()[name]
    published = known["published"][:10] if "published" in known else None
    return (phrase_key(known["headline"]), known["language"], published)


@pytest.mark.parametrize("name", PAGES)
def test_a_news_page_is_read_as_it_came(name: str) -> None:
    assert facts(name, (CORPUS / name).read_bytes()) == true_facts(name)


@pytest.mark.parametrize("name", PAGES)
def test_a_news_page_is_read_in_every_encoding_of_its_language(name: str) -> None:
    """Re-encoded, so that its own ``<meta charset>`` is wrong."""
    for encoding in ENCODINGS[truth()[name]["language"]]:
        data = decoded(name).encode(encoding, "xmlcharrefreplace")
        assert facts(name, data) == true_facts(name), encoding


@pytest.mark.parametrize("name", PAGES)
def test_a_wrong_charset_in_the_header_does_no_harm(name: str) -> None:
    data = decoded(name).encode("utf-8")
    assert facts(name, data, "text/html; charset=iso-8859-1") == true_facts(name)


@pytest.mark.parametrize("name", PAGES)
def test_scripts_and_styles_never_appear(name: str) -> None:
    found = read.read_bytes((CORPUS / name).read_bytes(), name)
    assert isinstance(found, Article)
    for sign in ("function(", "function (", "@media", "window.", "document.get", "<script"):
        assert sign not in found.text


BODIES = {
    "fact_polygraph_rukban.html": "fact_polygraph_rukban.body.txt",
    "news_bbc_europe.html": "news_bbc_europe.body.txt",
    "news_reuters_markets.html": "news_reuters_markets.body.txt",
}


@pytest.mark.parametrize("name", BODIES)
def test_the_main_text_holds_the_body_that_the_benchmark_marked(name: str) -> None:
    lines = (CORPUS / BODIES[name]).read_text(encoding="utf-8").splitlines()
    main = phrase_key(extract.extract_page((CORPUS / name).read_bytes(), "text/html").text)
    assert [line for line in lines if len(line) > 60 and phrase_key(line) not in main] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_gives_its_headline_among_its_titles(name: str) -> None:
    known = truth()[name]
    found = extract.extract_page((CORPUS / name).read_bytes(), "text/html", address=known["url"])
    assert phrase_key(known["headline"]) in [phrase_key(title.value) for title in found.titles]
    assert found.canonical in (None, known["url"])
    if "published" in known:
        assert found.published[0].value == known["published"][:10]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("feed_newsru_cp1251.xml", "cp1251"), ("feed_newsru_koi8r.xml", "koi8-r")],
)
def test_a_feed_is_read_in_its_own_encoding(name: str, encoding: str) -> None:
    data = (CORPUS / name).read_bytes()
    found = extract.extract_page(data, "text/xml")
    assert found.language == "ru"
    assert "вертолет" in found.text
    assert len(found.titles) > 5
    assert isinstance(read.read_bytes(data, name), Skipped)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("enc_iso8859_9_tr_wiki.txt", "tr"),
        ("enc_windows1251_chromium.html", "ru"),
        ("enc_windows1254_tr_chromium.html", "tr"),
    ],
)
def test_real_bytes_without_a_declaration_are_read(name: str, language: str) -> None:
    found = read.read_bytes((CORPUS / name).read_bytes(), name)
    assert isinstance(found, Article)
    assert found.language == language
    assert "\ufffd" not in found.text


def test_title_byline_and_date_of_the_five_articles_are_their_truth() -> None:
    known = json.loads((SHARED / "truth" / "articles.json").read_text(encoding="utf-8"))
    for name, one in known.items():
        found = read.read_bytes((ARTICLES / name).read_bytes(), name)
        assert isinstance(found, Article)
        title = (found.title.value, found.title.span.start) if found.title else None
        assert title == ((one["title"]["exact"], one["title"]["start"]) if one["title"] else None)
        named = one["byline"].removesuffix(" (at the end)") if one["byline"] else None
        assert (found.byline.value if found.byline else None) == named
        assert (found.published.value if found.published else None) == one["date"]
        assert found.language == "en"


def test_the_notes_of_the_five_articles_are_blocks_of_their_own() -> None:
    known = json.loads((SHARED / "truth" / "articles.json").read_text(encoding="utf-8"))
    for name, one in known.items():
        found = read.read_bytes((ARTICLES / name).read_bytes(), name)
        assert isinstance(found, Article)
        spans = {(block.span.start, block.span.end): block.kind.value for block in found.blocks}
        for note in one["notes"]:
            raw = note["raw"]
            expected = {"image credit": "caption"}.get(note["kind"], "note list")
            if note["marker"].startswith("(source"):
                expected = "body"
            assert spans[raw["start"], raw["end"]] == expected, (name, note["marker"])
