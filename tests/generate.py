"""The generated pages of docs/: ``make docs`` writes them, tests hold them to be current.

A page is a function without arguments that gives Markdown. ``python -m tests.generate``.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {
    "cli.md": "tests.cli_manual:page",
    "rules.md": "tests.generate:rules",
    "report-schema.md": "verify.report.schema:as_markdown",
    "fetching.md": "tests.web.table:page",
}


def page(name: str) -> str:
    """The text of one generated page, ending with a line end."""
    module, _, function = PAGES[name].partition(":")
    make: Callable[[], str] = getattr(import_module(module), function)
    return make()


def rules() -> str:
    """docs/rules.md, out of the rules' own docstrings and of the judged flags."""
    from tests.noise.precision_page import precision_section
    from verify.rules import all_rules
    from verify.rules._manual_pages import rules_page

    return f"{rules_page(all_rules())}\n{precision_section(all_rules())}"


def main() -> None:
    for name in PAGES:
        (DOCS / name).write_text(page(name), encoding="utf-8")


if __name__ == "__main__":
    main()
