"""A label before names are joined into persons."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model import Span


@dataclass(frozen=True, slots=True)
class LabelDraft:
    """A role and the name that has it, as spans of the article's text."""

    role: Span
    name: Span
    block: int
    shape: str
