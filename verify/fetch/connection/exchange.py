"""Send one request and return one response, without following redirects."""

from __future__ import annotations

import http.client
import ssl
from dataclasses import dataclass
from typing import Any

import requests
import urllib3.exceptions as u3

from verify.fetch.connection.adapter import GuardedAdapter, prepare_request
from verify.fetch.connection.inflate import ACCEPT, inflate
from verify.fetch.connection.limits import Budget, read_body
from verify.fetch.connection.resolver import Resolver
from verify.fetch.settings import FetchSettings
from verify.model import Reason
from verify.web.errors import FetchError
from verify.web.response import Headers, header
from verify.web.urls import Target

# Headers that are sent but never stored, neither in the archive nor in a report.
_SECRET = frozenset({"authorization", "proxy-authorization", "cookie"})
_TYPES = (
    "text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,text/*;q=0.8,*/*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class RawResponse:
    """One response as received."""

    status: int
    phrase: str
    headers: Headers
    raw: bytes
    body: bytes
    content_encoding: str | None
    http_version: str
    request_headers: Headers
    peer: str | None
    tls_digest: str | None

    def header(self, name: str) -> str | None:
        """Return the first header with this name (case-insensitive)."""
        return header(self.headers, name)


class Transport:
    """Send single requests through the guard. Thread-safe."""

    def __init__(self, settings: FetchSettings, resolver: Resolver) -> None:
        self._settings = settings
        self._adapter = GuardedAdapter(settings, resolver.route_or_proxy)
        self._proxies = {"all": settings.proxy} if settings.proxy else None

    def send(
        self, target: Target, extra: dict[str, str], budget: Budget, form: bytes | None = None
    ) -> RawResponse:
        """Return the response to a GET of ``target``, or to a POST of an encoded ``form``.

        Raises ``FetchError`` for any failure.
        """
        budget.begin()
        headers = self._headers(extra)
        try:
            raw = self._adapter.send(
                prepare_request(target, headers, form),
                stream=True,
                timeout=(self._settings.connect_within, self._settings.headers_within),
                proxies=self._proxies,
            )
            return self._read(raw, headers, budget)
        except (
            FetchError,
            UnicodeEncodeError,
        ):  # UnicodeEncodeError: a configured header cannot be sent
            raise
        except (requests.RequestException, u3.HTTPError, OSError, ValueError) as error:
            raise _as_fetch_error(error, target, budget) from error
        finally:
            budget.end()

    def close(self) -> None:
        """Close all connections."""
        self._adapter.close()

    def _headers(self, extra: dict[str, str]) -> dict[str, str]:
        return {
            "User-Agent": self._settings.agent,
            "Accept": _TYPES,
            "Accept-Language": self._settings.languages,
            "Accept-Encoding": ACCEPT,
            **extra,
        }

    def _read(self, raw: Any, sent: dict[str, str], budget: Budget) -> RawResponse:
        pairs = tuple((str(k), str(v)) for k, v in raw.headers.items())
        encoding = header(pairs, "content-encoding")
        try:
            if raw.status < 200:  # a switch to another protocol is not a response
                raise FetchError(
                    Reason.SERVER_ERROR,
                    f"The server sent status {raw.status}, which was not requested.",
                )
            body = read_body(raw, budget)
            plain = inflate(body, encoding, self._settings.max_bytes)
        except BaseException:
            raw.close()
            raise
        return RawResponse(
            status=raw.status,
            phrase=raw.reason or "",
            headers=pairs,
            raw=body,
            body=plain,
            content_encoding=encoding,
            http_version={9: "0.9", 10: "1.0"}.get(raw.version, "1.1"),
            request_headers=tuple((k, v) for k, v in sent.items() if k.lower() not in _SECRET),
            peer=budget.peer,
            tls_digest=budget.tls_digest,
        )


def _as_fetch_error(error: BaseException, target: Target, budget: Budget) -> FetchError:
    """Return the ``FetchError`` for a library exception, decided by its innermost cause."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, FetchError):
            return cause
    for cause in causes:
        if found := _by_kind(cause, target.host):
            return found
    if not budget.in_headers:
        return FetchError(
            Reason.SERVER_ERROR,
            f"{target.host} closed the connection in the middle of the response.",
        )
    return FetchError(
        Reason.REFUSED, f"{target.host} closed the connection without a valid response."
    )


def _by_kind(cause: BaseException, host: str) -> FetchError | None:
    if isinstance(cause, (ssl.SSLError, u3.SSLError, ssl.CertificateError)):
        return FetchError(Reason.TLS, f"{host}: {_tls_words(cause)}.")
    if isinstance(cause, http.client.LineTooLong) or "100 headers" in str(cause.args[:1]):
        return FetchError(
            Reason.TOO_LARGE, f"The headers that {host} sent are too long or too many."
        )
    if isinstance(cause, (u3.ReadTimeoutError, u3.ConnectTimeoutError, TimeoutError)):
        return FetchError(Reason.TIMEOUT, f"{host} did not answer in time.")
    if isinstance(cause, (u3.InvalidChunkLength, u3.InvalidHeader)):
        return FetchError(Reason.SERVER_ERROR, f"{host} sent a response that is not valid HTTP.")
    return None


def _tls_words(cause: BaseException) -> str:
    found = getattr(cause, "verify_message", "") or getattr(cause, "reason", "") or str(cause)
    return str(found).replace("_", " ").rstrip(".").lower() or "the encrypted connection failed"


def _causes(error: BaseException) -> Any:
    """Yield the exception and its causes, outermost first, each once."""
    seen: set[int] = set()
    todo: list[BaseException] = [error]
    while todo:
        cause = todo.pop(0)
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        inner = [cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args]
        todo.extend(item for item in inner if isinstance(item, BaseException))
