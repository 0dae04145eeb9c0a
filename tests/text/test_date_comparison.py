"""Dates compared as values: what one side leaves out, the other may say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.text.dates.comparison import dates_agree


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2022-10-17", "2022-10-17"),
        ("2022-10-17", "2022-10"),
        ("2022-10-17", "2022"),
        ("2022-10-17", "--10-17"),
        ("--10-17", "--10-17"),
        ("2022-10-18/2022-10-19", "2022-10-19"),
        ("2022-10-18/2022-10-20", "2022-10-19"),
        ("2022-10-18/2022-10-20", "--10-19"),
        ("1995/1997", "1996"),
        ("1995/1997", "1996-05-01"),
        ("2022-10-18/2022-10-19", "2022-10-18/2022-10-19"),
    ],
)
def test_dates_that_can_be_one_agree(one: str, other: str) -> None:
    assert dates_agree(one, other) and dates_agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2022-10-17", "2022-10-18"),
        ("2022-10", "2022-11"),
        ("2022-10-17", "2021"),
        ("2022-10-17", "--10-18"),
        ("--10-17", "2022"),  # nothing to compare
        ("2022-10-18/2022-10-20", "2022-10-21"),
        ("1995/1997", "1998"),
        ("2022-10-18/2022-10-19", "2022-10-20/2022-10-21"),
    ],
)
def test_dates_that_cannot_be_one_differ(one: str, other: str) -> None:
    assert not dates_agree(one, other) and not dates_agree(other, one)


DAYS = st.dates().map(lambda d: d.isoformat())


@settings(deadline=None)  # the first call loads word lists
@given(DAYS, DAYS)
def test_two_full_days_agree_only_when_equal(one: str, other: str) -> None:
    assert dates_agree(one, other) == (one == other)
