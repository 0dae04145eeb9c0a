"""``verify explain RULE``: the manual page of one rule."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.epilog import epilog

EPILOG = epilog(
    "verify explain url-missing",
    "verify explain Q401",
    "verify explain quote    list the rules it could mean",
)


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="Name or code of a rule")],
    format: Annotated[str, typer.Option("--format", "-f", help="text or json")] = "text",
) -> None:
    """Explain a rule.

    What it finds, why it matters, an example, and what is not flagged.
    """
    from verify.cli.actions.rules import explain_rule

    print(explain_rule(rule, format), end="")
