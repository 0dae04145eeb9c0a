"""A requests adapter that connects through the guard and skips unneeded work.

It is used without a ``Session``, so there are no cookies, environment settings or automatic
redirects. In a measurement of 5,000 responses from loopback, a session spent a third of its time
on those.
"""

from __future__ import annotations

import ssl
from functools import lru_cache
from pathlib import Path
from typing import Any

from requests.adapters import HTTPAdapter
from requests.models import PreparedRequest
from requests.structures import CaseInsensitiveDict
from urllib3 import PoolManager
from urllib3.util.retry import Retry
from urllib3.util.ssl_ import create_urllib3_context

from verify.fetch.connection.sockets import Route, WatchedTLS, pool_classes
from verify.fetch.settings import FetchSettings
from verify.web.urls import Target


def tls_context(ca_file: str | None) -> ssl.SSLContext:
    """Return one TLS context for all clients: loading certificates takes about 20 ms.

    A file that was changed is loaded anew.
    """
    import certifi

    file = ca_file or certifi.where()
    facts = Path(file).stat()
    return _loaded(file, (facts.st_mtime_ns, facts.st_size, facts.st_ino))


@lru_cache(maxsize=4)
def _loaded(file: str, _: tuple[int, int, int]) -> ssl.SSLContext:
    context = create_urllib3_context()
    context.load_verify_locations(file)
    context.verify_mode = ssl.CERT_REQUIRED
    context.check_hostname = True
    context.sslsocket_class = WatchedTLS
    return context


class GuardedAdapter(HTTPAdapter):
    """An adapter that connects only to the checked IP addresses that ``route`` returns."""

    def __init__(self, settings: FetchSettings, route: Route) -> None:
        self._settings = settings
        self._route = route
        self._context = tls_context(settings.ca_file)
        super().__init__(
            pool_connections=max(64, 4 * settings.jobs),
            pool_maxsize=max(2, settings.jobs),
            max_retries=Retry(0, read=False),
        )

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **kw: Any
    ) -> None:
        """Create urllib3 pools whose connections are guarded."""
        self.poolmanager = PoolManager(
            num_pools=connections, maxsize=maxsize, block=block, ssl_context=self._context, **kw
        )
        self.poolmanager.pool_classes_by_scheme = pool_classes(
            self._route, self._settings.connect_within
        )

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Return a guarded pool manager for the configured proxy."""
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, **kwargs)
        manager.pool_classes_by_scheme = self.poolmanager.pool_classes_by_scheme
        return manager

    def build_connection_pool_key_attributes(
        self, request: PreparedRequest, verify: Any, cert: Any = None
    ) -> tuple[Any, Any]:
        """Return scheme, host and port as the pool key; all connections share one TLS context."""
        host_params, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        return host_params, {}

    def get_connection_with_tls_context(
        self, request: PreparedRequest, verify: Any, proxies: Any = None, cert: Any = None
    ) -> Any:
        """Return the pool of the host. The original method parses the URL three times."""
        if proxies:
            return super().get_connection_with_tls_context(request, verify, proxies, cert)
        at: Target = request.target  # type: ignore[attr-defined]
        return self.poolmanager.connection_from_host(at.host, at.port, at.scheme)

    def build_response(self, req: PreparedRequest, resp: Any) -> Any:
        """Return urllib3's response unchanged: no cookies, character set or second header table."""
        return resp

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Do nothing: the shared context already verifies certificates."""

    def request_url(self, request: PreparedRequest, proxies: Any) -> str:
        """Return the path exactly as parsed: requests would collapse a leading ``//``."""
        if proxies:
            return str(super().request_url(request, proxies))
        rest = str(request.url).split("://", 1)[1]
        slash = rest.find("/")
        return rest[slash:] if slash >= 0 else "/"


def prepare_request(
    target: Target, headers: dict[str, str], form: bytes | None = None
) -> PreparedRequest:
    """Return a request for exactly this URL; ``PreparedRequest.prepare`` would rewrite it."""
    request = PreparedRequest()
    request.method, request.url = "GET" if form is None else "POST", target.href
    request.headers = CaseInsensitiveDict(headers)
    if form is not None:
        request.body = form
        request.headers["Content-Length"] = str(len(form))
    request.target = target  # type: ignore[attr-defined]
    return request
