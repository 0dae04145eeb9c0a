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
    forms: list[dict[str, str]] = field(default_factory=list)
    asked_jobs: list[str] = field(default_factory=list)
    jobs: str = "pending"  # what the state of every job is
    daily: tuple[int, int] = (0, 100)  # captures of the account today, and their limit
    refusal: dict[str, str] | None = None  # answered instead of a job

    def __call__(self, wire: Wire) -> None:
        self.seen.append(wire.headers)
        if self.status:
            return wire.answer("Slow down", self.status)
        if wire.path.startswith("/cdx"):
            return self._cdx(wire)
        if wire.path.startswith("/save"):
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
        """“Save Page Now 2 Public API Docs”: POST, status of a job, status of the user."""
        if "authorization" not in wire.headers:
            return wire.answer("You need to be logged in", "401 Unauthorized")
        if wire.path == "/save/status/user":
            done, limit = self.daily
            return _json(wire, {"daily_captures": done, "daily_captures_limit": limit})
        if wire.path.startswith("/save/status/"):
            self.asked_jobs.append(wire.path.rsplit("/", 1)[1])
            state = {"status": self.jobs, "job_id": wire.path.rsplit("/", 1)[1]}
            done = {"timestamp": "20240601000000"} if self.jobs == "success" else {}
            return _json(wire, {**state, **done})
        assert wire.method == "POST" and wire.headers["accept"] == "application/json"
        form = {key: value[0] for key, value in parse_qs(wire.body.decode()).items()}
        self.forms.append(form)
        if self.refusal:
            return _json(wire, self.refusal)
        self.saved.append(form["url"])
        return _json(wire, {"url": form["url"], "job_id": f"spn2-{len(self.saved)}"})


def _json(wire: Wire, value: object) -> None:
    wire.answer(json.dumps(value), content_type="application/json")


def _seconds(stamp: str) -> float:
    return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp()
