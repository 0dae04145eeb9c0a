"""The results of one article as plain values, for the JSON report."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from verify.model import (
    ClaimResult,
    Fact,
    OtherQuotation,
    ReferenceResult,
    Results,
    SourceResult,
    Span,
    StatementResult,
)

Values = dict[str, Any]


def results_values(results: Results | None) -> Values | None:
    """Return the results as dicts and lists; None for a run made before they were recorded."""
    if results is None:
        return None
    return {
        "statements": [_statement(one) for one in results.statements],
        "references": [_reference(one) for one in results.references],
        "claims": [_claim(one) for one in results.claims],
        "other_quotations": [_other(one) for one in results.others],
        "sources": [
            {"address": s.address, "fetched": s.fetched, "usable": s.usable, "quoted": s.quoted}
            for s in results.sources
        ],
    }


def _place(span: Span, text: str) -> Values:
    return {"text": text, "start": span.start, "end": span.end}


def _copy(capture: int | None, captured_at: datetime | None) -> Values:
    at = captured_at.isoformat() if captured_at else None
    return {"capture": capture, "captured_at": at}


def _statement(one: StatementResult) -> Values:
    return {
        **_place(one.span, one.text),
        "note": one.note,
        "speaker": one.speaker,
        "result": one.result.value,
        "reason": one.reason,
        "next_action": one.next_action,
        "sources": [_source(source) for source in one.sources],
    }


def _source(one: SourceResult) -> Values:
    return {
        "address": one.address,
        "result": one.result.value,
        "reason": one.reason,
        "next_action": one.next_action,
        **_copy(one.capture, one.captured_at),
        "passage": one.passage,
        "passage_note": one.passage_note,
        "start": one.span.start if one.span else None,
        "end": one.span.end if one.span else None,
        "where": one.where,
        "page": one.page,
    }


def _reference(one: ReferenceResult) -> Values:
    return {
        **_place(one.span, one.text),
        "note": one.note,
        "address": one.address,
        "url": one.url.value,
        "moved_to": one.moved_to,
        "title": one.title.value,
        "author": one.author.value,
        "date": one.date.value,
        "publisher": one.publisher.value,
        **_copy(one.capture, one.captured_at),
        "reason": one.reason,
        "next_action": one.next_action,
        "registries": one.registries,
    }


def _claim(one: ClaimResult) -> Values:
    return {
        **_place(one.span, one.text),
        "note": one.note,
        "address": one.address,
        "found": [_fact(fact) for fact in one.found],
        "missing": [_fact(fact) for fact in one.missing],
        "reason": one.reason,
        "next_action": one.next_action,
        **_copy(one.capture, one.captured_at),
    }


def _fact(fact: Fact) -> Values:
    return {"kind": fact.kind, "text": fact.text, "value": fact.value}


def _other(one: OtherQuotation) -> Values:
    return {**_place(one.span, one.text), "kind": one.kind.value}
