"""Segments and context of a note: what the sequence model sees of it as a whole."""

from __future__ import annotations

import pytest

from verify.model import Span
from verify.parse.references.sequence.context import contexts
from verify.parse.references.sequence.features import words_of
from verify.parse.references.sequence.segments import inner_points, segments_of
from verify.parse.references.sequence.tokens import Token, tokenize

# Text → whether the period behind this word ends an abbreviation
PERIODS = {
    ("M. Peot and D. Levy. Piers of the North", "Levy"): False,
    ("Elm, Don. White Piers", "Don"): False,
    ("S. Arn, P. Wu, and H. Maji. Piers of Linz", "Maji"): False,
    ("K. Elm und R. Hofe. Wehre am Fluss", "Hofe"): False,
    ("W. Elm, J. Phys. Chem. 112 (1998) 7", "Phys"): True,
    ("W. Elm, Piers of Linz. Proc. Roy. Soc. 12", "Proc"): True,
    ("К. Эльм, Плотины // Изв. Акад. наук 12", "Изв"): True,
    ("A. Elm, Piers and weirs in the U.S. Vol. 2", "Vol"): True,
}


@pytest.mark.parametrize(("text", "word"), PERIODS)
def test_a_period_behind_a_short_surname_ends_the_authors(text: str, word: str) -> None:
    tokens, cores = _read(text)
    at = next(i for i, token in enumerate(tokens) if token.text == word) + 1
    assert tokens[at].text == "."
    assert (at in inner_points(tokens, cores)) is PERIODS[text, word]


def test_the_context_of_a_place_has_what_is_before_and_behind_it() -> None:
    tokens, cores = _read("Elm, A. (2004) Piers. In B. Holm (ed.), Weirs, London: Press, pp. 3-9.")
    at = {token.text: i for i, token in enumerate(tokens)}
    title, container = contexts(tokens, cores, [at["Piers"], at["Weirs"]])
    assert title == "yEPL"
    assert container == "yiePL"


def test_segments_cover_every_token_once() -> None:
    tokens, cores = _read("Elm, A.: “Piers,” J. Wat. Res. 12 (2004), 3–9.")
    segments = segments_of(tokens, inner_points(tokens, cores))
    assert [i for s in segments for i in range(s.start, s.end)] == list(range(len(tokens)))


def _read(text: str) -> tuple[list[Token], list[str]]:
    tokens = tokenize(text, Span(0, len(text)))
    return tokens, [word[0] for word in words_of(tokens)]


def test_an_initial_is_no_word_for_pages_or_volumes() -> None:
    tokens, cores = _read("S. Elm, P. Lind und В. Эльм, S. 12, V. IV, М.: Наука")
    found = {(token.text, core) for token, core in zip(tokens, cores, strict=True)}
    assert {("S.", "I."), ("P.", "I."), ("В.", "I."), ("S.", "ws"), ("V.", "wv")} <= found
    assert ("М.", "I.place") in found
    assert _read("Elm, A.: Piers")[1][2] == "I."
    assert _read("Elm S, Lind AL, Hofe DE. Piers")[1][1::3] == ["X", "XX", "XX"]
    assert _read("A Practical Guide")[1][0] == "wa"
