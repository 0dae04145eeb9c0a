"""How quick the list is with 50,000 flags over 5,000 articles: ``make bench-list``.

Prints a Markdown table: the question, and the median of some repetitions in milliseconds.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from verify.model import Article, Confidence, Dossier, Field, Finding, Place, Severity, Span
from verify.store import open_database
from verify.store.articles import articles
from verify.store.flags import decisions, queries, rule_accuracy
from verify.store.flags.decisions import dismiss_all_like, end_bulk_dismissal
from verify.store.flags.flags import CheckedScope, flag, reconcile

ARTICLES, EACH = 5_000, 10
RULES = ("url-missing", "quote-altered", "name-spelling-varies", "title-differs", "link-dead")
NOW = datetime(2026, 3, 2, tzinfo=UTC)


def main() -> None:
    """Fill a database, ask it everything the desk asks, print the table."""
    with tempfile.TemporaryDirectory() as folder:
        db = open_database(Path(folder) / "citations.db")
        begun = time.perf_counter()
        for number in range(ARTICLES):
            _fill(db, number)
        filled = time.perf_counter() - begun
        rows = [(name, _milliseconds(question)) for name, question in _questions(db)]
        size = (Path(folder) / "citations.db").stat().st_size
    out = [f"{ARTICLES * EACH:,} flags over {ARTICLES:,} articles, {size / 1e6:.0f} MB;"]
    out.append(f"filled in {filled:.0f} s ({filled / ARTICLES * 1000:.1f} ms an article).\n")
    out += ["| question | median, ms |", "|---|---:|"]
    out += [f"| {name} | {spent:.1f} |" for name, spent in rows]
    sys.stdout.write("\n".join(out) + "\n")


def _fill(db, number: int) -> None:  # type: ignore[no-untyped-def]
    text = f"Article {number}. " + " ".join(f"word{number}x{n} said." for n in range(EACH))
    title = Field(f"Article {number}", Span(0, 10))
    article = Article(f"a/{number}.txt", text, "text", "utf-8", f"{number:064x}", title=title)
    article = Article(**{**_fields(article), "outlet": f"Outlet {number % 7}"})
    row = articles.save_article(db, Dossier(article), article.origin, NOW, lambda key: False)
    found = [_finding(number, n, text) for n in range(EACH)]
    reconcile(db, row, found, CheckedScope(frozenset(RULES)), None, NOW)


def _fields(article: Article) -> dict[str, object]:
    return {name: getattr(article, name) for name in article.__dataclass_fields__}


def _finding(number: int, n: int, text: str) -> Finding:
    words = f"word{number}x{n}"
    at = text.index(words)
    severity = (Severity.ERROR, Severity.WARNING, Severity.INFO)[n % 3]
    place = Place(Span(at, at + len(words)), words)
    message = f"the wording of “{words}” differs from the source at one word"
    return Finding(RULES[n % 5], severity, Confidence.HIGH, message, (place,))


def _questions(db) -> list[tuple[str, Callable[[], object]]]:  # type: ignore[no-untyped-def]
    everything, ticks = queries.Filter(status="open"), iter(range(1, 10**6))

    def now() -> datetime:
        return NOW + timedelta(days=1, seconds=next(ticks))

    def decide_and_undo() -> None:
        decisions.decide(db, 777, decisions.NewDecision("confirmed"), now())

    def widen_and_take_back() -> None:
        setting = dismiss_all_like(
            db, 777, "outlet", decisions.NewDecision("dismissed", "house style"), now()
        )
        end_bulk_dismissal(db, setting.id, None, now())

    return [
        ("first page of the list", lambda: queries.flag_rows(db, everything, 50)),
        (
            "first page, the worst first",
            lambda: queries.flag_rows(db, everything, 50, 0, "severity"),
        ),
        ("last page of the list", lambda: queries.flag_rows(db, everything, 50, 49_900)),
        ("one rule", lambda: queries.flag_rows(db, queries.Filter(rule="link-dead"), 50)),
        ("words anywhere", lambda: queries.flag_rows(db, queries.Filter(words="word4999x3"), 50)),
        ("count of the open ones", lambda: queries.count(db, everything)),
        ("counts by rule", lambda: queries.counts(db, everything, "rule")),
        ("counts by article", lambda: queries.counts(db, everything, "article")),
        ("all articles", lambda: articles.articles(db)),
        ("one flag with its evidence", lambda: flag(db, 777)),
        ("a decision", decide_and_undo),
        ("a dismissal widened to 1,400 flags, and taken back", widen_and_take_back),
        ("statistics of the rules", lambda: rule_accuracy.rule_records(db)),
    ]


def _milliseconds(question: Callable[[], object], times: int = 5) -> float:
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        question()
        spent.append((time.perf_counter() - begun) * 1000)
    return median(spent)


if __name__ == "__main__":
    main()
