"""Cited works, field by field."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model.span import Field, Span


@dataclass(frozen=True, slots=True)
class Reference:
    """The parsed fields of one cited work. A field that the text does not give is None."""

    span: Span
    authors: tuple[Field, ...] = ()
    title: Field | None = None  # without its quotation marks
    translated_title: Field | None = None
    container: Field | None = None
    publisher: Field | None = None
    publisher_description: Field | None = None  # stands where the name should be
    issue: Field | None = None
    url: Field | None = None  # as written, trailing punctuation removed
    published: Field | None = None  # ISO date
    accessed: Field | None = None  # ISO date
    language: str | None = None  # of the title
    address_language: str | None = None  # indicated by the address: "/tr/", a Turkish slug
    note: int | None = None  # the note it stands in
    origin: str = "note"  # note, source line, link, inline
    style: str | None = None  # the house style that was recognized
    back_reference: str | None = None  # "ibid", "op. cit.", "a.g.e." … as written
    antecedent: int | None = None  # index of the reference it repeats; None: uncertain
    editors: tuple[Field, ...] = ()
    place: Field | None = None  # of publication
    volume: Field | None = None
    pages: Field | None = None
    series: Field | None = None  # that a book appeared in; its number is the volume
