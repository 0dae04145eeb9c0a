"""Pages of kinds that were written apart, in nine languages, and short articles of unusual kinds."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.scores.unfit_scores import is_told, rejected, told
from tests.specimens.unfit_pages import HALVES, short_articles, unfit_pages

FLOORS = {"number": 0.5, "URL": 0.7, "title": 0.9, "all": 0.9}  # shares of the pages


@pytest.mark.slow
@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("known", FLOORS)
def test_pages_of_other_kinds_are_told_by_what_is_known(half: str, known: str) -> None:
    pages = list(unfit_pages(half))
    assert len(pages) >= 55
    found = sum(is_told(told(page, known)) for page in pages)
    assert found >= FLOORS[known] * len(pages)


@pytest.mark.slow
def test_short_articles_of_unusual_kinds_are_kept() -> None:
    pages = list(short_articles())
    assert len(pages) >= 40
    lost = Counter((url, known) for url, known, _, _ in rejected())
    fitting = {known for (url, known) in lost if url != "other words"}
    assert fitting <= {"another title", "another title and quotation"}
    assert lost["own", "another title"] <= 0.1 * len(pages)
