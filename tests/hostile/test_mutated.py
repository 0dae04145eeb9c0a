"""3,000 mutated articles and 1,000 mutated pages with containment off: nothing raises."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from hostile.shapes import HTML, JSON_LD, MARKDOWN, TEXT

from verify.containment import STRICT
from verify.fetch import Fetched
from verify.fitness.judge import judge
from verify.lint import lint
from verify.model import Dossier
from verify.pipeline.capture import read_page
from verify.pipeline.read import read_item
from verify.rules import chosen

SECONDS = 20.0  # of processor time for one input of at most 8 KB
MEMORY = 1_500_000_000  # bytes: the word lists of all languages are 700 MB of it
ARTICLE = """A Bridge for Karasu

By Anna Bell, 7 October 2022

President Emomali Rahmon said: “We waited a long time for this bridge, and our children will use
it every day.”[1] The Collective Security Treaty Organization (CSTO) gave 4.5 million.²

«Мост открыт», — заявил министр Иван Петров.[2] Bakan Çelik, “Köprü açıldı” dedi.[3]

[1] “Bridge opens”, Kentaur News, https://a.example/20221007/x, (Date of Accession: 02.03.2026).
[2] «Мост открыт», ТАСС, https://b.example/ru/, (дата обращения: 31.02.2026).
[3] Ibid.
"""
PAGE = f"""<!doctype html><html lang=en><head><title>Bridge</title><meta charset=utf-8>
<meta http-equiv=refresh content="900;url=/x"><script type="application/ld+json">
{{"@type":"NewsArticle","headline":"Bridge","datePublished":"2022-10-07"}}</script></head><body>
<article><h1>Bridge</h1><p>{ARTICLE.replace(chr(10) * 2, "</p><p>")}</p></article></body></html>"""
BITS = (
    *("\x00", "\x1b[2J", "\u202e", "\ud800", "\ufeff", "²", "٣", "9" * 5_000, "[" * 300, "“" * 40),
    *("](", "<!--", "]]>", "</html>", "&#xd800;", "\\ud800", "{", '"@type":', "[^1]:", "---\n"),
    *("0001-01-01", "9999-12-31", "31.02.2022", "http://[::", "https://a\u0301.example:٣/", "%ff"),
)


def mutated(seed: int, specimens: list[bytes]) -> bytes:
    """One specimen with a few changes: bits put in, parts doubled, cut, swapped, bytes spoilt."""
    chance = random.Random(seed)
    data = bytearray(chance.choice(specimens))
    for _ in range(chance.randint(1, 8)):
        at, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        match chance.randrange(6):
            case 0:
                bit = chance.choice(BITS).encode("utf-8", "surrogatepass")
                data[at:at] = bit * chance.randint(1, 3)
            case 1:
                del data[at : min(end, at + 200)]
            case 2:
                data[at:at] = data[at : min(end, at + 300)] * chance.randint(1, 3)
            case 3:
                for _ in range(chance.randint(1, 20)):
                    if data:
                        data[chance.randrange(len(data))] = chance.randrange(256)
            case 4:
                data = data[end:] + data[:at]
            case 5:
                other = chance.choice(specimens)
                data[at:at] = other[: chance.randint(0, 500)]
    return bytes(data[:8_000])


def specimens(*shapes: dict[str, object], whole: tuple[str, ...]) -> list[bytes]:
    small = [make(20) for shape in shapes for make in shape.values()]  # type: ignore[operator]
    texts = [text.encode() for text in whole]
    return [*small, *texts * (len(small) // len(texts))]


def articles(seeds: range) -> Iterator[tuple[int, str, bytes]]:
    kinds = (
        ("txt", specimens(TEXT, whole=(ARTICLE,))),
        ("md", specimens(MARKDOWN, whole=(ARTICLE, "# A\n" + ARTICLE))),
        ("html", specimens(HTML, JSON_LD, whole=(PAGE,))),
    )
    for seed in seeds:
        suffix, known = kinds[seed % 3]
        yield seed, suffix, mutated(seed, known)


def peak() -> int:
    """The most memory that this process ever had, in bytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def measured(check: Callable[[Any], float], argument: Any) -> tuple[float, int]:
    """What a check returns, and the peak of the memory of this process."""
    return check(argument), peak()


def alone(check: Callable[[Any], float], argument: Any) -> tuple[float, int]:
    """The same in a process of its own: the memory of other tests is not this one's."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        return processes.submit(measured, check, argument).result()


def check_articles(seeds: range) -> float:
    """Read and check an article for each seed; the longest time that one took. Raises what they raise."""
    rules, slowest = [r for r in chosen((), (), True) if r.scope == "article"], 0.0
    for seed, suffix, data in articles(seeds):
        began = time.process_time()
        found = read_item((f"{seed}.{suffix}", data), date(2026, 11, 21), None)
        if isinstance(found, Dossier):
            lint(found, rules)
        slowest = max(slowest, time.process_time() - began)
    return slowest


def check_pages(count: int) -> float:
    """The same for pages."""
    known, slowest = specimens(HTML, JSON_LD, whole=(PAGE,)), 0.0
    address, now = "https://a.example/bridge-opens", datetime(2026, 11, 21, tzinfo=UTC)
    for seed in range(count):
        data = mutated(1_000_000 + seed, known)
        began = time.process_time()
        fetched = Fetched(address, address, 200, (), data, data, None, now, 0.1)
        page = read_page(fetched)
        judge(fetched, page)  # type: ignore[arg-type]
        slowest = max(slowest, time.process_time() - began)
    return slowest


@pytest.fixture(autouse=True)
def nothing_is_contained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STRICT, "1")


def test_some_mutated_articles_and_pages_raise_nothing() -> None:
    assert check_articles(range(60)) < SECONDS
    assert check_pages(30) < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 3_000, 500))  # parts, so that two processes share them
def test_three_thousand_mutated_articles_raise_nothing(first: int) -> None:
    slowest, memory = alone(check_articles, range(first, first + 500))
    assert slowest < SECONDS
    assert memory < MEMORY


@pytest.mark.slow
def test_a_thousand_mutated_pages_raise_nothing() -> None:
    slowest, memory = alone(check_pages, 1_000)
    assert slowest < SECONDS
    assert memory < MEMORY
