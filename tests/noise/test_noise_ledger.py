"""The ledgers are complete, agree with each other, and are read as they were written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.noise.ledger import (
    EXCUSED,
    FIRST,
    FIRST_HEAD,
    HEAD,
    LEDGER,
    BadLedger,
    Judged,
    read_excused,
    read_ledger,
    write,
)


def judged(key: str, judgment: str, severity: str = "") -> Judged:
    return Judged("aa", "quote-uncited", key, judgment, "made up for this test", severity)


def test_the_ledgers_are_complete_and_agree() -> None:
    now, first = read_ledger(LEDGER), read_ledger(FIRST)
    assert first, "the first ledger is frozen and is never emptied"
    assert all(line.severity in ("info", "warning", "error") for line in first.values())
    assert set(read_excused(EXCUSED)) <= set(first)
    assert {key: line.judgment for key, line in now.items() if key in first} == {
        key: line.judgment for key, line in first.items() if key in now
    }, "a flag that both ledgers hold is judged alike"


def test_a_ledger_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "ledger.tsv"
    lines = [judged("k2", "right"), judged("k1", "unwanted")]
    write(path, HEAD, lines)
    assert read_ledger(path) == {line.key: line for line in lines}
    write(path, FIRST_HEAD, [judged("k1", "right", "warning")])
    assert read_ledger(path)[("aa", "quote-uncited", "k1")].severity == "warning"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([judged("k1", "perhaps")], "line 2: a judgment and a reason are needed"),
        ([judged("k1", "right")] * 2, "line 3: this flag has a line already"),
    ],
)
def test_a_faulty_ledger_is_refused(tmp_path: Path, lines: list[Judged], said: str) -> None:
    path = tmp_path / "ledger.tsv"
    write(path, HEAD, lines)
    with pytest.raises(BadLedger, match=said):
        read_ledger(path)
