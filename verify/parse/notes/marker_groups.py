"""Markers of several notes, and markers that lost their superscript."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.model import Article, Span
from verify.parse.notes import note_labels as shapes
from verify.parse.notes.marker_forms import bodies
from verify.parse.notes.note_draft import NoteDraft
from verify.text.lazy_patterns import regex

_RAISED_GROUP = regex.compile(rf"\[?\d{{1,3}}(?:{shapes.BETWEEN}\d{{1,3}})+\]?")  # <sup>2,3</sup>
_NEXT_NUMBER = regex.compile(r"(?P<by>[,–—-])\s?(?P<label>\d{1,3})(?=[\s.,;:!?»”\")–—-]|$)")
LONGEST_RANGE = 30
MOST_SKIPPED = 2
MOST_AFFILIATIONS = 3  # numbers behind authors' names, after which the text begins with 1 again


def group_markers(article: Article, notes: Sequence[NoteDraft]) -> Iterator[tuple[Span, str, str]]:
    """Yield markers of several notes: "[2, 3]" points to both, "[2–4]" to the first and last.

    Numbers that belong to no notes are skipped.
    """
    known = {note.label for note in notes}
    for body in bodies(article):
        for found in shapes.GROUP.finditer(article.text, body.start, body.end):
            numbers = list(regex.finditer(r"\d+", found.group()))
            if all(n.group() in known for n in numbers):
                for n in numbers:
                    start = found.start() + n.start()
                    yield Span(start, start + len(n.group())), n.group(), "bracket"


def raised_group_markers(
    article: Article, notes: Sequence[NoteDraft]
) -> Iterator[tuple[Span, str, str]]:
    """Yield the numbers of a raised group: <sup>2,3</sup>; of <sup>2–4</sup> the first and last.

    A raised sum or formula has numbers that belong to no notes.
    """
    known = {note.label for note in notes}
    for span in article.superscripts:
        if not _RAISED_GROUP.fullmatch(article.text[span.start : span.end].strip()):
            continue
        numbers = list(regex.finditer(r"\d+", article.text[span.start : span.end]))
        if all(number.group() in known for number in numbers):
            for number in numbers:
                start = span.start + number.start()
                yield Span(start, start + len(number.group())), number.group(), "superscript"


def glued_markers(article: Article, notes: Sequence[NoteDraft]) -> Iterator[tuple[Span, str, str]]:
    """Yield digits attached to a word because superscript was lost: "security and stability.2".

    Only labels of a plain or superscript note list count, in ascending order, so that
    "COVID-19", "G7" or "Su27" is not taken for a marker.
    """
    wanted = [
        n.label
        for n in notes
        if n.form in ("plain", "superscript", "bracket") and n.label.isdigit()
    ]
    at = 0
    for body in bodies(article):
        for found in shapes.GLUED.finditer(article.text, body.start, body.end):
            skipped = _skipped(article.text, found, wanted[at:])
            if skipped is None and at <= MOST_AFFILIATIONS and wanted[:1] == [found["label"]]:
                skipped, at = _skipped(article.text, found, wanted[:1]), 0
            if skipped is not None:
                yield Span(*found.span()), found["label"], "glued"
                at += skipped + 1
                for span, label in _numbers_behind(article.text, found, wanted[at:]):
                    yield span, label, "glued"
                    at += 1


def _skipped(text: str, found: regex.Match[str], wanted: Sequence[str]) -> int | None:
    """Return how many notes before this number's have no marker, or None if it is no marker.

    Behind the end of a sentence up to two may be missing: "It was closed.5 It …" after 3.
    """
    ends = text[found.start() - 1 : found.start()] in tuple('.!?»”"')
    within = list(wanted[: 1 + (MOST_SKIPPED if ends else 0)])
    return within.index(found["label"]) if found["label"] in within else None


def _numbers_behind(
    text: str, first: regex.Match[str], wanted: Sequence[str]
) -> Iterator[tuple[Span, str]]:
    """Yield the further numbers of a group that lost its superscript: "the hull.2,3 The …".

    Of a range ("the end.5–7") also those between; they are at its last number.
    """
    end, left = first.end(), list(wanted)
    while left and (found := _NEXT_NUMBER.match(text, end)) and found["label"] in left:
        count = left.index(found["label"]) + 1
        if count > (1 if found["by"] == "," else LONGEST_RANGE):
            return
        for label in left[:count]:
            yield Span(*found.span("label")), label
        end, left = found.end(), left[count:]
