"""Headers are read as http.client reads them, however many there are."""

from __future__ import annotations

import http.client
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.fetch.connection.responses import Response

NAMES = st.sampled_from(["Set-Cookie", "Link", "X-Served-By", "Content-Security-Policy", "Vary"])
VALUES = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40)


class Stream:
    """What http.client takes for a socket."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, mode: str) -> io.BytesIO:
        return io.BytesIO(self._data)


def answer(headers: list[tuple[str, str]], body: bytes = b"river", first: bytes = b"") -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    length = f"Content-Length: {len(body)}\r\n\r\n"
    return first + f"HTTP/1.1 200 OK\r\n{lines}{length}".encode() + body


def read(kind: type[http.client.HTTPResponse], data: bytes) -> tuple[object, ...]:
    response = kind(Stream(data))  # type: ignore[arg-type]
    response.begin()
    return response.status, response.reason, response.headers.items(), response.read()


@given(headers=st.lists(st.tuples(NAMES, VALUES), max_size=90), waits=st.booleans())
def test_up_to_the_old_limit_nothing_is_read_otherwise(
    headers: list[tuple[str, str]], waits: bool
) -> None:
    data = answer(headers, first=b"HTTP/1.1 100 Continue\r\nX: y\r\n\r\n" if waits else b"")
    assert read(Response, data) == read(http.client.HTTPResponse, data)


@pytest.mark.parametrize("size", [1, 400, 20_000, 40_000, 65_000])
def test_beyond_it_every_header_is_there_whatever_its_size(size: int) -> None:
    headers = [(f"X-{n}", "v" * (size if n % 40 == 3 else 1)) for n in range(400)]
    status, _, found, body = read(Response, answer(headers))
    assert (status, body) == (200, b"river")
    assert found[:-1] == headers  # type: ignore[index]


def test_a_line_that_is_too_long_is_too_long_still() -> None:
    data = answer([("X-0", "a"), ("X-1", "v" * 70_000)])
    with pytest.raises(http.client.LineTooLong):
        read(Response, data)


@pytest.mark.parametrize("cut", [0, 10, 30, 60])
def test_headers_that_break_off_are_no_endless_loop(cut: int) -> None:
    data = answer([("X-0", "a"), ("X-1", "b")])[:cut]
    told = []
    for kind in (Response, http.client.HTTPResponse):
        try:
            told.append(read(kind, data)[:3])
        except http.client.HTTPException as problem:
            told.append(type(problem))
    assert told[0] == told[1]
