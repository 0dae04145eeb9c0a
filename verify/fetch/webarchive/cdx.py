"""Read the index of a web archive: CDX rows in JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from verify.text.encoding.storable import read_json


@dataclass(frozen=True, slots=True)
class Memento:
    """One capture that the service has."""

    stamp: str  # YYYYMMDDhhmmss
    original: str

    @property
    def at(self) -> datetime:
        """Return the capture's time."""
        return datetime.strptime(self.stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def read_cdx(body: bytes) -> list[Memento] | None:
    """Return the rows of a CDX response in JSON, or None.

    The Wayback Machine sends a list of lists, header first; pywb sends an object in each line. An
    empty body means that there are no captures.
    """
    if not body.strip():
        return []
    try:
        if body.lstrip().startswith(b"{"):
            return [one for line in body.split(b"\n") if line.strip() for one in _line(line)]
        rows = read_json(body)
        names = [str(name) for name in rows[0]] if rows else []
        found = [dict(zip(names, map(str, row), strict=True)) for row in rows[1:]]
        return [Memento(row["timestamp"], row["original"]) for row in found if is_whole(row)]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _line(line: bytes) -> Iterator[Memento]:
    row = {name: str(value) for name, value in read_json(line).items()}
    row |= {"statuscode": row.get("status", "-"), "original": row["url"]}
    if is_whole(row):
        yield Memento(row["timestamp"], row["original"])


def is_whole(row: dict[str, str]) -> bool:
    ok = row.get("statuscode", "200") in ("200", "-")
    if not ok or not re.fullmatch(r"\d{14}", row["timestamp"]):
        return False
    try:
        Memento(row["timestamp"], row["original"]).at  # noqa: B018  (raises for an impossible date)
    except ValueError:
        return False
    return True
