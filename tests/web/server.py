"""A server that says exactly what a route writes: no library between it and the socket."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Wire:
    """One request and the socket its answer goes to."""

    sock: socket.socket
    path: str
    headers: dict[str, str]
    port: int
    stopping: threading.Event
    method: str = "GET"
    body: bytes = b""

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def answer(self, body: bytes | str = b"", status: str = "200 OK", **headers: str) -> None:
        """A well-formed answer. ``content_type="…"`` becomes ``Content-Type: …``."""
        data = body.encode() if isinstance(body, str) else body
        named = {"content_type": "text/html; charset=utf-8", **headers}
        lines = [f"{k.replace('_', '-').title()}: {v}" for k, v in named.items() if v]
        if "content_length" not in headers and "transfer_encoding" not in headers:
            lines.append(f"Content-Length: {len(data)}")
        head = f"HTTP/1.1 {status}\r\n" + "\r\n".join(lines) + "\r\n\r\n"
        self.send(head.encode("utf-8") + data)

    def redirect(self, to: str, status: str = "302 Found", **headers: str) -> None:
        self.answer(b"", status, location=to, **headers)

    def wait(self, seconds: float) -> None:
        """Be slow; a server that is being stopped is not."""
        self.stopping.wait(seconds)
        if self.stopping.is_set():
            raise ConnectionAbortedError

    def reset(self) -> None:
        """Break off with a TCP reset."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        self.sock.close()


Behaviour = Callable[[Wire], None]


@dataclass(frozen=True)
class Route:
    """One behaviour: its name is its address, ``expect`` what it must be called."""

    name: str
    does: str
    expect: str
    behave: Behaviour
    path: str = ""


@dataclass
class Web:
    """All routes, by name."""

    routes: dict[str, Route] = field(default_factory=dict)

    def route(
        self, name: str, does: str, expect: str, path: str = ""
    ) -> Callable[[Behaviour], Behaviour]:
        """Register a behaviour. ``path`` is asked for instead of ``/name`` where given."""

        def register(behave: Behaviour) -> Behaviour:
            assert name not in self.routes, name
            self.routes[name] = Route(name, does, expect, behave, path or f"/{name}")
            return behave

        return register

    def page(self, name: str, does: str, expect: str, body: bytes | str, **headers: str) -> None:
        """Register a route that answers 200 with this page."""
        self.route(name, does, expect)(lambda wire: wire.answer(body, **headers))


class Server:
    """Serves a web on a free port of loopback until it is closed. ``log`` holds (time, path)."""

    def __init__(self, behave: Behaviour, host: str = "127.0.0.1") -> None:
        self._behave = behave
        self._stopping = threading.Event()
        self._listener = socket.create_server((host, 0), backlog=512)
        self.host, self.port = host, self._listener.getsockname()[1]
        self.log: list[tuple[float, str]] = []
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def allowed(self) -> tuple[tuple[str, int], ...]:
        return ((self.host, self.port),)

    def close(self) -> None:
        self._stopping.set()
        self._listener.close()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        sock.settimeout(20)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with contextlib.suppress(OSError, ValueError), sock:
            while request := _request(sock):
                self._one(sock, *request)
                if sock.fileno() < 0:
                    return

    def _one(self, sock: socket.socket, path: str, headers: dict[str, str], *sent: object) -> None:
        with self._lock:
            self.log.append((time.monotonic(), path))
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            self._behave(Wire(sock, path, headers, self.port, self._stopping, *sent))  # type: ignore[arg-type]
        finally:
            with self._lock:
                self.at_once -= 1


_HANDSHAKE = b"\x16\x03"  # how a TLS connection begins (RFC 8446, 5.1)


def _request(sock: socket.socket) -> tuple[str, dict[str, str], str, bytes] | None:
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = sock.recv(4096)
        if not chunk:
            return None
        data += chunk
        if data.startswith(_HANDSHAKE):  # servers refuse it at once, and nobody waits
            sock.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
            return None
    head, _, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in rest)}
    while len(body) < int(headers.get("content-length", 0)):
        body += sock.recv(4096)
    return first.split(" ")[1], headers, first.split(" ")[0], body


def by_name(web: Web) -> Behaviour:
    """Serve each route under its path; everything else is a 404, ``/`` a front page."""

    def behave(wire: Wire) -> None:
        if wire.path == "/":
            return wire.answer("<title>Front page</title><p>" + "What happened today. " * 30)
        name = wire.path.lstrip("/").split("/")[0].split("?")[0]
        route = web.routes.get(name)
        if route is None:
            return wire.answer(b"<h1>Not Found</h1>", "404 Not Found")
        return route.behave(wire)

    return behave
