"""Dates in the text that cites an archived copy are written as the note writes its own."""

from __future__ import annotations

from datetime import date

import pytest

from verify.rules.links._replacement import _written


@pytest.mark.parametrize(
    ("model", "language", "wanted"),
    [
        ("04.05.2024", "ru", "06.05.2024"),
        ("May 4, 2024", "en", "May 6, 2024"),
        ("4 May 2024", "en", "6 May 2024"),
        ("4. März 2024", "de", "6. Mai 2024"),
        ("4 mai 2024", "fr", "6 mai 2024"),
        ("4 Mayıs 2024", "tr", "6 Mayıs 2024"),
        ("24/5/2024", "fr", "06/05/2024"),
        ("4/5/2024", "en", "2024-05-06"),
        ("2024-05-04", "en", "2024-05-06"),
        ("", "en", "2024-05-06"),
        ("4 мамыр 2024", "kk", "6 May 2024"),
    ],
)
def test_a_date_is_written_as_in_the_note(model: str, language: str, wanted: str) -> None:
    assert _written(date(2024, 5, 6), language, model) == wanted
