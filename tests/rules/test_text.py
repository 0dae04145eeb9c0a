"""What rules over text rest on: pairs of marks, orders of labels, slips, torn compounds."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.rules.notes._label_order import label_number, out_of_order
from verify.rules.quotations._wordings import compare_wordings, wording
from verify.rules.text._countries import countries_in, russian_names
from verify.rules.text._garble import adjectives, garbled
from verify.rules.text._typos import typo_correction
from verify.rules.text._unmatched_marks import reversed_guillemets, unmatched_marks


@pytest.mark.parametrize(
    "text",
    [
        "“one” and “two”",
        "«один «два» три»",
        "«один «два»",  # nested guillemets may share their closing mark
        "„eins“ und „zwei“",
        'представитель ООО "Торговый дом "Ромашка".',
        "»eins« und »zwei«",
        "”ett” och ”två”",
        '"one "two" three"',
        'a pipe of 5" and one of 6"',
        "“one ‘two’ three”",
        "don’t, the farmers’ children",
        '“closed by a straight one"',
        'улица "Московское малое кольцо". И "ещё".',
    ],
)
def test_paired_marks_are_paired(text: str) -> None:
    loose = unmatched_marks(text, reversed_guillemets(text))
    assert [mark for mark in loose if not mark.soft] == []


@pytest.mark.parametrize(
    ("text", "at"),
    [("“one and two", 0), ("one” and two", 3), ("«один и два", 0), ('"one and two', 0)],
)
def test_a_mark_alone_is_found(text: str, at: int) -> None:
    assert [mark.at for mark in unmatched_marks(text)] == [at]


@given(st.text(alphabet="«»“”„\"'ab .,", max_size=60))
def test_marks_are_found_where_they_stand_whatever_the_text(text: str) -> None:
    for mark in unmatched_marks(text):
        assert text[mark.at] in '«»“”„"'


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("1", 1),
        ("12", 12),
        ("iv", 4),
        ("xcix", 99),
        ("i", 1),
        ("*", None),
        ("IV", None),
        ("a", None),
    ],
)
def test_the_number_of_a_label(label: str, number: int | None) -> None:
    assert label_number(label) == number


@given(st.lists(st.integers(0, 50), unique=True, max_size=40))
def test_what_is_left_in_order_rises(numbers: list[int]) -> None:
    slips = set(out_of_order(numbers))
    rest = [n for i, n in enumerate(numbers) if i not in slips]
    assert rest == sorted(rest)


def test_one_moved_number_is_the_one_out_of_order() -> None:
    assert out_of_order([1, 2, 6, 3, 4, 5]) == (2,)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("goverment", "government"), ("Buisness", "Business"), ("arround", "around")],
)
def test_a_frequent_slip_is_told(slip: str, meant: str) -> None:
    assert typo_correction(slip) == meant


@pytest.mark.parametrize(
    "word",
    ["pasties", "tonally", "pretest", "cresting", "therefor", "millennium", "USAGES", "Japarov"],
)
def test_a_rare_word_is_no_slip(word: str) -> None:
    assert typo_correction(word) is None


@given(st.text(alphabet=string.ascii_letters, min_size=1, max_size=12))
def test_a_slip_is_never_the_word_itself(word: str) -> None:
    assert typo_correction(word) != word


def test_adjectives_come_from_the_names_of_countries() -> None:
    assert "афганской" in adjectives("Афганистан", "нской")
    assert "узбекской" in adjectives("Узбекистан", "кской")
    assert adjectives("Афганистан", "цкой") == ()


def test_countries_are_met_in_their_derivations() -> None:
    assert {"AF", "TJ", "KG"} <= countries_in("the Tajik-Afghan border, посты Киргизии")
    assert "Афганистан" in russian_names(frozenset({"AF"}))


def test_remains_that_fit_two_countries_get_no_suggestion() -> None:
    title = "Посты на таджикско – а little нской границе"
    damage = garbled(title, "ru", ("Афганистан", "Иран"))
    assert damage is not None and damage.suggestion is None


def test_two_wordings_are_compared_word_by_word() -> None:
    first = wording("The canal is ours to close", 0)
    found = compare_wordings(first, wording("The canal is ours to sell now", 100))
    assert found is None  # what follows the shared part is not a difference
    found = compare_wordings(first, wording("The old canal is theirs to close", 100))
    assert found is not None and ("replace", "ours", "theirs") in found.diff


def test_editors_brackets_are_no_words_of_the_speaker() -> None:
    first = wording("we will advance our own [claims] now", 0)
    second = wording("we will advance our own now", 50)
    assert compare_wordings(first, second) is None
