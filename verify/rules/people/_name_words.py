"""Whether two words are different spellings of a name, or forms of one word, or two names."""

from __future__ import annotations

from verify.languages import load_languages
from verify.rules.text._countries import is_country
from verify.text.language.word_lists import common_zipf, zipf
from verify.text.lazy_patterns import re
from verify.text.names.slips import is_slip
from verify.text.names.word_forms import (
    is_genitive,
    member_and_members,
    noun_and_adjective,
    share_belief,
    share_stem,
    spelled_alike,
)

# Endings of nouns and adjectives; at least three letters remain.
_ENDINGS = (
    "[ое]го",
    "[ое]му",
    "[ыи]ми",
    "[ыи]м",
    "[ыи]х",
    "[оеёє][мйю]",
    "[уюая][яю]",
    "[ое]е",
    "[ыиі]й",
    "[ая]ми",
    "[ая][мх]",
    "[аеёиоуыэюяйьіїє]",
)
CYRILLIC_ENDING = re.compile(rf"(?<=[а-яёіїєґ]{{3}})(?:{'|'.join(_ENDINGS)})$")
COMMON_WORD_ZIPF = 3.0  # Zipf: names in the news are rarer (Rahmon 2.0), words more common
FREQUENCIES = frozenset({"en", "ru", "tr", "de", "fr", "uk"})


def is_misspelled(one: str, other: str, language: str | None) -> bool:
    """Whether the two differ by a slip, and nobody else writes at least one of them.

    Both of Clinton and Clifton, Thomson and Thompson are in use: they are two names.
    """
    return is_slip(one, other) and not (_is_in_use(one, language) and _is_in_use(other, language))


def _is_in_use(name: str, language: str | None) -> bool:
    """Whether the frequency list of the article's language, or the English one, has the name."""
    asked = {language, "en"} & FREQUENCIES
    return any(zipf(name.lower(), code) > 0 for code in asked if code)


def are_forms_of_one_word(a: str, b: str, language: str | None) -> bool:
    """Whether both are words, not names, and forms of one: Labour, Labor; Africa, African.

    Names too, if one is the German genitive of the other: Merkel, Merkels.
    """
    if member_and_members(a, b) or share_belief(a, b) or (language == "de" and is_genitive(a, b)):
        return True
    related = spelled_alike(a, b) or noun_and_adjective(a, b) or share_stem(a, b)
    return related and all(is_common_word(word.rpartition("-")[2], language) for word in (a, b))


def differ_by_ending(a: str, b: str) -> bool:
    """Whether two Cyrillic words differ only in their case endings: Яровая, Яровой."""
    return CYRILLIC_ENDING.sub("", a.casefold()) == CYRILLIC_ENDING.sub("", b.casefold())


def is_common_word(word: str, language: str | None) -> bool:
    """Whether it is a common word or a country: “Georgia” is no spelling of Georgi."""
    asked = [code for code in (language, "en") if code in load_languages()]
    return any(
        _zipf(word.lower(), code) >= COMMON_WORD_ZIPF or is_country(word, code) for code in asked
    )


def _zipf(word: str, code: str) -> float:
    return common_zipf(word, code) if code in FREQUENCIES else 0.0
