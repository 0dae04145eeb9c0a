"""``verify rules``: the catalogue, one line each."""

from __future__ import annotations

from typing import Annotated

import typer


def rules(
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List the rules.

    Code, name, severity and what each one finds.
    """
    from verify.rules import all_rules
    from verify.rules._page import as_json, as_lines

    print(as_json(all_rules()) if json else as_lines(all_rules()))
