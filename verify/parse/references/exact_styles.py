"""Whether the rules read a reference exactly, or the model reads it better."""

from __future__ import annotations

from verify.model import Field, Reference, Span
from verify.parse.references.sequence.reading import LEAST
from verify.parse.references.sequence.works import LabeledField, LabeledWork
from verify.text.lazy_patterns import regex

# Styles whose title is delimited by marks; with a URL or a day the rules read them exactly.
_EXACT = frozenset(("quoted title", "linked title", "GOST"))
_DAY = len("2022-10-17")

# Before its last word ends, the sentence has the title of a work: On this see Lind, “Piers,” News
_QUOTED_TITLE = regex.compile(r"\w,? [“\"][^“”\"]{3,}[,.][”\"]")


def is_press_sentence(reference: Reference) -> bool:
    """Return whether it is “Title. Publisher, 03.12.2014. URL”, whose title can have sentences."""
    dated = reference.published and len(reference.published.value) == _DAY
    named = reference.title and reference.publisher and reference.url
    return reference.style == "sentences" and bool(named and dated)


def is_exact(text: str, reference: Reference, work: LabeledWork) -> bool:
    """Return whether the rules read the reference in a style that they read exactly.

    A title in marks or GOST is exact, unless the model sees what the rules do not read (volume,
    pages, editors); sentences are exact for the press, with a URL and its publisher.
    """
    if reference.style in _EXACT and reference.title:
        return is_dated_or_linked(reference) or not (
            _is_print(work, reference.issue) or _names_source(reference, work)
        )
    if reference.title and _QUOTED_TITLE.search(reference.title.value):
        return False
    if reference.style == "sentences" and _has_place(text, reference, work):
        return False
    if is_press_sentence(reference):
        printed = any(f.confidence >= 0.9 for f in (*work.every("volume"), *work.every("pages")))
        return not printed and not _is_signed(text, work)
    if reference.style == "sentences" and _is_read_better(text, reference, work):
        return False
    if reference.style == "sentences" and reference.url and not _is_print(work):
        return bool(reference.publisher or reference.title) and not _is_signed(text, work)
    return False


_READ = 0.6


def _names_source(reference: Reference, work: LabeledWork) -> bool:
    """Return whether the model reads the same title, and a container or publisher beside it.

    “Weirs of the Delta,” Proc. of the Sluice Workshop, 1995: without a day or URL it is not the press.
    An issue that the rules read (“Issue 3, March 2019”) makes their reading whole.
    """
    title, own = reference.title, work.first("title")
    named = (*work.every("container"), *work.every("publisher"))
    return bool(
        title
        and own
        and not reference.issue
        and overlap(own.span, title.span)
        and any(one.confidence >= _READ for one in named)
    )


_INITIALS_OR_COMMA = regex.compile(r"\p{Lu}\.|^\p{Lu}[\p{L}’'-]+,\s\p{Lu}")


def _is_signed(text: str, work: LabeledWork) -> bool:
    """Return whether the model sees an author that sentences of the press do not begin with.

    «Мустафа Джемилев: …» and «Анархист Антти …» open headlines; “Bell, A.” opens a reference.
    """
    return any(
        one.confidence >= 0.8 and _INITIALS_OR_COMMA.search(text[one.span.start : one.span.end])
        for one in work.every("author")
    )


_CERTAIN = 0.9
_AS_GOOD = 0.75  # of an author that a mark ends


def _is_read_better(text: str, reference: Reference, work: LabeledWork) -> bool:
    """Return whether the model surely parts what the rules took for one field.

    “Bo Tarn. 2012. Counting Gulls. URL”: a title that has its author. «Нора Эльм: паром утонул», with
    a colon, is a headline.
    """
    title, own = reference.title, work.first("title")
    if title is None or own is None:
        return False
    if own.confidence >= _CERTAIN and not overlap(own.span, title.span):
        return True
    return any(_swallowed(text, title.span, work, label) for label in _NO_TITLE)


def _has_place(text: str, reference: Reference, work: LabeledWork) -> bool:
    """Return whether the model surely reads a place in the publisher: “Tallbridge: Fen House”."""
    publisher, house = reference.publisher, work.first("publisher")
    return bool(
        publisher
        and house
        and house.confidence >= _CERTAIN
        and _swallowed(text, publisher.span, work, "place")
    )


_NO_TITLE = ("author", "container", "publisher", "place", "date")


def _swallowed(text: str, span: Span, work: LabeledWork, label: str) -> bool:
    """Return whether a field that the model is sure of lies within the span, with more beside it."""
    return any(
        span.start <= one.span.start
        and one.span.end <= span.end
        and one.span != span
        and one.confidence >= (_AS_GOOD if label == "author" else _CERTAIN)
        and _is_parted(text, span, one)
        for one in work.every(label)
    )


_BEHIND_AUTHOR = regex.compile(r"[.,]|\s[&(]")


def _is_parted(text: str, span: Span, one: LabeledField) -> bool:
    """Return whether marks part an author or a date from the rest: “A. Bell, ”, “(1999)”."""
    if one.label == "author":
        return _BEHIND_AUTHOR.match(text, one.span.end, span.end) is not None
    around = text[one.span.start - 1 : one.span.start] + text[one.span.end : one.span.end + 1]
    return one.label != "date" or around == "()"


def _is_print(work: LabeledWork, issue: Field | None = None) -> bool:
    """Return whether the model sees fields of printed works, but for the issue that the rules read."""
    return any(
        one.label in ("volume", "pages", "editor", "place", "series")
        and one.confidence > LEAST
        and not (issue and overlap(one.span, issue.span))
        for one in work.fields
    )


def is_dated_or_linked(reference: Reference) -> bool:
    """Return whether a reference has an address, an access date or a day, as the press is cited."""
    day = reference.published and len(reference.published.value) == _DAY
    return bool(reference.url or reference.accessed or day)


def overlap(one: Span, other: Span) -> bool:
    """Return whether two spans have a character in common."""
    return one.start < other.end and other.start < one.end
