"""What is known of one registry: whom it is asked for, how, how often, and who documents it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from verify.model import WorkRecord
from verify.text.encoding.storable import read_json
from verify.text.identifiers.values import IdentifierKind

#: Returns the records in a response, the best first; raises for another format than the registry's.
Reader = Callable[[bytes], list[WorkRecord]]


class UnreadableResponse(Exception):
    """The response is not in the registry's format. The text is a clause that says what it is."""


@dataclass(frozen=True, slots=True)
class Service:
    """One registry.

    ``gap`` is the least number of seconds between two requests that its documentation asks for.
    ``by_identifier`` and ``by_title`` return the path and query after the base URL.
    """

    name: str  # in the settings
    label: str
    base: str
    documentation: str
    gap: float
    kinds: frozenset[IdentifierKind]
    by_identifier: Callable[[IdentifierKind, str], str]
    read: Reader
    by_title: Callable[[str, str | None], str] | None = None
    accept: str = "application/json"


def json_object(body: bytes) -> dict[str, Any]:
    """Return a JSON object. Raises ``UnreadableResponse`` for HTML, cut JSON and other values."""
    if body.lstrip()[:1] == b"<":
        raise UnreadableResponse("it sent a web page instead of JSON")
    try:
        value = read_json(body)
    except ValueError as error:
        raise UnreadableResponse("its JSON is damaged") from error
    if not isinstance(value, dict):
        raise UnreadableResponse("its JSON has another form than documented")
    return value


def items(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a JSON list; an empty list for anything else."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def listed_items(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list of results. Raises ``UnreadableResponse`` for anything else."""
    if not isinstance(value, list):
        raise UnreadableResponse("its JSON has another form than documented")
    return items(value)


def strings(value: Any) -> tuple[str, ...]:
    """Return a string or the strings of a list, without empty ones."""
    found = value if isinstance(value, list) else [value]
    return tuple(one.strip() for one in found if isinstance(one, str) and one.strip())


def encoded(value: str) -> str:
    """Return a value percent-encoded for a URL; slashes stay, as in DOIs."""
    return quote(value, safe="/()")
