"""A reference whose fields are being read.

Text that was read is blanked in ``left`` (same length, same offsets), so that the next step
sees only unread text. For example, a comma inside a URL is then not taken for a separator.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from verify.model import Field, Reference, Span
from verify.parse.spans import strip_span


@dataclass(slots=True)
class ReferenceDraft:
    """Fields found so far. ``left`` is as long as ``text``; read parts are spaces in it."""

    text: str
    span: Span
    left: str = ""
    found: dict[str, Field] = field(default_factory=dict)
    authors: list[Field] = field(default_factory=list)
    style: str | None = None

    def __post_init__(self) -> None:
        self.left = self.text[self.span.start : self.span.end]

    def rest(self, start: int, end: int) -> str:
        """Return the unread text between two offsets, with spaces for the parts already read."""
        return self.left[start - self.span.start : end - self.span.start]

    def claim(self, start: int, end: int) -> None:
        """Mark a part of the text as read."""
        a, b = start - self.span.start, end - self.span.start
        self.left = self.left[:a] + " " * (b - a) + self.left[b:]

    def put(self, name: str, span: Span, value: str | None = None) -> None:
        """Set a field, unless it has been set before."""
        span = strip_span(self.text, span)
        if name not in self.found and span.end > span.start:
            self.found[name] = Field(value or self.text[span.start : span.end], span)

    def reference(self) -> Reference:
        """Return the finished reference.

        An organization before the title is the publisher, or the author if the fields after
        the title name another publisher.
        """
        fields = dict(self.found)
        organization = fields.pop("_organization", None)
        authors = tuple(self.authors)
        if organization and "publisher" in fields:
            authors = (*authors, organization)
        elif organization:
            fields["publisher"] = organization
        return Reference(self.span, authors, style=self.style, **fields)  # type: ignore[arg-type]
