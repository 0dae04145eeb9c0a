"""Cookies of one fetch, scoped as in a browser (RFC 6265 §5; RFC 6265bis for prefixes)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.text.urls.public_suffixes import public_suffixes
from verify.web.urls import Target

_MOST = 50  # cookies; browsers keep at least as many for a domain (§6.1)
_LARGEST = 4096  # bytes of name and value (§6.1)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")  # a header with one is ignored (6265bis §5.6)
_NONE_LEFT = re.compile(r"0+|-[0-9]+")  # Max-Age that expires a cookie (§5.2.2)


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie and the requests it is sent with."""

    name: str
    value: str
    host: str
    host_only: bool
    path: str
    secure: bool

    def goes_to(self, at: Target) -> bool:
        """Return whether a request of this URL sends the cookie."""
        if self.secure and at.scheme != "https":
            return False
        if self.host_only and at.host != self.host:
            return False
        return _domain_matches(at.host, self.host) and _path_matches(path_of(at), self.path)


class CookieJar:
    """The cookies set during one fetch."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], Cookie] = {}

    def header(self, at: Target) -> str:
        """Return the value of the ``Cookie`` header for this URL, or ""."""
        sent = (cookie for cookie in self._kept.values() if cookie.goes_to(at))
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in sent)

    def add(self, at: Target, line: str) -> None:
        """Store the cookie of a ``Set-Cookie`` header, or delete it if it has expired."""
        pair, *rest = line.split(";")
        name, equals, value = (part.strip() for part in pair.partition("="))
        attributes = dict(_attribute(part) for part in rest)
        cookie = _cookie(at, name, value, attributes) if equals and name else None
        if cookie is None or len(name) + len(value) > _LARGEST or _CONTROL.search(line):
            return
        key = (cookie.name, cookie.host, cookie.path)
        self._kept.pop(key, None)
        if not _is_over(attributes) and len(self._kept) < _MOST:
            self._kept[key] = cookie


def _attribute(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name.strip().lower(), value.strip()


def _cookie(at: Target, name: str, value: str, attributes: dict[str, str]) -> Cookie | None:
    """Return the cookie, or None if this site may not set it."""
    secure = "secure" in attributes
    domain = attributes.get("domain", "").lstrip(".").lower()
    if secure and at.scheme != "https":
        return None
    if (
        domain
        and domain != at.host
        and (_is_public(domain) or not _domain_matches(at.host, domain))
    ):
        return None
    path = attributes.get("path", "")
    path = path if path.startswith("/") else path_of(at).rpartition("/")[0] or "/"
    prefix = name.lower()
    if prefix.startswith(("__secure-", "__host-")) and not secure:
        return None
    if prefix.startswith("__host-") and (domain or attributes.get("path") != "/"):
        return None
    host_only = not domain or _is_public(domain)
    return Cookie(name, value, at.host if host_only else domain, host_only, path, secure)


def path_of(at: Target) -> str:
    """Return the path of a URL, without its query."""
    rest = at.href.partition("://")[2]
    path = rest.partition("/")[2].partition("?")[0].partition("#")[0]
    return f"/{path}"


def _domain_matches(host: str, domain: str) -> bool:
    is_address = ":" in host or host.replace(".", "").isdecimal()
    return host == domain or (host.endswith(f".{domain}") and not is_address)


def _path_matches(path: str, given: str) -> bool:
    return path == given or path.startswith(given if given.endswith("/") else f"{given}/")


def _is_over(attributes: dict[str, str]) -> bool:
    """Return whether the cookie has expired: Max-Age=0, or Expires in 1970 as usual."""
    if "max-age" in attributes:
        return bool(_NONE_LEFT.fullmatch(attributes["max-age"]))
    return "1970" in attributes.get("expires", "")


def _is_public(domain: str) -> bool:
    """Return whether anybody can register names below this one: "co.uk", "github.io"."""
    return bool(public_suffixes(domain).publicsuffix(domain) == domain)
