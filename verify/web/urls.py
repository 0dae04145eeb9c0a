"""Parse URLs into request targets, with the parser that browsers use (ada)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from verify.model import Reason
from verify.text.urls.public_suffixes import public_suffixes
from verify.web.errors import FetchError

_PORTS = {"http:": 80, "https:": 443}


@dataclass(frozen=True, slots=True)
class Target:
    """The URL of one request exactly as sent, without fragment or credentials."""

    href: str
    scheme: str  # "http" or "https"
    host: str  # lower-case, punycode; an IPv6 literal without its brackets
    port: int
    fragment: str = ""
    dropped: bool = False  # the URL contained credentials

    @property
    def origin(self) -> str:
        """Return ``https://host:port``, the key of robots.txt."""
        return f"{self.scheme}://{self.host}:{self.port}"


@lru_cache(maxsize=4096)
def request_target(address: str, base: str | None = None) -> Target:
    """Return the request target of a URL. Raises ``FetchError(malformed)`` with the reason.

    ``base`` is the URL of the page that contains a relative URL.
    """
    import ada_url

    try:
        url = ada_url.URL(address.strip(), base) if base else ada_url.URL(address.strip())
    except ValueError as error:
        raise FetchError(Reason.MALFORMED, f"“{address[:200]}” is not a valid URL.") from error
    if url.protocol not in _PORTS:
        raise FetchError(
            Reason.MALFORMED, f"“{url.protocol}” URLs are not requested, only http(s)."
        )
    dropped = bool(url.username or url.password)
    fragment = str(url.hash)
    url.username = url.password = url.hash = ""
    port = int(url.port) if url.port else _PORTS[url.protocol]
    host = str(url.hostname).strip("[]")
    return Target(str(url.href), url.protocol[:-1], host, port, fragment, dropped)


def normalized_host(name: str) -> str | None:
    """Return a host in canonical form (lower case, punycode, no brackets), or None if invalid."""
    bare = name.strip("[]")
    if not bare or bare != bare.strip() or any(char in bare for char in "/@?#\\"):
        return None
    try:
        return request_target(f"http://[{bare}]/" if ":" in bare else f"http://{bare}/").host
    except FetchError:
        return None


@lru_cache(maxsize=50_000)
def registrable(host: str) -> str:
    """Return the registrable domain ("bbc.co.uk"), or the host itself (an IP address)."""
    if host.replace(".", "").isdigit() or ":" in host:
        return host
    return str(public_suffixes(host, only_icann=True).privatesuffix(host) or host)


def rate_limit_key(address: str) -> str:
    """Return the key of the rate limit that a URL shares with all others of its domain."""
    try:
        return f"d:{registrable(request_target(address).host)}"
    except FetchError:
        return "d:"


def _identifies_page(query: str) -> bool:
    """Return whether a query identifies a page, and is not only tracking parameters."""
    names = [part.split("=")[0].lower() for part in query.split("&") if part]
    return any(not name.startswith(("utm_", "fbclid", "gclid", "yclid", "ref")) for name in names)


def is_front_page(address: str) -> bool:
    """Return whether the URL is a site's front page: no significant path, no query."""
    parts = urlsplit(address)
    path = parts.path.strip("/").lower()
    return not _identifies_page(parts.query) and (not path or path in _FRONT or path in _LANGUAGES)


_FRONT = frozenset(
    [
        "index.html",
        "index.htm",
        "index.php",
        "index.asp",
        "index.aspx",
        "default.aspx",
        "default.asp",
        "home",
        "home.html",
        "main",
        "main.html",
        "index",
    ]
)
_LANGUAGES = frozenset(
    [
        "en",
        "ru",
        "tr",
        "de",
        "fr",
        "uk",
        "kk",
        "ky",
        "kz",
        "kg",
        "tg",
        "uz",
        "az",
        "es",
        "it",
        "ar",
        "zh",
        "ja",
        "en-us",
        "en-gb",
        "eng",
        "rus",
    ]
)
