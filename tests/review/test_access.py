"""What the desk lets in: its own name, its own pages, forms of a usual size."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from desk_kit import Client, filled

from verify.review.access_control import host_name
from verify.review.form_actions import LONGEST_FIELD, LONGEST_REASON
from verify.store import open_database


def run(work: Any) -> Any:
    return asyncio.run(work)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path)


@pytest.mark.parametrize(
    "host",
    [
        *(
            "[::1].evil.test",
            "[::1]evil.test:80",
            "127.0.0.1.evil.test",
            "localhost.",
            "127.0.0.1:",
        ),
        *("127.0.0.1:80:evil", "evil.test#localhost", "a@localhost", "localhost:80/x", ""),
        *("127.0.0.1:8001, evil.test", " localhost", "localhost\t", "0x7f.1", "127.1"),
    ],
)
def test_a_host_that_only_looks_like_ours_reaches_nothing(path: Path, host: str) -> None:
    assert run(Client(path).get("/flags", host=host)).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9000", "[::1]:1", "127.0.0.1"])
def test_our_own_names_are_served(path: Path, host: str) -> None:
    assert run(Client(path).get("/flags", host=host)).status_code == 200


def test_the_name_of_a_host_is_whole_or_nothing() -> None:
    assert host_name("Desk.Example:80") == "desk.example"
    assert host_name("[2001:DB8::1]:80") == "[2001:db8::1]"
    assert host_name("a b") == host_name("a:b") == host_name("a:") == ""


@pytest.mark.parametrize(
    "place",
    [
        *("/-/versions", "/-/plugins", "/-/settings", "/-/threads", "/-/metadata.json", "/-/actor"),
        *("/-/databases.json", "/-/config", "/-/messages", "/-/allow-debug", "/-/permissions"),
        *("/-/logout", "/-/auth-token", "/-/", "/-", "/%2D/versions", "/-/static/../versions"),
        *("/citations/-/query", "/-/static/%2e%2e/versions", "/-/patterns"),
    ],
)
def test_the_pages_of_datasette_itself_are_closed(path: Path, place: str) -> None:
    answer = run(Client(path).get(place))
    assert answer.status_code in (404, 405), place
    assert "datasette" not in answer.text.lower()


@pytest.mark.parametrize(
    "place",
    [
        *(
            "/citations/articles.csv",
            "/citations/articles%2Ecsv",
            "/citations/articles?_format=csv",
        ),
        *("/citations.csv?sql=select+1", "/citations/articles/1.csv", "/citations/articles.csv/"),
    ],
)
def test_no_table_goes_out_with_its_cells_unguarded(path: Path, place: str) -> None:
    db = open_database(path)
    db.execute("UPDATE articles SET title = '=1+1'")
    db.conn.commit()
    answer = run(Client(path).get(place))
    assert "text/csv" not in answer.headers.get("content-type", ""), place
    assert ",=1+1" not in answer.text, place
    assert run(Client(path).get("/to-correct.csv")).status_code == 200


def test_the_desk_and_its_own_files_are_open(path: Path) -> None:
    client = Client(path)
    assert run(client.get("/desk/desk.css")).status_code == 200
    assert run(Client(path).get("/-/static/app.css")).status_code == 200


def test_a_form_of_more_than_its_size_is_refused(path: Path) -> None:
    answer = run(Client(path).post("/flags/1/decide", {"verdict": "confirmed", "x": "a" * 300_000}))
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("name", "most"),
    [("reason", LONGEST_REASON), ("other", LONGEST_REASON), ("widen", LONGEST_FIELD)],
)
def test_a_field_of_more_than_its_size_is_refused_with_a_sentence(
    path: Path, name: str, most: int
) -> None:
    form = {"verdict": "dismissed", "reason": "r", name: "a" * (most + 1)}
    answer = run(Client(path).post("/flags/1/decide", form))
    assert answer.status_code == 302 and "is+longer+than" in answer.headers["location"]
    whole = {"verdict": "dismissed", "reason": "a" * LONGEST_REASON}
    answer = run(Client(path).post("/flags/1/decide", whole))
    assert "notice=" in answer.headers["location"]
