"""Quotations of a dossier compared with the captures of their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from verify.match.verdict.verdict import Change, Outcome, Passage, Verdict
from verify.model import (
    Capture,
    Dossier,
    Evidence,
    Page,
    Place,
    Quotation,
    QuotationKind,
    SourceRecord,
)
from verify.rules._outside_words import with_outside_words
from verify.rules._places import place, text_at

CHECKED_KINDS = frozenset(
    (QuotationKind.STATEMENT, QuotationKind.PULL_QUOTE, QuotationKind.HEADLINE)
)
_MOST_CHANGES = 3  # described in one message; more would not be read
# From the verdict that settles most to the one that says least.
_BEST_FIRST = (
    Outcome.VERBATIM,
    Outcome.EDITED,
    Outcome.REWORDED,
    Outcome.ALTERED,
    Outcome.SPLICED,
    Outcome.AMBIGUOUS,
    Outcome.TRANSLATED,
    Outcome.UNVERIFIABLE,
    Outcome.ABSENT,
)


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """One quotation and the best verdict over all its sources.

    ``unchecked``: URLs of the sources that could not be checked.
    """

    quotation: Quotation
    text: str
    verdict: Verdict
    capture: Capture
    address: str
    unchecked: tuple[str, ...]


def checked_quotations(dossier: Dossier) -> Iterator[CheckedQuotation]:
    """Yield every statement that has a captured source, with its verdict."""
    for quotation in dossier.quotations:
        if quotation.kind not in CHECKED_KINDS or not quotation.references:
            continue
        records = cited_records(dossier, quotation.references)
        unchecked = tuple(address for address, record in records if not has_capture(record))
        text = quoted_text(dossier, quotation)
        language = quotation_language(dossier, quotation)
        verdicts = [
            (
                with_outside_words(
                    cached_verdict(text, capture.page, language), dossier, quotation, language
                ),
                capture,
                address,
            )
            for address, record in records
            if record
            for capture in captures_of(record)
        ]
        if verdicts:
            verdict, capture, address = min(verdicts, key=lambda v: _BEST_FIRST.index(v[0].outcome))
            yield CheckedQuotation(quotation, text, verdict, capture, address, unchecked)


def cited_records(
    dossier: Dossier, references: tuple[int, ...]
) -> list[tuple[str, SourceRecord | None]]:
    """Return (canonical URL, source record or None) of the references, each URL once."""
    addresses = [dossier.addresses[r] for r in references if r in dossier.addresses]
    return [(address, dossier.sources.get(address)) for address in dict.fromkeys(addresses)]


def has_capture(record: SourceRecord | None) -> bool:
    """Whether the source has a capture to compare with."""
    return record is not None and record.capture is not None


def captures_of(record: SourceRecord) -> Iterator[Capture]:
    """Yield the captures of a source, the best one first."""
    if record.capture:
        yield record.capture
    yield from reversed(record.earlier)


def quoted_text(dossier: Dossier, quotation: Quotation) -> str:
    """Return the words of a quotation, with an ellipsis where the article interrupts it."""
    parts = quotation.parts or (quotation.inner,)
    return " … ".join(text_at(dossier.article, part) for part in parts)


def quotation_language(dossier: Dossier, quotation: Quotation) -> str | None:
    return quotation.language or dossier.article.language


@lru_cache(maxsize=256)
def cached_verdict(text: str, page: Page, language: str | None) -> Verdict:
    """Return ``compare``'s verdict from a cache, for several rules compare the same texts."""
    from verify.match.verdict.compare import compare

    return compare(text, page, language)


def quoted_place(dossier: Dossier, quotation: Quotation) -> Place:
    return place(dossier.article, quotation.span)


def source_evidence(found: CheckedQuotation, label: str) -> Evidence:
    """Return the passage of the source with its differences and the steps that led to it."""
    passage = found.verdict.passage
    return Evidence(
        kind="source",
        text=passage.text if passage else "",
        label=label + _location(passage),
        address=found.address,
        capture=found.capture.id,
        captured_at=found.capture.captured_at,
        span=passage.span if passage else None,
        diff=found.verdict.diff,
        steps=found.verdict.steps,
    )


def _location(passage: Passage | None) -> str:
    """Return where the passage is, if not in the main text: “, page 3” of a PDF."""
    if passage is None:
        return ""
    if passage.page is not None:
        return f", page {passage.page}"
    if passage.where == "hidden text":
        return ", in text that the page hides until its script shows it"
    return ", outside the main text" if passage.where == "whole page" else ""


def changes_sentence(
    changes: Iterable[Change], source: str = "the source", article: str = "the article"
) -> str:
    """Describe the first three changes in words: “not” is missing (negation); “very” was added.

    ``source`` and ``article`` name the two texts that are compared.
    """
    return "; ".join(_change(change, source, article) for change in islice(changes, _MOST_CHANGES))


def _change(change: Change, source: str, article: str) -> str:
    kind = f" ({change.kind})" if change.critical else ""
    if not change.article:
        return f"“{change.source}” is missing{kind}"
    if not change.source:
        return f"“{change.article}” was added{kind}"
    return f"{source} has “{change.source}”, {article} has “{change.article}”{kind}"
