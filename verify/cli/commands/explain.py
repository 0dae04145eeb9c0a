"""``verify explain RULE``: the manual page of one rule."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    name: Annotated[str, typer.Argument(metavar="RULE", help="A rule's name or code.")],
) -> None:
    """Explain a rule.

    What it finds, why it matters, an example, what is not flagged.
    """
    from verify.cli.problem import Problem
    from verify.rules import UnknownRule, named
    from verify.rules._manual_pages import rule_page

    try:
        print(rule_page(named(name)), end="")
    except UnknownRule as unknown:
        raise Problem(str(unknown)) from unknown
