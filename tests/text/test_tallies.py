"""Results of votes are pairs of counts; ranges, scores and spans of years are not."""

from __future__ import annotations

import pytest

from verify.text.numbers.tallies import find_tallies

VOTES = [
    ("en", "The council voted 11 to 4 to close the bridge."),
    ("en", "The motion passed by 11 votes to 4."),
    ("en", "The plan was approved 11-4."),
    ("en", "In an 11–4 ruling, the court sent it back."),
    ("en", "by eleven votes to four"),
    ("en", "with 11 votes in favor and 4 against"),
    ("de", "mit 11 zu 4 Stimmen"),
    ("de", "mit elf Stimmen gegen vier"),
    ("ru", "11 голосами против 4"),
    ("ru", "11 голосов за, 4 против"),
    ("ru", "Депутаты проголосовали 11 против 4."),
    ("tr", "4'e karşı 11 oyla kabul edildi"),
    ("fr", "par 11 voix contre 4"),
    ("es", "por 11 votos a favor y 4 en contra"),
    ("uk", "11 голосами проти 4"),
]
OTHERS = [
    ("en", "The vote on 3 to 5 projects is due."),
    ("en", "It approved 3 to 5 new schools."),
    ("en", "The team won 3–1 on Friday."),
    ("en", "The bill passed 10 to 15 minutes later."),
    ("en", "The bill passed in 2011-2014."),
    ("en", "approved the 1990-91 budget"),
    ("en", "The office passed from 9 to 5."),
    ("en", "rejected pages 11-14 of it."),
    ("de", "mit 2 zu 1 gewonnen"),
    ("ru", "закончился со счётом 3:1"),
]


@pytest.mark.parametrize(("language", "text"), VOTES)
def test_a_vote_has_its_two_counts(language: str, text: str) -> None:
    assert [tally.value for tally in find_tallies(text, language)] == ["11:4"]


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_other_pairs_of_numbers_are_no_votes(language: str, text: str) -> None:
    assert find_tallies(text, language) == ()
