"""Words are as common as wordfreq says, without importing it."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from verify.text.language import word_lists
from verify.text.language.word_lists import (
    WordList,
    common_words,
    common_zipf,
    listed_languages,
    zipf,
)

WORDS = {
    "en": ("the", "The", "goverment", "Dushanbe", "don't", "e-mail", "2022", "", "naïve", "zzqq"),
    "ru": ("правление", "управление", "аправление", "Душанбе", "ёж", "из-за", "зззз"),
    "tr": ("ISPARTA", "İstanbul", "istanbul", "kişinin", "kișinin", "cumhurbaşkanı'nın"),
    "de": ("groß", "GROSS", "gross", "Übung", "ubung"),
    "fr": ("l'arc", "été", "e\u0301te\u0301", "œuvre"),
    "ar": ("كَلِمَة", "كلمة"),
}


@pytest.mark.parametrize("code", WORDS)
def test_a_word_is_as_common_as_wordfreq_says(code: str) -> None:
    wordfreq = pytest.importorskip("wordfreq")
    for word in WORDS[code]:
        assert zipf(word, code) == wordfreq.zipf_frequency(word, code), word
        small = wordfreq.zipf_frequency(word, code, wordlist="small")
        assert common_zipf(word, code) == small, word


@pytest.mark.slow
@pytest.mark.parametrize("code", sorted(word_lists._FOLDED))
def test_words_of_a_list_are_as_common_as_wordfreq_says(code: str) -> None:
    wordfreq = pytest.importorskip("wordfreq")
    chosen = random.Random(5).sample(sorted(wordfreq.get_frequency_dict(code)), 500)
    for word in chosen:
        for form in (word, word.capitalize(), f"{word}zq"):
            assert zipf(form, code) == wordfreq.zipf_frequency(form, code), form


def test_searching_and_reading_a_list_agree() -> None:
    searched = WordList(word_lists._data("small", "ru"))
    read = WordList(word_lists._data("small", "ru"))
    read.searches = 1_000  # from now on, the list is read
    for word in WORDS["ru"]:
        assert searched.zipf(word) == read.zipf(word), word
    assert searched.values is None
    assert read.values


def test_common_words_are_found_without_reading_a_list() -> None:
    """A search for one ends near the beginning, and reading the list takes as long as hundreds."""
    found = WordList(word_lists._data("small", "en"))
    common = [word for bucket in common_words("en")[:400] for word in bucket if word.isalpha()]
    for word in common[:300]:
        assert found.zipf(word) > 5.0
    assert found.values is None
    for number in range(100):
        assert found.zipf(f"nosuchword{number}") == 0.0
    assert found.values


def test_a_language_without_a_list_is_an_error() -> None:
    with pytest.raises(LookupError):
        common_words("ky")
    assert "ky" not in listed_languages()


def test_plain_words_do_not_import_wordfreq() -> None:
    code = (
        "import sys; from verify.text.language.word_lists import zipf, common_zipf;"
        "print(zipf('goverment', 'en') > 2, common_zipf('правление', 'ru') > 3,"
        " 'wordfreq' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.split() == ["True", "True", "False"], done.stderr
