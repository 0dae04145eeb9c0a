"""What the facts of a claim say about its source."""

import pytest

from verify.match.claim_evidence import can_be_missed, has_no_fact, is_about_it, shows_one_subject
from verify.match.claim_words import TellingWords
from verify.match.claims import look_up_facts
from verify.model import Fact, Page, Span

AT = Span(0, 1)


def fact(kind: str, text: str, value: str | None = None) -> Fact:
    return Fact(kind, text, value or text.lower(), AT)


@pytest.mark.parametrize(
    ("one", "language", "expected"),
    [
        (fact("name", "Marta Kolen"), "en", True),
        (fact("name", "United States"), "en", False),
        (fact("name", "Северной Корее"), "ru", False),
        (fact("name", "Birleşmiş Milletler"), "tr", False),
        (fact("name", "In October"), "en", False),
        (fact("name", "Kolen"), "en", False),
        (fact("name", "October Films"), "en", False),
        (fact("name", "April Jones"), "en", True),
        (fact("name", "Май Петров"), "ru", True),
        (fact("name", "Ekim Kaya"), "tr", True),
        (fact("name", "August Meyer"), "de", True),
        (fact("name", "Early May"), "en", False),
        (fact("name", "Last Monday"), "en", False),
        (fact("name", "Monday April"), "en", False),
        (fact("name", "В Мае"), "ru", False),
        (fact("name", "Geçen Ekim"), "tr", False),
        (fact("date", "March 5, 2021", "2021-03-05"), "en", True),
        (fact("date", "October", "--10"), "en", False),
        (fact("number", "340", "340"), "en", True),
        (fact("number", "9781936393466", "9781936393466"), "en", False),
        (fact("number", "1,285,349", "1285349"), "en", True),
        (fact("number", "three", "3"), "en", False),
    ],
)
def test_what_can_be_missed(one: Fact, language: str, expected: bool) -> None:
    assert can_be_missed(one, language) is expected


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        ([fact("name", "Marta Kolen")], True),
        ([fact("number", "340", "340")], True),
        ([fact("date", "5 March", "--03-05")], True),
        ([fact("date", "1998", "1998"), fact("name", "United States")], False),
        ([fact("name", "United States"), fact("name", "Canada"), fact("name", "Mexico")], False),
        ([fact("date", "1998", "1998"), fact("number", "15", "15"), fact("name", "Peru")], True),
        ([fact("number", "15", "15"), fact("number", "15", "15")], False),
        ([], False),
    ],
)
def test_which_facts_show_one_subject(present: list[Fact], expected: bool) -> None:
    assert shows_one_subject(present, "en") is expected


def test_a_country_is_the_same_by_another_name() -> None:
    text = "The envoys of the U.S. and the U.K. met on the bridge over the river Sira. " * 3
    names = (fact("name", "United States"), fact("name", "United Kingdom"))
    claim = "The United States and the United Kingdom sent their envoys to the bridge."
    found = look_up_facts(claim, names, Page(text=text, whole_text=text, language="en"), "en")
    assert found.present == names
    assert found.missing == ()


def test_what_is_left_of_a_page_is_no_source() -> None:
    page = Page(text="Please wait.", whole_text="Please wait.", language="en")
    assert look_up_facts("", (fact("name", "Marta Kolen"),), page, "en").why


def test_small_numbers_of_a_sentence_are_one_fact() -> None:
    ages = [fact("number", age) for age in ("33", "34", "39")]
    assert not has_no_fact([], ages, None)
    names = [fact("name", "Marta Kolen"), fact("name", "Viktor Hadar")]
    assert has_no_fact([], [*ages, *names], None)


def test_half_of_the_words_show_the_subject_of_a_number_only() -> None:
    words = TellingWords(share=0.7, together=0.55)
    assert is_about_it("number", [], words, "en")
    assert not is_about_it("name", [], words, "en")
    assert not is_about_it("number", [], TellingWords(share=0.7, together=0.45), "en")
    assert not is_about_it("number", [], None, "en")
