"""``verify rules``: the catalogue, one line per rule."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.epilog import epilog

EPILOG = epilog("verify rules", "verify rules --format json")


def rules(
    format: Annotated[str, typer.Option("--format", "-f", help="table or json")] = "table",
    json: Annotated[bool, typer.Option("--json", help="Same as --format json")] = False,
) -> None:
    """List the rules.

    Code, name, severity, and what each rule finds.
    """
    from verify.cli.actions.rules import list_rules

    print(list_rules("json" if json else format), end="")
