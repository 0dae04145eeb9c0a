"""How fast and how well passages are found, beside rapidfuzz, edlib and fuzzysearch.

    python benchmarks/bench_match.py            sizes to 10 MB and an archive of 2,000 documents
    python benchmarks/bench_match.py --full     and an archive of 10,000

Texts are invented (20,000 words with Zipf frequencies), or English prose that comes with Python
(its language reference, half a megabyte). Quotations are runs of 20 to 120 words
of them, changed in seven ways. Reported: preparation, processor time per query (what else the
machine does shall not count), the same for edited quotations, recall at IoU >= .95 (the share of
quotations whose place is found nearly exactly), mean IoU, peak memory.
"""

from __future__ import annotations

import importlib.util
import random
import re
import sqlite3
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import accumulate

from verify.match.passage.archive_index import best_hits, fts_queries
from verify.match.passage.locate import locate
from verify.match.passage.pattern import build_pattern
from verify.match.passage.prepared_text import PreparedText
from verify.text.fold import fold

KINDS = ("exact", "1 edit", "2 edits", "10 %", "20 %", "typos", "ellipsis")
EDITED = frozenset(KINDS) - {"exact", "ellipsis"}
RANDOM = random.Random(20221020)
LETTERS = "etaoinshrdlucmfwypvbgk"
VOCABULARY = [
    "".join(RANDOM.choices(LETTERS, k=max(1, round(RANDOM.gauss(5.2, 2.3))))) for _ in range(20_000)
]
WEIGHTS = list(accumulate(1 / (rank + 2) for rank in range(len(VOCABULARY))))

Finder = Callable[[str], "tuple[int, int] | None"]
Query = tuple[str, int, int]


def sentence() -> str:
    words = RANDOM.choices(VOCABULARY, cum_weights=WEIGHTS, k=RANDOM.randint(6, 26))
    words[0] = words[0].capitalize()
    if RANDOM.random() < 0.5:
        words[len(words) // 2] += ","
    return " ".join(words) + RANDOM.choice([". ", ". ", ". ", "? ", ".\n"])


def text_of(size: int) -> str:
    parts, length = [], 0
    while length < size:
        parts.append(sentence())
        length += len(parts[-1])
    return "".join(parts)[:size]


def real_text() -> str:
    """The prose of Python's language reference, without repeated paragraphs."""
    from pydoc_data.topics import topics

    paragraphs = (p for topic in topics.values() for p in re.split(r"\n\s*\n", topic))
    return "\n\n".join(dict.fromkeys(p for p in paragraphs if len(p.split()) > 12))


def changed(words: list[str], kind: str) -> str:
    """The words with the changes of a kind; the first and the last word stay."""
    inner = range(1, len(words) - 1)
    if kind in ("1 edit", "2 edits"):
        for at in RANDOM.sample(inner, int(kind[0])):
            words[at] = RANDOM.choice(VOCABULARY)
    elif kind.endswith("%"):
        for at in RANDOM.sample(inner, round(len(words) * int(kind[:2]) / 100)):
            words[at] = RANDOM.choice(VOCABULARY)
    elif kind == "typos":
        for at in RANDOM.sample(inner, max(1, len(words) // 8)):
            place = RANDOM.randrange(len(words[at]))
            words[at] = words[at][:place] + RANDOM.choice(LETTERS) + words[at][place + 1 :]
    elif kind == "ellipsis":
        first = len(words) // 3
        words[first : first + RANDOM.randint(2, max(3, len(words) // 3))] = ["…"]
    return " ".join(words)


def asked(text: str, kind: str, count: int) -> list[Query]:
    """Quotations of one kind with the place that each was taken from."""
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    found = []
    for _ in range(count):
        length = min(RANDOM.randint(20, 120), len(spans) // 2)
        at = RANDOM.randrange(len(spans) - length)
        part = spans[at : at + length]
        words = [text[start:end] for start, end in part]
        found.append((changed(words, kind), part[0][0], part[-1][1]))
    return found


def iou(one: tuple[int, int] | None, start: int, end: int) -> float:
    if one is None:
        return 0.0
    inside = max(0, min(one[1], end) - max(one[0], start))
    return inside / (max(one[1], end) - min(one[0], start))


def ours(text: str) -> Finder:
    source = PreparedText("text", text, fold(text))

    def find(quotation: str) -> tuple[int, int] | None:
        places = locate(build_pattern(quotation), source)
        if not places:
            return None
        span = source.span(places[0].start, places[0].end)
        return span.start, span.end

    return find


def rapidfuzz(text: str) -> Finder:
    from rapidfuzz import fuzz

    def find(quotation: str) -> tuple[int, int] | None:
        found = fuzz.partial_ratio_alignment(quotation, text)
        return (found.dest_start, found.dest_end) if found else None

    return find


def edlib(text: str) -> Finder:
    import edlib as library

    def find(quotation: str) -> tuple[int, int] | None:
        found = library.align(quotation, text, mode="HW", task="locations")["locations"]
        return (found[0][0], found[0][1] + 1) if found else None

    return find


def fuzzysearch(text: str) -> Finder:
    from fuzzysearch import find_near_matches

    def find(quotation: str) -> tuple[int, int] | None:
        found = find_near_matches(quotation, text, max_l_dist=max(2, len(quotation) // 10))
        best_match = min(found, key=lambda match: match.dist, default=None)
        return (best_match.start, best_match.end) if best_match else None

    return find


# name, what makes it, the longest text it is asked, the most queries of a kind
FINDERS: tuple[tuple[str, Callable[[str], Finder], int, int], ...] = (
    ("verify", ours, 10_000_000, 40),
    ("rapidfuzz", rapidfuzz, 10_000_000, 12),
    ("edlib", edlib, 10_000_000, 12),
    ("fuzzysearch", fuzzysearch, 100_000, 3),
)


def measure(
    make: Callable[[str], Finder], text: str, asks: dict[str, list[Query]]
) -> Iterator[str]:
    """The cells of one row: preparation, time, recall and IoU, memory, recall by kind."""
    start = time.process_time()
    find = make(text)
    yield f"{(time.process_time() - start) * 1000:8.1f}"
    seconds, by_kind = dict.fromkeys(asks, 0.0), {}
    for kind, questions in asks.items():
        scores = []
        for quotation, low, high in questions:
            start = time.process_time()
            place = find(quotation)
            seconds[kind] += time.process_time() - start
            scores.append(iou(place, low, high))
        by_kind[kind] = scores
    every = [score for scores in by_kind.values() for score in scores]
    yield f"{sum(seconds.values()) / len(every) * 1000:10.2f}"
    edited = sum(len(by_kind[kind]) for kind in EDITED)
    yield f"{sum(seconds[kind] for kind in EDITED) / edited * 1000:10.2f}"
    yield f"{sum(s >= 0.95 for s in every) / len(every):7.3f}"
    yield f"{sum(every) / len(every):7.3f}"
    tracemalloc.start()
    make(text)(next(iter(asks.values()))[0][0])
    yield f"{tracemalloc.get_traced_memory()[1] / 1e6:8.1f}"
    tracemalloc.stop()
    for scores in by_kind.values():
        yield f"{sum(s >= 0.95 for s in scores) / len(scores):9.2f}"


def installed(name: str) -> bool:
    """Whether a peer is there to be measured: they are no dependency of anything else."""
    return name == "verify" or importlib.util.find_spec(name) is not None


def texts(sizes: list[int]) -> None:
    head = ("prepare ms", "ms a query", "edited ms", "recall", "IoU", "MB", *KINDS)
    print(f"{'text':<9}{'characters':>11} {'finder':<12}" + " ".join(f"{c:>9}" for c in head))
    for size in sizes:
        rows("invented", text_of(size))
    real = real_text()
    for size in (*(size for size in sizes if size < len(real)), len(real)):
        rows("real", real[:size])


def rows(name: str, text: str) -> None:
    """Print a row for each finder that is asked texts of this length."""
    every = {kind: asked(text, kind, 40) for kind in KINDS}
    for finder, make, longest, most in FINDERS:
        if len(text) > longest or not installed(finder):
            continue
        few = min(most, 3) if len(text) > 1_000_000 and finder != "verify" else most
        asks = {kind: questions[:few] for kind, questions in every.items()}
        row = " ".join(f"{cell.strip():>9}" for cell in measure(make, text, asks))
        print(f"{name:<9}{len(text):>11,} {finder:<12}{row}", flush=True)


def archive(documents: int) -> None:
    """The same quotations looked up in an archive behind a full-text index."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE page USING fts5(text)")
    start, asks = time.process_time(), []
    for key in range(1, documents + 1):
        text = text_of(5_000)
        database.execute("INSERT INTO page(rowid, text) VALUES (?, ?)", (key, text))
        if key % (documents // 100) == 0:
            kind = KINDS[len(asks) % len(KINDS)]
            asks.append((key, *asked(text, kind, 1)[0]))
    print(f"\narchive of {documents:,} documents, filled in {time.process_time() - start:.1f} s")
    seconds, right = [], 0
    for key, quotation, low, high in asks:
        start = time.process_time()
        hit = _in_archive(database, quotation)
        seconds.append(time.process_time() - start)
        right += bool(hit and hit[0] == key and iou(hit[1:], low, high) >= 0.95)
    seconds.sort()
    print(
        f"{sum(seconds) / len(seconds) * 1000:.1f} ms a quotation (median "
        f"{seconds[len(seconds) // 2] * 1000:.1f}), recall {right / len(asks):.2f} of {len(asks)}"
    )


def _in_archive(database: sqlite3.Connection, quotation: str) -> tuple[int, int, int] | None:
    for query in fts_queries(quotation):
        rows = database.execute(
            "SELECT rowid, text FROM page WHERE page MATCH ? ORDER BY rank LIMIT 3", (query,)
        )
        hits = best_hits(quotation, rows)
        if hits and hits[0].similarity >= 0.6:
            return hits[0].key, hits[0].start, hits[0].end
    return None


def main() -> None:
    full = "--full" in sys.argv
    texts([1_000, 10_000, 100_000, 1_000_000, 10_000_000])
    archive(10_000 if full else 2_000)


if __name__ == "__main__":
    main()
