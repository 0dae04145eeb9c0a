"""Quotations, their kinds and speakers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verify.model.span import Field, Span


class QuotationKind(StrEnum):
    """What a quotation is: a statement, a title, a term …"""

    STATEMENT = "statement"
    TITLE = "title"
    TERM = "term"
    HEADLINE = "headline"  # a statement quoted in the article's own title
    PULL_QUOTE = "pull quote"
    INDIRECT = "indirect"  # reported without marks: he said that …; never flagged
    FRAGMENT = "fragment"  # words of a reported sentence: called it “a failure”; never flagged


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. ``name`` is the text as written ("He"), ``person`` the person it refers to."""

    name: Field
    person: int | None = None  # index of the person; None: not certain


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation of the article. Its spans are offsets into ``Article.text``."""

    span: Span  # with its marks (a block quotation without marks: the block)
    inner: Span  # without them
    kind: QuotationKind
    parts: tuple[Span, ...]  # the spoken parts; several when interrupted or over paragraphs
    speaker: Speaker | None = None
    cue: Field | None = None
    references: tuple[int, ...] = ()  # what backs it
    note: int | None = None
    parent: int | None = None  # the quotation it is nested in
    language: str | None = None
    block: int = 0  # index of the block it starts in
