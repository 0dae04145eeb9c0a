"""A label before persons are joined."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model import Span


@dataclass(frozen=True, slots=True)
class LabelDraft:
    """A role and the name it is given to, as places in the article's text."""

    role: Span
    name: Span
    block: int
    shape: str
