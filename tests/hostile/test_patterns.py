"""No regular expression of the package backtracks without bound."""

from __future__ import annotations

import re

import pytest
import regex
from hostile.patterns import (
    attacks,
    compiled,
    growing_attack,
    is_anchored,
    is_parsed,
    slow_attacks,
)

# A pattern that tries each start anew needs some 20 ms for this size, one that tries each pair of
# starts and ends some ten seconds, one with two ways for each character for ever.
SIZE, SECONDS = 1_500, 0.5
LONG = 20_000


def test_the_patterns_of_the_package_are_found() -> None:
    found = compiled()
    assert len(found) > 250
    assert sum(len(attacks(pattern)) for pattern in found.values()) > 1_000


def test_nearly_every_pattern_is_attacked_along_its_structure() -> None:
    """Two have a syntax that only the library regex knows: they are attacked less thoroughly."""
    found = compiled()
    blind = [name for name, pattern in found.items() if not is_parsed(pattern)]
    assert len(blind) <= len(found) // 100, blind


@pytest.mark.parametrize(
    "pattern",
    [
        re.compile(r"(?:a|a)+b"),
        re.compile(r"(?:\s*(?:[²³]+|x))+\s*$"),
        re.compile(r"\s*,?\s*;?\s*x"),
    ],
    ids=lambda pattern: pattern.pattern,
)
def test_a_pattern_that_backtracks_is_told(pattern: object) -> None:
    assert slow_attacks(pattern, SIZE, SECONDS)


@pytest.mark.parametrize("pattern", [re.compile(r"(?:a|b)+c"), regex.compile(r"(?>\s*+)x\d++")])
def test_a_pattern_that_does_not_is_not(pattern: object) -> None:
    assert not slow_attacks(pattern, SIZE, SECONDS)


@pytest.mark.slow
def test_no_pattern_of_the_package_needs_more_than_the_square_of_its_input() -> None:
    found = {name: slow_attacks(one, SIZE, SECONDS) for name, one in compiled().items()}
    assert {name: told for name, told in found.items() if told} == {}


def test_growth_of_a_pattern_is_told() -> None:
    assert growing_attack(re.compile(r"\s*x"), LONG, anchored=False)
    assert growing_attack(re.compile(r"\s*x"), LONG, anchored=True) is None
    assert growing_attack(re.compile(r"(?:(?<!\s)\s+)?x"), LONG, anchored=False) is None


@pytest.mark.slow
def test_no_pattern_grows_faster_than_its_input() -> None:
    found = {}
    for name, one in compiled().items():
        place = name.partition("#")[0]
        module, _, variable = place.partition(":")
        if attack := growing_attack(one, LONG, is_anchored(variable, module)):
            found[place] = attack
    assert found == {}
