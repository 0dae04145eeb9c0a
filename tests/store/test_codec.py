"""Every noun comes back from its JSON as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verify.model import (
    Article,
    Coverage,
    Decision,
    Dossier,
    Evidence,
    Finding,
    Page,
    Place,
    Severity,
    Skipped,
    Span,
)
from verify.store.codec import dump, load

# A confidence is from 0 to 1. “Not a number” is none, equals not even itself, and JSON has no word
# for it.
st.register_type_strategy(float, st.floats(0, 1))
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", [Article, Finding, Page, Coverage, Decision, Skipped, Evidence])
def test_a_noun_survives_the_way_to_json_and_back(kind: type) -> None:
    @QUICK
    @given(st.from_type(kind))
    def survives(value: object) -> None:
        assert load(dump(value), kind) == value

    survives()


def test_a_dossier_keeps_its_mappings_with_whole_numbers_as_keys() -> None:
    dossier = Dossier(Article("a", "t", "text", "utf-8", "0"), addresses={3: "https://a.example/"})
    assert load(dump(dossier), Dossier) == dossier


def test_what_is_at_its_default_is_left_out_and_letters_stay_readable() -> None:
    place = Place(Span(0, 4), "Мост")
    assert json.loads(dump(place)) == {"span": {"start": 0, "end": 4}, "text": "Мост"}
    assert "Мост" in dump(place)


def test_a_field_that_a_newer_version_wrote_is_passed_over() -> None:
    assert load('{"start": 1, "end": 2, "colour": "red"}', Span) == Span(1, 2)


def test_a_word_that_is_no_severity_is_an_error() -> None:
    with pytest.raises(ValueError, match="fatal"):
        load('{"rule": "x", "severity": "fatal", "confidence": "high"}', Finding)
    assert load('"error"', Severity) is Severity.ERROR
