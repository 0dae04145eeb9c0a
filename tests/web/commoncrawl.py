"""A stand-in for Common Crawl's index server.

Documentation: https://commoncrawl.org/cdxj-index and https://index.commoncrawl.org/collinfo.json.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from web.server import Wire

PREFIX = "/crawl"
CRAWLS = ("CC-MAIN-2024-10", "CC-MAIN-2022-40", "CC-MAIN-2022-33", "CC-MAIN-2021-43")
OLDEST = "CC-MAIN-2009-2010"  # its name is not of a week


@dataclass
class CrawlStandIn:
    """Met pages: (crawl, URL) with the time. ``fault`` is how every index answers otherwise."""

    met: dict[tuple[str, str], str] = field(default_factory=dict)
    fault: str = ""
    asked: list[str] = field(default_factory=list)

    def __call__(self, wire: Wire) -> None:
        path = wire.path.removeprefix(PREFIX)
        self.asked.append(path)
        if self.fault == "429":
            return wire.answer("Slow down", "429 Too Many Requests", retry_after="600")
        if self.fault == "page":
            return wire.answer("<html><title>Down for maintenance</title></html>")
        if path == "/collinfo.json":
            return self._list(wire)
        return self._index(wire, path)

    def _list(self, wire: Wire) -> None:
        place = f"http://127.0.0.1:{wire.port}{PREFIX}"
        rows = [
            {
                "id": name,
                "name": name,
                "cdx-api": f"{place}/{name}-index",
                "timegate": f"{place}/{name}/",
            }
            for name in (*CRAWLS, OLDEST)
        ]
        wire.answer(json.dumps(rows), content_type="application/json")

    def _index(self, wire: Wire, path: str) -> None:
        parts = urlsplit(path)
        query = {name: value[0] for name, value in parse_qs(parts.query).items()}
        crawl = parts.path.removeprefix("/").removesuffix("-index")
        if self.fault == "cut":
            return wire.answer('{"urlkey": "test,news)/a", "timest', content_type="text/x-ndjson")
        if self.fault == "lost index":
            return wire.answer("<html>Not found</html>", "404 Not Found")
        stamp = self.met.get((crawl, query["url"]))
        if stamp is None:
            said = json.dumps({"message": f"No Captures found for: {query['url']}"})
            return wire.answer(said, "404 Not Found", content_type="application/json")
        row = {"urlkey": "…", "timestamp": stamp, "url": query["url"], "status": "200"}
        wire.answer(json.dumps(row) + "\n", content_type="text/x-ndjson")
