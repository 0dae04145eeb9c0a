"""Access control of the desk: checks of every request, and security headers of every response.

- ``Host`` must be a name under which the desk is served. This stops DNS rebinding, where a
  foreign name is made to resolve to 127.0.0.1.
- A form must come from the desk's own origin (``Origin``, else ``Sec-Fetch-Site``). Datasette's
  CSRF token (asgi-csrf) is not enough: it accepts requests without any cookie.
- If the desk is not on loopback, the URL must contain a token, which is then kept in a cookie.
- Pages load nothing from other origins and run no inline scripts or styles
  (Content-Security-Policy).
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from verify.review.editor_names import SCOPE_KEY

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# A name or IP address with an optional port, e.g. “[::1]:8001”; not “[::1].evil.test”.
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_.-]+)(?::[0-9]{1,5})?")
_STATIC = re.compile(r"/-/static/[\w.-]+")
_OWN_TABLE = "/to-correct.csv"
_LARGEST_FORM = 256_000  # bytes; 5,000 ticked flags are 80 kB
COOKIE = "verify_desk"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY_HEADERS = (
    (b"content-security-policy", CONTENT_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


@dataclass(frozen=True, slots=True)
class AccessRules:
    """Accepted host names (None: any) and the token required (None: no token).

    Accepting any name is safe only with a token: under a foreign name that is made to resolve
    to this machine, the browser does not send the desk's cookie.
    """

    hosts: frozenset[str] | None = LOOPBACK
    token: str | None = None
    editors: Mapping[str, str] = field(default_factory=dict)  # from each editor's token to the name

    def tokens(self) -> tuple[str, ...]:
        """Return every token that gives access to the desk."""
        return (*((self.token,) if self.token else ()), *self.editors)


def with_access_control(app: App, rules: AccessRules) -> App:
    """Return the application with these checks in front of it."""

    async def handle(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        refusal = _refusal(scope, rules)
        if refusal is not None:
            await _send_text(send, *refusal)
            return
        token = _token_of(scope, rules)
        if name := rules.editors.get(token):
            scope[SCOPE_KEY] = name
        cookie = _fresh_cookie(scope, token)
        try:
            await app(scope, _with_size_limit(receive), _with_headers(send, cookie))
        except _TooLarge:
            await _send_text(send, 413, f"A form can have at most {_LARGEST_FORM // 1000} kB.")

    return handle


class _TooLarge(Exception):
    """The request body is larger than any form of the desk."""


def _with_size_limit(receive: Receive) -> Receive:
    """Return ``receive`` with a size limit; it raises ``_TooLarge`` beyond ``_LARGEST_FORM``."""
    left = _LARGEST_FORM

    async def counted() -> MutableMapping[str, Any]:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise _TooLarge
        return message

    return counted


def _refusal(scope: Scope, rules: AccessRules) -> tuple[int, str] | None:
    """Return (status, message) if the request is refused, or None."""
    host = _header(scope, b"host")
    if not _is_served(scope, host, rules):
        return 421, "The review desk is not served under this host name."
    if _is_internal(scope):
        return 404, "There is no such page."
    if _is_raw_table(scope):
        return 404, "Tables are not served as CSV. Use `verify flags --format csv`."
    if scope["method"] not in ("GET", "HEAD") and not _same_origin(scope, host):
        return 403, "This form did not come from the desk."
    if rules.tokens() and not _token_of(scope, rules):
        return 401, "Open the URL that “verify desk” printed: it contains the access token."
    return None


def _is_served(scope: Scope, host: str, rules: AccessRules) -> bool:
    """Return whether the request has exactly one ``Host`` header, with an accepted name."""
    if rules.hosts is None:
        return True
    named = [value for key, value in scope["headers"] if key == b"host"]
    return len(named) == 1 and host_name(host) in rules.hosts


def _is_internal(scope: Scope) -> bool:
    """Return whether the path is one of Datasette's own pages, ``/-/…``, except its static files.

    The raw path is checked too, since it may be percent-encoded.
    """
    paths = {scope["path"], unquote(scope.get("raw_path", b"").decode("latin-1"))}
    return any("-" in path.split("/") and not _STATIC.fullmatch(path) for path in paths)


def _is_raw_table(scope: Scope) -> bool:
    """Return whether Datasette would send a table as CSV.

    Its cells are as they are stored: a spreadsheet would run those that begin like formulas.
    """
    paths = {scope["path"], unquote(scope.get("raw_path", b"").decode("latin-1"))}
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    named = any(path.endswith(".csv") and path != _OWN_TABLE for path in paths)
    return named or "csv" in asked.get("_format", ())


def _same_origin(scope: Scope, host: str) -> bool:
    origin = _header(scope, b"origin")
    if origin and origin != "null":
        return urlsplit(origin).netloc == host
    return _header(scope, b"sec-fetch-site") == "same-origin"


def _token_of(scope: Scope, rules: AccessRules) -> str:
    """Return the valid token in the request's URL or cookie, or ""."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])[0]
    given = (asked, _cookie(scope))
    return next((t for one in given for t in rules.tokens() if _tokens_equal(one, t)), "")


def _tokens_equal(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _fresh_cookie(scope: Scope, token: str) -> bytes | None:
    if not token or _tokens_equal(_cookie(scope), token):
        return None
    return f"{COOKIE}={token}; HttpOnly; SameSite=Strict; Path=/".encode()


def _cookie(scope: Scope) -> str:
    try:
        found = SimpleCookie(_header(scope, b"cookie")).get(COOKIE)
    except CookieError:  # another program on this host set one that is malformed
        return ""
    return found.value if found else ""


def _header(scope: Scope, name: bytes) -> str:
    return next((v.decode("latin-1") for k, v in scope["headers"] if k == name), "")


def host_name(host: str) -> str:
    """Return the host without its port: "[::1]" for "[::1]:8001". "" if it is malformed."""
    found = _HOST.fullmatch(host)
    return found[1].lower() if found else ""


def _with_headers(send: Send, cookie: bytes | None) -> Send:
    async def sender(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own = {name for name, _ in SECURITY_HEADERS}
            kept = [(k, v) for k, v in message.get("headers", []) if k.lower() not in own]
            message = {
                **message,
                "headers": [
                    *kept,
                    *SECURITY_HEADERS,
                    *([(b"set-cookie", cookie)] if cookie else []),
                ],
            }
        await send(message)

    return sender


async def _send_text(send: Send, status: int, sentence: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *SECURITY_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{sentence}\n".encode()})
