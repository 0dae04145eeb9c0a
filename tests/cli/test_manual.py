"""docs/cli.md is what the program says of itself."""

from __future__ import annotations

from pathlib import Path

from cli_manual import page

DOCS = Path(__file__).parents[2] / "docs"


def test_the_reference_of_the_command_line_is_current() -> None:
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == page(), "run make docs"


def test_every_command_says_what_it_does() -> None:
    for section in page().split("\n## ")[1:]:
        usage, _, rest = section.partition("\n\n")[2].partition("\n\n")
        assert rest.strip()[:1].isupper(), usage
