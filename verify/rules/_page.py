"""The rules as pages: one for each (``verify explain``), and docs/rules.md for all of them.

Both are made from the docstrings, so they cannot fall behind the code.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from verify.rules import Rule

GROUPS = (
    ("N", "Notes and markers"),
    ("U", "References and addresses"),
    ("T", "Titles and text"),
    ("Q", "Quotations"),
    ("P", "People and labels"),
    ("S", "Sources"),
)
INTRODUCTION = """# Rules

What `verify` looks for. Each rule has a code that is never used again, a severity (error,
warning, info) and a confidence, which are two things: a dead link is surely dead, a label
conflict is serious though it may have a good explanation. Rules marked *preview* are off
until their precision is measured; `--preview` turns them on.

Choose with `--select` and `--ignore`: by name (`url-missing`), by code (`U201`) or by the
beginning of codes (`U2`, `Q`). `verify explain url-missing` prints one page of what follows.

This page is made from the docstrings of `verify/rules/` (`make docs`).
"""


def traits(rule: Rule) -> str:
    """Severity, confidence and what else sets the rule apart, in one line."""
    words = [rule.severity.value, f"{rule.confidence.value} confidence"]
    if rule.needs_sources:
        words.append("needs the sources")
    if rule.scope == "collection":
        words.append("compares articles")
    if rule.preview:
        words.append("preview")
    return " · ".join(words)


def one_rule(rule: Rule, level: int = 1) -> str:
    """The manual page of one rule as Markdown, its headings from ``level`` on."""
    mark = "#" * level
    parts = [f"{mark} {rule.name} ({rule.code})", rule.summary, f"*{traits(rule)}*"]
    for heading, text in rule.manual:
        parts += [f"{mark}# {heading}", text]
    return "\n\n".join(parts) + "\n"


def all_pages(rules: Sequence[Rule]) -> str:
    """docs/rules.md: an overview table and the page of every rule, by group."""
    parts = [INTRODUCTION]
    for letter, title in GROUPS:
        group = [rule for rule in rules if rule.code.startswith(letter)]
        if group:
            parts += [f"## {title}\n", _table(group)]
            parts += [one_rule(rule, 3) for rule in group]
    return "\n".join(parts)


def _table(rules: Sequence[Rule]) -> str:
    rows = [f"| {r.code} | [{r.name}](#{r.name}-{r.code.lower()}) | {r.summary} |" for r in rules]
    return "\n".join(["| code | rule | what |", "| --- | --- | --- |", *rows]) + "\n"


def as_lines(rules: Sequence[Rule]) -> str:
    """One aligned line for every rule, previews marked."""
    width = max((len(rule.name) for rule in rules), default=0)
    return "\n".join(
        f"{r.code}  {r.name:<{width}}  {r.severity.value:<7}  {r.summary}"
        + (" (preview)" if r.preview else "")
        for r in rules
    )


def as_json(rules: Sequence[Rule]) -> str:
    """The catalogue as JSON: a list of objects with all that a rule says of itself."""
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
            "manual": dict(rule.manual),
        }
        for rule in rules
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
