"""The HTML report in a real browser: narrow and wide, light and dark, by keyboard."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from tests.report_samples import sample
from verify.demo.run import run_demo
from verify.report import render
from verify.report.write import write

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    [latest] = write(sample(), tmp_path_factory.mktemp("reports"))
    return latest


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_the_report_fits_every_width_and_asks_for_nothing(browser, page_file, width, scheme):  # type: ignore[no-untyped-def]
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [page_file.as_uri()]
    assert complaints == []
    page.close()


@pytest.mark.browser
def test_a_flag_is_reached_and_left_by_keyboard_alone(browser, page_file):  # type: ignore[no-untyped-def]
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.locator("ol.index a").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').id") == "a1-1"
    page.locator("#a1-1 a.number").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').id") == "a1-1-t"
    page.close()


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _schemes() -> dict[str, dict[str, str]]:
    style = (files("verify.report") / "templates" / "report.css").read_text(encoding="utf-8")
    colours = r"--([\w-]+): (#[0-9a-f]{6})"
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    return {"light": dict(re.findall(colours, light)), "dark": dict(re.findall(colours, dark))}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_the_contrast_that_readers_need(scheme: str) -> None:
    colours = _schemes()[scheme]
    pairs = [(text, ground) for text in ("ink", "soft") for ground in ("paper", "card")]
    for severity in ("error", "warning", "info"):
        pairs += [(severity, "paper"), (severity, "card"), ("ink", f"{severity}-tint")]
        pairs += [(severity, f"{severity}-tint"), ("card", severity)]
    weak = {pair: _contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}  # WCAG 2.2, 1.4.3


def test_the_print_style_keeps_to_the_light_colours() -> None:
    page = render(sample(), "html")
    assert "@media print" in page and "print-color-adjust: exact" in page


IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"


@pytest.fixture(scope="module")
def demo_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_demo(tmp_path_factory.mktemp("demo") / "newsroom", datetime.now(UTC)).page


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_screenshot_of_the_report(browser, demo_page, tmp_path, width, scheme):  # type: ignore[no-untyped-def]
    """``make screenshots`` keeps them in docs/images; otherwise they are made and thrown away."""
    folder = IMAGES if os.environ.get("VERIFY_SCREENSHOTS") else tmp_path
    folder.mkdir(exist_ok=True)
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(demo_page.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name, anchor in (("report", ""), ("report-flags", "a3")):
        page.evaluate(f"location.hash = '{anchor}'")
        path = folder / f"{name}-{width}-{scheme}.png"
        page.screenshot(path=path)
        assert path.stat().st_size > 5000
    page.close()
