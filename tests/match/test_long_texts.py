"""Finding passages in texts so long that reading them once more takes longer than all else."""

import random

import pytest

from verify.match.passage.locate import Located, locate
from verify.match.passage.long_runs import find_long_run
from verify.match.passage.pattern import build_pattern
from verify.match.passage.prepared_text import PreparedText, prepare_text

CHANCE = random.Random(20221020)
SYLLABLES = "ka lo mer tin sha ru vel os dra nim pe gol".split()
WORDS = ["".join(CHANCE.choices(SYLLABLES, k=CHANCE.randint(1, 4))) for _ in range(3_000)]
PASSAGE = CHANCE.choices(WORDS, k=40)
FILLER = " ".join(CHANCE.choices(WORDS, k=40_000))


def _source(*passages: str) -> PreparedText:
    return prepare_text(f" {FILLER} ".join(("", *passages, "")), "text")


def _found(words: str, source: PreparedText) -> tuple[Located, ...]:
    return locate(build_pattern(words), source)


def _texts(source: PreparedText, places: tuple[Located, ...]) -> list[str]:
    spans = [source.span(place.start, place.end) for place in places]
    return [source.original[span.start : span.end] for span in spans]


def test_every_unchanged_place_is_found() -> None:
    passage = " ".join(PASSAGE)
    source = _source(passage, passage.upper())
    places = _found(passage, source)
    assert _texts(source, places) == [passage, passage.upper()]
    assert all(place.exact for place in places)


@pytest.mark.parametrize("at", [3, 12, 20, 28, 36])
def test_a_changed_word_is_found_wherever_it_is(at: int) -> None:
    passage = " ".join(PASSAGE)
    source = _source(passage)
    (place,) = _found(" ".join([*PASSAGE[:at], "zzyzx", *PASSAGE[at + 1 :]]), source)
    assert _texts(source, (place,)) == [passage]
    assert place.distance == 1


def test_a_word_in_every_run_may_be_changed() -> None:
    passage = " ".join(PASSAGE)
    source = _source(passage)
    changed = [f"zz{word}" if at % 6 == 5 else word for at, word in enumerate(PASSAGE)]
    (place,) = _found(" ".join(changed), source)
    assert _texts(source, (place,)) == [passage]


def test_a_passage_that_is_part_of_a_longer_word_is_not_the_quotation() -> None:
    passage = " ".join(PASSAGE)
    (place,) = _found(passage, _source(f"un{passage}ed"))
    assert not place.exact


def test_an_ellipsis_of_the_source_is_word_for_word_and_one_of_the_quotation_is_not() -> None:
    first, last = " ".join(PASSAGE[:12]), " ".join(PASSAGE[16:])
    (own,) = _found(f"{first} … {last}", _source(f"{first} … {last}"))
    assert own.by == "word for word"
    (marked,) = _found(f"{first} … {last}", _source(" ".join(PASSAGE)))
    assert (marked.by, marked.exact) == ("pieces", True)


def test_a_run_that_is_repeated_everywhere_says_nothing() -> None:
    piece = build_pattern(" ".join(PASSAGE)).pieces[0]
    refrain = " ".join(PASSAGE) + " "
    assert find_long_run(piece, refrain * 1_000) is None
    assert find_long_run(piece, FILLER[:1_000]) is None
    places = _found(" ".join(PASSAGE), prepare_text(refrain * 1_000, "text"))
    assert places and all(place.exact for place in places)
