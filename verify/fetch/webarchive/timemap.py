"""Read the JSON TimeMap of a Memento aggregator (MemGator).

Documentation: https://github.com/oduwsdl/MemGator (``/timemap/json/URL``), RFC 7089.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from verify.fetch.webarchive.cdx import Memento, is_whole
from verify.text.encoding.storable import read_json
from verify.text.urls.archived import is_of_altered_archive

_FRAMED = re.compile(r"/(\d{14})/(?=https?:)")  # of a Wayback server; “id_” leaves its frame out


def read_timemap(body: bytes) -> list[Memento] | None:
    """Return the captures of a TimeMap; None for anything else. ``original`` is a capture's URL.

    Captures of archive.today are left out.
    """
    try:
        value = read_json(body)
    except ValueError:
        return None
    listed = value.get("mementos") if isinstance(value, dict) else None
    rows = listed.get("list") if isinstance(listed, dict) else None
    return list(_mementos(rows)) if isinstance(rows, list) else None


def _mementos(rows: list[Any]) -> Iterator[Memento]:
    for row in rows:
        url, at = (row.get("uri"), row.get("datetime")) if isinstance(row, dict) else (None, None)
        if not isinstance(url, str) or not isinstance(at, str) or is_of_altered_archive(url):
            continue
        stamp = re.sub(r"\D", "", at)[:14]
        if is_whole({"timestamp": stamp, "original": url}):
            yield Memento(stamp, _FRAMED.sub(r"/\1id_/", url))
