"""HTTP headers as the archive stores them, and the validators of conditional requests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verify.archive.values import Pairs

Headers = Mapping[str, str] | Iterable[tuple[str, str]]


def header_pairs(headers: Headers) -> Pairs:
    """Return headers as one-line pairs; line breaks, which could forge a header, become spaces."""
    items = headers.items() if isinstance(headers, Mapping) else headers
    return tuple((one_line(name), one_line(value)) for name, value in items)


def response_validator(headers: Headers) -> str | None:
    """Return the validator that a later 304 can confirm: the ETag, or else Last-Modified.

    A GET compares ETags weakly (RFC 9110 §13.1.2), so the ``W/`` prefix is dropped.
    """
    return _first(headers, "etag", "last-modified")


def request_validator(headers: Headers) -> str | None:
    """Return the validator in a conditional request (RFC 9110 §13.2.2: the ETag first)."""
    return _first(headers, "if-none-match", "if-modified-since")


def _first(headers: Headers, *names: str) -> str | None:
    told = {name.lower(): value for name, value in reversed(header_pairs(headers))}
    return next((told[name].removeprefix("W/") for name in names if told.get(name)), None)


def one_line(value: str) -> str:
    """Return the value without characters that could start a second line."""
    return " ".join(value.replace("\0", " ").splitlines()).strip() if value else ""
