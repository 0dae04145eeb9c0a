"""Floors of the figures that ``make scores`` prints for pages."""

from __future__ import annotations

import pytest

from tests.scores import page_scores as scores
from tests.shared_data import needs_shared

pytestmark = [pytest.mark.slow, pytest.mark.corpus, needs_shared]


def test_the_body_is_read_as_well_as_before() -> None:
    assert scores.body_score(scores.our_body) >= 0.979


def test_titles_and_dates() -> None:
    pages, first, some, theirs = scores.title_scores()
    assert some == pages and first >= pages - 1 and first >= theirs
    pages, own, theirs = scores.date_scores()
    assert own >= max(theirs, pages - 1)


def test_pages_that_are_another_page_are_told_and_no_article_is() -> None:
    others = scores.others()
    assert scores.condemned(others, None) >= 0.75 * len(others)
    assert scores.condemned(others, scores._CITED) >= 0.88 * len(others)
    assert scores.condemned(scores.articles(), None, own=True) == 0
