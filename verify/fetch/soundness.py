"""What is wrong with settings, in words: said once, before anybody is asked.

Every function gives pairs (option, what is wrong with it: a clause that goes on after its name).
Secrets (a key, a proxy's password) are not shown again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter
from typing import TYPE_CHECKING
from urllib.parse import quote

from verify.fetch.address import target
from verify.fetch.halt import Halt

if TYPE_CHECKING:
    from verify.fetch.settings import ArchiveSettings, FetchSettings

Fault = tuple[str, str]
_DAY = 86_400.0  # seconds: whoever writes more has taken them for something else
_FROM_NOUGHT = ("gap", "backoff", "patience", "meta_refresh_within")
_MORE_THAN_NOUGHT = ("connect_within", "headers_within", "all_within")
_COUNTS = {
    "jobs": (1, 1_000),
    "retries": (0, 20),
    "max_redirects": (0, 100),
    "max_bytes": (1, 10**10),
    "max_header_bytes": (1, 10**8),
}
_RATES = ("rate", "saves_a_minute")
_MOST_A_UNIT = 1_000.0
_SENT = re.compile(r"[ -~]*[!-~][ -~]*")  # what a header carries as it is: RFC 9110 §5.5
_LANGUAGES = re.compile(r"[\w*-]+(?:\s*;\s*q=[01](?:\.\d{0,3})?)?", re.ASCII)
_MAIL = re.compile(r"(mailto:)?([^@\s<>()]+)@([^@\s<>()/]+)")
_LOCAL = "!#$&'*+-/=?^_`{|}~."  # what may stand before the @ as it is: RFC 6068 §2


def faults(settings: FetchSettings) -> Iterator[Fault]:
    """What is wrong with the settings of fetching; nothing where they can be used."""
    yield from _numbers(settings)
    yield from _headers(settings)
    yield from _places(settings)
    yield from _files(settings)


def archive_faults(settings: ArchiveSettings) -> Iterator[Fault]:
    """The same for the web archive's own section."""
    for name in _RATES:
        rate = getattr(settings, name)
        if not 0 < rate <= _MOST_A_UNIT:
            yield name, f"takes more than 0 and up to {_MOST_A_UNIT:g}, not {rate:g}."
    if wrong := _template(settings.memento):
        yield "memento", wrong
    for name in ("cdx", "save"):
        address = getattr(settings, name)
        if "{" in address or not _on_the_web(address):
            yield name, f"takes a web address without {{placeholders}}, not “{address}”."
    key = settings.save_key
    if key is not None and not (_SENT.fullmatch(key) and ":" in key.strip(":")):
        yield "save_key", "takes both parts of the key in one: “access:secret”."


def contact_as_sent(contact: str) -> str | None:
    """A mail address or the address of a page as a header can carry it.

    Letters that are not ASCII become percent signs (RFC 3987, RFC 6068), those of a host
    punycode. None for what cannot be sent.
    """
    contact = contact.strip()
    if _SENT.fullmatch(contact):
        return contact
    if any(not (char.isprintable() and char != "\N{NO-BREAK SPACE}") for char in contact):
        return None
    if mail := _MAIL.fullmatch(contact):
        host = host_as_asked(mail[3])
        return f"{mail[1] or ''}{quote(mail[2], safe=_LOCAL)}@{host}" if host else None
    if contact.lower().startswith(("http://", "https://")):
        try:
            return target(contact).href
        except Halt:
            return None
    return None


def _numbers(settings: FetchSettings) -> Iterator[Fault]:
    for name in (*_FROM_NOUGHT, *_MORE_THAN_NOUGHT):
        seconds = getattr(settings, name)
        if not 0 <= seconds <= _DAY or (name in _MORE_THAN_NOUGHT and not seconds):
            least = "more than 0 and" if name in _MORE_THAN_NOUGHT else "from 0"
            yield name, f"takes seconds, {least} up to {_DAY:g}, not {seconds:g}."
    for name, (least_of, most) in _COUNTS.items():
        number = getattr(settings, name)
        if not least_of <= number <= most:
            yield name, f"takes a number from {least_of} to {most}, not {number}."


def _headers(settings: FetchSettings) -> Iterator[Fault]:
    carried = "is sent in a header, which carries plain Latin letters, digits and signs in one line"
    if not _SENT.fullmatch(settings.user_agent):
        yield "user_agent", f"{carried}: write it like “kentaur-verify/1.0”."
    if not all(_LANGUAGES.fullmatch(part.strip()) for part in settings.languages.split(",")):
        yield "languages", "takes codes of languages: write them like “ru, en;q=0.8”."
    if settings.contact is not None and contact_as_sent(settings.contact) is None:
        yield "contact", f"{carried}: write only “desk@example.org” or “https://example.org/about”."


def _places(settings: FetchSettings) -> Iterator[Fault]:
    for host, port in settings.allow_addresses:
        if host_as_asked(host) is None:
            yield (
                "allow_addresses",
                f"takes hosts and ports, not “{host}”: write “localhost”, 8000.",
            )
        elif not _is_port(port):
            yield "allow_addresses", f"takes ports from 1 to 65535, not {port}."
    for name, (ip, port) in settings.resolve.items():
        asked = host_as_asked(name)
        if asked is None:
            yield "resolve", f"takes names of hosts, not “{name}”."
        elif asked != name:
            yield "resolve", f"takes names as they are asked for: “{asked}” instead of “{name}”."
        elif not _is_ip(ip):
            yield "resolve", f"takes an IP address for {name}, not “{ip}”."
        elif not _is_port(port):
            yield "resolve", f"takes ports from 1 to 65535, not {port}."
    if settings.proxy is not None and not _is_proxy(settings.proxy):
        yield "proxy", "takes the address of an HTTP proxy: write it like “http://proxy:3128”."


def _files(settings: FetchSettings) -> Iterator[Fault]:
    if settings.ca_file is not None and (wrong := _certificates(settings.ca_file)):
        yield "ca_file", f"takes a file of certificates (PEM); {settings.ca_file} {wrong}."
    if settings.browser and settings.browser_path is not None:
        from shutil import which

        if which(settings.browser_path) is None:
            yield "browser_path", f"names no program: {settings.browser_path}."


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
    wanted = "takes a web address with {address} and, if need be, {stamp} in it"
    try:
        parts = list(Formatter().parse(memento))
    except ValueError:
        return f"{wanted}; its braces do not match."
    names = [name for _, name, _, _ in parts if name is not None]
    if odd := [name for name in names if name not in ("address", "stamp")]:
        return f"{wanted}, not {{{odd[0]}}}."
    plain = not any(spec or conversion for _, _, spec, conversion in parts)
    filled = memento.replace("{stamp}", "20200101000000").replace("{address}", "http://x.test/")
    return None if plain and "address" in names and _on_the_web(filled) else f"{wanted}."


def _on_the_web(address: str) -> bool:
    try:
        target(address)
    except Halt:
        return False
    return address.isprintable()


def host_as_asked(name: str) -> str | None:
    """A host as it is asked for (lower case, punycode, no brackets), or None for what is none."""
    bare = name.strip("[]")
    if not bare or bare != bare.strip() or any(char in bare for char in "/@?#\\"):
        return None
    try:
        return target(f"http://[{bare}]/" if ":" in bare else f"http://{bare}/").host
    except Halt:
        return None


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
    # requests hands https:// proxies their own, unguarded TLS, and socks needs another package.
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    known = parts.scheme == "http" and parts.hostname and parts.path in ("", "/")
    return bool(known and address.isprintable() and (port is None or _is_port(port)))
