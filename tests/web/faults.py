"""Routes that fail: by status, by breaking HTTP, by being slow or too much."""

from __future__ import annotations

import gzip

from web.pages import article
from web.server import Web, Wire

STATUSES = {
    "300 Multiple Choices": "server-error",
    "305 Use Proxy": "server-error",
    "404 Not Found": "not-found",
    "410 Gone": "gone",
    "400 Bad Request": "not-found",
    "401 Unauthorized": "login",
    "402 Payment Required": "paywalled",
    "403 Forbidden": "blocked",
    "405 Method Not Allowed": "blocked",
    "408 Request Timeout": "timeout",
    "429 Too Many Requests": "rate-limited",
    "451 Unavailable For Legal Reasons": "blocked",
    "500 Internal Server Error": "server-error",
    "502 Bad Gateway": "server-error",
    "503 Service Unavailable": "server-error",
    "504 Gateway Timeout": "timeout",
    "521 Web Server Is Down": "refused",
    "526 Invalid SSL Certificate": "tls",
    "530 Origin DNS Error": "dns",
    "999 Request Denied": "blocked",
}


def register(web: Web) -> None:
    for status, reason in STATUSES.items():

        @web.route(f"status-{status[:3]}", f"answers {status}", reason)
        def _(wire: Wire, status: str = status) -> None:
            wire.answer(b"<h1>Sorry</h1>", status)

    @web.route("switching-protocols", "changes to another protocol", "server-error")
    def _(wire: Wire) -> None:
        wire.send(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n\x81\x02hi")

    @web.route("unchanged-unasked", "answers 304 although nothing was asked", "server-error")
    def _(wire: Wire) -> None:
        wire.answer(b"", "304 Not Modified")

    _broken(web)
    _slow(web)
    _too_much(web)


def _broken(web: Web) -> None:
    @web.route("closes-at-once", "closes without an answer", "refused")
    def _(wire: Wire) -> None:
        wire.sock.close()

    @web.route("resets", "resets the connection", "refused")
    def _(wire: Wire) -> None:
        wire.reset()

    @web.route("half-a-header", "closes in the middle of the headers", "refused")
    def _(wire: Wire) -> None:
        wire.send(b"HTTP/1.1 2")
        wire.sock.close()

    @web.route("no-http", "answers in another protocol", "refused")
    def _(wire: Wire) -> None:
        wire.send(b"220 mail.example.test ESMTP\r\n")
        wire.sock.close()

    @web.route("half-a-body", "announces more than it sends", "server-error")
    def _(wire: Wire) -> None:
        wire.answer(article(), content_length="99000")
        wire.sock.close()

    @web.route("short-content-length", "announces less than it sends", "ok")
    def _(wire: Wire) -> None:
        body = article()
        wire.answer(body, content_length=str(len(body.encode()) - 20), connection="close")
        wire.sock.close()

    @web.route("bad-chunk", "sends a chunk whose size is not a number", "server-error")
    def _(wire: Wire) -> None:
        wire.answer(b"zz\r\nnothing\r\n", transfer_encoding="chunked")
        wire.sock.close()

    @web.route("missing-last-chunk", "ends in the middle of the chunks", "server-error")
    def _(wire: Wire) -> None:
        wire.answer(b"ff\r\nfar too little\r\n", transfer_encoding="chunked")
        wire.sock.close()

    web.page(
        "broken-gzip",
        "sends a gzip body that cannot be decompressed",
        "server-error",
        b"\x1f\x8b\x08broken",
        content_encoding="gzip",
    )
    web.page(
        "brotli-unasked",
        "compresses in a way that was not asked for",
        "unsupported-type",
        b"\x0b\x02\x80",
        content_encoding="br",
    )
    web.page("empty-body", "answers with nothing", "needs-browser", b"")


def _slow(web: Web) -> None:
    @web.route("silent", "takes the request and never answers", "timeout")
    def _(wire: Wire) -> None:
        wire.wait(30)

    @web.route("dripping-headers", "sends its headers byte by byte", "timeout")
    def _(wire: Wire) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 500:
            wire.send(bytes([byte]))
            wire.wait(0.05)

    @web.route("dripping-body", "sends its body byte by byte", "too-slow")
    def _(wire: Wire) -> None:
        wire.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n")
        for _ in range(600):
            wire.send(b"a")
            wire.wait(0.05)

    @web.route("dripping-chunks", "sends chunks on and on, slowly", "too-slow")
    def _(wire: Wire) -> None:
        wire.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(600):
            wire.send(b"1\r\na\r\n")
            wire.wait(0.05)

    @web.route("continue-flood", "sends 100 Continue on and on", "timeout")
    def _(wire: Wire) -> None:
        for _ in range(600):
            wire.send(b"HTTP/1.1 100 Continue\r\n\r\n")
            wire.wait(0.05)

    @web.route("stops-half-way", "stops in the middle of the body", "too-slow")
    def _(wire: Wire) -> None:
        wire.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\nabc")
        wire.wait(30)


def _too_much(web: Web) -> None:
    @web.route("large-announced", "announces more than the limit", "too-large")
    def _(wire: Wire) -> None:
        wire.answer(b"x", content_length=str(10**12))

    @web.route("large-unannounced", "sends more than the limit without a word", "too-large")
    def _(wire: Wire) -> None:
        wire.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            wire.send(b"a" * 65536)

    @web.route("header-flood", "sends headers without end", "too-large")
    def _(wire: Wire) -> None:
        wire.send(b"HTTP/1.1 200 OK\r\n")
        for n in range(10**6):
            wire.send(b"X-%d: %s\r\n" % (n, b"a" * 60_000))

    @web.route("long-header", "sends one header of a megabyte", "too-large")
    def _(wire: Wire) -> None:
        wire.send(b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 1_000_000 + b"\r\n\r\n")

    @web.route("many-headers", "sends five hundred small headers", "ok")
    def _(wire: Wire) -> None:
        lines = b"".join(b"X-%d: a\r\n" % n for n in range(500))
        body = article().encode()
        head = b"Content-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body)
        wire.send(b"HTTP/1.1 200 OK\r\n" + lines + head + body)

    bomb = gzip.compress(bytes(50_000_000), 9)
    web.page("gzip-bomb", "unpacks to fifty megabytes", "too-large", bomb, content_encoding="gzip")
    twice = gzip.compress(bomb)
    web.page(
        "gzip-bomb-twice",
        "hides a bomb in a bomb",
        "too-large",
        twice,
        content_encoding="gzip, gzip",
    )
