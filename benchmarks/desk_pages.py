"""How long the desk's pages take, through the whole application, without a browser."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from desk_kit import Client

# {flag}, {article}, {source} and {page} are numbers from the middle of each table.
PAGES = (
    "/flags",
    "/flags?by=rule",
    "/flags?by=severity&severity=error",
    "/flags?page={page}",
    "/flags?words=harbor",
    "/flags/{flag}",
    "/articles",
    "/articles/{article}",
    "/sources",
    "/sources/{source}",
    "/to-correct",
    "/to-correct.csv",
    "/bulk-dismissals",
    "/overview",
)


async def timed(client: Client, path: str, rounds: int) -> list[float]:
    """Return the milliseconds of several requests for a page, after one that is not counted."""
    taken = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        response = await client.get(path)
        taken.append(1000 * (time.perf_counter() - began))
        assert response.status_code == 200, (path, response.status_code)
    return taken[1:]


def desk_times(database: Path, rounds: int = 5) -> dict[str, float]:
    """Return the shortest time of each page in milliseconds: others share the processor."""

    async def measure() -> dict[str, float]:
        client = Client(database)
        numbers = middle(database)
        return {page: min(await timed(client, page.format(**numbers), rounds)) for page in PAGES}

    return asyncio.run(measure())


def middle(database: Path) -> dict[str, int]:
    """Return a number from the middle of each table, and a page from the middle of the flags."""
    with closing(sqlite3.connect(database)) as db:
        found = {
            name: db.execute(
                f"SELECT id FROM {table} ORDER BY id LIMIT 1 OFFSET"
                f" (SELECT count(*) / 2 FROM {table})"
            ).fetchone()[0]
            for name, table in (("flag", "flags"), ("article", "articles"), ("source", "sources"))
        }
        flags = db.execute("SELECT count(*) FROM flags").fetchone()[0]
    return found | {"page": max(1, flags // 100)}
