"""Searching a long text for a string gives the places that ``str.find`` gives."""

import builtins
import random

import pytest

from verify.match.passage import long_text
from verify.match.passage.long_text import find_in

CHANCE = random.Random(20221020)
ALPHABETS = {
    "ASCII": "abcdef gh.",
    "Latin-1": "abcäöü ß.",
    "two bytes": "абвгдѐё ж.",
    "half of a letter is another": "\u0101\u0201\u0102\u0100 ",
    "four bytes": "ab я\U0001f600\U00010101.",
    "a lone surrogate": "abc \ud800я",
}


def _text(letters: str, size: int) -> str:
    return "".join(CHANCE.choices(letters, k=size))


@pytest.mark.parametrize("letters", ALPHABETS.values(), ids=ALPHABETS)
def test_the_places_are_those_of_find(letters: str) -> None:
    text = _text(letters, 60_000)
    for size in (1, 2, 3, 5, 8):
        words = _text(letters, size)
        for low, high in ((0, None), (0, 60_000), (7, 59_991), (20_000, 70_000), (59_990, 60_000)):
            assert find_in(text, words, low, high) == text.find(words, low, high)


@pytest.mark.parametrize("letters", ALPHABETS.values(), ids=ALPHABETS)
def test_what_the_text_cannot_have_is_nowhere(letters: str) -> None:
    text = _text(letters, 30_000)
    for words in ("wäre", "слово", "\U0001f680", "漢字"):
        assert find_in(text, words) == -1


def test_every_place_is_found_in_turn() -> None:
    text = ("слово и дело " * 3_000).strip()
    places, at = [], find_in(text, "дело")
    while at >= 0:
        places.append(at)
        at = find_in(text, "дело", at + 1)
    assert places == [13 * index + 8 for index in range(3_000)]


def test_an_empty_string_is_where_the_search_begins() -> None:
    assert find_in("a" * 30_000, "", 12) == 12


def test_find_is_used_where_stringzilla_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "stringzilla":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    long_text._encoded.cache_clear()
    assert find_in("ab" * 20_000 + "needle", "needle") == 40_000
    long_text._encoded.cache_clear()
