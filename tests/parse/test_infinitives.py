"""Verbs and adverbs beside a quotation that no list has, by their form."""

from __future__ import annotations

import pytest

from verify.parse.quotations.grammar.german_adverbs import is_german_adverb
from verify.parse.quotations.grammar.infinitives import is_french_verb, is_german_verb


@pytest.mark.parametrize("word", "déplore répète lève lança jugea prévient promet écrivent".split())
def test_a_french_verb_has_an_infinitive(word: str) -> None:
    assert is_french_verb(word)


@pytest.mark.parametrize("word", "théâtre lycée boulevard pont institut ministre église".split())
def test_a_french_noun_with_the_ending_of_a_verb_has_none(word: str) -> None:
    assert not is_french_verb(word)


@pytest.mark.parametrize("word", "stöhnt freute antwortete wetterte rät verspricht".split())
def test_a_german_verb_has_an_infinitive(word: str) -> None:
    assert is_german_verb(word)


@pytest.mark.parametrize("word", "vielleicht derzeit direkt weltweit nebst gut".split())
def test_a_german_adverb_with_the_ending_of_a_verb_has_none(word: str) -> None:
    assert not is_german_verb(word)


@pytest.mark.parametrize("word", "Allerdings Ausdrücklich Folgerichtig Lachend Telefonisch".split())
def test_an_adverb_is_told_by_its_form(word: str) -> None:
    assert is_german_adverb(word)


@pytest.mark.parametrize("word", "Arend Fröhlich Ludwig Zweig Hanisch Heinrich Townsend".split())
def test_a_surname_with_the_ending_of_an_adverb_is_none(word: str) -> None:
    assert not is_german_adverb(word)
