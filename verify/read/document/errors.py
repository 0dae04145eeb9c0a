"""The reason why a document cannot be read."""

from __future__ import annotations


class UnreadableDocument(Exception):
    """A document that cannot be read; the message is the reason, in whole sentences."""
