"""Check the fetch settings before the first request.

The functions take the settings as option name -> value and yield pairs (option, problem: a clause
that follows the option's name). Secrets (a key, a proxy's password) are not repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from verify.fetch.contact import SENT, contact_header
from verify.web.errors import FetchError
from verify.web.urls import normalized_host, request_target

Fault = tuple[str, str]
Values = Mapping[str, Any]  # option name -> value
_DAY = 86_400.0  # seconds; a larger value was probably meant in another unit
_FROM_NOUGHT = ("gap", "backoff", "patience", "meta_refresh_within")
_MORE_THAN_NOUGHT = ("connect_within", "headers_within", "all_within")
_COUNTS = {
    "jobs": (1, 1_000),
    "retries": (0, 20),
    "max_redirects": (0, 100),
    "max_bytes": (1, 10**10),
    "max_header_bytes": (1, 10**8),
}
FURTHER_ARCHIVES = ("arquivo.pt",)  #: asked by default beside the Wayback Machine
MAY_ALSO = (*FURTHER_ARCHIVES, "commoncrawl")  #: what ``also`` may name
_RATES = ("rate", "saves_a_minute")
_MOST_A_UNIT = 1_000.0
_LANGUAGES = re.compile(r"[\w*-]+(?:\s*;\s*q=[01](?:\.\d{0,3})?)?", re.ASCII)


def faults(values: Values) -> Iterator[Fault]:
    """Yield the problems of the fetch settings; nothing if they are valid."""
    yield from _numbers(values)
    yield from _headers(values)
    yield from _places(values)
    yield from _files(values)


def archive_faults(values: Values) -> Iterator[Fault]:
    """Yield the problems of the web archive's settings."""
    for name in _RATES:
        rate = values[name]
        if not 0 < rate <= _MOST_A_UNIT:
            yield name, f"takes more than 0 and up to {_MOST_A_UNIT:g}, not {rate:g}."
    if wrong := _template(values["memento"]):
        yield "memento", wrong
    for name in ("cdx", "save", "arquivo", "perma", "commoncrawl", "memgator"):
        address = values[name] if values[name] is not None else values["cdx"]
        if "{" in address or not _is_web_url(address):
            yield name, f"takes a URL without {{placeholders}}, not “{address}”."
    for name in values["also"] or ():
        if name not in MAY_ALSO:
            yield "also", f"takes {', '.join(MAY_ALSO)}, not “{name}”."
    within, patience = values["if_not_archived_within"], values["save_patience"]
    if within and not re.fullmatch(r"\d{1,9}[smhd]?", within):
        yield "if_not_archived_within", f"takes a time like “30d” or “12h”, not “{within}”."
    if not 0 <= patience <= _DAY:
        yield "save_patience", f"takes seconds from 0 to {_DAY:g}, not {patience:g}."
    key = values["save_key"]
    if key is not None and not (SENT.fullmatch(key) and ":" in key.strip(":")):
        yield "save_key", "takes both parts of the key in one: “access:secret”."


def _numbers(values: Values) -> Iterator[Fault]:
    for name in (*_FROM_NOUGHT, *_MORE_THAN_NOUGHT):
        seconds = values[name]
        if not 0 <= seconds <= _DAY or (name in _MORE_THAN_NOUGHT and not seconds):
            least = "more than 0 and" if name in _MORE_THAN_NOUGHT else "from 0"
            yield name, f"takes seconds, {least} up to {_DAY:g}, not {seconds:g}."
    for name, (least_of, most) in _COUNTS.items():
        number = values[name]
        if not least_of <= number <= most:
            yield name, f"takes a number from {least_of} to {most}, not {number}."


def _headers(values: Values) -> Iterator[Fault]:
    carried = "is sent in a header, which carries plain Latin letters, digits and signs in one line"
    if not SENT.fullmatch(values["user_agent"]):
        yield "user_agent", f"{carried}: write it like “kentaur-verify/1.0”."
    if not all(_LANGUAGES.fullmatch(part.strip()) for part in values["languages"].split(",")):
        yield "languages", "takes codes of languages: write them like “ru, en;q=0.8”."
    if values["contact"] is not None and contact_header(values["contact"]) is None:
        yield "contact", f"{carried}: write only “desk@example.org” or “https://example.org/about”."


def _places(values: Values) -> Iterator[Fault]:
    for host, port in values["allow_addresses"]:
        if normalized_host(host) is None:
            yield (
                "allow_addresses",
                f"takes hosts and ports, not “{host}”: write “localhost”, 8000.",
            )
        elif not _is_port(port):
            yield "allow_addresses", f"takes ports from 1 to 65535, not {port}."
    for name, (ip, port) in values["resolve"].items():
        asked = normalized_host(name)
        if asked is None:
            yield "resolve", f"takes names of hosts, not “{name}”."
        elif asked != name:
            yield "resolve", f"takes names as they are asked for: “{asked}” instead of “{name}”."
        elif not _is_ip(ip):
            yield "resolve", f"takes an IP address for {name}, not “{ip}”."
        elif not _is_port(port):
            yield "resolve", f"takes ports from 1 to 65535, not {port}."
    if values["proxy"] is not None and not _is_proxy(values["proxy"]):
        yield "proxy", "takes the URL of an HTTP proxy: write it like “http://proxy:3128”."


def _files(values: Values) -> Iterator[Fault]:
    if values["ca_file"] is not None and (wrong := _certificates(values["ca_file"])):
        yield "ca_file", f"takes a file of certificates (PEM); {values['ca_file']} {wrong}."
    if values["browser"] and values["browser_path"] is not None:
        from shutil import which

        if which(values["browser_path"]) is None:
            yield "browser_path", f"names no program: {values['browser_path']}."


def _certificates(path: str) -> str | None:
    import ssl

    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(path)
    except ssl.SSLError:
        return "holds none"
    except FileNotFoundError:
        return "does not exist"
    except OSError as error:
        return f"could not be read: {error.strerror or error}"
    return None


def _template(memento: str) -> str | None:
    wanted = "takes a URL with {address} and, if need be, {stamp} in it"
    try:
        parts = list(Formatter().parse(memento))
    except ValueError:
        return f"{wanted}; its braces do not match."
    names = [name for _, name, _, _ in parts if name is not None]
    if odd := [name for name in names if name not in ("address", "stamp")]:
        return f"{wanted}, not {{{odd[0]}}}."
    plain = not any(spec or conversion for _, _, spec, conversion in parts)
    filled = memento.replace("{stamp}", "20200101000000").replace("{address}", "http://x.test/")
    return None if plain and "address" in names and _is_web_url(filled) else f"{wanted}."


def _is_web_url(address: str) -> bool:
    try:
        request_target(address)
    except FetchError:
        return False
    return address.isprintable()


def _is_port(port: int) -> bool:
    return 1 <= port <= 65_535


def _is_ip(text: str) -> bool:
    import ipaddress

    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_proxy(address: str) -> bool:
    # requests gives https:// proxies a TLS connection without the guard; socks needs another
    # package.
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    known = parts.scheme == "http" and parts.hostname and parts.path in ("", "/")
    return bool(known and address.isprintable() and (port is None or _is_port(port)))
