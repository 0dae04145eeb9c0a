"""Identifiers in running text, malformed ones included, with what is wrong with them.

A malformed identifier is recognized only by its label (``ISBN``, ``doi:``): a number without one
may be anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.text.identifiers import doi, numbers, registries
from verify.text.identifiers.values import FoundIdentifier


def find_identifiers(text: str) -> tuple[FoundIdentifier, ...]:
    """Return the identifiers in ``text``, in order. Spans point into ``text``."""
    found = [*doi.find(text), *numbers.find(text), *registries.find(text)]
    return tuple(_without_overlaps(sorted(found, key=lambda one: one.span.start)))


def _without_overlaps(found: list[FoundIdentifier]) -> Iterator[FoundIdentifier]:
    end = 0
    for one in found:
        if one.span.start >= end:
            yield one
            end = one.span.end
