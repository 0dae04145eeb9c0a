"""Small articles, findings and captures for the tests of the store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from verify.model import (
    Article,
    Capture,
    Confidence,
    Dossier,
    Evidence,
    Field,
    Finding,
    Page,
    PageTitle,
    Place,
    Severity,
    Span,
)
from verify.store import open_database
from verify.store.articles import articles
from verify.store.flags.flags import CheckedScope, reconcile

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TEXT = "The bridge at Karasu opened on Monday, said the mayor.\n[1] “Мост открыт”, Kentaur News."
RULES = frozenset({"quote-altered", "url-missing", "name-spelling-varies"})


def later(days: float) -> datetime:
    return NOON + timedelta(days=days)


def database() -> Database:
    return open_database(":memory:")


def article(
    text: str = TEXT, origin: str = "a.txt", title: str | None = None, outlet: str | None = None
) -> Article:
    head = Field(title, Span(0, 0)) if title else None
    digest = f"{hash(text) & 0xFFFFFFFF:08x}"
    return Article(origin, text, "text", "utf-8", digest, title=head, outlet=outlet, language="en")


def finding(
    words: str,
    rule: str = "url-missing",
    source: str | None = None,
    said: str | None = None,
    severity: Severity = Severity.WARNING,
    text: str = TEXT,
) -> Finding:
    at = max(text.find(words), 0)
    evidence = (Evidence("source", said, address=source),) if said else ()
    place = Place(Span(at, at + len(words)), words)
    return Finding(
        rule, severity, Confidence.HIGH, f"About “{words}”.", (place,), evidence, source=source
    )


def save(db: Database, one: Article, days: float = 0, gone: bool = False) -> int:
    return articles.save_article(
        db, Dossier(one), articles.key_of(one, _here()), later(days), lambda key: gone
    )


def _here():  # type: ignore[no-untyped-def]
    from pathlib import Path

    return Path()


def look(
    db: Database,
    row: int,
    findings: list[Finding],
    days: float = 0,
    looked: CheckedScope | None = None,
) -> tuple[list[int], list[int]]:
    from verify.store.runs import start_run

    run = start_run(db, "0", False, later(days))
    return reconcile(db, row, findings, looked or CheckedScope(RULES), run, later(days))


def capture(address: str, text: str, days: float = 0, title: str = "A page") -> Capture:
    page = Page(text=text, whole_text=text, titles=(PageTitle("h1", title),), language="en")
    digest = f"{hash(text) & 0xFFFFFFFF:08x}"
    return Capture(address, address, later(days), 200, "text/html", digest, page)
