"""A record is told from another work's; names and journals agree in all their forms."""

from __future__ import annotations

import pytest

from verify.registries.comparison import same_venue
from verify.registries.names import surname_in


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Müller", "Mueller, K."),
        ("Mueller", "K. Müller"),
        ("Белов", "A. Belov, B. Lind"),
        ("Yıldız", "Yildiz A."),
        ("Yu", "C. Moor and W. Yu. Dams"),
        ("van der Berg", "J. van der Berg"),
        ("Pérez-Higueras", "Perez-Higueras JJ"),
        ("Zhaparov", "Japarov S."),
    ],
)
def test_a_surname_is_found_in_all_its_forms(name: str, text: str) -> None:
    assert surname_in(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [("Bell", "A. Hall, B. Ball"), ("Moor", "A. Bell"), ("Белов", "C. Volkov"), ("Yu", "W. Yun")],
)
def test_another_surname_is_not(name: str, text: str) -> None:
    assert not surname_in(name, text)


@pytest.mark.parametrize(
    ("cited", "recorded"),
    [
        ("J Canal Stud", "Journal of Canal Studies"),
        ("Val. Rev.", "Valley Review"),
        ("PNAS", "Proceedings of the National Academy of Sciences"),
        ("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences U S A"),
        ("Вестник долины", "Vestnik doliny"),
        ("The Valley Review", "Valley Review"),
        ("Zeitschrift f. Wasserbau", "Zeitschrift für Wasserbau"),
    ],
)
def test_a_journal_agrees_in_all_its_forms(cited: str, recorded: str) -> None:
    assert same_venue(cited, recorded)


@pytest.mark.parametrize(
    ("cited", "recorded"),
    [
        ("Valley Review", "Annals of Hydrology"),
        ("J Canal Stud", "Journal of Dam Safety"),
        ("Вестник долины", "Химия холода"),
    ],
)
def test_another_journal_does_not(cited: str, recorded: str) -> None:
    assert not same_venue(cited, recorded)
