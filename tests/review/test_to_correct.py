"""What was confirmed and is still in the text: on the desk, on the command line, and back again."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from pathlib import Path

import pytest
from desk_kit import Client, filled
from store_values import article, database, finding, later, look, save

from verify.cli.entry import run_app
from verify.store import open_database
from verify.store.flags.decisions import decide
from verify.store.flags.events import NewDecision, history
from verify.store.flags.queries import Filter, flag_ids
from verify.store.flags.to_correct import to_correct


def test_the_list_holds_what_is_confirmed_and_still_there() -> None:
    db = database()
    row = save(db, article())
    (first, second), _ = look(db, row, [finding("opened on Monday"), finding("Kentaur News")])
    decide(db, first, NewDecision("confirmed", note="call Oda", who="Aigul"), later(1))
    [listed] = to_correct(db)
    assert (listed["id"], listed["note"], listed["who"]) == (first, "call Oda", "Aigul")
    look(db, row, [finding("Kentaur News")], 2)
    assert to_correct(db) == []
    assert flag_ids(db, Filter(status="open")) == [second]


def test_a_confirmed_flag_that_was_fixed_and_comes_back_is_in_the_default_list() -> None:
    db = database()
    row = save(db, article())
    (number,), _ = look(db, row, [finding("opened on Monday")])
    decide(db, number, NewDecision("confirmed", who="Aigul"), later(1))
    look(db, row, [], 2)
    look(db, row, [finding("opened on Monday")], 3)
    assert flag_ids(db, Filter(status="open")) == [number]
    assert [event["event"] for event in history(db, number)] == ["confirmed", "lapsed"]


def test_the_desk_keeps_a_note_and_lists_what_is_to_correct(tmp_path: Path) -> None:
    path = filled(tmp_path)
    client = Client(path)

    async def visit() -> tuple[str, str, str]:
        form = {"verdict": "confirmed", "note": "=ask Oda first"}
        await client.post("/flags/1/decide", form)
        page = (await client.get("/to-correct?by=author")).text
        export = (await client.get("/to-correct.csv")).text
        return page, export, (await client.get("/flags/1?status=all")).text

    page, export, flag = asyncio.run(visit())
    assert "1 flag to correct" in page and "=ask Oda first" in page
    [row] = csv.DictReader(io.StringIO(export))
    assert (row["id"], row["note"], row["who"]) == ("1", "'=ask Oda first", "Anna")
    assert "Note: =ask Oda first" in flag
    [event] = history(open_database(path), 1)
    assert event["note"] == "=ask Oda first"


def test_the_command_groups_by_author(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled(tmp_path)
    decide(open_database(path), 1, NewDecision("confirmed", who="Ben"), later(1))
    monkeypatch.chdir(tmp_path)
    assert run_app(["flags", "--to-correct"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("The bridge at Karasu") and out.endswith("1 flag to correct.\n")
    assert run_app(["flags", "--to-correct", "--format", "json"]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == [1]
