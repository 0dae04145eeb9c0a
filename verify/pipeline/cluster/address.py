"""Which clusters may be used: a scheduler runs code for whoever reaches it."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

LOCAL = "local"


class ClusterError(Exception):
    """A cluster cannot be used. The text is the message to show."""


@dataclass(frozen=True, slots=True)
class ClusterSettings:
    """``[cluster_tls]``: the certificates of a cluster that speaks TLS; PEM files."""

    ca_file: str | None = None
    certificate: str | None = None
    key: str | None = None


def check_address(address: str, tls: ClusterSettings, insecure: bool) -> None:
    """Raise ``ClusterError`` for an address that strangers could reach or pretend to be."""
    scheme, _, rest = address.partition("://")
    if address == LOCAL:
        return
    if scheme not in ("tcp", "tls") or ":" not in rest:
        raise ClusterError(
            f"“{address}” is not the address of a scheduler."
            " Give it as tcp://127.0.0.1:8786 or tls://host:8786, or use local."
        )
    if scheme == "tls":
        _check_certificates(tls)
    elif not insecure and not _is_loopback(rest.rpartition(":")[0]):
        raise ClusterError(
            f"{address} is not on this machine, and without TLS whoever reaches the scheduler can"
            " run code on all its machines. Use tls:// with the certificates in [cluster_tls],"
            " or give --cluster-insecure."
        )


def _check_certificates(tls: ClusterSettings) -> None:
    for key in ("ca_file", "certificate", "key"):
        if not getattr(tls, key):
            raise ClusterError(f"tls:// needs a certificate. Set {key} in [cluster_tls].")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
