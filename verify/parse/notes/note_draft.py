"""A note before its references are read."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model import Span


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note before its references are read."""

    label: str
    span: Span
    body: Span
    form: str
    block: int
    note_list: int = 0
    markers: tuple[Span, ...] = ()  # as the document's own markup declares them
