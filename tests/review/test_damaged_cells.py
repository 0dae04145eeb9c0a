"""Damaged cells at the desk: lists show the other rows, and every page names what is damaged."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datasette", reason="the extra “desk” is not installed")

import httpx
from damage_kit import (
    NOT_READABLE,
    NOT_TEXT,
    NOT_UTF8,
    Cell,
    cells,
    damage,
    recorded_reads,
    whole_database,
)
from desk_kit import HOST

from verify.review import capture_server
from verify.review.access_control import LOOPBACK, AccessRules
from verify.review.damage import DamageLog
from verify.review.routes import Desk
from verify.review.server import application

LISTS = (
    *("/flags", "/flags?status=all&by=rule", "/flags?words=a&by=severity", "/articles"),
    *("/articles?words=a", "/sources", "/sources?words=a&state=alive", "/to-correct?by=author"),
    *("/to-correct.csv", "/overview", "/bulk-dismissals"),
)
# The last row of each table is the damaged one, and these pages show some of them.
PAGES = (*LISTS, "/flags/2", "/flags/62?status=all", "/articles/1", "/articles/11", "/sources/27")
PAGES += ("/sources/4",)


def run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(work)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_database(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def folder(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("VERIFY_STRICT", raising=False)
    shutil.copy(whole / "citations.db", tmp_path)
    return tmp_path


def client(folder: Path) -> httpx.AsyncClient:
    database = folder / "citations.db"
    desk = Desk(database, "Anna", log=DamageLog(folder / "reports"))
    app: Any = application(database, desk, AccessRules(LOOPBACK))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=f"http://{HOST}")


def renew(whole: Path, folder: Path) -> None:
    """Put a fresh copy of the database in place of the one that Datasette has open."""
    for left in folder.glob("citations.db-*"):
        left.unlink()
    shutil.copy(whole / "citations.db", folder / "new.db")
    (folder / "new.db").replace(folder / "citations.db")


def named(text: str) -> list[str]:
    """The damaged items that a page names."""
    return re.findall(r"<li>([^<]*) \(internal error \w{8}\)</li>", text)


def test_a_list_names_the_damaged_flag_and_shows_the_others(folder: Path) -> None:
    damage(folder, "flags", "message", NOT_UTF8, "id = 2")

    async def visit() -> None:
        page = await client(folder).get("/flags?status=all")
        assert page.status_code == 200 and named(page.text) == ["flag 2"]
        assert 'data-flag="1"' in page.text and 'data-flag="3"' in page.text
        assert 'data-flag="2"' not in page.text

    run(visit())
    log = (folder / "reports" / "internal-errors.log").read_text(encoding="utf-8")
    assert log.count("Traceback") == 1


def test_the_page_of_a_damaged_flag_says_so(folder: Path) -> None:
    damage(folder, "flags", "finding", NOT_READABLE, "id = 2")

    async def visit() -> None:
        desk = client(folder)
        page = await desk.get("/flags/2")
        assert page.status_code == 500 and "This page cannot be shown" in page.text
        assert named(page.text) == ["the page /flags/2"]
        assert (await desk.get("/flags/3")).status_code == 200

    run(visit())


def test_a_decision_on_a_damaged_flag_is_refused_with_the_reason(folder: Path) -> None:
    damage(folder, "decisions", "at", NOT_UTF8, "flag IS NOT NULL")

    async def visit() -> None:
        desk = client(folder)
        number = re.search(r'data-flag="(\d+)"', (await desk.get("/flags?status=confirmed")).text)
        token = re.search(r'csrftoken" value="([^"]+)"', (await desk.get("/flags")).text)
        assert number and token
        answer = await desk.post(
            f"/flags/{number[1]}/decide",
            data={"csrftoken": token[1], "seen": "", "verdict": "dismissed", "reason": "x"},
            headers={"origin": f"http://{HOST}"},
        )
        assert answer.status_code == 302
        assert "problem=Nothing+was+stored" in answer.headers["location"]

    run(visit())


def test_an_export_with_a_damaged_row_says_that_it_is_incomplete(folder: Path) -> None:
    damage(folder, "flags", "message", NOT_UTF8, "status = 'confirmed'")

    async def visit() -> None:
        answer = await client(folder).get("/to-correct.csv")
        assert "to-correct-incomplete.csv" in answer.headers["content-disposition"]

    run(visit())


def test_a_damaged_copy_is_answered_with_a_sentence(whole: Path, folder: Path) -> None:
    damage(folder, "captures", "page", NOT_READABLE, "id = 1")
    server, port = capture_server.serve(folder / "citations.db", whole / "archive")
    try:
        damaged = httpx.get(f"http://127.0.0.1:{port}/capture/1")
        assert damaged.status_code == 500 and "This archived copy cannot be shown" in damaged.text
        assert httpx.get(f"http://127.0.0.1:{port}/capture/2").status_code == 200
    finally:
        server.shutdown()


async def pages_reading(desk: httpx.AsyncClient) -> dict[Cell, list[str]]:
    found: dict[Cell, list[str]] = {}
    for page in PAGES:
        reads: set[Cell] = set()
        with recorded_reads(reads):
            answer = await desk.get(page)
        assert answer.status_code == 200 and named(answer.text) == [], page
        for cell in reads:
            found.setdefault(cell, []).append(page)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("value", [NOT_UTF8, NOT_READABLE, NOT_TEXT])
def test_no_damaged_cell_ends_a_page(whole: Path, folder: Path, value: str) -> None:
    async def sweep() -> list[str]:
        desk, wrong = client(folder), []
        readers = await pages_reading(desk)
        for cell in cells(whole):
            renew(whole, folder)
            try:
                damage(folder, *cell, value)
            except sqlite3.Error:  # a trigger or a constraint keeps the value out
                continue
            for page in readers.get(cell, ()):
                answer = await desk.get(page)
                ok = answer.status_code == 200 or (page not in LISTS and named(answer.text))
                if not ok:
                    wrong.append(f"{cell}: {page}: {answer.status_code}: {named(answer.text)}")
        return wrong

    assert run(sweep()) == []
