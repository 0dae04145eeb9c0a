"""A quotation against a page in another language: what survives translation is compared.

Numbers, dates and names survive. Where all of them stand in the page the two are consistent;
where a sentence of the page plainly is the quotation's and holds another number or date in
the place of the quotation's, they are inconsistent; in every other case nothing can be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verify.match.crosslingual.contradicted_passage import contradicted_passage
from verify.match.crosslingual.contradiction import are_comparable
from verify.match.verdict.values import Value, find_values, same_unit
from verify.match.verdict.verdict import Change, Outcome, Passage, Verdict
from verify.model import Page, Span, Step
from verify.text.dates.comparison import dates_agree

_LIMIT = 400_000  # characters of a page that are examined: longer texts are books
_SMALL = 12  # numbers up to a dozen stand in every text and prove nothing
_WITNESSES = 2  # other facts that make a sentence the quotation's
_DATE = re.compile(r"(?:\d{4}|-)(?:-\d\d){0,2}(?:/.+)?")
_AROUND = 1  # sentences before and after that may hold a witness


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    values: frozenset[str]
    names: frozenset[str]


def _found(asked: int, missing: int) -> str:
    """Return how many values of the quotation the source has."""
    if not asked:
        return "it has no number or date to look for"
    return f"{asked - missing} of {asked} values are in the source"


def compare_without_translation(
    quotation: str, own: str, page: Page, other: str, steps: tuple[Step, ...]
) -> Verdict:
    """The verdict ``translated`` with its agreement; never ``absent``.

    ``own`` and ``other`` are the languages of the quotation and of the page.
    """
    asked = [v for v in find_values(quotation, own).found if _is_distinctive(v)]
    names = _names(quotation, own)
    sentences = list(_sentences(_text(page)[:_LIMIT], other))
    standing = frozenset().union(*(s.values for s in sentences))
    missing = [v for v in asked if not _stands(v, standing)]
    step = Step("look for its numbers, dates and names", _found(len(asked), len(missing)))
    if asked and not missing:
        found = contradicted_passage(quotation, (own, other), page)
        if found:
            return _translated("inconsistent", (*steps, step), *found)
        return _translated("consistent", (*steps, step))
    for value in missing:
        if nearest := _rival(value, asked, names, sentences):
            sentence, rival = nearest
            change = Change(value.kind, value.value, rival)
            passage = _passage(page, sentence.span)
            return _translated("inconsistent", (*steps, step), passage, change)
    if found := contradicted_passage(quotation, (own, other), page):
        return _translated("inconsistent", (*steps, step), *found)
    if names and not asked and _in_one_sentence(names, sentences):
        return _translated("consistent", (*steps, step))
    return _translated("cannot tell", (*steps, step))


def _translated(
    agreement: str,
    steps: tuple[Step, ...],
    passage: Passage | None = None,
    change: Change | None = None,
) -> Verdict:
    return Verdict(
        Outcome.TRANSLATED,
        (passage,) if passage else (),
        (change,) if change else (),
        steps=steps,
        why="the source is in another language",
        agreement=agreement,
    )


def _is_distinctive(value: Value) -> bool:
    if value.kind == "date":
        return True
    number, _, unit = value.value.partition(" ")
    if unit == "ordinal":
        return number.isdecimal() and int(number) > _SMALL
    return bool(unit) or "." in number or not number.isdecimal() or int(number) > _SMALL


def _stands(value: Value, standing: frozenset[str]) -> bool:
    """A value stands where it is, a date also in a fuller or a shorter form."""
    if value.kind == "date":
        return any(dates_agree(value.value, other) for other in standing if _DATE.fullmatch(other))
    return value.value in standing or value.value.split(" ")[0] in {
        other.split(" ")[0] for other in standing
    }


def _names(text: str, language: str) -> frozenset[str]:
    from verify.text.names.comparison import find_names, name_key

    keys = (name_key(text[f.span.start : f.span.end]) for f in find_names(text, language))
    return frozenset(part for key in keys for part in key.split() if len(part) > 2)


def _sentences(text: str, language: str) -> Iterator[_Sentence]:
    from verify.text.sentences import split_sentences

    found = find_values(text, language).found
    at = 0
    for span in split_sentences(text, language):
        inside = []
        while at < len(found) and found[at].span.start < span.end:
            inside.append(found[at].value)
            at += 1
        part = text[span.start : span.end]
        yield _Sentence(span, frozenset(inside), _names(part, language))


def _rival(
    value: Value, asked: list[Value], names: frozenset[str], sentences: list[_Sentence]
) -> tuple[_Sentence, str] | None:
    """The one sentence that is plainly the quotation's and holds another value of that unit."""
    others = frozenset(v.value for v in asked if v is not value)
    hits = []
    for index, sentence in enumerate(sentences):
        near = sentences[max(0, index - _AROUND) : index + _AROUND + 1]
        known = names & frozenset().union(*(s.names for s in near))
        witnesses = len(known) + len(others & sentence.values)
        if not (names & sentence.names or others & sentence.values):
            continue  # what the sentences around it share does not make it the quotation's
        rivals = [v for v in sentence.values if _same_unit(v, value.value) and v not in others]
        if witnesses >= _WITNESSES and len(rivals) == 1 and _one_form(rivals[0], value.value):
            hits.append((sentence, rivals[0]))
    return hits[0] if len(hits) == 1 else None


def _same_unit(one: str, other: str) -> bool:
    is_date = "-" in other
    if is_date or "-" in one:
        return is_date == ("-" in one) and len(one) == len(other)
    return same_unit(one.partition(" ")[2], other.partition(" ")[2])


def _one_form(one: str, other: str) -> bool:
    return "-" in one or are_comparable(one, other)


def _in_one_sentence(names: frozenset[str], sentences: list[_Sentence]) -> bool:
    return len(names) >= _WITNESSES and any(names <= sentence.names for sentence in sentences)


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Where a page in another language shares most with a quotation, and how much that is."""

    passage: Passage
    count: int


def witnesses(
    quotation: str, speaker: str, languages: tuple[str, str], page: Page
) -> Witnesses | None:
    """The sentence of ``page`` around which most of the quotation's numbers, dates and names
    are given, its speaker's name included; None where nothing of them is.

    ``languages``: the quotation's and the page's. The sentences before and after count too.
    """
    own, other = languages
    asked = [v for v in find_values(quotation, own).found if _is_distinctive(v)]
    names = _names(quotation, own)
    surname = _surname(speaker)
    sentences = list(_sentences(_text(page)[:_LIMIT], other))
    best: Witnesses | None = None
    for index, sentence in enumerate(sentences):
        near = sentences[max(0, index - _AROUND) : index + _AROUND + 1]
        held = frozenset().union(*(s.values for s in near))
        named = frozenset().union(*(s.names for s in near))
        count = sum(_stands(v, held) for v in asked) + len(names & named)
        count += bool(surname) and surname in named and surname not in names
        own_share = any(_stands(v, sentence.values) for v in asked) or names & sentence.names
        if own_share and count > (best.count if best else 0):
            best = Witnesses(_passage(page, sentence.span), count)
    return best


def _text(page: Page) -> str:
    return page.hidden_text or page.text


def _passage(page: Page, span: Span) -> Passage:
    where = "hidden text" if page.hidden_text else "main text"
    return Passage(span, _text(page)[span.start : span.end], where)


def _surname(speaker: str) -> str:
    from verify.text.names.comparison import name_key

    return (name_key(speaker).split() or [""])[-1]
