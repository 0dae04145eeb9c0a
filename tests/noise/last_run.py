"""The flags of the last ``make noise``: raised.tsv, one line per flag, without any text.

The table of docs/rules.md is computed from it, so that it can be generated where the articles are
absent. ``make noise`` writes it; its test says whether it is what the rules raise.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from tests.noise.ledger import FOLDER
from tests.noise.raised import Raised

LAST_RUN = FOLDER / "raised.tsv"
_HEAD = ("file", "rule", "identity", "severity")


def read_last_run(path: Path = LAST_RUN) -> list[Raised]:
    """Return the flags of the last run."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Raised(*row) for row in list(csv.reader(file, delimiter="\t"))[1:]]


def write_last_run(flags: Iterable[Raised], path: Path = LAST_RUN) -> None:
    """Write the flags, sorted, so that one new flag is one new line."""
    rows = sorted((flag.file, flag.rule, flag.key, flag.severity) for flag in flags)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter="\t", lineterminator="\n")
        out.writerow(_HEAD)
        out.writerows(rows)
