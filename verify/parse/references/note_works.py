"""The works of one note: exact house styles by rule, everything else by the sequence model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model import Article, Field, Reference, Span
from verify.parse.references.exact_styles import (
    is_dated_or_linked,
    is_exact,
    is_press_sentence,
    overlap,
)
from verify.parse.references.note_citation import read_note_citation
from verify.parse.references.opening_back_reference import opening_back_reference
from verify.parse.references.sequence.reading import LEAST, reference_of, works_in
from verify.parse.references.sequence.works import LabeledWork
from verify.text.lazy_patterns import regex

_LONGEST = 6000  # characters of a note that the model reads


def read_works(article: Article, span: Span, by_rule: Sequence[Reference]) -> list[Reference]:
    """Return the references in a note, given those that the rules read in it."""
    if not regex.search(r"\p{L}", article.text[span.start : span.end]):
        return list(by_rule)
    if opening := opening_back_reference(article.text, span):
        repeated, rest = opening
        ruled = read_note_citation(article, rest)
        return [repeated, *read_works(article, rest, [ruled] if ruled else [])]
    works = works_in(article.text, Span(span.start, min(span.end, span.start + _LONGEST)))
    if len(by_rule) > 1 and len(works) <= len(by_rule):
        return list(by_rule)
    if len(works) > 1 and not (len(by_rule) == 1 and is_press_sentence(by_rule[0])):
        return _several(article, works, by_rule)
    if not works:
        return list(by_rule)
    return _one(article, works[0], by_rule)


def _is_worded(work: LabeledWork) -> bool:
    """Return whether the work has more than an address and dates."""
    return any(one.label not in ("url", "date", "accessed", "number") for one in work.fields)


def _one(article: Article, work: LabeledWork, by_rule: Sequence[Reference]) -> list[Reference]:
    ruled = by_rule[0] if by_rule else None
    if ruled and ruled.back_reference:
        return [_repeated(ruled, reference_of(article.text, work))]
    if ruled and (is_exact(article.text, ruled, work) or not _is_worded(work)):
        return [completed(article.text, ruled, work)]
    read = reference_of(article.text, work)
    if ruled is None:
        return [read]
    return [_merged(ruled, read)]


def _repeated(ruled: Reference, read: Reference) -> Reference:
    """Return a back reference with the pages and the year that it names: “Bell (1976), op. cit., p. 5”.

    Without an author (“Ibid. In 2004, …”), a year belongs to the next sentence.
    """
    named = ruled.authors[0] if ruled.authors else None
    within = [a for a in read.authors if named and overlap(a.span, named.span)]
    return replace(
        ruled,
        authors=tuple(within) or ruled.authors,
        pages=read.pages,
        published=ruled.published or (read.published if ruled.authors else None),
    )


def _several(
    article: Article, works: Sequence[LabeledWork], by_rule: Sequence[Reference]
) -> list[Reference]:
    """Return one reference per work; exact styles are read by rule, each in its own words.

    In “Bell, op. cit., p. 5; Lind, Weirs, London 1999” the first goes back to an earlier note.
    """
    found: list[Reference] = []
    for work in works:
        ruled = read_note_citation(article, work.span)
        if ruled and is_exact(article.text, ruled, work):
            found.append(completed(article.text, ruled, work))
        elif ruled and ruled.back_reference and not work.every("title"):
            found.append(_repeated(ruled, reference_of(article.text, work)))
        else:
            found.append(reference_of(article.text, work))
    return found


def _merged(ruled: Reference, read: Reference) -> Reference:
    """Return what the model read, with URL and dates that the rules found in the text."""
    published = ruled.published
    if read.published and (published is None or len(published.value) <= len(read.published.value)):
        published = read.published
    if read.accessed and published and overlap(read.accessed.span, published.span):
        published = (
            read.published or published
        )  # “(2011): … Online unter URL, zuletzt geprüft am 3.2.2012”
    named = ruled.publisher if not read.publisher and not read.container else None
    authors = read.authors
    if named and len(authors) == 1 and authors[0].span == named.span:
        authors = ()  # “Interfax, 20 October 2022, https://…”: who published it
    return replace(
        read,
        authors=authors,
        publisher=read.publisher or (named if not authors and not read.title else None),
        url=ruled.url or read.url,
        accessed=ruled.accessed or read.accessed,
        published=published,
        publisher_description=ruled.publisher_description,
        address_language=ruled.address_language,
    )


def completed(text: str, ruled: Reference, work: LabeledWork) -> Reference:
    """Return an exact reference with the fields that only the model reads."""
    read = reference_of(text, work)
    by_rule = (ruled.title, ruled.url, ruled.published, ruled.accessed, ruled.publisher)
    taken = [f.span for f in (*by_rule, ruled.container, ruled.publisher_description) if f]

    def free(field: Field | None) -> Field | None:
        return None if field and any(overlap(field.span, s) for s in taken) else field

    publisher = ruled.publisher
    named = read.container or read.publisher
    if publisher and named and read.volume and overlap(publisher.span, read.volume.span):
        publisher = named  # “Harrow Valley News 45(3):23-45”
    if (
        publisher
        and not is_dated_or_linked(ruled)
        and not (named and overlap(publisher.span, named.span))
    ):
        # “Remote Weirs,” US patent 4 0054: only the model tells what it is, and it is unsure
        ruled, publisher = replace(ruled, style="model"), None
    return replace(
        ruled,
        publisher=publisher,
        accessed=ruled.accessed or free(read.accessed),
        published=ruled.published or free(read.published),
        authors=ruled.authors or tuple(a for a in read.authors if free(a) and a.confidence > LEAST),
        editors=read.editors,
        volume=free(read.volume),
        pages=free(read.pages),
        place=free(read.place),
        series=free(read.series),
    )
