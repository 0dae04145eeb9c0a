"""The HTML report: one file, safe, complete, every flag in its place."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from tests.report.test_text import HOSTILE, hostile
from tests.report_samples import DAM, FERRY, GARBLED, NOON, article, flag, sample
from verify.model import (
    Absence,
    Article,
    ArticleReport,
    BlockKind,
    Coverage,
    Dossier,
    Finding,
    Place,
    Reason,
    RunReport,
    Span,
)
from verify.report import marked_text, render


@cache
def sample_page() -> str:
    return render(sample(), "html")


def tree(page: str | None = None) -> html.HtmlElement:
    return html.document_fromstring(page or sample_page())


def only(found: Finding, made: Article) -> RunReport:
    inner = ArticleReport(Dossier(made), (flag(1, found, made.origin),), Coverage(articles=1))
    return RunReport(NOON, "0", (inner,), Coverage(articles=1))


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    page = tree()
    assert not page.xpath("//script | //link | //img | //iframe | //object | //embed | //base")
    assert not page.xpath("//@src | //@srcset | //@style | //@*[starts-with(name(), 'on')]")
    assert "@import" not in sample_page() and "url(" not in sample_page()
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_hostile_words_stay_words() -> None:
    page = tree(render(hostile(), "html"))
    assert not page.xpath("//script")
    assert not [href for href in page.xpath("//@href") if href.startswith("javascript")]
    text = page.text_content()
    assert "<script>alert(1)</script>" in text
    assert "\u202e" not in text and "\x1b" not in text


def test_the_article_is_shown_whole_and_its_flagged_words_are_marked() -> None:
    page = tree()
    shown = "".join(page.xpath("//section[@id='a1']//div[@class='text']//p[@dir='auto']//text()"))
    body = re.sub(r"\s+", "", re.sub(r"^.*\n", "", FERRY, count=1))
    assert set(body) <= set(shown)
    [words] = page.xpath("//a[@href='#a1-1'][contains(@class, 'mark error')]")
    assert words.text_content() == "“We never promised a daily service”"


def test_every_link_within_the_page_leads_somewhere() -> None:
    page = tree()
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    inner = {href[1:] for href in page.xpath("//@href") if href.startswith("#")}
    assert inner <= set(ids)


def test_every_flag_has_one_card_and_the_decided_ones_are_apart() -> None:
    page = tree()
    cards = page.xpath("//article[contains(@class, 'card')]")
    assert len(cards) == 5
    [decided] = page.xpath("//details[@class='closed']//article")
    assert "house style" in decided.text_content()


def test_the_two_wordings_stand_side_by_side_with_their_difference_marked() -> None:
    [card] = tree().xpath("//article[@id='a1-1']")
    [gone] = card.xpath(".//del")
    assert gone.text_content() == "never"
    assert not card.xpath(".//ins")
    [link] = card.xpath(".//figcaption/a/@href")
    assert link.endswith("#:~:text=We%20promised%20a%20daily%20service")


def test_the_rules_of_the_flags_have_their_manual_pages_in_the_page() -> None:
    page = tree()
    assert page.xpath("//a[@class='rule'][@href='#rule-garbled-title']")
    [manual] = page.xpath("//details[@id='rule-garbled-title']")
    assert "Not flagged" in manual.text_content()


def test_the_page_has_landmarks_one_main_heading_and_a_way_past_the_head() -> None:
    page = tree()
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1
    assert page.xpath("//header") and page.xpath("//nav[@aria-label]") and page.xpath("//footer")
    assert page.xpath("//body/a[1]/@href") == ["#articles"]
    assert page.xpath("//svg[not(@aria-hidden) and not(@aria-label)]") == []


def test_each_paragraph_says_its_language() -> None:
    assert tree().xpath("//section[@id='a2']//p[@lang='ru']")


def test_an_article_without_flags_is_folded_away() -> None:
    clean = ArticleReport(Dossier(article("a.txt", DAM, {}, "ru")), (), Coverage(articles=1))
    page = tree(render(RunReport(NOON, "0", (clean,), Coverage(articles=1)), "html"))
    assert page.xpath("//details[@class='clean']")
    assert "No problems found" in page.xpath("string(//h1)")


def test_menus_around_an_article_are_folded_away_but_for_flagged_lines() -> None:
    menu = "".join(f"Menu {number}\n" for number in range(12))
    text = f"{menu}The text itself\n"
    made = article("a.html", text, {"Menu": BlockKind.FURNITURE}, "en")
    plain = tree(render(only(replace(GARBLED, places=()), made), "html"))
    [folded] = plain.xpath("//details[@class='around']")
    assert "12 lines" in folded.xpath("string(summary)")
    at = text.index("Menu 6")
    finding = replace(GARBLED, places=(Place(Span(at, at + 6), "Menu 6"),))
    flagged = tree(render(only(finding, made), "html"))
    assert len(flagged.xpath("//details[@class='around']")) == 2
    assert not flagged.xpath("//details[@class='around']//a")


def test_pages_that_nobody_asked_for_are_one_sentence() -> None:
    unasked = tuple(
        Absence(f"https://a.example/{n}", Reason.NOT_ASKED, "Not asked.", "Run without --offline.")
        for n in range(40)
    )
    report = RunReport(NOON, "0", (), Coverage(absences=unasked))
    for format in ("html", "terminal", "markdown"):
        text = render(report, format)
        assert "40 sources were not requested. Run without" in text
        assert "a.example" not in text


def test_a_flag_over_another_article_is_told_and_not_marked() -> None:
    finding = replace(GARBLED, places=(Place(Span(0, 5), "words", "other.txt"),))
    page = tree(render(only(finding, article("a.txt", DAM, {}, "ru")), "html"))
    assert not page.xpath("//a[contains(@class, 'mark')]")
    assert page.xpath("//div[@class='unplaced']/article")


@settings(max_examples=60)
@given(
    st.text(alphabet="ab \nйİ\r\x00<&\u202e", max_size=80),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40)), max_size=6),
)
def test_rows_hold_every_character_and_every_mark_once(
    text: str, places: list[tuple[int, int]]
) -> None:
    spans = [Span(a, a + n) for a, n in places]
    flags = [
        flag(n, replace(GARBLED, places=(Place(span, text[span.start : span.end]),)), "a")
        for n, span in enumerate(spans, 1)
    ]
    made = article("a", text, {}, "en")
    rows = marked_text.rows(made, marked_text.marks(flags))
    shown = "".join(piece.text for row in rows for piece in row.pieces)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)
    assert sorted(n for row in rows for n in row.flags) == list(range(1, len(flags) + 1))
    anchors = [mark.number for row in rows for piece in row.pieces for mark in piece.begins]
    assert sorted(anchors) == list(range(1, len(flags) + 1))
    for row in rows:
        for piece in row.pieces:
            assert all(mark.span.start <= mark.span.end for mark in piece.marks)


def test_a_mark_over_several_lines_is_shown_on_each_and_told_once() -> None:
    span = Span(0, len(DAM.rstrip()))
    finding = replace(GARBLED, places=(Place(span, DAM.rstrip()),))
    made = article("a", DAM, {"Плотина": BlockKind.TITLE}, "ru")
    rows = marked_text.rows(made, marked_text.marks([flag(1, finding, "a")]))
    assert [row.flags for row in rows] == [(1,), (), ()]
    assert all(row.pieces[0].marks for row in rows)


@pytest.mark.parametrize("kind", list(BlockKind))
def test_every_kind_of_block_has_its_row(kind: BlockKind) -> None:
    made = article("a", "Some words", {"Some": kind})
    page = tree(render(only(replace(GARBLED, places=()), made), "html"))
    assert kind == BlockKind.TITLE or page.xpath(
        f"//div[contains(@class, '{kind.replace(' ', '-')}')]"
    )


def test_the_hostile_sample_is_hostile() -> None:
    assert "<script>" in HOSTILE and "\x1b" in HOSTILE and "\u202e" in HOSTILE
