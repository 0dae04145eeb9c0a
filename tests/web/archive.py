"""A stand-in for a web archive that behaves as the real ones do."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import parse_qs, urlsplit

from web.server import Wire


@dataclass
class ArchiveStandIn:
    """Holds captures by address and stamp; ``status`` makes it refuse everything."""

    holds: dict[str, dict[str, str]] = field(default_factory=dict)
    status: str | None = None
    saved: list[str] = field(default_factory=list)
    seen: list[dict[str, str]] = field(default_factory=list)

    def __call__(self, wire: Wire) -> None:
        self.seen.append(wire.headers)
        if self.status:
            return wire.answer("Slow down", self.status)
        if wire.path.startswith("/cdx"):
            return self._cdx(wire)
        if wire.path.startswith("/save/"):
            return self._save(wire)
        return self._memento(wire)

    def _cdx(self, wire: Wire) -> None:
        query = {k: v[0] for k, v in parse_qs(urlsplit(wire.path).query).items()}
        rows = [[s, query["url"], "200"] for s in sorted(self.holds.get(query["url"], {}))]
        if near := query.get("closest"):
            rows.sort(key=lambda row: abs(_seconds(row[0]) - _seconds(near)))
            rows = rows[: int(query["limit"])]
        else:
            rows = rows[int(query["limit"]) :]
        header = ["timestamp", "original", "statuscode"]
        wire.answer(json.dumps([header, *rows] if rows else []), content_type="application/json")

    def _memento(self, wire: Wire) -> None:
        _, _, stamp, original = wire.path.split("/", 3)
        held = self.holds.get(original, {})
        if not held:
            return wire.answer("Not in the archive", "404 Not Found")
        near = min(held, key=lambda s: abs(_seconds(s) - _seconds(stamp[:14])))
        if near != stamp[:14]:
            return wire.redirect(f"/web/{near}id_/{original}", link=f'<{original}>; rel="original"')
        taken = datetime.strptime(near, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        return wire.answer(held[near], memento_datetime=format_datetime(taken, usegmt=True))

    def _save(self, wire: Wire) -> None:
        address = wire.path.removeprefix("/save/")
        self.saved.append(address)
        wire.answer("Saving", content_location=f"/web/20240601000000/{address}")


def _seconds(stamp: str) -> float:
    return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp()
