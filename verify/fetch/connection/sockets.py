"""Connections that go to the address that was checked, and to no other.

The host is resolved once, every one of its addresses is checked, and the socket connects
to one of those very addresses; a second look-up that answers otherwise (DNS rebinding)
cannot happen. After connecting the peer is asked who it is.
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

#: (host, port) -> the (IP, port) pairs that may be connected to, checked already.
Route = Callable[[str, int], tuple[tuple[str, int], ...]]


class _Watched:
    """A socket whose every receive obeys the budget of the request under way.

    Each time limit that is set and each receive lets another thread have the interpreter, and
    with a hundred threads it takes a while to get it back: so a limit that is about right stays,
    and what has arrived is taken in one piece.
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
                )  # raises where it is over: the limit may have been shorter
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
    """A plain one."""


class WatchedTLS(_Watched, ssl.SSLSocket):
    """An encrypted one."""


def _connect(route: Route, host: str, port: int, within: float) -> socket.socket:
    """A socket connected to the first address of the route that takes it."""
    last: OSError | None = None
    for ip, to_port in route(host, port):
        family = socket.AF_INET6 if ":" in ip else socket.AF_INET
        sock = WatchedSocket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(_patience(within))
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


def _patience(within: float) -> float:
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
    """What both kinds of connection do alike. ``route`` and ``within`` are set per pool."""

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
    """http, guarded."""

    response_class = Response


class GuardedHTTPS(_Guarded, HTTPSConnection):
    """https, guarded; remembers the digest of the certificate it was shown."""

    response_class = Response

    def connect(self) -> None:
        super().connect()
        secured: Any = self.sock
        certificate = secured.getpeercert(binary_form=True) if secured else None
        self.tls_digest = hashlib.sha256(certificate).hexdigest() if certificate else None


def pool_classes(route: Route, within: float) -> dict[str, type[HTTPConnectionPool]]:
    """Connection pools by scheme whose connections all take ``route``."""
    own = {"route": staticmethod(route), "within": within}
    plain = type("_Plain", (GuardedHTTP,), own)
    secure = type("_Secure", (GuardedHTTPS,), own)
    return {
        "http": type("_PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("_SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }
