"""HTTP headers as the archive keeps them, and what a conditional request rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verify.archive.values import Pairs

Headers = Mapping[str, str] | Iterable[tuple[str, str]]


def header_pairs(headers: Headers) -> Pairs:
    """Headers as pairs of one line each: what could forge a second line is made a space."""
    items = headers.items() if isinstance(headers, Mapping) else headers
    return tuple((one_line(name), one_line(value)) for name, value in items)


def response_validator(headers: Headers) -> str | None:
    """What a later 304 can confirm an answer by: its ETag, else its Last-Modified.

    ETags are compared weakly for a GET (RFC 9110 §13.1.2): the mark of a weak one is dropped.
    """
    return _first(headers, "etag", "last-modified")


def request_validator(headers: Headers) -> str | None:
    """The validator that a request was conditional on (RFC 9110 §13.2.2: the ETag first)."""
    return _first(headers, "if-none-match", "if-modified-since")


def _first(headers: Headers, *names: str) -> str | None:
    told = {name.lower(): value for name, value in reversed(header_pairs(headers))}
    return next((told[name].removeprefix("W/") for name in names if told.get(name)), None)


def one_line(value: str) -> str:
    """The value without anything that could begin a second line."""
    return " ".join(value.replace("\0", " ").splitlines()).strip() if value else ""
