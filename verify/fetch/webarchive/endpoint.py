"""The web archives that can be asked: where they are, how often, and how their index is queried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from verify.fetch.settings import ArchiveSettings
from verify.fetch.webarchive.cdx import Memento, read_cdx
from verify.fetch.webarchive.timemap import read_timemap

WAYBACK, PYWB, TIMEMAP = "wayback", "pywb", "timemap"  # two kinds of CDX servers, and MemGator
_ARQUIVO_RATE = 2.0  # a second; its limit is 250 a minute, and then a permanent block


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One web archive. ``memento`` and ``cdx`` are as in the settings.

    Documentation: https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server (Wayback
    Machine), https://github.com/arquivo/pwa-technologies/wiki/URL-search:-CDX-server-API (Arquivo.pt).
    """

    label: str
    memento: str
    cdx: str
    rate: float
    kind: str = WAYBACK

    def captures_query(self, address: str, at: date | None, most: int) -> str:
        """Return the URL of the index that lists the captures nearest to ``at``, or the newest."""
        if self.kind == TIMEMAP:
            return f"{self.cdx}/{address}"
        values = {"url": address, "output": "json", **self._fields()}
        if at:
            values |= {"closest": f"{at:%Y%m%d}120000", "sort": "closest", "limit": str(most)}
        elif self.kind == PYWB:
            values |= {"sort": "reverse", "limit": str(most)}
        else:
            values |= {"limit": str(-most)}
        return f"{self.cdx}?{urlencode(values, quote_via=quote)}"

    def read(self, body: bytes) -> list[Memento] | None:
        """Return the captures in a response of the index; None for anything else."""
        return read_timemap(body) if self.kind == TIMEMAP else read_cdx(body)

    def domain_query(self, domain: str, first: date, last: date, most: int) -> str:
        """Return the URL of the index that lists the pages of a domain between two days."""
        values = {"url": domain, "matchType": "domain", "output": "json", **self._fields()}
        values |= {"from": f"{first:%Y%m%d}", "to": f"{last:%Y%m%d}", "limit": str(most)}
        if self.kind == WAYBACK:
            values["collapse"] = "urlkey"
        return f"{self.cdx}?{urlencode(values, quote_via=quote)}"

    def _fields(self) -> dict[str, str]:
        if self.kind == PYWB:
            return {"fields": "timestamp,url,status", "filter": "=status:200"}
        return {"fl": "timestamp,original,statuscode", "filter": "statuscode:200"}


def main_endpoint(settings: ArchiveSettings) -> Endpoint:
    """Return the archive of the settings ``memento``, ``cdx`` and ``rate``."""
    label = "the Wayback Machine" if settings.is_wayback else "the web archive"
    return Endpoint(label, settings.memento, settings.cdx, settings.rate)


def further_endpoints(settings: ArchiveSettings) -> Iterator[Endpoint]:
    """Yield the archives that are asked where the main one has no copy."""
    if "arquivo.pt" in settings.further:
        base = settings.arquivo.rstrip("/")
        memento, cdx = f"{base}/noFrame/replay/{{stamp}}id_/{{address}}", f"{base}/wayback/cdx"
        yield Endpoint("Arquivo.pt", memento, cdx, _ARQUIVO_RATE, PYWB)
    if settings.memgator:
        index = f"{settings.memgator.rstrip('/')}/timemap/json"
        yield Endpoint("the archives of MemGator", "{address}", index, _ARQUIVO_RATE, TIMEMAP)
