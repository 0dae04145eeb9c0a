"""The manual of a rule as a report shows it, read from the catalog of rules."""

from __future__ import annotations

from dataclasses import dataclass

from verify.rules import rule


@dataclass(frozen=True, slots=True)
class Manual:
    """A rule's summary line, its code and its sections (heading, Markdown text)."""

    rule: str
    code: str
    summary: str
    parts: tuple[tuple[str, str], ...]


def manual(name: str) -> Manual | None:
    """Return the manual of a rule, or None: a report may contain flags of a rule since removed."""
    found = rule(name)
    return Manual(found.name, found.code, found.summary, found.manual) if found else None
