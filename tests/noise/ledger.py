"""The ledger: what a careful reader thought of each flag. One line per flag, tab-separated.

The reason describes the case in the reader's own words; it quotes nothing, because the
articles are not ours.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.noise.raised import Raised

FOLDER = Path(__file__).resolve().parent
LEDGER = FOLDER / "ledger.tsv"
FIRST = FOLDER / "ledger_first.tsv"  # frozen: before any mend, with the severity of that day
EXCUSED = (
    FOLDER / "excused.tsv"
)  # right flags of the first ledger that are no longer raised, and why

JUDGMENTS = ("right", "defensible", "unwanted")
HEAD = ("file", "rule", "identity", "judgment", "reason")
FIRST_HEAD = ("file", "rule", "identity", "severity", "judgment", "reason")
EXCUSED_HEAD = ("file", "rule", "identity", "reason")

Key = tuple[str, str, str]  # file, rule, identity


class BadLedger(ValueError):
    """A line of a ledger cannot be used; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One line of the ledger. ``severity`` is empty except in the first ledger."""

    file: str
    rule: str
    identity: str
    judgment: str
    reason: str
    severity: str = ""

    @property
    def key(self) -> Key:
        return self.file, self.rule, self.identity


def key_of(flag: Raised) -> Key:
    """What joins a flag to its line of the ledger."""
    return flag.file, flag.rule, flag.key


def read_ledger(path: Path = LEDGER) -> dict[Key, Judged]:
    """The judgments by flag. Raises ``BadLedger`` for a line that is doubled or incomplete."""
    found: dict[Key, Judged] = {}
    for number, row in enumerate(_rows(path), start=2):
        judged = Judged(**row)
        if judged.judgment not in JUDGMENTS or not judged.reason.strip():
            raise BadLedger(f"{path.name}, line {number}: a judgment and a reason are needed")
        if judged.key in found:
            raise BadLedger(f"{path.name}, line {number}: this flag has a line already")
        found[judged.key] = judged
    return found


def read_excused(path: Path = EXCUSED) -> Mapping[Key, str]:
    """Why a right flag of the first ledger is no longer raised, by flag."""
    return {(row["file"], row["rule"], row["identity"]): row["reason"] for row in _rows(path)}


def write(path: Path, head: tuple[str, ...], judged: Iterable[Judged]) -> None:
    """Write a ledger, sorted, so that a change of one judgment changes one line."""
    lines = sorted(judged, key=lambda one: one.key)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        out.writerow(head)
        out.writerows([[getattr(one, column) for column in head] for one in lines])


def _rows(path: Path) -> Iterable[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
