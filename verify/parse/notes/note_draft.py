"""A note before its references are read."""

from __future__ import annotations

from verify.model import Span
from verify.model.lazy_dataclass import dataclass


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
