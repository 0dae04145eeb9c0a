"""Manual pages of the rules: one rule (``verify explain``) and all of them (docs/rules.md).

Both are generated from the docstrings, so they cannot fall behind the code.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from verify.rules import Rule

GROUPS = (
    ("N", "Notes and markers"),
    ("U", "References and URLs"),
    ("T", "Titles and text"),
    ("Q", "Quotations"),
    ("P", "Names, labels, and acronyms"),
    ("S", "Sources"),
)
# Headings that were renamed, as keys of the JSON catalog.
OLD_HEADINGS = {"What it leaves alone": "Not flagged"}
INTRODUCTION = """# Rules

The problems that `verify` looks for. Each rule has a code, which is never reused, a severity
(error, warning, info), and a confidence. Severity says how serious the problem is; confidence
says how certain the rule is. Rules marked *preview* are off by default until their precision has
been measured; `--preview` turns them on.

Choose rules with `--select` and `--ignore`: by name (`url-missing`), by code (`U201`), or by the
beginning of a code (`U2`, `Q`). `verify explain url-missing` prints the manual page of one rule.

This page is generated from the docstrings in `verify/rules/` (`make docs`).
"""


def properties_line(rule: Rule) -> str:
    """Return severity, confidence, and other properties of a rule as one line."""
    parts = [rule.severity.value, f"{rule.confidence.value} confidence"]
    if rule.needs_sources:
        parts.append("needs sources")
    if rule.scope == "collection":
        parts.append("compares several articles")
    if rule.preview:
        parts.append("preview")
    return " · ".join(parts)


def rule_page(rule: Rule, level: int = 1) -> str:
    """Return the manual page of one rule as Markdown. ``level`` is that of its first heading."""
    mark = "#" * level
    parts = [f"{mark} {rule.name} ({rule.code})", rule.summary, f"*{properties_line(rule)}*"]
    for heading, text in rule.manual:
        parts += [f"{mark}# {heading}", text]
    return "\n\n".join(parts) + "\n"


def rules_page(rules: Sequence[Rule]) -> str:
    """Return docs/rules.md: for each group a table of its rules and their manual pages."""
    parts = [INTRODUCTION]
    for letter, title in GROUPS:
        group = [rule for rule in rules if rule.code.startswith(letter)]
        if group:
            parts += [f"## {title}\n", _table(group)]
            parts += [rule_page(rule, 3) for rule in group]
    return "\n".join(parts)


def _table(rules: Sequence[Rule]) -> str:
    rows = [f"| {r.code} | [{r.name}](#{r.name}-{r.code.lower()}) | {r.summary} |" for r in rules]
    return "\n".join(["| code | rule | problem |", "| --- | --- | --- |", *rows]) + "\n"


def rules_lines(rules: Sequence[Rule]) -> str:
    """Return one aligned line for each rule; preview rules are marked."""
    width = max((len(rule.name) for rule in rules), default=0)
    return "\n".join(
        f"{r.code}  {r.name:<{width}}  {r.severity.value:<7}  {r.summary}"
        + (" (preview)" if r.preview else "")
        for r in rules
    )


def _manual(rule: Rule) -> dict[str, str]:
    """Return heading → text, with the old headings that scripts may still read."""
    manual = dict(rule.manual)
    return manual | {old: manual[new] for old, new in OLD_HEADINGS.items()}


def rules_json(rules: Sequence[Rule]) -> str:
    """Return the catalog as JSON: a list of objects with all properties of each rule."""
    rows = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "confidence": rule.confidence.value,
            "preview": rule.preview,
            "scope": rule.scope,
            "needs_sources": rule.needs_sources,
            "summary": rule.summary,
            "manual": _manual(rule),
        }
        for rule in rules
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
