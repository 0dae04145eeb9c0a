"""The page of one flag: the words in the article and in the source, and the decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from verify.model import Article, Capture, Evidence, Span
from verify.report.flag_wording import column_labels, evidence_label, in_own_article, shown_evidence
from verify.report.links import passage_url, safe_url
from verify.report.manual import manual
from verify.review.detail_pages import absence_of
from verify.review.query_string import Query, filter_of, order_of, query_string
from verify.store import desk_queries
from verify.store.articles import articles
from verify.store.damaged_rows import Failed, contained
from verify.store.flags import decisions
from verify.store.flags import events as flag_events
from verify.store.flags.flags import flag as load_flag
from verify.store.flags.list_position import Position, position
from verify.store.sources import sources

View = dict[str, Any]
_CONTEXT = 420  # characters of the article or the page shown on either side: a paragraph


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage with the text before and after it."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence with what the template needs to show it."""

    evidence: Evidence
    label: str
    sides: tuple[str, str]
    excerpt: Excerpt | None
    capture: Capture | None
    live: str | None  # URL of the live page, with a text fragment that scrolls to the passage
    source: int | None


def flag_page(db: Database, number: int, query: Query, failed: Failed) -> View | None:
    """Return everything that the page of one flag shows, or None if there is no such flag.

    Damaged rows that it can do without are added to ``failed``.
    """
    found = load_flag(db, number, failed)
    row = desk_queries.article_of_flag(db, number)
    if found is None or row is None:
        return None
    article = articles.load_article(db, row)
    places = [p for p in found.finding.places if in_own_article(found, p)]
    events = flag_events.history(db, number)
    decision = flag_events.effective_decision(db, number)
    here = _position(db, number, query)
    return {
        "flag": found,
        "article": article,
        "article_row": row,
        "passages": [
            (article_line(article, p.span), excerpt(article.text, p.span)) for p in places
        ],
        "elsewhere": [p for p in found.finding.places if not in_own_article(found, p)],
        "evidence": [_evidence_view(db, e, failed) for e in shown_evidence(found)],
        "absence": absence_of(db, found.finding.source, failed) if found.finding.source else None,
        "source": desk_queries.source_number(db, found.finding.source),
        "live": safe_url(found.finding.source),
        "manual": manual(found.finding.rule),
        "events": events,
        "seen": decision.event["uid"] if decision.event else "",
        "status": decision.status,
        "reasons": decisions.REASONS,
        "query_string": query_string(query),
        "before": here.before,
        "after": here.after,
        "position": here.number,
        "total": here.total,
    }


def excerpt(text: str, span: Span) -> Excerpt:
    """Return a span of a text with the rest of its paragraph, at most 420 characters per side."""
    start, end = max(0, min(span.start, len(text))), max(0, min(span.end, len(text)))
    before = text[max(0, start - _CONTEXT) : start]
    after = text[end : end + _CONTEXT]
    if "\n\n" in before:
        before = before.rpartition("\n\n")[2]
    elif start > _CONTEXT and " " in before:
        before = "…" + before[before.find(" ") :]
    if "\n\n" in after:
        after = after.partition("\n\n")[0]
    elif len(text) > end + _CONTEXT and " " in after:
        after = after[: after.rfind(" ")] + " …"
    return Excerpt(before, text[start:end], after)


def article_line(article: Article, span: Span) -> int:
    """Return the number of the line in which a span begins, from 1."""
    return article.text.count("\n", 0, span.start) + 1


def _evidence_view(db: Database, evidence: Evidence, failed: Failed) -> EvidenceView:
    capture = None
    with contained(failed, f"capture {evidence.capture}"):
        capture = sources.capture(db, evidence.capture) if evidence.capture is not None else None
    context = None
    if capture is not None and evidence.span is not None and evidence.kind == "source":
        context = _excerpt_of_page(capture, evidence)
    words = evidence.text if evidence.kind == "source" else ""
    return EvidenceView(
        evidence,
        evidence_label(evidence),
        column_labels(evidence),
        context,
        capture,
        passage_url(evidence.address, words),
        desk_queries.source_number(db, evidence.address),
    )


def _excerpt_of_page(capture: Capture, evidence: Evidence) -> Excerpt | None:
    """Return the evidence in its context in the capture; None if the span has other words."""
    assert evidence.span is not None
    for text in (capture.page.text, capture.page.whole_text):
        if text[evidence.span.start : evidence.span.end].split() == evidence.text.split():
            return excerpt(text, evidence.span)
    return None


def _position(db: Database, number: int, query: Query) -> Position:
    return position(db, number, filter_of(query), order_of(query))


def next_flag(db: Database, number: int, query: Query) -> int | None:
    """Return the next flag in the filtered list. Call this before the flag is decided."""
    return _position(db, number, query).after
