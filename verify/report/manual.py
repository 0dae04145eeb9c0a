"""The manual page of a rule, as a report shows it: read from the catalogue of rules."""

from __future__ import annotations

from dataclasses import dataclass

from verify.rules import rule


@dataclass(frozen=True, slots=True)
class Manual:
    """A rule's page: its first line, its code, and its parts (heading, Markdown text)."""

    rule: str
    code: str
    summary: str
    parts: tuple[tuple[str, str], ...]


def manual(name: str) -> Manual | None:
    """The page of this rule, or None: a report may hold findings of a rule since removed."""
    found = rule(name)
    return Manual(found.name, found.code, found.summary, found.manual) if found else None
