"""What version 0.1.0 wrote opens with this version: no decision lapses, no flag is new."""

from __future__ import annotations

import json
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from verify.config import Settings
from verify.pipeline.run import run
from verify.store import open_database
from verify.store.flags import decision_file
from verify.store.flags.bulk_dismissals import bulk_dismissals

KEPT = Path(__file__).parents[1] / "data" / "written_by_0.1.0.tar.gz"
A_DAY_LATER = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
FLAG_FACTS = ("rule", "status", "words", "source", "lapsed")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder as version 0.1.0 left it, unpacked; the working folder."""
    with tarfile.open(KEPT) as archive:
        archive.extractall(tmp_path, filter="data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def stored_flags(folder: Path) -> list[dict[str, Any]]:
    """Every flag of the database that the articles still have, by id."""
    rows = open_database(folder / "citations.db").query("SELECT * FROM flags ORDER BY id")
    return [row for row in rows if row["history"] != "gone"]


def facts(flags: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return sorted((tuple(flag[name] for name in FLAG_FACTS) for flag in flags), key=repr)


def run_offline(folder: Path) -> None:
    run(["articles"], Settings(offline=True), A_DAY_LATER)


def test_the_kept_flags_hold_every_status(kept: Path) -> None:
    statuses = {flag["status"] for flag in read_json(kept / "flags.json")}
    assert statuses == {"open", "confirmed", "dismissed", "fixed", "later"}
    assert len(bulk_dismissals(open_database(kept / "citations.db"))) == 3


def test_opening_the_database_changes_no_flag(kept: Path) -> None:
    assert facts(stored_flags(kept)) == facts(read_json(kept / "flags.json"))


def test_a_new_run_lapses_no_decision_and_adds_no_flag(kept: Path) -> None:
    before = {flag["id"]: flag["status"] for flag in read_json(kept / "flags.json")}
    run_offline(kept)
    after = {flag["id"]: flag for flag in stored_flags(kept)}
    assert after.keys() == before.keys()
    assert [flag for flag in after.values() if flag["lapsed"]] == []
    # “fixed” ends when a run still finds the fault; every other decision holds.
    decided = {number: status for number, status in before.items() if status != "fixed"}
    assert {number: after[number]["status"] for number in decided} == decided


def test_the_exported_decisions_are_known_to_their_own_database(kept: Path) -> None:
    lines = (kept / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
    decisions = [line for line in lines if "setting" not in json.loads(line)]
    merged = decision_file.merge(open_database(kept / "citations.db"), lines)
    assert (merged.added, merged.known, merged.unread) == (0, len(decisions), ())
    assert len(bulk_dismissals(open_database(kept / "citations.db"))) == 3


def test_the_exported_decisions_apply_to_a_database_of_this_version(kept: Path) -> None:
    lines = (kept / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
    (kept / "citations.db").unlink()
    run(["articles"], Settings(offline=True, outlet="The Strait Gazette"), A_DAY_LATER)
    merged = decision_file.merge(open_database(kept / "citations.db"), lines)
    assert merged.unread == ()
    decided = {flag["words"]: flag["status"] for flag in stored_flags(kept)}
    expected = {
        flag["words"]: flag["status"]
        for flag in read_json(kept / "flags.json")
        if flag["source"] is None and flag["status"] != "open"
    }
    assert expected
    assert {words: decided.get(words) for words in expected} == expected


def test_the_json_report_names_the_same_flags(kept: Path) -> None:
    report = read_json(kept / "report.json")
    stored = {(flag["id"], flag["rule"]) for flag in stored_flags(kept)}
    told = {
        (flag["id"], flag["rule"]) for article in report["articles"] for flag in article["flags"]
    }
    assert told and told <= stored
