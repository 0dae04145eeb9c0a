"""The word lists of fitness: one item a line, sorted where order means nothing."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

PATTERNS = ("heads", "texts", "topic", "words")
NAMES = sorted(e.name for e in files("verify.fitness.signs").iterdir() if e.name.endswith(".toml"))
WORDINGS = [name for name in NAMES if name != "vendors.toml"]


def text_of(name: str) -> str:
    return (files("verify.fitness.signs") / name).read_text(encoding="utf-8")


def sections(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(text_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_line_holds_one_item(name: str) -> None:
    assert max(len(line) for line in text_of(name).splitlines()) <= 100
    assert not re.search(r'^[^#]*[\'"], [\'"]', text_of(name), re.M)


@pytest.mark.parametrize("name", WORDINGS)
@pytest.mark.parametrize("key", ["titles", "buttons"])
def test_titles_and_buttons_are_sorted_and_listed_once(name: str, key: str) -> None:
    lists = [section[key] for section in sections(name).values() if key in section]
    assert lists
    assert all(one == sorted(set(one)) for one in lists)


@pytest.mark.parametrize("name", WORDINGS)
def test_every_pattern_compiles_by_itself_and_is_no_pattern_of_nothing(name: str) -> None:
    for section, values in sections(name).items():
        if section == "gambling":
            continue
        for key in PATTERNS:
            for parts in values.get(key, ()):
                pattern = re.compile("".join(parts), re.IGNORECASE)
                assert not pattern.search(""), (section, key, parts)
                assert not pattern.fullmatch("The council met on a rainy evening"), (section, parts)
