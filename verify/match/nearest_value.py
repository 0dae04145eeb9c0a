"""The value that a source has in the place of one that a claim gives."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from verify.match.amounts.places import closest_text
from verify.match.claims import is_fact_in_page
from verify.match.tallies import is_tally, other_tally
from verify.match.verdict.values import Value, find_values, same_unit
from verify.model import Fact, Page, Span

_LIMIT = 200_000  # characters of a page that are searched
_FARTHEST = 100.0  # “83 million” may stand for “38 million”, not for “2019” or “7”


@dataclass(frozen=True, slots=True)
class NearestValue:
    """A value of the same kind, as the source writes it, and the sentence it is in."""

    text: str
    sentence: str


def nearest_value(
    fact: Fact, present: Sequence[Fact], page: Page, language: str | None
) -> NearestValue | None:
    """Return the nearest number or date to ``fact`` in the sentence of ``page`` that has most
    of the claim's other facts, ``present``; None where no such value is there.

    Names have no nearest one: another name in the sentence is another person.
    """
    if fact.kind not in ("number", "date") or not present:
        return None
    best = _matching_sentence(present, page, language)
    if best is None:
        return None
    if is_tally(fact):
        tally = other_tally(best, language)
        return NearestValue(best[tally.span.start : tally.span.end], best) if tally else None
    others = [v for v in find_values(best, language).found if v.kind == fact.kind]
    taken = {number for known in present if (number := _number(known.value)) is not None}
    found = [v for v in others if fact.kind == "date" or _number(v.value) not in taken]
    nearest = _nearest_date(found) if fact.kind == "date" else _nearest_number(fact, found)
    if nearest is None:
        return None
    return NearestValue(best[nearest.span.start : nearest.span.end], best)


def nearest_in_words(
    fact: Fact, claim: str, page: Page, language: str | None
) -> NearestValue | None:
    """Return the nearest number to ``fact`` in the two sentences of ``page`` that have most of the
    words of ``claim``, where the page has none of its other facts."""
    best = closest_text(claim, page.text or page.whole_text, language)
    if fact.kind != "number" or is_tally(fact) or not best:
        return None
    found = [value for value in find_values(best, language).found if value.kind == "number"]
    nearest = _nearest_number(fact, found)
    if nearest is None:
        return None
    return NearestValue(best[nearest.span.start : nearest.span.end], best)


def _matching_sentence(present: Sequence[Fact], page: Page, language: str | None) -> str | None:
    """The one sentence with most of the facts; None where two have as many."""
    counts: dict[str, int] = {}
    for sentence in _sentences(page, language):
        alone = replace(page, text=sentence, whole_text=sentence, published=(), pages=())
        counts[sentence] = sum(_is_there(fact, alone, language) for fact in present)
    most = max(counts.values(), default=0)
    best = [sentence for sentence, count in counts.items() if count == most]
    return best[0] if most and len(best) == 1 else None


def _is_there(fact: Fact, alone: Page, language: str | None) -> bool:
    """A date that a sentence does not give is not there, whatever the page may imply."""
    if fact.kind == "date" and not any(
        value.kind == "date" for value in find_values(alone.text, language).found
    ):
        return False
    return is_fact_in_page(fact, alone, language)


def _sentences(page: Page, language: str | None) -> Iterator[str]:
    from verify.text.sentences import split_sentences

    text = (page.text or page.whole_text)[:_LIMIT]
    spans: tuple[Span, ...] = split_sentences(text, language)
    return (" ".join(text[span.start : span.end].split()) for span in spans)


def _nearest_number(fact: Fact, found: list[Value]) -> Value | None:
    wanted, unit = _number(fact.value), fact.unit or fact.value.partition(" ")[2]
    if not wanted:
        return None
    near = [
        (abs(math.log(float(number) / float(wanted))), value)
        for value in found
        if (number := _number(value.value)) and same_unit(unit, value.unit)
        if number > 0 and wanted > 0
    ]
    near = [pair for pair in near if pair[0] <= math.log(_FARTHEST)]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _nearest_date(found: list[Value]) -> Value | None:
    return found[0] if len(found) == 1 else None


def _number(value: str) -> Decimal | None:
    try:
        return Decimal(value.replace(",", "").split(" ")[0])
    except (InvalidOperation, IndexError):
        return None
