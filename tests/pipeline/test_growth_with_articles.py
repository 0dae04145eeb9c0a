"""Runs over many articles: no step takes longer for an article because there are more of them.

Counted are calls and plans of queries, not seconds.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from verify.config import Settings
from verify.lint import lint_collection
from verify.model import Dossier
from verify.pipeline.read import dossier_of
from verify.pipeline.run import run
from verify.pipeline.spooled.spooled_list import SpooledList
from verify.pipeline.spooled.stand_ins import stand_ins
from verify.rules import Rule, all_rules
from verify.rules.sources import source_cited_for_contradictory_numbers as numbers
from verify.store import database

ACROSS = [rule for rule in all_rules() if rule.scope == "collection"]
NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
# What the articles of one newsroom share: a source, a speaker, an organization, a title.
ARTICLE = """# The Harbor in Figures

The Kentaur Harbor Authority (KHA) counted the boats. Mayor Anna {surname} was there. According to
the table, {count} wooden boats were counted in the harbor of Kentaur in the spring.[^1]

The mayor, Anna {surname}, said: “The harbor will stay open for all the boats that come from the
{place} side of the lake this year.”[^1]

[^1]: “{title}”, Valley Post, {day} May 2024, {url}
"""
PAGE = """<!doctype html><html lang="en"><head><title>Kentaur</title></head><body><article>
<h1>Kentaur</h1><p>{text}</p></article></body></html>"""


def article(number: int, url: str = "https://post.example/tables/harbor") -> bytes:
    """Return an article whose facts differ from those of most others."""
    surname = ("Bek", "Muster", "Lind", "Orban", "Sato")[number % 5]
    title = ("The harbor in figures", "Harbor: the figures", "Figures of the harbor")[number % 3]
    place = ("northern", "southern", "eastern")[number % 3]
    count, day = 140 + 60 * (number % 11), 1 + number % 7
    filled = {"surname": surname, "count": count, "place": place, "title": title, "day": day}
    return ARTICLE.format(**filled, url=url).encode()


def calls(work: Callable[[], object]) -> int:
    """Return how many functions of Python are called in the course of the work."""
    counted = 0

    def note(frame: Any, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event == "call"

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def alike(count: int, kinds: Sequence[Dossier]) -> Sequence[Dossier]:
    """Return as many dossiers, which share all their facts with some others, from a file."""
    found: SpooledList[Dossier] = SpooledList(kept=0)
    for number in range(count):
        one = kinds[number % len(kinds)]
        found.append(replace(one, article=replace(one.article, origin=f"{number:05}.md")))
    return stand_ins(found.__getitem__, len(found))


@pytest.fixture(scope="module")
def kinds() -> list[Dossier]:
    found = [dossier_of(article(number), "a.md", date(2026, 11, 2)) for number in range(55)]
    return [one for one in found if isinstance(one, Dossier)]


@pytest.mark.slow
@pytest.mark.parametrize("rule", ACROSS, ids=lambda rule: rule.name)
def test_a_rule_across_articles_calls_as_much_for_each_article(
    monkeypatch: pytest.MonkeyPatch, kinds: list[Dossier], rule: Rule
) -> None:
    monkeypatch.setattr(numbers, "MOST_EARLIER", 8)
    assert len(kinds) == 55
    few, many = (alike(count, kinds) for count in (165, 660))
    lint_collection(few, [rule])  # word lists are read
    short = calls(lambda: lint_collection(few, [rule]))
    assert calls(lambda: lint_collection(many, [rule])) <= 4.6 * short


@pytest.mark.slow
def test_no_query_about_one_article_or_page_reads_a_whole_table(
    tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    executed: Counter[str] = Counter()

    class Noted(database._Connection):
        def execute(self, sql: str, parameters: Any = (), /) -> Any:
            executed[sql] += 1
            return super().execute(sql, parameters)

    monkeypatch.setattr(database, "_Connection", Noted)
    text = " ".join(f"Sentence {number} is on the lake and its boats." for number in range(40))
    httpserver.expect_request(re.compile("/.*")).respond_with_data(
        PAGE.format(text=text), content_type="text/html; charset=utf-8"
    )
    fetch = {
        "allow_addresses": [["localhost", httpserver.port]],
        **dict.fromkeys(("polite", "robots", "probe"), False),
        "retries": 0,
        "archive": {"enabled": False},
    }
    often: dict[int, Counter[str]] = {}
    for count in (3, 6):
        folder = tmp_path / str(count)
        (folder / "articles").mkdir(parents=True)
        for number in range(count):
            url = httpserver.url_for(f"/{count}/{number}")
            (folder / "articles" / f"{number}.md").write_bytes(article(number, url))
        places = {"db": folder / "c.db", "reports": folder / "r", "archive": folder / "a"}
        executed.clear()
        run([str(folder / "articles")], Settings(**places, tables={"fetch": fetch}, jobs=1), NOW)
        often[count] = executed.copy()
    for_each = [sql for sql, times in often[6].items() if times - often[3][sql] >= 3]
    assert len(for_each) > 30
    db = database.open_database(tmp_path / "6" / "c.db")
    plans = {sql: _scanned(db.conn, sql) for sql in for_each}
    # Bulk dismissals are few, and each flag is compared with all of them.
    assert {sql: plan for sql, plan in plans.items() if plan and "settings" not in sql} == {}
    [shown] = [sql for sql in often[6] if "+text = ?" in sql]
    steps = " ".join(_plan(db.conn, shown))
    assert "captures_alike (title=? AND <expr>=?)" in steps  # not all pages of a site
    assert "(site=?)" not in steps


def _scanned(connection: Any, sql: str) -> list[str]:
    """Return the tables that a statement reads from beginning to end."""
    return [step for step in _plan(connection, sql) if re.match("SCAN (?!CONSTANT)", step)]


def _plan(connection: Any, sql: str) -> list[str]:
    if not re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b", sql):
        return []
    named = re.findall(r":(\w+)", sql)
    values: Any = dict.fromkeys(named) if named else [None] * sql.count("?")
    return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
