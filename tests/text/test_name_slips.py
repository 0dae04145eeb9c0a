"""Slips of the keyboard in names, and endings and other names that are none."""

import pytest

from verify.text.names.slips import is_slip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yasinsky", "Yasinksky"),  # a letter too many
        ("Rechinsky", "Rechnisky"),  # two letters exchanged
        ("Lindqvist", "Lindgvist"),  # a wrong letter
        ("Муквеге", "Муквегег"),
        ("Örnekoğlu", "Örnkoğlu"),
    ],
)
def test_one_slip_is_found_in_both_orders(one: str, other: str) -> None:
    assert is_slip(one, other) and is_slip(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bolsheviki", "Bolsheviks"),
        ("Commissar", "Commissars"),
        ("Петровский", "Петровская"),
        ("Муравченко", "Муравченков"[:-1] + "й"),  # a vowel's ending
        ("Сергеев", "Сергеева"),
        ("Merkel", "Merker"),  # short
        ("Clinton", "Flinton"),
        ("Yasinsky", "Yasinsky"),
        ("Yasinsky", "Yasinskaya"),
    ],
)
def test_endings_short_names_and_other_beginnings_are_no_slips(one: str, other: str) -> None:
    assert not is_slip(one, other) and not is_slip(other, one)
