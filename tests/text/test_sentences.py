"""Sentences as spans: abbreviations do not end one, years do."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.text.sentences import split_sentences


def cut(text: str, language: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["Mr. Smith went to Washington.", "He said “No.”", "Then he left."]),
        ("en", ["It rose by 4.5 percent.", "See fig. 3 and pp. 4-5.", "Nothing else changed."]),
        ("en", ["Gen. A. B. Carter spoke.", "“Will it hold?” he asked.", "Nobody knew."]),
        ("en", ["He came from St. Petersburg to see Dr. Brown.", "They met."]),
        ("en", ["The U.S. Senate voted.", "It was late."]),
        ("en", ["This is it…", "Or so they say."]),
        ("ru", ["Он родился в г. Ош.", "Потом уехал."]),
        ("ru", ["Встреча прошла в 2022 г. в Бишкеке.", "Она была короткой."]),
        ("ru", ["Это случилось в 2022 г.", "Он уехал."]),
        ("ru", ["В. В. Путин прибыл на саммит.", "См. рис. 5 и с. 7."]),
        ("ru", ["Погибли 12 тыс. человек, сообщает газета.", "Других данных нет."]),
        ("ru", ["— Когда это будет? — спросил он.", "Ответа не было."]),
        ("ru", ["Итого 5 млн руб.", "Президент доволен."]),
        ("ru", ["Были мэры, депутаты и т. д.", "Никто не возражал."]),
        ("tr", ["Dr. Askeroğlu geldi.", "Bkz. s. 5.", "Toplantı bitti."]),
        ("tr", ["Prof. Dr. Ali Yılmaz konuştu.", "Salon doluydu."]),
        ("tr", ["M.Ö. 5. yüzyılda kuruldu.", "Sonra yıkıldı."]),
        ("de", ["Das kostet z. B. 5 Euro.", "Am 3. Oktober ist frei."]),
    ],
)  # fmt: skip
def test_a_text_falls_into_its_sentences(language: str, parts: list[str]) -> None:
    assert cut(" ".join(parts), language) == parts


def test_an_empty_line_ends_a_sentence_without_a_full_stop() -> None:
    assert cut("A heading\n\nThe text begins.", "en") == ["A heading", "The text begins."]


def test_a_line_break_inside_a_sentence_does_not() -> None:
    assert cut("The text goes\non here. And ends.", "en") == [
        "The text goes\non here.",
        "And ends.",
    ]


def test_signs_outside_the_first_plane_do_not_shift_the_spans() -> None:
    assert cut("😀😀 One ended. 𝟚 more \ud800 came. Да.", "en") == [
        "😀😀 One ended.",
        "𝟚 more \ud800 came.",
        "Да.",
    ]


def test_an_empty_text_has_no_sentences() -> None:
    assert split_sentences("", "en") == split_sentences(" \n\n ", "en") == ()


@settings(deadline=None)  # the first call loads word lists
@given(
    st.text(alphabet="Aa Бб.!?…\n«»“”1 г", max_size=120), st.sampled_from(["en", "ru", "tr", None])
)
def test_sentences_cover_all_that_is_not_white_space_and_do_not_overlap(
    text: str, language: str | None
) -> None:
    spans = split_sentences(text, language)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {i for s in spans for i in range(s.start, s.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


def test_forty_thousand_characters_of_one_paragraph_are_cut_in_one_pass() -> None:
    assert len(split_sentences("Он сказал это в 2020 г. в Оше. Да. " * 1_200, "ru")) == 2_400


@pytest.mark.parametrize("noise", ["«", "“a. ", "г. ", "word ", "(“", "А", "…! "])
def test_a_hostile_paragraph_does_not_hold_up_the_rest(noise: str) -> None:
    text = noise * (60_000 // len(noise)) + " The end."
    assert split_sentences(text, "en")[-1].end == len(text)


def test_a_sentence_across_the_portions_of_a_long_paragraph_stays_whole() -> None:
    text = "a word " * 2_000 + "ends here. And another begins."
    assert len(split_sentences(text, "en")) == 2
