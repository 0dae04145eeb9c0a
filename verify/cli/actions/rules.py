"""The catalogue of rules and the manual page of one, as text or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from verify.cli.errors import UserError
from verify.cli.output import check_format, terminal_width
from verify.cli.tables import fit_markdown, row_lines

if TYPE_CHECKING:
    from verify.rules import Rule


def list_rules(format: str) -> str:
    """Return the catalogue: a table as wide as the terminal, or JSON. Raises ``UserError``."""
    from verify.rules import all_rules
    from verify.rules._manual_pages import rules_json

    check_format(format, ("table", "json"))
    rules = all_rules()
    return f"{rules_json(rules)}\n" if format == "json" else "\n".join(_lines(rules)) + "\n"


def _lines(rules: Sequence[Rule]) -> list[str]:
    width = terminal_width()
    rows = [
        (r.code, r.name, r.severity.value, r.summary + (" (preview)" if r.preview else ""))
        for r in rules
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return [line for row in rows for line in row_lines(row, widths, width)]


def explain_rule(asked: str, format: str) -> str:
    """Return the manual page of the rule that ``asked`` names, or can only mean.

    Raises ``UserError`` that lists the rules it could mean, or the nearest name.
    """
    from verify.rules import UnknownRule, named
    from verify.rules._manual_pages import rule_page, rules_json

    check_format(format, ("text", "json"))
    try:
        rule = named(asked)
    except UnknownRule as unknown:
        candidates = _candidates(asked)
        if len(candidates) != 1:
            raise UserError(_ambiguous(asked, candidates) or str(unknown)) from unknown
        rule = candidates[0]
    if format == "json":
        return f"{rules_json([rule])}\n"
    return fit_markdown(rule_page(rule), terminal_width())


def _candidates(asked: str) -> list[Rule]:
    """Return the rules whose code, or a word of whose name, begins with ``asked``."""
    from verify.rules import all_rules

    wanted = asked.strip().casefold().replace("_", "-")
    return [
        rule
        for rule in all_rules()
        if wanted and (rule.code.casefold().startswith(wanted) or f"-{wanted}" in f"-{rule.name}")
    ]


def _ambiguous(asked: str, rules: Sequence[Rule]) -> str:
    """Return the message that lists the candidates; empty where there are none."""
    if not rules:
        return ""
    lines = "\n".join(_lines(rules))
    return f"“{asked}” could mean {len(rules)} rules. Name one of them:\n{lines}"
