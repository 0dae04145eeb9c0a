"""The confidence of a field by its label: calibrated, monotone, and 0.9 where fields begin to be sure."""

from __future__ import annotations

import pytest

from verify.parse.references.sequence import confidence as calibration
from verify.parse.references.sequence.reading import LEAST
from verify.rules._certainty import SURE


@pytest.fixture
def sure_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibration, "_probabilities", lambda: {"container": 0.98, "date": 0.9})


@pytest.mark.usefixtures("sure_from")
def test_a_label_that_is_sure_late_has_a_lower_confidence() -> None:
    assert calibration.confidence("date", 0.95) == pytest.approx(0.95)
    assert calibration.confidence("container", 0.95) < SURE
    assert calibration.confidence("container", 0.98) == pytest.approx(SURE)
    assert calibration.confidence("container", 1.0) == pytest.approx(1.0)


@pytest.mark.usefixtures("sure_from")
@pytest.mark.parametrize("label", ["container", "date", "place"])
def test_confidence_rises_with_the_probability_and_keeps_what_is_read(label: str) -> None:
    found = [calibration.confidence(label, step / 100) for step in range(101)]
    assert found == sorted(found)
    assert all(0 <= one <= 1 for one in found)
    assert calibration.confidence(label, LEAST) == LEAST


def test_the_table_of_the_package_is_read() -> None:
    assert all(SURE <= start <= 1 for start in calibration._probabilities().values())
