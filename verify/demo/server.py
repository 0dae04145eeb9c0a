"""The demo's site on loopback: one server for all hosts, distinguished by ``Host``."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from verify.demo.pages import respond
from verify.demo.site import Host

LOOPBACK = "127.0.0.1"
WEB_ARCHIVE = "web-archive.test"  # stands in for the web archive, which has no copies

REGISTRY = "doi-registry.test"  # stands in for doi.org


@dataclass(slots=True)
class DemoWeb:
    """A site that is being served. Count ``visit`` up to let pages change and vanish."""

    hosts: Mapping[str, Host]
    port: int = 0
    visit: int = 1

    def fetch_table(self) -> dict[str, object]:
        """Return the ``[fetch]`` section that resolves the demo's hosts, and no others, to it."""
        archive_url = f"http://{WEB_ARCHIVE}"
        return {
            "resolve": {host: [LOOPBACK, self.port] for host in (*self.hosts, WEB_ARCHIVE)},
            "allow_addresses": [[LOOPBACK, self.port]],
            "polite": False,
            "retries": 0,
            "archive": {
                "memento": archive_url + "/web/{stamp}id_/{address}",
                "cdx": f"{archive_url}/cdx",
                "save": f"{archive_url}/save",
                "rate": 1000.0,
            },
        }


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # the whole site is requested at once


@contextmanager
def serve(hosts: Mapping[str, Host], visit: int = 1) -> Iterator[DemoWeb]:
    """Serve the hosts on a free loopback port until the block ends."""
    web = DemoWeb(hosts, visit=visit)
    server = _Server((LOOPBACK, 0), _handler(web))
    web.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.daemon = True
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(web: DemoWeb) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = (self.headers.get("Host") or "").partition(":")[0]
            if name == WEB_ARCHIVE:
                return self._send(200, (("Content-Type", "application/json"),), b"[]")
            response = respond(web.hosts.get(name), self.path, web.visit)
            self._send(response.status, response.headers, response.body)

        def _send(self, status: int, headers: tuple[tuple[str, str], ...], body: bytes) -> None:
            self.send_response(status)
            for key, value in (*headers, ("Content-Length", str(len(body)))):
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Print nothing: the demo's own requests are of no interest."""

    return Handler
