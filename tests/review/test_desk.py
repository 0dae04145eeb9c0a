"""The review desk over HTTP: what its pages show, what its forms do, and what it refuses."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

import pytest

pytest.importorskip("datasette", reason="the extra “desk” is not installed")

from desk_kit import HOSTILE, SCRIPT, Client, filled
from store_values import capture, later

from verify.review import capture_server
from verify.review.access_control import LOOPBACK, AccessRules
from verify.review.list_pages import _group, _pager
from verify.review.routes import loopback
from verify.review.server import DeskOptions, NotServed, _accepted_hosts, _host_in_url, serve
from verify.store import open_database
from verify.store.flags import events
from verify.store.sources import save_orders, sources


def run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(work)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path)


def status(path: Path, flag: int) -> str:
    return events.effective_decision(open_database(path), flag).status


PAGES = [
    "/",
    "/flags",
    "/flags/1",
    "/articles",
    "/articles/1",
    "/sources",
    "/overview",
    "/settings",
    "/bulk-dismissals",
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
    assert "No flags match" in run(Client(path).get("/flags?status=dismissed")).text


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


def test_a_bulk_dismissal_is_listed_and_can_be_undone(path: Path) -> None:
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
        "Kentaur" in run(Client(path).get("/bulk-dismissals")).text
        or "kentaur" in run(Client(path).get("/bulk-dismissals")).text
    )
    run(Client(path).post("/bulk-dismissals/1/undo", {}))
    assert (
        open_database(path).execute("SELECT status FROM flags WHERE id = 5").fetchone()[0] == "open"
    )


def test_the_second_editor_sees_what_the_first_decided(path: Path) -> None:
    anna, boris = Client(path, "Anna"), Client(path, "Boris")
    run(anna.post("/flags/1/decide", {"verdict": "confirmed"}))
    answer = run(boris.post("/flags/1/decide", {"verdict": "dismissed", "reason": "house style"}))
    assert "Anna decided “confirmed” in the meantime" in unquote_plus(answer.headers["location"])
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
    rules = AccessRules(LOOPBACK | {"desk.example"}, "secret")
    assert run(Client(path, rules=rules).get("/flags")).status_code == 401
    assert run(Client(path, rules=rules).get("/flags?token=wrong")).status_code == 401
    client = Client(path, rules=rules)

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


def test_a_token_or_a_cookie_of_any_letters_is_refused_not_a_failure(path: Path) -> None:
    rules = AccessRules(LOOPBACK, "secret")
    assert run(Client(path, rules=rules).get("/flags?token=%C4%B1")).status_code == 401
    for cookie in ("a/b=1; verify_desk=x", 'verify_desk="\\\\374"', "@=;;"):
        client = Client(path, rules=rules)
        assert run(client.get("/flags", cookie=cookie)).status_code == 401


def test_bound_to_every_address_the_desk_answers_to_any_name_but_only_with_the_token(
    path: Path,
) -> None:
    rules = AccessRules(_accepted_hosts("0.0.0.0"), "secret")
    client = Client(path, rules=rules)
    assert run(client.get("/flags?token=secret", host="192.168.1.5:8001")).status_code == 200
    assert run(Client(path, rules=rules).get("/flags", host="evil.test")).status_code == 401
    assert _accepted_hosts("127.0.0.1") == LOOPBACK and "desk.example" in (
        _accepted_hosts("Desk.example") or ()
    )
    assert _host_in_url("::1") == "[::1]" and loopback("::1") and not loopback("::")


@pytest.mark.parametrize("page", ["99999999", "²", "-3", "x", "1" * 400])
def test_a_page_that_is_not_there_shows_one_that_is(path: Path, page: str) -> None:
    for path_part in ("/flags", "/articles", "/sources"):
        assert run(Client(path).get(f"{path_part}?page={page}")).status_code == 200
    assert 'data-flag="1"' in run(Client(path).get(f"/flags?page={page}")).text


@pytest.mark.parametrize("number", ["²", "9" * 30, "x", "-1", ""])
def test_numbers_that_are_no_flags_are_refused_with_a_sentence(path: Path, number: str) -> None:
    form = {"flag": ["1", number], "verdict": "dismissed", "other": "no"}
    answer = run(Client(path).post("/flags/bulk", form))
    if number:  # an empty box is no number at all
        assert answer.status_code == 302 and "problem=" in answer.headers["location"]
        assert status(path, 1) == "open"


def test_many_at_once_do_not_overwrite_what_another_editor_decided_meanwhile(path: Path) -> None:
    asof = "2020-01-01T00:00:00+00:00"
    run(Client(path, "Boris").post("/flags/2/decide", {"verdict": "confirmed"}))
    form = {"flag": ["1", "2"], "verdict": "dismissed", "other": "no", "asof": asof}
    answer = run(Client(path, "Anna").post("/flags/bulk", form))
    assert "Boris" in answer.headers["location"]
    assert (status(path, 1), status(path, 2)) == ("open", "confirmed")


@pytest.mark.parametrize("port", [None, 99999])
def test_a_place_that_cannot_be_had_is_a_sentence_and_no_address_is_told(
    path: Path, port: int | None
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        options = DeskOptions(port=port or taken.getsockname()[1])
        with pytest.raises(NotServed, match=r"cannot be served at 127\.0\.0\.1"):
            serve(path, path.parent / "archive", options, lambda address: pytest.fail(address))


def test_a_page_that_is_not_there_leaves_the_terminal_alone(path: Path, capfd) -> None:
    assert run(Client(path).get("/nothing/here")).status_code == 404
    assert "Traceback" not in "".join(capfd.readouterr())


def test_two_articles_of_one_title_are_two_groups() -> None:
    rows = [{"title": "Weather", "origin": f"{n}.txt", "article": n} for n in (1, 2)]
    assert len({_group(row, "article") for row in rows}) == 2


def test_the_state_of_a_list_of_sources_outlives_its_pages() -> None:
    pager = _pager({"words": "", "state": "dead"}, 1, 120)
    assert "state=dead" in pager["after"]


@pytest.mark.parametrize(
    ("asked", "host", "answer"),
    [
        ("/capture/1", "127.0.0.1", 404),
        ("/capture/1", "evil.test", 421),
        ("/capture/\xb2", "localhost", 404),
        ("/capture/../../citations.db", "localhost", 404),
        ("//capture/%2e%2e", "localhost", 404),
    ],
)
def test_the_copies_are_given_out_by_number_to_this_machine_only(
    path: Path, capfd, asked: str, host: str, answer: int
) -> None:
    server, port = capture_server.serve(path, path.parent / "archive")
    try:
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(f"GET {asked} HTTP/1.0\r\nHost: {host}:{port}\r\n\r\n".encode("latin-1"))
            said = line.makefile("rb").read().decode()
    finally:
        server.shutdown()
    assert said.split()[1] == str(answer)
    assert "sandbox" in said and "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize(
    ("days_ago", "kept", "words"),
    [
        (1, None, "not saved yet"),
        (9, None, "but it was never saved"),
        (1, "https://archive.test/web/20260301/http://a.test/gone", "A web archive has saved it"),
    ],
)
def test_a_source_says_what_became_of_the_order_to_a_web_archive(
    path: Path, days_ago: int, kept: str | None, words: str
) -> None:
    db = open_database(path)
    address, now = "http://a.test/gone", datetime.now(UTC)
    number = sources.source_id(db, address, now)
    assert words not in run(Client(path).get(f"/sources/{number}")).text
    save_orders.save_order(db, address, now - timedelta(days=days_ago))
    if kept:
        save_orders.confirm_order(db, address, now, kept)
    db.close()
    shown = run(Client(path).get(f"/sources/{number}")).text
    assert words in shown
    assert (f'href="{kept}"' in shown) == (kept is not None)


@pytest.mark.parametrize("copies", [0, 1, 2])
def test_a_source_is_shown_with_all_its_copies_and_without_any(path: Path, copies: int) -> None:
    db = open_database(path)
    number = sources.source_id(db, "http://a.test/gone", later(0))
    for day in range(copies):
        taken = capture("http://a.test/gone", f"Text of day {day}.", day, f"Title of day {day}")
        sources.save_capture(db, taken)
    db.close()
    answer = run(Client(path).get(f"/sources/{number}"))
    assert answer.status_code == 200
    assert all(f"Title of day {day}" in answer.text for day in range(copies))
    assert answer.text.count("http://a.test/gone, archived by verify on ") == copies


def test_the_overview_shows_accuracy_only_of_rules_with_decisions(path: Path) -> None:
    before = run(Client(path).get("/overview")).text
    assert "No decisions yet." in before and '<th scope="col">Precision' not in before
    run(Client(path).post("/flags/1/decide", {"verdict": "confirmed"}))
    after = run(Client(path).get("/overview")).text
    assert "100%" in after and "No decisions yet." not in after
    assert after.count('<td><a class="rule"') == 1


def test_the_desk_shows_todays_words_for_stored_values(path: Path) -> None:
    reason = "the source is right, our copy is not"
    run(Client(path).post("/flags/1/decide", {"verdict": "later"}))
    run(Client(path).post("/flags/2/decide", {"verdict": "dismissed", "reason": reason}))
    assert "Decided: deferred" in run(Client(path).get("/flags/1")).text
    assert "our copy of the source is wrong" in run(Client(path).get("/flags/2")).text
    listed = run(Client(path).get("/flags?status=deferred")).text
    assert "1 flag<" in listed and 'data-flag="1"' in listed
    assert 'data-flag="1"' in run(Client(path).get("/flags?status=later")).text


def test_a_dismissal_of_all_like_this_says_what_it_applies_to(path: Path) -> None:
    form = run(Client(path).get("/flags/2")).text
    assert "Apply to" in form and 'label="Dismiss all like this"' in form
