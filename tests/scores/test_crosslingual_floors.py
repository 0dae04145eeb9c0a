"""Passages across languages do not get worse; the material is beside the repository or absent."""

import pytest

from tests.scores.crosslingual_scores import NEWS, contradictions, documents, ranks, titles

pytestmark = [
    pytest.mark.slow,
    pytest.mark.corpus,
    pytest.mark.skipif(not NEWS.is_file(), reason="the parallel news is not here"),
]


@pytest.mark.parametrize(("own", "other", "floor"), [("ru", "en", 0.86), ("tr", "en", 0.88)])
def test_the_right_sentence_is_first(own: str, other: str, floor: float) -> None:
    found = list(ranks(own, other, dict(list(documents().items())[:20])))
    assert sum(rank == 0 for rank in found) / len(found) >= floor - 0.02
    assert sum(rank < 3 for rank in found) / len(found) >= 0.94


def test_titles_are_seldom_flagged_on_their_own_page() -> None:
    flagged, silent, count = titles("ru", "en", dict(list(documents().items())[:25]))
    assert flagged <= 0.06 * count
    assert silent <= 0.28 * count


@pytest.mark.parametrize(("own", "other"), [("ru", "en"), ("en", "tr")])
def test_changed_statements_are_inconsistent_and_unchanged_ones_are_not(
    own: str, other: str
) -> None:
    counts = contradictions(own, other, documents())
    assert counts["unchanged"][0] <= 0.02 * counts["unchanged"][1]
    for kind, floor in (("number", 0.5), ("date", 0.5), ("name", 0.42)):
        assert counts[kind][0] >= floor * counts[kind][1]
