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
    from verify.rules._manual_pages import rules_json, rules_lines

    print(rules_json(all_rules()) if json else rules_lines(all_rules()))
