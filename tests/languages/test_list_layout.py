"""Word lists are laid out so that a diff shows what changed: one item a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "verify"
DATA_FILES = [*sorted(PACKAGE.glob("languages/*.toml")), PACKAGE / "text/gazetteer/agencies.toml"]
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
LONGEST = 100  # characters; a list that fits may stay on one line


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda path: path.name)
def test_a_list_that_does_not_fit_on_a_line_has_one_item_a_line(path: Path) -> None:
    crowded = [
        f"{path.name}:{number}"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST
        or (
            line.startswith(("  ", "\t")) and not line.lstrip().startswith("[") and _items(line) > 1
        )
    ]
    assert crowded == []


def _items(line: str) -> int:
    """Count the strings of a line, its comment left out. A ``key = "value"`` pair is one item."""
    bare = line.split("  #", 1)[0]
    return len(STRING.findall(bare))
