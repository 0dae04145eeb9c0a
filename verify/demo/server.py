"""The demo's site on loopback: one server plays all its hosts, told apart by ``Host``."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from verify.demo.pages import answer
from verify.demo.site import Host

LOOPBACK = "127.0.0.1"
WITNESS = "web-archive.test"  # plays the web archive: it has nothing


@dataclass(slots=True)
class Web:
    """A site that is being served. ``visit`` may be moved on: pages change and vanish."""

    hosts: Mapping[str, Host]
    port: int = 0
    visit: int = 1

    def fetch_table(self) -> dict[str, object]:
        """The ``[fetch]`` section that leads the demo's hosts, and nothing else, to it."""
        witness = f"http://{WITNESS}"
        return {
            "resolve": {host: [LOOPBACK, self.port] for host in (*self.hosts, WITNESS)},
            "allow_addresses": [[LOOPBACK, self.port]],
            "polite": False,
            "retries": 0,
            "archive": {
                "memento": witness + "/web/{stamp}id_/{address}",
                "cdx": f"{witness}/cdx",
                "save": f"{witness}/save",
                "rate": 1000.0,
            },
        }


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # the whole site is asked for at once


@contextmanager
def serve(hosts: Mapping[str, Host]) -> Iterator[Web]:
    """Serve the hosts on a free port of the loopback until the block ends."""
    web = Web(hosts)
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


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = (self.headers.get("Host") or "").partition(":")[0]
            if name == WITNESS:
                return self._send(200, (("Content-Type", "application/json"),), b"[]")
            given = answer(web.hosts.get(name), self.path, web.visit)
            self._send(given.status, given.headers, given.body)

        def _send(self, status: int, headers: tuple[tuple[str, str], ...], body: bytes) -> None:
            self.send_response(status)
            for key, value in (*headers, ("Content-Length", str(len(body)))):
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """The demo's own requests are no news."""

    return Handler
