"""The review desk over HTTP: what its pages show, what its forms do, and what it refuses."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

import pytest

pytest.importorskip("datasette", reason="the extra “desk” is not installed")

from desk_kit import HOSTILE, SCRIPT, Client, filled

from verify.review.guard import LOOPBACK, Admission
from verify.store import decisions, open_database


def run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(work)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path)


def status(path: Path, flag: int) -> str:
    return decisions.standing(open_database(path), flag).status


PAGES = [
    "/",
    "/flags",
    "/flags/1",
    "/articles",
    "/articles/1",
    "/sources",
    "/overview",
    "/settings",
]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_with_a_policy_that_loads_nothing_from_elsewhere(
    path: Path, page: str
) -> None:
    answer = run(Client(path).get(page))
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert (
        "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
    )
    assert "<script>" not in answer.text and " style=" not in answer.text
    assert "https://" not in answer.text.replace("http://a.test", "")


def test_the_list_groups_counts_and_filters_by_its_address(path: Path) -> None:
    client = Client(path)
    everything = run(client.get("/flags")).text
    assert "5 flags" in everything and "The bridge at Karasu" in everything
    only = run(Client(path).get("/flags?severity=error&by=rule")).text
    assert "1 flag<" in only and "quote-altered" in only and "Köprü" not in only
    assert "Nothing here" in run(Client(path).get("/flags?status=dismissed")).text


def test_a_flag_shows_both_sides_and_its_manual(path: Path) -> None:
    text = run(Client(path).get("/flags/1")).text
    assert "<mark>opened on Monday</mark>" in text and "opened on Friday" in text
    assert "What it finds" in text and "1 of 5" in text


def test_a_decision_goes_on_to_the_next_flag_and_can_be_undone(path: Path) -> None:
    client = Client(path)

    async def day() -> tuple[str, str]:
        decided = await client.post("/flags/1/decide?by=article", {"verdict": "confirmed"})
        before = status(path, 1)
        await client.post("/flags/1/undo", {})
        return decided.headers["location"], before

    where, before = run(day())
    assert where.startswith("/flags/3?") and "confirmed" in unquote_plus(where)
    assert (before, status(path, 1)) == ("confirmed", "open")


def test_a_dismissal_needs_a_reason_and_says_so(path: Path) -> None:
    answer = run(Client(path).post("/flags/2/decide", {"verdict": "dismissed"}))
    assert answer.headers["location"].startswith("/flags/2?problem=")
    assert "needs a reason" in unquote_plus(answer.headers["location"])
    assert status(path, 2) == "open"


def test_many_flags_are_dismissed_with_one_reason_or_none_is(path: Path) -> None:
    client = Client(path)
    run(
        client.post(
            "/flags/bulk", {"flag": ["2", "3"], "verdict": "dismissed", "other": "house style"}
        )
    )
    assert [status(path, n) for n in (2, 3)] == ["dismissed", "dismissed"]
    run(
        Client(path).post(
            "/flags/bulk", {"flag": ["1", "999"], "verdict": "dismissed", "other": "no"}
        )
    )
    assert status(path, 1) == "open"


def test_a_widened_dismissal_is_a_setting_that_can_be_taken_back(path: Path) -> None:
    run(
        Client(path).post(
            "/flags/2/decide", {"verdict": "dismissed", "reason": "house style", "widen": "words"}
        )
    )
    assert (
        open_database(path).execute("SELECT status FROM flags WHERE id = 5").fetchone()[0]
        == "dismissed"
    )
    assert (
        "Kentaur" in run(Client(path).get("/settings")).text
        or "kentaur" in run(Client(path).get("/settings")).text
    )
    run(Client(path).post("/settings/1/take-back", {}))
    assert (
        open_database(path).execute("SELECT status FROM flags WHERE id = 5").fetchone()[0] == "open"
    )


def test_the_second_editor_sees_what_the_first_decided(path: Path) -> None:
    anna, boris = Client(path, "Anna"), Client(path, "Boris")
    run(anna.post("/flags/1/decide", {"verdict": "confirmed"}))
    answer = run(boris.post("/flags/1/decide", {"verdict": "dismissed", "reason": "house style"}))
    assert "Anna decided “confirmed” meanwhile" in unquote_plus(answer.headers["location"])
    assert status(path, 1) == "confirmed"


def test_what_a_hostile_page_says_is_text(path: Path) -> None:
    for page in (
        "/flags",
        "/flags/4",
        "/articles",
        "/articles/2",
        f"/flags?notice={SCRIPT}&words={SCRIPT}",
    ):
        text = run(Client(path).get(page)).text
        assert SCRIPT not in text and "<img src=x" not in text and "49" not in text.split("main")[0]
    assert "&lt;script&gt;" in run(Client(path).get("/flags/4")).text
    assert HOSTILE not in run(Client(path).get("/articles/2")).text


def test_a_form_from_elsewhere_is_refused(path: Path) -> None:
    client = Client(path)
    assert (
        run(
            client.post("/flags/1/decide", {"verdict": "confirmed"}, origin="http://evil.test")
        ).status_code
        == 403
    )
    stranger = Client(path)
    bare = run(stranger.http.post("/flags/1/decide", data={"verdict": "confirmed"}))
    assert bare.status_code == 403
    forged = run(
        Client(path).post("/flags/1/decide", {"verdict": "confirmed", "csrftoken": "forged"})
    )
    assert forged.status_code == 403
    assert status(path, 1) == "open"


def test_a_decision_is_no_link(path: Path) -> None:
    assert run(Client(path).get("/flags/1/decide?verdict=confirmed")).status_code == 405
    assert status(path, 1) == "open"


def test_a_name_that_was_made_to_point_here_reaches_nothing(path: Path) -> None:
    assert run(Client(path).get("/flags", host="evil.test:8001")).status_code == 421


def test_away_from_loopback_a_token_is_asked_for_and_kept(path: Path) -> None:
    admission = Admission(LOOPBACK | {"desk.example"}, "secret")
    assert run(Client(path, admission=admission).get("/flags")).status_code == 401
    assert run(Client(path, admission=admission).get("/flags?token=wrong")).status_code == 401
    client = Client(path, admission=admission)

    async def visit() -> tuple[int, int, str]:
        first = await client.get("/flags?token=secret")
        return (
            first.status_code,
            (await client.get("/flags/1")).status_code,
            first.headers["set-cookie"],
        )

    first, second, cookie = run(visit())
    assert (first, second) == (200, 200)
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie


def test_arbitrary_sql_and_downloads_are_off(path: Path) -> None:
    client = Client(path)
    assert run(client.get("/citations?sql=select+1")).status_code == 403
    assert run(Client(path).get("/citations.db")).status_code in (403, 404)


def test_what_is_not_there_is_said(path: Path) -> None:
    for page in ("/flags/999", "/articles/999", "/sources/999", "/desk/secret.txt"):
        assert run(Client(path).get(page)).status_code == 404
