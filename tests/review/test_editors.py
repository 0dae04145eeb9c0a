"""Names at the desk: the token's, or what the browser sent, and the history says so."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from desk_kit import Client, filled

from verify.review.access_control import LOOPBACK, AccessRules
from verify.review.editor_names import clean_name
from verify.store import open_database
from verify.store.flags.events import history


def who(path: Path, number: int = 1) -> str | None:
    return history(open_database(path), number)[-1]["who"]


def test_with_tokens_the_name_is_the_tokens(tmp_path: Path) -> None:
    path = filled(tmp_path)
    client = Client(
        path, rules=AccessRules(LOOPBACK, None, {"s3cret-a": "Aigul", "s3cret-b": "Ben"})
    )

    async def visit() -> str:
        assert (await client.get("/flags")).status_code == 401
        assert (await client.get("/flags?token=s3cret-b")).status_code == 200
        await client.post("/desk/name", {"name": "Somebody Else"})
        await client.post("/flags/1/decide", {"verdict": "confirmed"})
        return (await client.get("/flags")).text

    page = asyncio.run(visit())
    assert who(path) == "Ben"
    assert "Your name" not in page and "Ben" in page


def test_without_tokens_a_sent_name_is_kept_as_such(tmp_path: Path) -> None:
    path = filled(tmp_path)
    client = Client(path)

    async def visit() -> str:
        await client.post("/flags/2/decide", {"verdict": "confirmed"})
        await client.post("/desk/name", {"name": "Şule\n(name of another)"})
        await client.post("/flags/1/decide", {"verdict": "confirmed"})
        return (await client.get("/flags/1?status=all")).text

    page = asyncio.run(visit())
    assert who(path, 2) == "Anna"
    assert who(path) == "Şule name of another (name sent by the browser)"
    assert "Şule name of another (name sent by the browser)" in page


@pytest.mark.parametrize(
    ("sent", "kept"), [("  Ann\x00 Bell ", "Ann Bell"), ("x" * 200, "x" * 80), ("()", "")]
)
def test_a_name_is_one_short_line(sent: str, kept: str) -> None:
    assert clean_name(sent) == kept
