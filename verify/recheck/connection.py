"""Is it the page that does not answer, or our own connection that is down?

A laptop that is off the net would otherwise count a failure for every link it looks at, and
after three such evenings call them all dead. Could not look is not the same as not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from verify.ledger.schedule import Link
from verify.model import Absence, LinkState, Reason

if TYPE_CHECKING:
    from verify.fetch import Fetched

# What a machine without a connection, or behind a hotel's login page, sees of every site.
_LIKE_OURS = frozenset({Reason.DNS, Reason.REFUSED, Reason.TIMEOUT, Reason.TLS})
_HOSTS = 3  # so many sites do not fall silent at once without a common cause
_WITNESSES = 3


def may_be_our_connection(answer: Fetched | Absence) -> bool:
    """Could this failure come from our own connection? Not if a server has answered."""
    return isinstance(answer, Absence) and answer.status is None and answer.reason in _LIKE_OURS


def hosts(addresses: Iterable[str]) -> set[str]:
    """The hosts of these addresses."""
    return {host for address in addresses if (host := urlsplit(address).hostname)}


def control_links(links: Iterable[Link], silent: Iterable[str]) -> tuple[str, ...]:
    """A few links that were alive when last looked at, on other hosts than the silent ones."""
    return tuple(islice(_alive_elsewhere(links, hosts(silent)), _WITNESSES))


def _alive_elsewhere(links: Iterable[Link], taken: set[str]) -> Iterator[str]:
    for link in links:
        host = urlsplit(link.address).hostname
        if host and host not in taken and link.standing.state is LinkState.ALIVE:
            taken.add(host)
            yield link.address


def too_many_hosts(silent: Iterable[str]) -> bool:
    """Where there is nobody to ask: are these too many hosts to have fallen silent at once?"""
    return len(hosts(silent)) >= _HOSTS
