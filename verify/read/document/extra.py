"""The refusal of a document whose library is not installed."""

from __future__ import annotations

from verify.read.document.errors import UnreadableDocument


def missing_extra(what: str) -> UnreadableDocument:
    """Return the error that says how to install the extra for a format."""
    return UnreadableDocument(
        f"Reading {what} needs the extra “documents”: pip install 'verify-citations[documents]'."
    )
