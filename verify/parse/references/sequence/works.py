"""Works of a note, read from labeled tokens: where each begins and ends, and its fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from verify.model import Span
from verify.parse.references.sequence.model import Labeled

_OUTSIDE = frozenset(("prose", "lead", "sep"))
# Labels that make a work: without one of them, words between two works are no work.
_MAIN = frozenset(
    ("author", "editor", "title", "container", "url", "back", "law", "date", "publisher")
)


@dataclass(frozen=True, slots=True)
class LabeledField:
    """A run of tokens with one label; the confidence is that of its least certain token."""

    label: str
    span: Span
    confidence: float


@dataclass(slots=True)
class LabeledWork:
    """One work of a note and its fields, in the order of the text."""

    span: Span
    fields: list[LabeledField] = field(default_factory=list)

    def first(self, label: str) -> LabeledField | None:
        """Return the first field with a label."""
        return next((f for f in self.fields if f.label == label), None)

    def every(self, label: str) -> list[LabeledField]:
        """Return all fields with a label."""
        return [f for f in self.fields if f.label == label]


def works_of(labeled: Sequence[Labeled]) -> list[LabeledWork]:
    """Return the works among the labeled tokens of one note."""
    works = []
    for run in _runs(labeled):
        fields = list(_fields(run))
        if any(f.label in _MAIN for f in fields):
            span = Span(run[0].token.span.start, run[-1].token.span.end)
            works.append(LabeledWork(span, fields))
    return works


def _runs(labeled: Sequence[Labeled]) -> Iterator[list[Labeled]]:
    """Yield the tokens between lead-ins, separators and prose."""
    run: list[Labeled] = []
    for one in labeled:
        if one.label not in _OUTSIDE:
            run.append(one)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _fields(run: Sequence[Labeled]) -> Iterator[LabeledField]:
    start = 0
    for at in range(1, len(run) + 1):
        if at < len(run) and run[at].label == run[start].label:
            continue
        label = run[start].label
        if label != "o":
            span = Span(run[start].token.span.start, run[at - 1].token.span.end)
            yield LabeledField(label, span, min(one.confidence for one in run[start:at]))
        start = at
