"""The rows of the table of results: statements, claims, references and other quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from verify.model import (
    ClaimResult,
    Fact,
    FieldResult,
    OtherQuotation,
    ReferenceResult,
    Result,
    Results,
    SourceResult,
    Span,
    StatementResult,
    UrlResult,
)
from verify.report.links import passage_url
from verify.report.wording import shortened
from verify.results.reasons import NO_FACTS

# The symbol after a statement in the text; its label is the same in words.
SIGNS = {
    Result.VERIFIED: "✓",
    Result.REWORDED: "≈",
    Result.ALTERED: "≠",
    Result.SPLICED: "⋯",
    Result.ELSEWHERE: "↪",
    Result.AMBIGUOUS: "≟",
    Result.CONSISTENT: "✓",
    Result.INCONSISTENT: "≠",
    Result.NOT_CHECKED: "○",
    Result.NOT_FOUND: "✗",
}
OTHER = "not a statement"
FOUND, PARTLY_FOUND, NOTHING = "found", "partly found", "nothing to compare"  # of claims
ORDER = (
    *(result.value for result in Result),
    *(FOUND, PARTLY_FOUND),
    *(result.value for result in UrlResult if result is not UrlResult.NOT_CHECKED),
    *(NOTHING, OTHER),
)
_MOST = 300  # characters of a passage in a row: some five lines


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source of a row with what it gave."""

    address: str
    host: str
    link: str | None
    result: str
    reason: str
    passage: str
    captured_at: datetime | None
    capture: int | None
    page: int | None
    passage_note: str = ""  # what the passage is, where it is not the statement's own


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One item of the article with its result, and its place by result and by source."""

    key: str
    kind: str
    span: Span
    words: str
    result: str
    note: str = ""
    speaker: str = ""
    detail: str = ""
    next_action: str = ""
    sources: tuple[SourceView, ...] = ()
    sign: str = ""
    by_result: int = 0
    by_source: int = 0

    @property
    def slug(self) -> str:
        """Return the result as the name of a CSS class."""
        return self.result.replace(" ", "-").lower()


def result_rows(key: str, results: Results) -> Iterator[ResultRow]:
    """Yield a row for every statement, claim, other quotation and reference."""
    yield from (_statement(key, one) for one in results.statements)
    yield from (_claim(key, one) for one in results.claims)
    yield from (_other(key, one) for one in results.others)
    yield from (_reference(key, one) for one in results.references)


def _statement(key: str, one: StatementResult) -> ResultRow:
    return ResultRow(
        key=key,
        kind="statement",
        span=one.span,
        words=one.text,
        result=one.result.value,
        note=one.note or "",
        speaker=one.speaker or "",
        detail=one.reason or "",
        next_action=one.next_action or "",
        sources=tuple(_source(source) for source in one.sources),
        sign=SIGNS[one.result],
    )


def _source(one: SourceResult) -> SourceView:
    passage = one.passage or ""
    return SourceView(
        address=one.address or "no URL",
        host=urlsplit(one.address).netloc if one.address else "",
        link=passage_url(one.address, passage),
        result=one.result.value,
        reason=one.reason or "",
        passage=shortened(passage, _MOST),
        passage_note=one.passage_note or "",
        captured_at=one.captured_at,
        capture=one.capture,
        page=one.page,
    )


def _claim(key: str, one: ClaimResult) -> ResultRow:
    result = claim_result(one)
    source = _cited_page(one, passage_url(one.address, ""))
    return ResultRow(
        key=key,
        kind="claim",
        span=one.span,
        words=one.text,
        result=result,
        note=one.note or "",
        detail=claim_detail(one),
        next_action="" if result == NOTHING else one.next_action or "",
        sources=(source,) if one.address else (),
    )


def _cited_page(one: ClaimResult | ReferenceResult, link: str | None) -> SourceView:
    return SourceView(
        address=one.address or "",
        host=urlsplit(one.address).netloc if one.address else "",
        link=link,
        result="",
        reason="",
        passage="",
        captured_at=one.captured_at,
        capture=one.capture,
        page=None,
    )


def claim_result(one: ClaimResult) -> str:
    """Return what came of a claim: whether its numbers, dates and names are in its sources."""
    if one.reason:
        return NOTHING if one.reason == NO_FACTS.reason else Result.NOT_CHECKED.value
    if one.missing:
        return PARTLY_FOUND if one.found else Result.NOT_FOUND.value
    return FOUND


def claim_detail(one: ClaimResult) -> str:
    """Return the facts of a claim: "found: 83 million; not found: 4 May"."""
    parts = [one.reason] if one.reason else []
    parts += [f"found: {_facts(one.found)}"] if one.found else []
    parts += [f"not found: {_facts(one.missing)}"] if one.missing else []
    return "; ".join(parts)


def _facts(facts: Sequence[Fact]) -> str:
    return ", ".join(dict.fromkeys(fact.text for fact in facts))


def _other(key: str, one: OtherQuotation) -> ResultRow:
    return ResultRow(key, one.kind.value, one.span, one.text, OTHER)


def _reference(key: str, one: ReferenceResult) -> ResultRow:
    page = _cited_page(one, passage_url(one.moved_to or one.address, ""))
    source = replace(page, result=one.url.value, reason=one.reason or "")
    return ResultRow(
        key=key,
        kind="reference",
        span=one.span,
        words=one.text,
        result=one.url.value,
        note=one.note or "",
        detail=fields_summary(one),
        next_action=one.next_action or "",
        sources=(source,) if one.address else (),
    )


def fields_summary(one: ReferenceResult) -> str:
    """Return how the cited fields compare: "title same, date different, author not checked"."""
    fields = (("title", one.title), ("author", one.author), ("date", one.date))
    named = (*fields, ("publisher", one.publisher))
    parts = [f"{name} {found.value}" for name, found in named if found != FieldResult.NOT_GIVEN]
    moved = [f"now at {one.moved_to}"] if one.moved_to else []
    return ", ".join([*moved, *parts, *filter(None, [one.registries])])
