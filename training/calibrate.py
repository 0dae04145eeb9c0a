"""Measure from which probability on fields are right, by label: ``python -m training.calibrate``.

References in CSL styles and in house styles that training does not use are read; for each label the
least probability is written from which on a share of TARGET of its fields is exact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from random import Random

from training.evaluate import kept_csl, kept_house, spans_of
from training.pieces import Piece, labeled_tokens
from training.train import MODEL, SEED, STYLES
from verify.parse.references.sequence.model import label_tokens, open_model
from verify.parse.references.sequence.whole_work import as_one_work
from verify.parse.references.sequence.works import LabeledField, works_of

TABLE = MODEL.with_name("confidence.toml")
TARGET = 0.97
_CSL, _HOUSE = 1200, 300
_LEAST, _MOST = 0.9, 0.995  # between these the probability is sought
_FEWEST = 50  # fields of a label; others are sure from _LEAST on
_HEAD = """# The model's probability from which on the fields of a label are sure, written by
# `python -m training.calibrate`: of the fields of references in styles that training does not
# use, {target:.0%} with at least this probability are right.

[sure_from]
"""

Judged = tuple[float, bool]  # a probability, and whether the field is right


def judged(tagger: object, references: Iterable[list[Piece]]) -> dict[str, list[Judged]]:
    """Return the probability of each field that is read, and whether it is right, by label."""
    found: dict[str, list[Judged]] = defaultdict(list)
    for pieces in references:
        text, tokens, labels = labeled_tokens(pieces)
        known = {
            (label, tokens[a].span.start, tokens[b - 1].span.end)
            for label, a, b in spans_of(labels)
        }
        for work in works_of(label_tokens(tokens, tagger)):
            for one in as_one_work(text, work).fields:
                found[one.label].append((one.confidence, _is_right(one, known)))
    return found


def _is_right(one: LabeledField, known: set[tuple[str, int, int]]) -> bool:
    """Return whether a field is exact; of a date, brackets and letters beside it do not count."""
    if one.label in ("date", "accessed"):
        return any(
            label == one.label and a < one.span.end and one.span.start < b for label, a, b in known
        )
    return (one.label, one.span.start, one.span.end) in known


def sure_from(fields: Sequence[Judged]) -> float:
    """Return the least probability from which on TARGET of the fields are right."""
    if len(fields) < _FEWEST:
        return _LEAST
    for step in range(int(_LEAST * 200), int(_MOST * 200) + 1):
        least = step / 200
        taken = [right for probability, right in fields if probability >= least]
        if taken and sum(taken) >= TARGET * len(taken):
            return least
    return _MOST


def _unseen(rng: Random) -> Iterator[list[Piece]]:
    return chain(kept_csl(rng, STYLES, _CSL), kept_house(rng, _HOUSE))


def main(target: Path = TABLE) -> None:
    """Write the table of the package's model."""
    found = judged(open_model(MODEL), _unseen(Random(SEED + 2)))
    rows = [f"{label} = {sure_from(found[label]):g}\n" for label in sorted(found)]
    target.write_text(_HEAD.format(target=TARGET) + "".join(rows), encoding="utf-8")
    print(target.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
