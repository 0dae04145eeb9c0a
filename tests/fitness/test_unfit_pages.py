"""Pages of kinds that were written apart, in nine languages, and short articles of unusual kinds."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.scores.unfit_scores import is_told, rejected, told
from tests.specimens.unfit_pages import short_articles, unfit_pages

# Shares of the pages: of the half that rules were mended with, and of the half that was not looked at.
FLOORS = {
    "mended": {"number": 0.52, "URL": 0.77, "title": 0.93, "all": 0.93},
    "held": {"number": 0.52, "URL": 0.65, "title": 0.79, "all": 0.79},
}


@pytest.mark.slow
@pytest.mark.parametrize("half", FLOORS)
def test_pages_of_other_kinds_are_told_by_what_is_known(half: str) -> None:
    pages = list(unfit_pages(half))
    assert len(pages) >= 55
    for known, floor in FLOORS[half].items():
        found = sum(is_told(told(page, known)) for page in pages)
        assert found >= floor * len(pages), known


@pytest.mark.slow
def test_short_articles_of_unusual_kinds_are_kept() -> None:
    pages = list(short_articles())
    assert len(pages) >= 40
    lost = Counter((url, known) for url, known, _, _ in rejected())
    assert {known for _, known in lost} <= {"another title", "another title and quotation"}
    assert lost["own", "another title"] <= 0.1 * len(pages)
