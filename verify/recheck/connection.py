"""Decide whether a page fails to respond or our own connection is down.

Otherwise a laptop that is offline would count a failure for every link it checks, and after
three such evenings declare them all dead.
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

# What a machine that is offline, or behind a hotel's login page, gets from every site.
_LIKE_OURS = frozenset({Reason.DNS, Reason.REFUSED, Reason.TIMEOUT, Reason.TLS})
_HOSTS = 3  # this many sites do not fall silent at once without a common cause
_WITNESSES = 3


def may_be_our_connection(answer: Fetched | Absence) -> bool:
    """Return whether our own connection may have caused this; not if a server responded."""
    return isinstance(answer, Absence) and answer.status is None and answer.reason in _LIKE_OURS


def hosts(addresses: Iterable[str]) -> set[str]:
    """Return the hosts of these URLs."""
    return {host for address in addresses if (host := urlsplit(address).hostname)}


def control_links(links: Iterable[Link], silent: Iterable[str]) -> tuple[str, ...]:
    """Return a few links that were alive when last checked, on hosts other than the silent ones."""
    return tuple(islice(_alive_on_other_hosts(links, hosts(silent)), _WITNESSES))


def _alive_on_other_hosts(links: Iterable[Link], taken: set[str]) -> Iterator[str]:
    for link in links:
        host = urlsplit(link.address).hostname
        if host and host not in taken and link.standing.state is LinkState.ALIVE:
            taken.add(host)
            yield link.address


def too_many_hosts(silent: Iterable[str]) -> bool:
    """Return whether these are too many hosts to have fallen silent at once.

    Used when there are no control links to check.
    """
    return len(hosts(silent)) >= _HOSTS
