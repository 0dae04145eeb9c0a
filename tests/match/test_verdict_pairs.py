"""Harmful edits of one word, and the harmless ones that look like them, in six languages."""

import pytest
from specimens.verdict_pairs import pairs

PAIRS = list(pairs())
GROUPS = sorted({(pair.kind, pair.language) for pair in PAIRS})


def test_at_least_half_of_150_pairs_are_harmless() -> None:
    harmful = sum(pair.side == "harmful" for pair in PAIRS)
    assert len(PAIRS) >= 150
    assert 2 * harmful <= len(PAIRS)


@pytest.mark.parametrize(("kind", "language"), GROUPS)
def test_each_pair_gets_its_verdict(kind: str, language: str) -> None:
    asked = [pair for pair in PAIRS if (pair.kind, pair.language) == (kind, language)]
    wrong = [(p.side, p.quotation, p.outcome) for p in asked if not p.is_right]
    assert wrong == []
