"""A stand-in for Arquivo.pt: a pywb archive, with a line of JSON for each capture.

Documentation: https://github.com/arquivo/pwa-technologies/wiki/URL-search:-CDX-server-API and
https://github.com/arquivo/pwa-technologies/wiki/APIs (the replay of an original file).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from web.server import Wire

PREFIX = "/arquivo"


@dataclass
class ArquivoStandIn:
    """Holds captures by address and stamp; ``status`` makes it refuse everything."""

    holds: dict[str, dict[str, str]] = field(default_factory=dict)
    status: str | None = None
    asked: list[str] = field(default_factory=list)

    def __call__(self, wire: Wire) -> None:
        self.asked.append(wire.path)
        path = wire.path.removeprefix(PREFIX)
        if self.status:
            return wire.answer("Slow down", self.status)
        if path.startswith("/wayback/cdx?"):
            return self._cdx(wire, path)
        stamp, _, original = path.removeprefix("/noFrame/replay/").partition("/")
        held = self.holds.get(original, {}).get(stamp.removesuffix("id_"))
        return wire.answer(held) if held else wire.answer("Not here", "404 Not Found")

    def _cdx(self, wire: Wire, path: str) -> None:
        query = {key: value[0] for key, value in parse_qs(urlsplit(path).query).items()}
        assert int(query["limit"]) > 0 and query["filter"] == "=status:200", "pywb refuses others"
        stamps = sorted(self.holds.get(query["url"], {}), reverse=query.get("sort") == "reverse")
        if near := query.get("closest"):
            stamps.sort(key=lambda stamp: abs(int(stamp) - int(near)))
        rows = [
            {"timestamp": stamp, "url": query["url"], "status": "200"}
            for stamp in stamps[: int(query["limit"])]
        ]
        wire.answer("\n".join(map(json.dumps, rows)), content_type="text/x-ndjson")
