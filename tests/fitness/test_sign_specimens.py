"""Every pattern of fitness matches one specimen and leaves a similar, innocent sentence alone.

The specimens are data: tests/data/sign_specimens.txt, keyed by the pattern. An entry without
regular-expression characters is an item of a word list, not a pattern, and has none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest

from verify.fitness.message_sentence import straighten_text
from verify.fitness.signs import normalize

DATA = Path(__file__).parents[1] / "data" / "sign_specimens.txt"
NAMES = ("asia", "en", "more", "ru", "tr")
PATTERN_KEYS = ("heads", "texts", "topic", "words")
WORD_LISTS = ("gambling",)  # its words are compared as they are
SPECIAL = frozenset(r"\.^$*+?{}[]|()")


@dataclass(frozen=True)
class Sign:
    """A regular expression of the data, and how it is used: ``texts`` of ``missing`` in en.toml."""

    pattern: str
    kind: str
    key: str

    def matches(self, text: str) -> bool:
        found = re.compile(self.pattern, re.IGNORECASE)
        if self.key == "heads":
            return found.fullmatch(normalize(text)) is not None
        if self.kind == "here":  # the beginning of a title
            return found.match(normalize(text)) is not None
        return found.search(straighten_text(text) if self.key == "texts" else text) is not None


def signs(name: str) -> Iterator[Sign]:
    data = tomllib.loads((files("verify.fitness.signs") / f"{name}.toml").read_text("utf-8"))
    for kind, section in data.items():
        for key in PATTERN_KEYS if kind not in WORD_LISTS else ():
            for parts in section.get(key, ()):
                pattern = "".join(parts)
                if is_pattern(pattern):
                    yield Sign(pattern, kind, key)


def is_pattern(entry: str) -> bool:
    """Whether an entry is more than a plain phrase."""
    return not SPECIAL.isdisjoint(entry)


def specimens() -> dict[tuple[str, str], tuple[str, str]]:
    """By place and pattern: a text it must match, and one it must not."""
    found = {}
    for entry in DATA.read_text(encoding="utf-8").split("\n\n")[1:]:
        place, pattern, matches, other = entry.rstrip("\n").split("\n")
        key = (place.removeprefix("file: "), pattern.removeprefix("pattern: "))
        found[key] = (matches.removeprefix("matches: "), other.removeprefix("not: "))
    return found


SPECIMENS = specimens()


def faults(name: str, known: dict[tuple[str, str], tuple[str, str]]) -> list[str]:
    """What is wrong with the specimens of a file, a line for each pattern."""
    found = []
    for sign in signs(name):
        pair = known.get((f"{name}.toml {sign.kind}.{sign.key}", sign.pattern))
        if pair is None or not all(pair):
            found.append(f"{sign.pattern}: has no specimens")
        elif not sign.matches(pair[0]):
            found.append(f"{sign.pattern}: does not match “{pair[0]}”")
        elif sign.matches(pair[1]):
            found.append(f"{sign.pattern}: matches “{pair[1]}”")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_pattern_matches_its_specimen_and_not_the_near_miss(name: str) -> None:
    assert len(list(signs(name))) >= 80
    assert faults(name, SPECIMENS) == []


def test_no_specimen_is_left_of_a_pattern_that_is_gone() -> None:
    used = {
        (f"{name}.toml {sign.kind}.{sign.key}", sign.pattern)
        for name in NAMES
        for sign in signs(name)
    }
    assert SPECIMENS.keys() - used == set()


def test_every_file_of_wording_is_checked() -> None:
    folder = files("verify.fitness.signs")
    named = {entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")}
    assert named == {f"{name}.toml" for name in NAMES} | {"vendors.toml"}


def test_a_pattern_without_specimens_is_a_fault() -> None:
    first, *_ = signs("en")
    place = (f"en.toml {first.kind}.{first.key}", first.pattern)
    missing = {key: pair for key, pair in SPECIMENS.items() if key != place}
    assert faults("en", missing) == [f"{first.pattern}: has no specimens"]
    swapped = {**SPECIMENS, place: SPECIMENS[place][::-1]}
    assert len(faults("en", swapped)) == 1


@pytest.mark.parametrize(
    ("entry", "said"),
    [("page not found", False), ("access denied", False), (r"\bconsent", True), ("a|b", True)],
)
def test_a_plain_phrase_is_an_item_of_a_word_list(entry: str, said: bool) -> None:
    assert is_pattern(entry) is said
