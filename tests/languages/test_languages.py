"""Every language file holds to the schema; adding a language is adding a file."""

from __future__ import annotations

from importlib.resources import files

import pytest

from verify import languages
from verify.languages import Language

CODES = sorted(languages.load_languages())
COMPLETE = ["en", "ru", "tr"]


@pytest.mark.parametrize("code", CODES)
def test_a_file_is_named_after_its_code(code: str) -> None:
    assert (files("verify.languages") / f"{code}.toml").is_file()


@pytest.mark.parametrize("code", CODES)
def test_words_are_lower_case_trimmed_and_not_repeated(code: str) -> None:
    language = languages.load_languages()[code]
    for section in (
        language.speech,
        language.names,
        language.roles,
        language.references,
        language.furniture,
    ):
        for name in section.__slots__:
            words = getattr(section, name)
            assert len(set(words)) == len(words), (name, [w for w in words if words.count(w) > 1])
            for word in words:
                assert word == word.strip() and "  " not in word and word, (name, word)
                assert word == word.replace("İ", "i").lower(), (name, word)


@pytest.mark.parametrize("code", CODES)
def test_marks_are_pairs_of_single_characters(code: str) -> None:
    pairs = languages.load_languages()[code].marks.pairs
    assert pairs and all(len(opening) == 1 and len(closing) == 1 for opening, closing in pairs)


@pytest.mark.parametrize("code", COMPLETE)
def test_a_complete_language_knows_every_part(code: str) -> None:
    language = languages.load_languages()[code]
    assert language.complete
    assert language.speech.cues and language.speech.cue_phrases
    assert language.roles.nouns and language.roles.subjects
    assert language.references.access and language.references.ibid
    assert language.critical.negation and language.critical.modals and language.critical.quantifiers
    assert language.numbers.words and language.numbers.scales
    assert language.furniture.headings and language.furniture.biography


@pytest.mark.parametrize("code", [c for c in CODES if c not in COMPLETE])
def test_every_other_language_knows_its_marks_and_cues(code: str) -> None:
    language = languages.load_languages()[code]
    assert not language.complete and language.speech.cues


def test_an_unknown_key_is_a_bug_of_the_file() -> None:
    with pytest.raises(TypeError):
        languages.parse_language('code = "xx"\nname = "X"\nscript = "Latin"\nsurprise = 1\n')
    with pytest.raises(TypeError):
        languages.parse_language(
            'code = "xx"\nname = "X"\nscript = "Latin"\n[speech]\nsurprise = ["a"]\n'
        )


def test_a_minimal_file_is_a_language() -> None:
    language = languages.parse_language('code = "xx"\nname = "X"\nscript = "Latin"\n')
    assert language == Language("xx", "X", "Latin")
