"""The table of results and the ticks in a real browser: keyboard, order, narrow screens, print."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.report.test_html_results import claim, recorded
from tests.report_samples import sample
from verify.model import Result, RunReport, Span
from verify.report.write import write

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]
TOPS = "[...document.querySelectorAll('.results tbody tr')].map(row => row.offsetTop)"
POP = "document.activeElement.querySelector('.pop').getBoundingClientRect().toJSON()"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


def opened(browser: Any, report: RunReport, folder: Path, width: int = 1200) -> Any:
    [latest] = write(report, folder)
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(latest.as_uri())
    return page


@pytest.mark.parametrize("width", [320, 700, 1200])
def test_a_tick_shows_its_passage_on_focus_within_the_screen(
    browser: Any, tmp_path: Path, width: int
) -> None:
    page = opened(browser, recorded(Result.VERIFIED), tmp_path, width)
    tick = page.locator("a.outcome").first
    tick.focus()
    assert tick.locator(".pop").is_visible()
    box = page.evaluate(POP)
    assert box["left"] >= 0 and box["right"] <= width
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').matches('.results tr')")
    page.close()


def test_the_table_is_sorted_and_filtered_without_a_script(browser: Any, tmp_path: Path) -> None:
    report = recorded(Result.NOT_FOUND)
    first = report.articles[0]
    assert first.results is not None
    [statement] = first.results.statements
    below = replace(statement, span=Span(first.results.references[0].span.end, 10_000))
    best = replace(below, result=Result.VERIFIED, sources=())
    results = replace(first.results, statements=(statement, best))
    report = replace(report, articles=(replace(first, results=results), *report.articles[1:]))
    page = opened(browser, report, tmp_path)
    assert page.evaluate("document.scripts.length") == 0
    in_text = page.evaluate(TOPS)
    assert in_text == sorted(in_text)
    page.locator(".results input[value='by-result']").first.check()
    tops = page.evaluate(TOPS)
    assert tops[-1] == min(tops)  # verified, the last in the text
    page.locator(".results input[value='k-reference']").first.check()
    shown = page.locator(".results tbody tr:visible")
    assert shown.count() == 1 and "reference" in shown.first.inner_text()
    page.close()


@pytest.mark.parametrize("report", [sample(), claim(found="26 months")], ids=["flags", "claims"])
def test_no_printed_page_ends_with_a_heading(
    browser: Any, tmp_path: Path, report: RunReport
) -> None:
    import pypdfium2

    page = opened(browser, report, tmp_path)
    script = "[...document.querySelectorAll('h2, h3, .label')].map(e => e.innerText.trim())"
    headings = {text.casefold() for text in page.evaluate(script) if text}
    ends = []
    for height in range(300, 1200, 100):  # a break at many different places
        page.pdf(path=str(tmp_path / "r.pdf"), width="700px", height=f"{height}px")
        for sheet in pypdfium2.PdfDocument(tmp_path / "r.pdf"):
            lines = sheet.get_textpage().get_text_range().split("\n")
            ends.append(next((t.strip() for t in reversed(lines) if t.strip()), ""))
    page.close()
    assert len(ends) > 20
    assert [end for end in ends if end.casefold() in headings] == []
