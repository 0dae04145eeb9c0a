"""One role for all persons of a list, whole organizations, and names without the title after them.

A chain sees a few words at a time: of “Allen, C. C., Gooding, J.L. and Keil, K.” it can take the
second for an editor. A list of persons has one role, which the words around the list tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from verify.model import Span
from verify.parse.references.sequence.works import LabeledField
from verify.text.lazy_patterns import regex

PERSONS = frozenset(("author", "editor"))
REPAIRED = (
    0.6  # the confidence of a field that only the rest of the work tells: no flag rests on it
)
# What stands between the names of one list: “, ” · “; ” · “ und ” · “, & ” · “/”
JOINT = regex.compile(r"[\s,;&/·–-]*(?:(?:and|und|et|y|e|и|та|ve|with|sowie)\s+)?[\s,]*", regex.I)
_EDITOR_AFTER = regex.compile(
    r"[\s,.]*+(?:(?:et al|u\.\s?a)[\s,.]*+)?+[(\[]?+\s*+"
    r"(?:eds?|edit\p{L}+|hg|hgg|hrsg|herausgeber\p{L}*|ред|dir|éds?|haz|der|coords?|comps?|coord)(?!\p{L})",
    regex.I,
)
_EDITOR_BEFORE = regex.compile(
    r"(?<!\p{L})(?:eds?\.?|edited|ed\. by|by|hrsg\.?|hg\.?|von|v\.|под ред\.?|ред\.?|in:?|im|dans|en|"
    r"haz\.|der\.|éd\. par)\s*$",
    regex.I,
)
_ORGANIZATION = regex.compile(r"(?<!\p{L})(?:für|for|of|de|pour|para|для|des|der)\s", regex.I)
_ONE_NAME = regex.compile(r"[^,.;]+")
# “Labahn, G. Algorithms for Algebra”: behind the initials of an inverted name begins the title.
_INVERTED = regex.compile(
    r"(?P<name>[^,]+,\s(?:\p{Lu}[\p{L}’'-]+\s)?(?:\p{Lu}\.[\s-]?)*\p{Lu}\.),?\s"
    r"(?!(?:Jr|Sr)\b|(?:and|und|et|y)\s)(?P<rest>\p{L}[\p{L}’'-]*(?:\s.+)?)",
    regex.S,
)


def with_one_role(text: str, fields: Sequence[LabeledField]) -> list[LabeledField]:
    """Return the fields with one role for each list of persons."""
    found: list[LabeledField] = []
    for run in _lists(text, fields):
        if run[0].label not in PERSONS:
            found += run
            continue
        opens = not any(f.label in ("title", "container") for f in found)
        role = _role(text, run, opens)
        sure = [f.confidence for f in run if f.label == role]
        confidence = min(sure, default=REPAIRED)
        found += [f if f.label == role else replace(f, label=role, confidence=confidence)
                  for f in run]  # fmt: skip
    return found


def _lists(text: str, fields: Sequence[LabeledField]) -> Iterator[list[LabeledField]]:
    """Yield the lists of persons, and every other field alone."""
    run: list[LabeledField] = []
    for one in fields:
        joined = (
            run
            and run[-1].label in PERSONS
            and one.label in PERSONS
            and JOINT.fullmatch(text, run[-1].span.end, one.span.start)
        )
        if run and not joined:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _role(text: str, run: Sequence[LabeledField], opens: bool) -> str:
    """Return the role that the words behind and before a list tell; authors open a work."""
    before = text[max(0, run[0].span.start - 16) : run[0].span.start]
    if _EDITOR_AFTER.match(text, run[-1].span.end):
        return "editor"
    if _EDITOR_BEFORE.search(before):
        return run[0].label if opens and not before.strip() else "editor"
    if opens:
        return "author"
    weights = {role: sum(f.confidence for f in run if f.label == role) for role in PERSONS}
    return max(sorted(weights), key=lambda role: weights[role])


def with_whole_organizations(text: str, fields: Sequence[LabeledField]) -> list[LabeledField]:
    """Join “Bundesministerium für Arbeit” and “Soziales”, “Department of Rivers” and “Weirs”."""
    found: list[LabeledField] = []
    for one in fields:
        last = found[-1] if found else None
        if last and last.label == one.label in PERSONS and _is_organization(text, last, one):
            span = Span(last.span.start, one.span.end)
            found[-1] = LabeledField(one.label, span, min(last.confidence, one.confidence))
        else:
            found.append(one)
    return found


def _is_organization(text: str, one: LabeledField, other: LabeledField) -> bool:
    between = text[one.span.end : other.span.start]
    first, second = (text[f.span.start : f.span.end] for f in (one, other))
    return (
        between.strip() in ("und", "and", "&", "et", "y", "и", "ve", "та")
        and len(first.split()) > 2
        and _ORGANIZATION.search(first) is not None
        and _ONE_NAME.fullmatch(first) is not None
        and _ONE_NAME.fullmatch(second) is not None
    )


def without_titles(text: str, fields: Sequence[LabeledField]) -> list[LabeledField]:
    """Return the fields with the words behind an inverted name as the beginning of the title."""
    found: list[LabeledField] = []
    for one in fields:
        inverted = one.label in PERSONS and _INVERTED.fullmatch(text, one.span.start, one.span.end)
        if not inverted or " " not in inverted["rest"]:
            found.append(one)
            continue
        confidence = min(one.confidence, REPAIRED)
        found.append(replace(one, span=Span(*inverted.span("name"))))
        found.append(LabeledField("title", Span(*inverted.span("rest")), confidence))
    return found
