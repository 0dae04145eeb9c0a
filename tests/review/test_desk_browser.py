"""The whole day of an editor at the desk, in a real browser."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

pytest.importorskip("datasette", reason="the extra “desk” is not installed")
pytest.importorskip("playwright", reason="playwright is not installed")
CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
]

RIVER = """The River and the Dam

By Anna Bell

12 May 2024

The dam above Karasu was opened in spring and the valley was flooded within a day, people say.

“We opened the dam in spring without asking anybody,” Minister Oleg Rudenko said in the hall. “Nobody will be asked in autumn either,” Rudenko added, and he left the hall.

Central Asia Expert Mars Orlov disagrees. In a letter to this paper, Middle East Expert Mars Orlov calls the dam a mistake.

[1] “Dam Opens in Karasu”, Interfax,, (Date of Accession: 31.02.2024).
[2] “Village Goes Under”, TASS,, (Date of Accession: 12.05.2024).
"""
BRIDGE = """Köprü ve Nehir

Yazar: Aylin Demir

Köprü geçen yıl açıldı ve vadideki köyler ilk kez birbirine bağlandı, bunu herkes biliyor.

“Köprü bize sorulmadan yapıldı ve bundan sonra da sorulmayacak” diyen Ulaştırma Bakanı Kemal Aydın salondan ayrıldı.
"""


def verify(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "verify", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "river.txt").write_text(RIVER, encoding="utf-8")
    (tmp_path / "articles" / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    assert verify(tmp_path, "run", "--offline", "articles").returncode == 1
    return tmp_path


@pytest.fixture
def desk(newsroom: Path) -> Iterator[str]:
    port = free_port()
    server = start(newsroom, port)
    yield f"http://127.0.0.1:{port}"
    server.kill()
    server.wait()


def start(folder: Path, port: int) -> subprocess.Popen[bytes]:
    server = subprocess.Popen(
        [sys.executable, "-m", "verify", "desk", "--no-open", "--port", str(port), "--who", "Anna"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    for _ in range(300):
        try:
            urlopen(f"http://127.0.0.1:{port}/desk/desk.css", timeout=1).close()
            return server
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the desk did not start")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    flags = [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as tools:
        opened = tools.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1280, "height": 1000})
    troubles: list[str] = []
    opened.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda e: troubles.append(str(e)))
    yield opened
    opened.close()
    assert troubles == []


def heading(page: Any) -> str:
    return str(page.locator("h1").inner_text())


def test_an_editors_day(desk: str, newsroom: Path, page: Any) -> None:
    # Open, filter.
    page.goto(desk)
    everything = int(heading(page).split()[0])
    assert everything >= 6
    page.select_option("select[name=rule]", "url-missing")
    page.click("text=Show")
    assert heading(page) == "2 flags" and "rule=url-missing" in page.url

    # Read and decide by keyboard; the next flag of the filtered list comes by itself.
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/flags/\d+"))
    assert "1 of 2" in page.content() and page.locator("mark").first.is_visible()
    page.keyboard.press("c")
    page.wait_for_selector(".notice")
    page.wait_for_load_state()
    assert "confirmed" in page.locator(".notice").inner_text()

    # Undo, and decide otherwise.
    page.keyboard.press("u")
    page.wait_for_selector("text=undone")
    page.wait_for_load_state()  # the page is there before its keys are
    page.keyboard.press("d")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=dismissed")

    # Dismiss two at once.
    page.goto(f"{desk}/flags?rule=impossible-date")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator("#bulk-box").get_attribute("open") is not None
    page.locator("#bulk-box input[type=radio]").first.check()
    page.click("#bulk-box button[type=submit]")
    page.wait_for_selector(".notice")
    decided = everything - 2
    page.goto(desk)
    assert heading(page) == f"{decided} flags"

    # Another run: what was decided stays decided.
    verify(newsroom, "run", "--offline", "articles")
    page.goto(desk)
    assert heading(page) == f"{decided} flags"


def test_a_decision_lapses_when_the_quotation_changes_and_says_why(
    desk: str, newsroom: Path, page: Any
) -> None:
    page.goto(f"{desk}/flags?rule=quote-uncited&article=bridge")
    page.locator(".item .open").first.click()
    page.wait_for_url(re.compile(r"/flags/\d+"))
    page.keyboard.press("c")
    page.wait_for_selector(".notice")
    changed = BRIDGE.replace("bundan sonra da sorulmayacak", "bundan sonra hiç sorulmayacak")
    (newsroom / "articles" / "bridge.txt").write_text(changed, encoding="utf-8")
    verify(newsroom, "run", "--offline", "articles")
    page.goto(f"{desk}/flags?rule=quote-uncited&article=bridge")
    assert page.locator(".status.lapsed").inner_text() == "decision lapsed"
    page.locator(".item .open").first.click()
    page.wait_for_url(re.compile(r"/flags/\d+"))
    assert "no longer applies" in page.locator(".lapsed").inner_text()


def test_a_server_killed_in_mid_decision_loses_nothing_and_writes_no_half(
    newsroom: Path, page: Any
) -> None:
    import sqlite3

    port = free_port()
    server = start(newsroom, port)
    page.goto(f"http://127.0.0.1:{port}/flags/1")
    page.click("button[value=confirmed]", no_wait_after=True)
    server.kill()
    server.wait()
    with sqlite3.connect(newsroom / "citations.db") as db:
        events = db.execute("SELECT count(*) FROM decisions WHERE flag = 1").fetchone()[0]
        status = db.execute("SELECT status FROM flags WHERE id = 1").fetchone()[0]
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert (events, status) in ((0, "open"), (1, "confirmed"))
    again = start(newsroom, port)
    page.goto(f"http://127.0.0.1:{port}/flags/1")
    assert page.locator("h1").is_visible()
    again.kill()
    again.wait()


PLACES = ["/flags", "/flags/1", "/articles", "/articles/1", "/sources", "/overview", "/settings"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(desk: str, browser: Any, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    serious: list[str] = []
    for place in PLACES:
        page.goto(desk + place)
        found = Axe().run(page).response["violations"]
        serious += [
            f"{place}: {v['id']} {v['nodes'][0]['target']}"
            for v in found
            if v["impact"] in ("serious", "critical")
        ]
    context.close()
    assert serious == []


@pytest.mark.parametrize("place", PLACES)
def test_no_page_is_wider_than_a_telephone(desk: str, browser: Any, place: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(desk + place)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_the_list_is_worked_with_the_keyboard_alone(desk: str, page: Any) -> None:
    page.goto(desk)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".item.selected").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/flags/\d+"))
    page.keyboard.press("b")
    page.wait_for_url(re.compile(r"/flags\?"))


IMAGES = Path(__file__).resolve().parent.parent.parent / "docs" / "images"
KEPT = os.environ.get("VERIFY_SCREENSHOTS")  # “make screenshots” keeps them, of the demo's desk


@pytest.fixture
def shown(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    if not KEPT:
        yield request.getfixturevalue("desk")
        return
    folder = Path(KEPT)
    if not (folder / "verify-demo").is_dir():
        verify(folder, "demo")
    port = free_port()
    server = start(folder / "verify-demo", port)
    yield f"http://127.0.0.1:{port}"
    server.kill()
    server.wait()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_screenshot_of_each_page(
    shown: str, browser: Any, tmp_path: Path, scheme: str, width: int
) -> None:
    """``make screenshots`` keeps them in docs/images; otherwise they are made and thrown away."""
    folder = IMAGES if KEPT else tmp_path
    folder.mkdir(exist_ok=True)
    page = browser.new_page(viewport={"width": width, "height": 860}, color_scheme=scheme)
    for place in PLACES:
        page.goto(shown + place)
        path = folder / f"desk{place.replace('/', '-')}-{width}-{scheme}.png"
        page.screenshot(path=path, full_page=False)
        assert path.stat().st_size > 5000
    page.close()


def test_the_results_of_an_article_are_sorted_by_a_choice(desk: str, page: Any) -> None:
    tops = "[...document.querySelectorAll('.results tbody tr')].map(row => row.offsetTop)"
    page.goto(f"{desk}/articles/2")
    in_text = page.evaluate(tops)
    assert in_text == sorted(in_text) and len(in_text) > 1
    page.locator(".results input[value='by-result']").check()
    by_result = page.evaluate(
        "[...document.querySelectorAll('.results tr[data-by-result]')]"
        ".sort((a, b) => a.offsetTop - b.offsetTop).map(row => +row.dataset.byResult)"
    )
    assert by_result == list(range(len(by_result)))
