"""How sure a field is, by its label: the model's probability, calibrated on generated references.

The model is surer of containers than it should be, and of dates as sure as it should be.
``training.calibrate`` measures on styles that training does not use from which probability on the
fields of a label are right, and writes ``confidence.toml``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from verify.parse.references.sequence.works import LabeledWork
from verify.toml_tables import read_table

SURE = 0.9  # what a field has that is right as often as a rule asks for
_UNCHANGED = 0.4  # up to here a probability stays what it is


@cache
def _probabilities() -> dict[str, float]:
    """Return for each label the probability from which on its fields are sure."""
    table = read_table(__file__, "confidence.toml")
    return {label: float(value) for label, value in table["sure_from"].items()}


def confidence(label: str, probability: float) -> float:
    """Return the confidence of a field, which is 0.9 where its label's fields begin to be sure."""
    start = _probabilities().get(label, SURE)
    if probability <= _UNCHANGED:
        return probability
    if probability < start:
        return _UNCHANGED + (probability - _UNCHANGED) * (SURE - _UNCHANGED) / (start - _UNCHANGED)
    return SURE + (probability - start) * (1 - SURE) / (1 - start) if start < 1 else SURE


def calibrated(work: LabeledWork) -> LabeledWork:
    """Return the work with the confidence of each field instead of the model's probability."""
    fields = [replace(f, confidence=confidence(f.label, f.confidence)) for f in work.fields]
    return LabeledWork(work.span, fields)
