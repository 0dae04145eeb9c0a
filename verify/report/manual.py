"""The manual page of a rule, as a report shows it: read from the rule's docstring."""

from __future__ import annotations

import importlib
import inspect
from dataclasses import dataclass

HEADINGS = ("What it finds", "Why it matters", "Example", "What it leaves alone")


@dataclass(frozen=True, slots=True)
class Manual:
    """A rule's page: its first line, its code, and its parts under the fixed headings."""

    rule: str
    code: str
    summary: str
    parts: tuple[tuple[str, str], ...]


def manual(rule: str) -> Manual | None:
    """The page of this rule, or None where no module of that name exists.

    A report may hold findings of a rule that has since been removed.
    """
    if not rule.replace("-", "").isalnum():
        return None
    try:
        module = importlib.import_module(f"verify.rules.{rule.replace('-', '_')}")
    except ModuleNotFoundError:
        return None
    text = inspect.cleandoc(module.__doc__ or "")
    summary, *_ = text.split("\n\n", 1)
    return Manual(rule, str(getattr(module, "CODE", "")), " ".join(summary.split()), _parts(text))


def _parts(text: str) -> tuple[tuple[str, str], ...]:
    parts: list[tuple[str, str]] = []
    heading, body = "", list[str]()
    for line in text.splitlines():
        name = line.strip().strip("#*:=-~ ").strip()
        if name in HEADINGS:
            parts.append((heading, "\n".join(body).strip()))
            heading, body = name, []
        elif not set(line.strip()) <= set("-=~") or not line.strip():
            body.append(line)
    parts.append((heading, "\n".join(body).strip()))
    return tuple((name, inspect.cleandoc(words)) for name, words in parts if name and words)
