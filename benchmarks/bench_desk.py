"""The desk with 50,000 flags over 5,000 articles: how long each page and a decision take.

    python benchmarks/bench_desk.py [articles] [flags per article]

Prints the median and the slowest of several requests for each page, in milliseconds, through
the whole application (guard, Datasette, database, template), without a browser.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from desk_kit import Client
from store_values import article, finding, look, save

from verify.model import Severity
from verify.store import open_database
from verify.store.database import transaction

ROUNDS = 9
RULES = ("url-missing", "quote-altered", "name-spelling-varies", "garbled-title", "label-conflict")
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
PAGES = (
    "/flags",
    "/flags?by=rule",
    "/flags?by=severity&severity=error",
    "/flags?rule=quote-altered&page=40",
    "/flags?words=harbour",
    "/flags/25000",
    "/articles",
    "/articles/2500",
    "/sources",
    "/overview",
)


def fill(path: Path, articles: int, each: int) -> None:
    db = open_database(path)
    for number in range(articles):
        text = f"Article {number}. " + " ".join(
            f"harbour wall {number} stone {n}." for n in range(each)
        )
        with transaction(db):
            row = save(
                db,
                article(
                    text,
                    f"articles/{number}.txt",
                    f"Harbour wall {number}",
                    f"Outlet {number % 40}",
                ),
            )
            found = [
                finding(f"stone {n}", RULES[n % 5], severity=SEVERITIES[n % 3], text=text)
                for n in range(each)
            ]
            look(db, row, found)
    db.close()


async def timed(client: Client, path: str) -> tuple[float, float]:
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        answer = await client.get(path)
        taken.append(1000 * (time.perf_counter() - start))
        assert answer.status_code == 200, (path, answer.status_code)
    return statistics.median(taken), max(taken)


async def measure(database: Path) -> None:
    client = Client(database)
    print(f"{'page':42} {'median ms':>10} {'slowest':>10}")
    for path in PAGES:
        median, slowest = await timed(client, path)
        print(f"{path:42} {median:10.0f} {slowest:10.0f}")
    taken = []
    for number in range(101, 101 + ROUNDS):
        page = await client.get("/flags/1")
        token = page.text.split('name="csrftoken" value="')[1].split('"')[0]
        form = {"csrftoken": token, "verdict": "confirmed", "seen": ""}
        start = time.perf_counter()
        answer = await client.http.post(
            f"/flags/{number}/decide", data=form, headers={"origin": "http://127.0.0.1:8001"}
        )
        taken.append(1000 * (time.perf_counter() - start))
        assert "notice" in answer.headers["location"]
    print(f"{'a decision':42} {statistics.median(taken):10.0f} {max(taken):10.0f}")


def main() -> None:
    articles, each = (int(a) for a in (*sys.argv[1:3], *("5000", "10")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "citations.db"
        fill(path, articles, each)
        print(f"{articles} articles, {articles * each} flags, {path.stat().st_size / 1e6:.0f} MB")
        asyncio.run(measure(path))


if __name__ == "__main__":
    main()
