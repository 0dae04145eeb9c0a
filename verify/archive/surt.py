"""Sort keys of URLs (SURT): the reversed host, then path and query.

``https://www.Example.org/A?b=2&a=1`` becomes ``org,example)/a?a=1&b=2``, as the CDX indexes of
web archives sort and look up URLs (the canonicalization of pywb and OpenWayback).
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_WWW = re.compile(r"^www\d*\.")
_SPACE = re.compile(r"\s")
_DEFAULT = {"http": 80, "https": 443}


def sort_key(address: str) -> str:
    """Return the sort key of a URL; a URL that cannot be parsed is its own key.

    It never contains white space, which ends the key in a CDX line.
    """
    return _SPACE.sub("%20", _sort_key(address))


def _sort_key(address: str) -> str:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return address.lower()
    if not parts.hostname:
        return address.lower()
    host = _WWW.sub("", parts.hostname.lower())
    key = host if ":" in host else ",".join(reversed(host.split(".")))
    shown = f":{port}" if port and port != _DEFAULT.get(parts.scheme) else ""
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return f"{key}{shown}){parts.path or '/'}{'?' + query if query else ''}".lower()
