"""Encrypted connections: verified, their certificate remembered, their failures named."""

from __future__ import annotations

import hashlib
import socket
import ssl
from pathlib import Path

import certifi
from web.outcome import settings
from web.server import Server

from verify.fetch import Client
from verify.fetch.connection.adapter import tls_context
from verify.model import Reason

# A key and certificate made for these tests (127.0.0.1, secure.test), worth nothing elsewhere.
PEM = Path(__file__).parent.parent / "web" / "loopback.pem"


class SecureServer(Server):
    """The same server behind TLS."""

    def _serve(self, sock: socket.socket) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(PEM)
        try:
            secure = context.wrap_socket(sock, server_side=True)
        except OSError:
            return
        super()._serve(secure)


class PlainServer(Server):
    """A server that answers whatever it is sent in plain HTTP."""

    def _serve(self, sock: socket.socket) -> None:
        with sock:
            sock.recv(4096)
            sock.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


def test_a_certificate_that_nobody_vouches_for_is_a_tls_absence() -> None:
    with (
        SecureServer(lambda wire: wire.answer("x")) as server,
        Client(settings(server.allowed)) as client,
    ):
        outcome = client.get(f"https://127.0.0.1:{server.port}/")
    assert outcome.reason is Reason.TLS
    assert "self-signed" in outcome.detail or "self signed" in outcome.detail


def test_a_trusted_certificate_is_remembered_by_its_digest() -> None:
    with (
        SecureServer(lambda wire: wire.answer("x")) as server,
        Client(settings(server.allowed, ca_file=str(PEM))) as client,
    ):
        outcome = client.get(f"https://127.0.0.1:{server.port}/")
    der = ssl.PEM_cert_to_DER_cert(PEM.read_text().partition("-----END PRIVATE KEY-----\n")[2])
    assert (outcome.status, outcome.tls_digest) == (200, hashlib.sha256(der).hexdigest())


def test_a_certificate_for_another_name_is_a_tls_absence() -> None:
    with SecureServer(lambda wire: wire.answer("x")) as server:
        names = {
            "wrong.test": ("127.0.0.1", server.port),
            "secure.test": ("127.0.0.1", server.port),
        }
        own = settings(server.allowed, ca_file=str(PEM), resolve=names)
        with Client(own) as client:
            assert client.get("https://secure.test/").status == 200
            assert client.get("https://wrong.test/").reason is Reason.TLS


def test_https_asked_of_a_server_that_only_speaks_http_is_a_tls_absence() -> None:
    with (
        PlainServer(lambda wire: None) as server,
        Client(settings(server.allowed)) as client,
    ):
        assert client.get(f"https://127.0.0.1:{server.port}/").reason is Reason.TLS


def test_a_dripping_body_over_tls_is_bounded_too() -> None:
    def drip(wire) -> None:
        wire.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n")
        for _ in range(600):
            wire.send(b"a")
            wire.wait(0.05)

    with SecureServer(drip) as server:
        own = settings(server.allowed, ca_file=str(PEM), headers_within=0.5, all_within=0.5)
        with Client(own) as client:
            assert client.get(f"https://127.0.0.1:{server.port}/").reason is Reason.TOO_SLOW


def test_clients_share_what_they_trust_until_its_file_changes(tmp_path: Path) -> None:
    trusted, other = tmp_path / "trusted.pem", tmp_path / "other.pem"
    for path in (trusted, other):
        path.write_text(PEM.read_text().partition("-----END PRIVATE KEY-----\n")[2])
    first = tls_context(str(trusted))
    assert tls_context(str(trusted)) is first
    assert tls_context(str(other)) is not first and tls_context(None) is tls_context(None)
    assert len(first.get_ca_certs()) == 1 < len(tls_context(None).get_ca_certs())
    trusted.write_text(Path(certifi.where()).read_text(encoding="utf-8"))
    assert len(tls_context(str(trusted)).get_ca_certs()) > 1
