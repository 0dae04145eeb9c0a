"""Finding passages: exact places, near places, equal places, and texts made to be hard."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.match.passage.align import edit_operations, nearest_run
from verify.match.passage.archive_index import best_hits, fts_queries
from verify.match.passage.locate import Located, locate
from verify.match.passage.pattern import build_pattern
from verify.match.passage.prepared_text import PreparedText, prepare_text
from verify.match.verdict.compare import compare
from verify.model import Page

FILLER = "The harbour was calm that morning and the boats lay still beside the long stone quay. "
WORDS = st.lists(
    st.sampled_from("copper lantern bridge river seven quiet garden letter stone winter".split()),
    min_size=6,
    max_size=40,
)


def _found(quotation: str, source: PreparedText) -> Located:
    places = locate(build_pattern(quotation), source)
    assert places
    return places[0]


def _text(source: PreparedText, place: Located) -> str:
    span = source.span(place.start, place.end)
    return source.original[span.start : span.end]


@given(WORDS, st.integers(0, 30), st.integers(0, 30))
def test_what_stands_in_a_text_is_found_word_for_word(
    words: list[str], before: int, after: int
) -> None:
    passage = " ".join(words)
    source = prepare_text(FILLER * before + passage + ". " + FILLER * after, "text")
    place = _found(passage, source)
    assert place.exact
    assert _text(source, place) == passage


@given(st.integers(2, 28), st.integers(0, 40))
def test_one_changed_word_does_not_move_the_place(at: int, before: int) -> None:
    passage = (
        "nobody in the valley had ever seen a winter like this one and the old people who had "
        "lived through the war said that even then the wells had not frozen"
    )
    source = prepare_text(FILLER * before + passage + ". " + FILLER * 3, "text")
    words = passage.split()
    words[at] = "zebra"
    assert _text(source, _found(" ".join(words), source)) == passage


@settings(deadline=None)  # the first of them loads a language model
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_held_against_one_another(quotation: str, text: str) -> None:
    verdict = compare(quotation, Page(text=text, whole_text=text))
    for passage in verdict.passages:
        assert text[passage.span.start : passage.span.end] == passage.text


@given(WORDS, WORDS)
def test_the_nearest_run_is_as_near_as_any_other(one: list[str], other: list[str]) -> None:
    from rapidfuzz.distance import Levenshtein

    fit = nearest_run(one, other)
    every = [
        Levenshtein.distance(one, other[a:b])
        for a in range(len(other))
        for b in range(a + 1, len(other) + 1)
    ]
    lowest = min(every)
    if lowest < len(one):
        assert fit is not None
        assert fit.distance == lowest
        assert Levenshtein.distance(one, other[fit.start : fit.end]) == lowest


@given(WORDS, WORDS)
def test_the_operations_lead_from_one_side_to_the_other(one: list[str], other: list[str]) -> None:
    rebuilt: list[str] = []
    for step in edit_operations(one, other):
        rebuilt += other[step.start : step.end]
        if step.kind == "equal":
            assert one[step.first : step.last] == other[step.start : step.end]
    assert rebuilt == other


def test_every_equally_good_place_is_reported() -> None:
    text = (
        "We will not leave before the spring. "
        + FILLER * 4
        + "We will not leave before the spring."
    )
    assert (
        len(
            locate(build_pattern("We will not leave before the spring"), prepare_text(text, "text"))
        )
        == 2
    )


def test_a_word_inside_a_longer_one_is_no_place() -> None:
    source = prepare_text("The unpublished letters remain closed.", "text")
    assert not any(
        place.exact for place in locate(build_pattern("published letters remain"), source)
    )


def test_line_breaks_hyphens_note_marks_and_page_numbers_do_not_hide_a_passage() -> None:
    text = (
        "We shall publish all docu-\nments[12] of the inquiry\n\n14\n\nbefore the end of the year."
    )
    page = Page(text=text, whole_text=text, language="en")
    verdict = compare(
        "We shall publish all documents of the inquiry before the end of the year", page, "en"
    )
    assert verdict.outcome.value == "verbatim"


def test_pieces_of_an_ellipsis_stand_in_their_order() -> None:
    source = prepare_text(
        "Roads will be closed on Friday. " + FILLER + "Ferries leave every hour.", "text"
    )
    place = _found("Roads will be closed … Ferries leave every hour", source)
    assert place.by == "pieces"
    assert place.in_order


# What the text is made of, and what the quotation is; both grow together.
ADVERSARIAL = {
    "one word": ("word ", "word "),
    "one letter": ("a", "a"),
    "all punctuation": ("?!", "?!"),
    "a quotation longer than its page": ("x. ", FILLER),
    "right to left": ("שלום עולם ", "שלום עולם טוב "),
    "brackets": ("[", "[ word "),
    "ellipses": ("… word ", "… word other "),
    "digits": ("1 000 ", "1 000 "),
    "line breaks": ("\n", "two\n"),
}


def _seconds(name: str, size: int) -> float:
    """The least of three: other work on the machine only ever adds."""
    unit, said = ADVERSARIAL[name]
    text, quotation = (unit * size)[:size], (said * size)[: size // 20]
    page = Page(text=text, whole_text=text, language="en")
    best = float("inf")
    for turn in range(3):
        start = time.process_time()
        compare(quotation + "." * turn, page, "en")
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.slow
@pytest.mark.parametrize("name", ADVERSARIAL)
def test_a_text_made_to_be_hard_takes_no_more_than_its_share_of_time(name: str) -> None:
    # Eight times the text and eight times the quotation: at most their product, with room for
    # what is done once.
    assert _seconds(name, 200_000) < 100 * _seconds(name, 25_000) + 0.5


@settings(deadline=None)
@given(st.sampled_from([50_000, 100_000]))
def test_time_grows_with_the_text_and_not_faster(size: int) -> None:
    def seconds(length: int) -> float:
        source = prepare_text((FILLER * (length // len(FILLER)))[:length] + " end", "text")
        asked = build_pattern(
            "nothing of this kind was ever said by anybody in the whole long debate"
        )
        start = time.process_time()
        for _ in range(3):
            locate(asked, source)
        return time.process_time() - start

    assert seconds(8 * size) < 40 * seconds(size) + 0.2


def test_queries_of_the_archive_hold_no_syntax_of_the_quotation() -> None:
    for query in fts_queries('He said "yes" AND (no) OR * NEAR/3 column:term'):
        assert query.count('"') % 2 == 0
        bare = query.split('"')[::2]
        assert {part.strip() for part in bare} <= {"", "AND", "OR"}


def test_the_archive_gives_the_document_and_the_place() -> None:
    passage = "The road along the river will stay closed until the first of May"
    texts = [(1, FILLER * 5), (2, FILLER + passage.replace("closed", "open") + "."), (3, passage)]
    hits = best_hits(passage, texts)
    assert [hit.key for hit in hits] == [3, 2]
    assert (hits[0].start, hits[0].end) == (0, len(passage))


def test_a_quotation_without_words_asks_nothing_of_the_archive() -> None:
    assert list(fts_queries("… !?")) == []


REPORT = (
    "In Osh the flood destroyed 340 houses and two bridges. In Batken the flood destroyed 240 "
    "houses and two bridges. In Naryn nothing was destroyed. "
)


@pytest.mark.parametrize("around", [0, 800], ids=["short text", "long text"])
def test_of_two_sentences_alike_the_nearer_one_is_taken(around: int) -> None:
    source = prepare_text(FILLER * around + REPORT + FILLER * around, "text")
    quotation = "In Batken the flood destroyed 240 homes and two bridges"
    assert _text(source, _found(quotation, source)).startswith("In Batken")


def test_sentences_equally_near_and_worded_otherwise_are_ambiguous() -> None:
    text = "The mayor opened the new school. " + FILLER + "The mayor opened the old school."
    page = Page(text=text, whole_text=text, language="en")
    verdict = compare("The mayor opened the third school", page, "en")
    assert verdict.outcome.value in ("ambiguous", "altered")
    verdict = compare("The mayor opened the wooden school", page, "en")
    assert verdict.outcome.value == "ambiguous"
    assert len(verdict.passages) == 2


def test_a_kinder_place_among_equally_near_ones_decides() -> None:
    text = "He said that 500 men would leave. " + FILLER + "He said that 600 troops would leave."
    page = Page(text=text, whole_text=text, language="en")
    verdict = compare("He said that 600 men would leave", page, "en")
    assert verdict.outcome.value == "reworded"


def test_a_language_without_spaces_is_searched_by_its_characters() -> None:
    text = "外交部发言人周一表示，中方没有签署该协议，将继续通过对话解决争端。会议共有三百名代表。"
    page = Page(text=text, whole_text=text, language="zh")
    asked = "中方没有签署该协议，将继续通过对话解决争端"
    assert compare(asked, page, "zh").outcome.value == "verbatim"
    assert compare(asked.replace("对话", "谈判"), page, "zh").outcome.value == "reworded"
