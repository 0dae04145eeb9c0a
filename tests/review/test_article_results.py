"""The desk's page of an article: its table of results with passages and archived copies."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("datasette", reason="the extra “desk” is not installed")

from desk_kit import Client, filled
from lxml import html

from verify.model import Coverage, Result, Results, SourceResult, Span, StatementResult
from verify.results.reasons import NEAREST_PASSAGE, NO_PASSAGE
from verify.store import open_database, runs

NOW = datetime(2026, 3, 4, tzinfo=UTC)
RUSSIAN = "Работы идут по графику, и мы не видим причин для переноса"


def source(passage: str | None, note: str) -> SourceResult:
    return SourceResult(
        Result.NOT_CHECKED,
        "http://a.test/1",
        reason="source in Russian",
        capture=7,
        captured_at=NOW,
        passage=passage,
        passage_note=note,
    )


def shown(folder: Path, found: SourceResult) -> html.HtmlElement:
    path = filled(folder)
    db = open_database(path)
    statement = StatementResult(
        Span(0, 5), "We see no reason to wait", Result.NOT_CHECKED, sources=(found,)
    )
    run = runs.start_run(db, "1", False, NOW)
    runs.add_article(db, run, 1, Results((statement,), (), (), ()), Coverage())
    db.close()
    answer = asyncio.run(Client(path).get("/articles/1"))
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def test_a_source_in_another_language_has_its_nearest_passage(tmp_path: Path) -> None:
    page = shown(tmp_path, source(RUSSIAN, NEAREST_PASSAGE))
    [mark] = page.xpath("//a[contains(@class, 'outcome')]")
    [row] = page.xpath(f"//tr[@id='{mark.get('href')[1:]}']")
    for place in (mark, row):  # on the mark in the text, and in the table
        text = " ".join(place.text_content().split())
        assert RUSSIAN in text and NEAREST_PASSAGE in text
    assert row.xpath(".//a[@href='http://127.0.0.1:8002/capture/7']")


def test_it_says_where_no_passage_stands_out(tmp_path: Path) -> None:
    page = shown(tmp_path, source(None, NO_PASSAGE))
    [row] = page.xpath("//section[contains(@class, 'results')]//tbody/tr")
    assert NO_PASSAGE in row.text_content() and not row.xpath(".//q")
    [mark] = page.xpath("//a[contains(@class, 'outcome')]")
    assert NO_PASSAGE in mark.text_content() and not mark.xpath(".//q")
