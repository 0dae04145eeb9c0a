"""The figures of one run as each surface shows them, read back from what people see."""

from __future__ import annotations

import json
import re
from typing import Any

from lxml import html

from verify.model import RunReport
from verify.report import DisplayOptions, render

Figures = dict[str, int]
NAMES = ("sources", "fetched", "usable", "statements", "compared")


def from_sentence(text: str) -> Figures:
    """The figures in an opening sentence: "27 of 30 sources fetched, 25 usable. 38 statements: …"."""
    text = " ".join(text.replace("\N{NARROW NO-BREAK SPACE}", "").split())
    fetched = re.search(r"(\d+) of (\d+) sources? fetched, (\d+) usable", text)
    said = re.search(r"(\d+) statements?: ([^.]+(?:\([^)]*\))?[^.]*)\.", text)
    assert fetched and said, text
    unchecked = re.search(r"(\d+) not checked", said[2])
    statements = int(said[1])
    return {
        "sources": int(fetched[2]),
        "fetched": int(fetched[1]),
        "usable": int(fetched[3]),
        "statements": statements,
        "compared": statements - int(unchecked[1] if unchecked else 0),
    }


def from_meters(page: str) -> Figures:
    """The figures in the bars of the HTML report and the desk."""
    found: dict[str, tuple[int, int]] = {}
    for bar in html.fromstring(page).xpath("//dl[@class='meters']/div"):
        label = bar.xpath("string(dt)").strip()
        n, of = re.findall(r"\d+", bar.xpath("string(dd)"))[:2]
        found[label] = (int(n), int(of))
    return {
        "sources": found["sources fetched"][1],
        "fetched": found["sources fetched"][0],
        "usable": found["sources usable"][0],
        "statements": found["statements compared"][1],
        "compared": found["statements compared"][0],
    }


def from_json(document: dict[str, Any]) -> Figures:
    """The figures of the JSON report's coverage."""
    return {name: document["coverage"][name] for name in NAMES}


def counted(document: dict[str, Any]) -> Figures:
    """The figures counted one by one from the JSON report's results."""
    results = [article["results"] for article in document["articles"]]
    sources = {s["address"]: s for r in results for s in r["sources"]}.values()
    statements = [s for r in results for s in r["statements"]]
    return {
        "sources": len(sources),
        "fetched": sum(s["fetched"] for s in sources),
        "usable": sum(s["usable"] for s in sources),
        "statements": len(statements),
        "compared": sum(s["result"] != "not checked" for s in statements),
    }


def of_report(report: RunReport, page: str, desk: str) -> dict[str, Figures]:
    """The figures of one run on every surface; ``page``: its HTML, ``desk``: the overview."""
    document = json.loads(render(report, "json"))
    terminal = render(report, "terminal", DisplayOptions(width=100))
    words = html.fromstring(page).xpath("string(//p[@class='coverage'])")
    markdown = render(report, "markdown").replace("\\", "")
    return {
        "terminal": from_sentence(terminal.split("\n\n")[0]),
        "markdown": from_sentence(markdown),
        "json": from_json(document),
        "json results": counted(document),
        "html": from_meters(page),
        "desk": from_meters(desk),
        "html sentence": from_sentence(_with_sources(words, from_meters(page))),
    }


def _with_sources(words: str, meters: Figures) -> str:
    """The page says its sources in the bars only."""
    bars = f"{meters['fetched']} of {meters['sources']} sources fetched, {meters['usable']} usable."
    return f"{bars} {words}"
