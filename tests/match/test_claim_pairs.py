"""Numbers that a claim rounds, converts or calculates are not reported; wrong ones are."""

from __future__ import annotations

import pytest

from tests.specimens.claim_pairs import ClaimPair, claim_pairs, reported

# A page that gives a decade but no date may give the year in a form that is not read; a claim's
# «1970er-Jahre» are not read as a number or a date.
_MISSED = ("until 1989", "1970er")


def _pairs(is_harmful: bool) -> list[ClaimPair]:
    return [pair for pair in claim_pairs() if pair.is_harmful is is_harmful]


@pytest.mark.parametrize("pair", _pairs(is_harmful=False), ids=lambda pair: pair.claim)
def test_what_the_source_says_in_other_figures_is_not_reported(pair: ClaimPair) -> None:
    assert reported(pair) == ()


@pytest.mark.parametrize("pair", _pairs(is_harmful=True), ids=lambda pair: pair.claim)
def test_a_number_or_date_that_is_not_the_sources_is_reported(
    pair: ClaimPair, request: pytest.FixtureRequest
) -> None:
    if any(words in pair.claim for words in _MISSED):
        request.applymarker(pytest.mark.xfail(strict=True, reason="decades of years"))
    assert reported(pair)
