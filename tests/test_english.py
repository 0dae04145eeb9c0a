"""The strings people are shown use the project's terms: plain English, one word for one thing."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.english import counted, prose, python_strings, reviewed, shown_texts, template_text

FORBIDDEN = re.compile(
    r"\b(?:remarks?|walled|manners|at hand|looked at|put in|left alone|came back|still there"
    r"|on trial)\b",
    re.IGNORECASE,
)


@cache
def texts() -> dict[str, str]:
    return shown_texts()


def test_no_shown_string_uses_a_word_the_style_forbids() -> None:
    found = {name: FORBIDDEN.findall(text) for name, text in texts().items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_words_with_a_second_sense_are_used_as_often_as_was_reviewed() -> None:
    """After a review, ``python -m tests.english`` writes the new numbers."""
    present = {name: counted(text) for name, text in texts().items()}
    assert {name: words for name, words in present.items() if words} == reviewed()


def test_the_reader_finds_every_kind_of_shown_string() -> None:
    kinds = ("help of verify run", "verify/rules/", "verify/web/absences.py", "README.md")
    kinds += ("verify/report/templates/report.html", "verify/review/templates/flag.html", "docs/")
    for kind in kinds:
        assert any(name.startswith(kind) and text.strip() for name, text in texts().items()), kind


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (python_strings('raise Wrong(f"{n} was looked at")'), "looked at"),
        (python_strings('"""A manual: it is still there."""', is_rule=True), "still there"),
        (prose("The page came back."), "came back"),
        (template_text("<p title='left alone'>x</p>"), "left alone"),
        (template_text("{{ 'x' if y else \"on trial now\" }}"), "on trial"),
    ],
)
def test_a_forbidden_word_is_found_where_people_read_it(shown: str, text: str) -> None:
    assert FORBIDDEN.findall(shown) == [text]


@pytest.mark.parametrize(
    "shown",
    [
        prose("The old value `still there` works, and so does\n```\nwalled\n```"),
        prose("See [links](docs/left%20alone.md) and https://a.example/came back"[:50]),
        python_strings('def f():\n    """What was looked at."""'),
        python_strings('p = re.compile("it came back")\nq = "SELECT on trial"\nr = "walled"'),
        template_text("{% for remark in remarks %}{{ walled }}{% endfor %}"),
    ],
)
def test_code_and_what_only_maintainers_read_is_not_shown(shown: str) -> None:
    assert FORBIDDEN.findall(shown) == []
