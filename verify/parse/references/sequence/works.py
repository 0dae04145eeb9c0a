"""Works of a note, read from labeled tokens: where each begins and ends, and its fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

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
    for run in _runs(with_whole_titles(labeled)):
        fields = list(_fields(run))
        if any(f.label in _MAIN for f in fields):
            span = Span(run[0].token.span.start, run[-1].token.span.end)
            works.append(LabeledWork(span, fields))
    return works


# Opening mark → the marks that close it.
_CLOSES = {
    "“": ("”", "“"), "„": ("“", "”"), "«": ("»",), "»": ("«",), "‘": ("’",), '"': ('"',),
    "``": ("''",), "''": ("''",), "‘‘": ("’’",),
}  # fmt: skip
_LONGEST_TITLE = 60  # tokens


def with_whole_titles(labeled: Sequence[Labeled]) -> list[Labeled]:
    """Label all words in quotation marks as the title where half of them are labeled so."""
    result = list(labeled)
    at = 0
    while at < len(result):
        end = _closing(result, at)
        inner = result[at + 1 : end] if end else []
        titled = [one for one in inner if one.label == "title"]
        if end and len(titled) * 2 > len(inner):
            least = min(one.confidence for one in titled)
            for i in range(at + 1, end):
                if result[i].label != "title" and result[i].token.text not in ",.":
                    result[i] = replace(result[i], label="title", confidence=least)
        at = end + 1 if end else at + 1
    return result


def _closing(labeled: Sequence[Labeled], at: int) -> int:
    """Return where the quotation marks that open at this token close, or 0."""
    closes = _CLOSES.get(labeled[at].token.text)
    if closes is None:
        return 0
    for end in range(at + 1, min(len(labeled), at + _LONGEST_TITLE)):
        if labeled[end].token.text in closes:
            return end
    return 0


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
        if label != "o" and any(one.token.text[0].isalnum() for one in run[start:at]):
            span = Span(run[start].token.span.start, run[at - 1].token.span.end)
            yield LabeledField(label, span, min(one.confidence for one in run[start:at]))
        start = at
