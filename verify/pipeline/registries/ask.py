"""Ask one registry about one work, and store the response in the archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit, urlunsplit

from verify.model import Absence, Lookup, LookupOutcome, WorkRecord
from verify.registries.service import Service, UnreadableResponse

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import Fetched
    from verify.fetch.registries.client import RegistryClient
    from verify.fetch.registries.settings import ServicesSettings

Value = TypeVar("Value")
Choose = Callable[[list[WorkRecord]], WorkRecord | None]
_UNKNOWN = (404, 410)  # what registries answer for an identifier that they do not have


@dataclass
class Registries:
    """What asking registries needs. ``prefixes`` are the agencies of DOI prefixes, once asked."""

    client: RegistryClient
    archive: Archive
    settings: ServicesSettings
    now: datetime
    prefixes: dict[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """A response with its place in the archive. ``body`` is None for “no such work”."""

    body: bytes | None
    warc: str | None = None
    offset: int | None = None


class NotAnswered(Exception):
    """A registry could not be asked. The text is a sentence that says why."""


def get(registries: Registries, name: str, url: str, how: tuple[str, float]) -> Answer:
    """Return the response to a request; ``how`` is the media type and the gap in seconds.

    Raises ``NotAnswered``.
    """
    from verify.web.response import AbsenceWithResponse

    outcome = registries.client.get(name, url, *how)
    if not isinstance(outcome, Absence):
        return _archived(registries, outcome)
    if outcome.status in _UNKNOWN and isinstance(outcome, AbsenceWithResponse) and outcome.response:
        return replace(_archived(registries, outcome.response), body=None)
    raise NotAnswered(outcome.detail)


def body_of_either(registries: Registries, name: str, url: str, how: tuple[str, float]) -> Answer:
    """Like ``get``, for registries that describe an unknown work in the body of a 404."""
    from verify.web.response import AbsenceWithResponse

    outcome = registries.client.get(name, url, *how)
    if isinstance(outcome, AbsenceWithResponse) and outcome.status in _UNKNOWN and outcome.response:
        return _archived(registries, outcome.response)
    if isinstance(outcome, Absence):
        raise NotAnswered(outcome.detail)
    return _archived(registries, outcome)


def read(
    registries: Registries, name: str, answer: Answer, reader: Callable[[bytes], Value]
) -> Value:
    """Return what ``reader`` makes of a body. Raises ``NotAnswered`` for another format."""
    try:
        return reader(answer.body or b"")
    except UnreadableResponse as error:
        registries.client.fail(name, f"{error}.")
        raise NotAnswered(f"The response could not be read: {error}.") from error


def ask_service(registries: Registries, service: Service, path: str, choose: Choose) -> Lookup:
    """Return what a registry answers to one request; ``choose`` picks the record of the work."""
    base = registries.settings.urls.get(service.name, service.base).rstrip("/")
    url = base + _with_key(registries, service, path)
    try:
        answer = get(registries, service.label, url, (service.accept, service.gap))
        found = [] if answer.body is None else read(registries, service.label, answer, service.read)
        found = _with_contents(registries, service.label, found)
    except NotAnswered as error:
        return not_checked(registries, service.label, str(error))
    record = choose(found)
    outcome = LookupOutcome.FOUND if record else LookupOutcome.NO_TRACE
    return Lookup(
        *(service.label, outcome, registries.now, record, None, answer.warc, answer.offset)
    )


def _with_contents(registries: Registries, name: str, found: list[WorkRecord]) -> list[WorkRecord]:
    """Return the records that say something of a work. Raises ``NotAnswered`` if none does.

    `{}` with status 200 says neither that the work is known nor that it is not.
    """
    known = [record for record in found if record.has_contents]
    if found and not known:
        registries.client.fail(name, "its records are empty.")
        raise NotAnswered("The response could not be read: its records are empty.")
    return known


def not_checked(registries: Registries, label: str, detail: str) -> Lookup:
    """Return the answer of a registry that could not be asked."""
    return Lookup(label, LookupOutcome.NOT_CHECKED, registries.now, detail=detail)


def _with_key(registries: Registries, service: Service, path: str) -> str:
    key = registries.settings.openalex_key
    if service.name != "openalex" or not key:
        return path
    return f"{path}{'&' if '?' in path else '?'}api_key={key}"


def _archived(registries: Registries, fetched: Fetched) -> Answer:
    """Store a response, without the key in its URL."""
    bare = replace(
        fetched,
        address=_without_key(fetched.address),
        final_address=_without_key(fetched.final_address),
    )
    record = registries.archive.write(bare)
    return Answer(fetched.body, record.file, record.offset)


def _without_key(url: str) -> str:
    parts = urlsplit(url)
    query = "&".join(one for one in parts.query.split("&") if not one.startswith("api_key="))
    return urlunsplit(parts._replace(query=query))
