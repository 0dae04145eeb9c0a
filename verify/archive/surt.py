"""Sort keys of addresses (SURT): the reversed host, then path and query.

``https://www.Example.org/A?b=2&a=1`` becomes ``org,example)/a?a=1&b=2``, as the CDX indexes
of web archives sort and look them up (the canonicalisation of pywb and OpenWayback).
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_WWW = re.compile(r"^www\d*\.")
_SPACE = re.compile(r"\s")
_DEFAULT = {"http": 80, "https": 443}


def sort_key(address: str) -> str:
    """The sort key of an address; an address that cannot be split is its own key.

    It never holds white space: in a CDX line that is what ends it.
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
