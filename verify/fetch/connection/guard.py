"""Block requests to IP addresses that are not public, unless explicitly allowed.

Python before 3.11.10 calls ``::127.0.0.1`` and others public, so this module has its own list:
IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890 and its updates), read strictly.
IPv6 forms that contain an IPv4 address are all refused, because a translator may forward them to
that address.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from functools import lru_cache

from verify.model import Reason
from verify.web.errors import FetchError

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

_REFUSED = tuple(
    ipaddress.ip_network(net)
    for net in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by carriers (CGNAT)
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, cloud metadata
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved, broadcast
        "168.63.129.16/32",  # a cloud's metadata service at an address that looks public
        "::/96",  # unspecified, loopback, IPv4-compatible
        "::ffff:0:0/96",  # IPv4-mapped: getaddrinfo returns these for literals only
        "::ffff:0:0:0/96",  # IPv4-translated (SIIT)
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",
        "100::/64",  # discard
        "100:0:0:1::/64",
        "2001::/23",  # IETF assignments, including Teredo
        "2001:db8::/32",
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "fc00::/7",  # unique local
        "fe80::/10",
        "fec0::/10",  # site-local, deprecated
        "ff00::/8",
    )
)
_UNICAST = ipaddress.ip_network("2000::/3")  # the only range that IANA assigns as global unicast


@lru_cache(maxsize=4096)
def is_public(address: str) -> bool:
    """Return whether this IP address (text, may have a zone index) is public.

    Raises ``ValueError`` for text that is not an IP address.
    """
    ip: IP = ipaddress.ip_address(address.partition("%")[0])
    if ip.version == 6 and (ip not in _UNICAST or _isatap(ip)):
        return False
    return not any(ip.version == net.version and ip in net for net in _REFUSED)


def _isatap(ip: IP) -> bool:
    """Return whether the last 64 bits are an IPv4 address in ISATAP form (RFC 5214 §6.1)."""
    return (int(ip) >> 32) & 0xFDFFFFFF == 0x00005EFE


def check_addresses(
    host: str,
    port: int,
    addresses: Iterable[str],
    allowed: frozenset[tuple[str, int]],
) -> None:
    """Pass if every IP address of ``host`` is permitted; a single forbidden one refuses them all.

    Raises ``FetchError(private-address)`` naming the IP address. ``allowed`` holds (host or IP,
    port) pairs in lower case.
    """
    if (host.lower(), port) in allowed:
        return
    for address in addresses:
        if (address, port) not in allowed and not is_public(address):
            which = "" if host.strip("[]") == address else f"{host} resolves to {address}, which"
            sentence = f"{which or address} is not a public address."
            raise FetchError(Reason.PRIVATE_ADDRESS, sentence)
