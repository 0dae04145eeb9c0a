"""Connect only to IP addresses that were checked.

The host is resolved once, all its IP addresses are checked, and the socket connects to one of
them. A second lookup with a different result (DNS rebinding) cannot happen. After connecting,
the peer's IP address is compared with the checked one.
"""

from __future__ import annotations

import hashlib
import socket
import ssl
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from verify.fetch.connection.limits import current_budget
from verify.fetch.connection.responses import Response
from verify.model import Reason
from verify.web.errors import FetchError

_BUFFER = 65_536
_NEVER = float("inf")

#: (host, port) -> the checked (IP, port) pairs that may be connected to.
Route = Callable[[str, int], tuple[tuple[str, int], ...]]


class _Watched:
    """A socket whose every receive obeys the budget of the current request.

    Each timeout change and each receive releases the interpreter lock, and with a hundred threads
    it takes a while to get it back. So a timeout that is nearly right is kept, and available data
    is read in one piece.
    """

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        budget = current_budget()
        if budget is None:
            return self._received(*args, **kwargs)
        left = budget.seconds_left()
        while True:
            if (self.gettimeout() or _NEVER) > left * 1.05:
                self.settimeout(left)
            try:
                received = self._received(*args, **kwargs)
            except TimeoutError:
                left = (
                    budget.seconds_left()
                )  # raises if time is up: the timeout may have been shorter than the budget
                self.settimeout(left)
                continue
            budget.count_header_bytes(received)
            return received

    def _received(self, *args: Any, **kwargs: Any) -> int:
        return int(super().recv_into(*args, **kwargs))  # type: ignore[misc]

    def settimeout(self, value: float | None) -> None:
        if value != self.gettimeout():
            super().settimeout(value)  # type: ignore[misc]

    def makefile(self, mode: str = "r", buffering: int | None = None, **kwargs: Any) -> Any:
        size = _BUFFER if buffering is None else buffering
        return super().makefile(mode, size, **kwargs)  # type: ignore[misc]

    if TYPE_CHECKING:

        def gettimeout(self) -> float | None: ...


class WatchedSocket(_Watched, socket.socket):
    """A plain socket."""


class WatchedTLS(_Watched, ssl.SSLSocket):
    """A TLS socket."""


def _connect(route: Route, host: str, port: int, within: float) -> socket.socket:
    """Return a socket connected to the first IP address of the route that accepts."""
    last: OSError | None = None
    for ip, to_port in route(host, port):
        family = socket.AF_INET6 if ":" in ip else socket.AF_INET
        sock = WatchedSocket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(_timeout(within))
            sock.connect((ip, to_port))
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            _check_peer(sock, ip, host)
            return sock
        except OSError as error:
            last = error
            sock.close()
        except FetchError:
            sock.close()
            raise
    raise _refused(host, last)


def _timeout(within: float) -> float:
    budget = current_budget()
    return min(within, budget.seconds_left()) if budget else within


def _check_peer(sock: socket.socket, ip: str, host: str) -> None:
    peer = sock.getpeername()[0].partition("%")[0]
    if peer != ip.partition("%")[0]:
        raise FetchError(Reason.PRIVATE_ADDRESS, f"{host} was answered by {peer} instead of {ip}.")


def _refused(host: str, error: OSError | None) -> FetchError:
    if isinstance(error, TimeoutError):
        return FetchError(Reason.TIMEOUT, f"{host} did not accept the connection in time.")
    why = (error.strerror or str(error)) if error else "it has no address"
    return FetchError(Reason.REFUSED, f"{host} refused the connection: {why}.")


class _Guarded:
    """Behavior shared by both kinds of connection. ``route`` and ``within`` are set per pool."""

    route: Route
    within: float = 10.0
    peer: str | None = None
    tls_digest: str | None = None
    host: str
    port: int

    def _new_conn(self) -> socket.socket:
        sock = _connect(self.route, self.host, self.port, self.within)
        name = sock.getpeername()
        self.peer = f"[{name[0]}]:{name[1]}" if ":" in name[0] else f"{name[0]}:{name[1]}"
        return sock

    def getresponse(self) -> Any:
        response = super().getresponse()  # type: ignore[misc]
        if budget := current_budget():
            budget.peer, budget.tls_digest = self.peer, self.tls_digest
            budget.headers_done()
        return response


class GuardedHTTP(_Guarded, HTTPConnection):
    """A guarded HTTP connection."""

    response_class = Response


class GuardedHTTPS(_Guarded, HTTPSConnection):
    """A guarded HTTPS connection; it stores the digest of the server's certificate."""

    response_class = Response

    def connect(self) -> None:
        super().connect()
        secured: Any = self.sock
        certificate = secured.getpeercert(binary_form=True) if secured else None
        self.tls_digest = hashlib.sha256(certificate).hexdigest() if certificate else None


def pool_classes(route: Route, within: float) -> dict[str, type[HTTPConnectionPool]]:
    """Return the connection pool class for each scheme; their connections all use ``route``."""
    own = {"route": staticmethod(route), "within": within}
    plain = type("_Plain", (GuardedHTTP,), own)
    secure = type("_Secure", (GuardedHTTPS,), own)
    return {
        "http": type("_PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("_SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }
