"""A changed passage is shown up to its closing mark."""

from __future__ import annotations

import pytest

from verify.rules.links._passage_end import within_marks


@pytest.mark.parametrize(
    ("passage", "tail"),
    [
        ("the bridge opens in September,” said the minister", "said the minister"),
        ("мост откроют в сентябре», — сказал министр", "сказал министр"),
        ("köprü eylülde açılacak” dedi bakan", "dedi bakan"),
    ],
)
def test_the_report_behind_the_mark_is_left_out(passage: str, tail: str) -> None:
    diff = (("equal", "the bridge", "the bridge"), ("replace", "May", f"September {tail}"))
    assert within_marks(diff, passage) == (diff[0], ("replace", "May", "September"))
    assert within_marks((*diff[:1], ("insert", "", tail)), passage) == diff[:1]


@pytest.mark.parametrize(
    "passage",
    ["the bridge opens in September", "he said “May,” and then “September” was said", 'a 5" pipe'],
)
def test_a_passage_without_such_a_mark_stays_whole(passage: str) -> None:
    diff = (("equal", "the bridge", "the bridge"), ("insert", "", "was said"))
    assert within_marks(diff, passage) == diff
