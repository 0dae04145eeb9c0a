"""The title of a work in which the chain found none, told by what is left over.

“Wittgenstein, Ludwig. 1967. Zettel. Berkeley: …” · “Milton, John. Paradise Lost. Edited by …”
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model import Span
from verify.parse.references.sequence.closed_words import groups_in
from verify.parse.references.sequence.person_roles import PERSONS, REPAIRED
from verify.parse.references.sequence.titles import IMPRINT
from verify.parse.references.sequence.works import LabeledField
from verify.text.lazy_patterns import regex

_MARKS = " \t\n\u00a0.,:;–—-()[]*“”„«»\"'"
_OUTER = regex.compile(r"(?:(?P<title>.+),\s+)(?P<place>\p{Lu}[^,]+)", regex.S)
# What a gap can say instead of a title: “Edited by”, “In”, “translated by”.
_NO_TITLE = frozenset(
    ("editor", "translator", "in", "access", "address", "volume", "issue", "lead", "et_al", "opcit")
)


def with_left_over_title(
    text: str, fields: Sequence[LabeledField], head: int
) -> list[LabeledField]:
    """Return the fields with a title if what follows the authors and the date can only be it.

    ``head``: how many fields open the work (authors, date); the title follows them.
    """
    fields = list(fields)
    for find in (_of_gap, _of_second_list, _of_last_publisher, _of_places):
        if titled := find(text, fields, head):
            return titled
    return fields


def _of_gap(text: str, fields: list[LabeledField], head: int) -> list[LabeledField] | None:
    """Take the words without a label between the authors or the date and the imprint."""
    if not {f.label for f in fields[head:]} & (IMPRINT | {"date", "editor", "translator"}):
        return None
    for at in range(head, 0, -1):
        if title := _left_over(text, fields[at - 1].span.end, fields[at].span.start):
            return [*fields[:at], title, *fields[at:]]
    return None


def _left_over(text: str, start: int, end: int) -> LabeledField | None:
    words = text[start:end].strip(_MARKS)
    # “… Metamorphoseon. Edited by Michael von Albrecht”: up to the words that name a role
    words = regex.split(
        r"[.,(]\s*(?=(?:ed|eds|edited|trans|translated|hrsg|hg|übers|пер|под ред)\b)",
        words,
        flags=regex.I,
    )[0].strip(_MARKS)
    if (
        not regex.match(r"\p{Lu}[^\n]*\p{Ll}{2}", words)
        or groups_in(words.lower().split()) & _NO_TITLE
    ):
        return None
    at = text.index(words, start)
    return LabeledField("title", Span(at, at + len(words)), REPAIRED)


def _of_second_list(text: str, fields: list[LabeledField], head: int) -> list[LabeledField] | None:
    """Take “persons” behind the period that ends the list of authors."""
    for at in range(1, len(fields)):
        one, other = fields[at - 1], fields[at]
        gap = text[one.span.end : other.span.start]
        if not {one.label, other.label} <= PERSONS or not regex.fullmatch(r"\.\s+", gap):
            continue
        if regex.search(r"\p{Lu}\.|\s\p{Lu}$|,", text[other.span.start : other.span.end]):
            return None  # a name with initials
        return [*fields[:at], replace(other, label="title", confidence=REPAIRED), *fields[at + 1 :]]
    return None


def _of_last_publisher(
    text: str, fields: list[LabeledField], head: int
) -> list[LabeledField] | None:
    """Take the publisher where nothing else was published: “Hoggart, Richard. 1957. Uses of Literacy.”"""
    one, rest = fields[head], fields[head + 1 :]
    if one.label != "publisher" or {f.label for f in rest} - {"date", "pages"}:
        return None
    if "publishing" in groups_in(text[one.span.start : one.span.end].lower().split()):
        return None
    return [*fields[:head], replace(one, label="title", confidence=REPAIRED), *rest]


def _of_places(text: str, fields: list[LabeledField], head: int) -> list[LabeledField] | None:
    """Take what precedes the place: “(1988), Verwendungsforschung, Frankfurt: Suhrkamp”."""
    one, rest = fields[head], fields[head + 1 :]
    if one.label != "place" or not rest or rest[0].label != "publisher":
        return None
    if (
        len(rest) > 1 and rest[1].label == "place"
    ):  # “Performanz: Zwischen Sprache und Kultur, Bonn”
        title = LabeledField("title", Span(one.span.start, rest[0].span.end), REPAIRED)
        return [*fields[:head], title, *rest[1:]]
    found = _OUTER.fullmatch(text, one.span.start, one.span.end)
    if not found:
        return None
    title = LabeledField("title", Span(*found.span("title")), REPAIRED)
    place = replace(one, span=Span(*found.span("place")), confidence=REPAIRED)
    return [*fields[:head], title, place, *rest]
