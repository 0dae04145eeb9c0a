"""Names in a changed run of words: one name in other letters, or another name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.match.verdict.other_names import WrittenWord, are_initials, named_places
from verify.model import Span
from verify.text.language.word_lists import zipf

_RUSSIAN_ENDINGS = frozenset(
    ("а", "у", "е", "ом", "ем", "ы", "и", "ой", "ю", "я", "ей", "ым", "ых")
)
_COMMON_NOUN = 2.5  # Zipf frequency: Wand 4.2, Grenzposten 2.6, most surnames below
_KNOWN_NAME = 1.5  # Zipf frequency from which a name is known to wordfreq's lists: Niamey 2.0
_KNOWN_WORD = 2.2  # Zipf frequency below which a word that opens a sentence is hardly a common one
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]|\n)[\s\"'“”«»„‘’(\[—–-]*$")


def name_change(
    said: Sequence[WrittenWord],
    stands: Sequence[WrittenWord],
    texts: tuple[str, str],
    language: str | None = None,
) -> str | None:
    """Return "name" where one name replaces another, "same" where both sides are one name, else None.

    A name that was left out, inserted or exchanged for a common noun is a matter of wording.
    """
    from verify.text.names.comparison import same_name

    if are_initials(said, stands, language) or are_initials(stands, said, language):
        return "same"
    places = named_places(said, texts[0], language), named_places(stands, texts[1], language)
    if places[0].codes and places[0].codes == places[1].codes:
        return "same" if places[0].alone and places[1].alone else None
    one = _names(said, texts[0], language)
    other = _names(stands, texts[1], language)
    if not one or not other or _digits(one) != _digits(other):
        return None
    if _initials(one, other) or _initials(other, one):
        return "same" if len(one) == len(said) and len(other) == len(stands) else None
    if _initialed(one, other) or _initialed(other, one):
        return "same" if len(one) == len(said) and len(other) == len(stands) else None
    if len(one) == len(other) > 1 and _changed_places(one, other):
        return "name"
    if same_name(" ".join(one), " ".join(other)).verdict != "different":
        return "same" if len(one) == len(said) and len(other) == len(stands) else None
    if set(map(str.casefold, one)) & set(map(str.casefold, other)):
        return None
    return None if len(one) == len(other) == 1 and _mistyped(one[0], other[0]) else "name"


def _initialed(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether given names are written as initials: А. Лунд, Анна Лунд."""
    return len(short) == len(long) and all(
        a.casefold() == b.casefold() or (len(a) == 1 and b.casefold().startswith(a.casefold()))
        for a, b in zip(short, long, strict=True)
    )


def _digits(words: Sequence[str]) -> list[str]:
    """M4 and M11 are not one name, whatever the letters say."""
    return [c for word in words for c in word if c.isdigit()]


def _changed_places(one: Sequence[str], other: Sequence[str]) -> bool:
    """Orvanya Selmiya'ya, Selmiya Orvanya'ya: both names are there, their parts are not.

    Kolen Marta and Marta Kolen are one name; there the very forms only change places.
    """
    from verify.text.names.comparison import same_name

    if sorted(map(str.casefold, one)) == sorted(map(str.casefold, other)):
        return False
    return any(same_name(a, b).verdict == "different" for a, b in zip(one, other, strict=True))


def _mistyped(one: str, other: str) -> bool:
    """Whether one of two words is the other respelled or mistyped: near, and not both are words."""
    from verify.match.verdict.harmless_differences import is_misspelling

    if _respelt(one, other) or _inflected(one, other) or _one_country(one, other):
        return True
    if not is_misspelling(one.casefold(), other.casefold()):
        return False
    # Austria and Australia are both words; Таджистан is none in any list.
    return (
        min(
            max(zipf(word.casefold(), code) for code in ("en", "ru", "tr")) for word in (one, other)
        )
        < _KNOWN_NAME
    )


def _names(words: Sequence[WrittenWord], text: str, language: str | None) -> list[str]:
    """Capitalized words that do not merely open a sentence; acronyms always."""
    capital = [w for w in words if w.text[:1].isupper() and not _is_noun(w, text, language)]
    if not capital:
        return []
    known = _name_spans(text) if any(_opens(text, w.span.start) for w in capital) else ()
    return [
        word.text
        for word in capital
        if (len(word.text) > 1 and word.text.isupper())
        or not _opens(text, word.span.start)
        or _is_name_anywhere(word.text, language)
        or (language == "de" and _is_surname(word, text))
        or any(s.start <= word.span.start < s.end for s in known)
    ]


def _is_name_anywhere(word: str, language: str | None) -> bool:
    """Whether a word that opens a sentence is a name: a country, or in no word list."""
    from verify.match.crosslingual.country_words import country_code
    from verify.text.language.frequency import word_frequency

    if country_code(word, language):
        return True
    known = word_frequency(word.lower(), language)
    return word.isalpha() and known is not None and known < _KNOWN_WORD


def _is_noun(word: WrittenWord, text: str, language: str | None) -> bool:
    """Whether a capital means nothing: German writes every noun with one."""
    if language != "de" or word.text.isupper():
        return False
    from verify.match.crosslingual.country_words import country_code
    from verify.text.language.frequency import word_frequency

    if country_code(word.text, "de") or _is_surname(word, text):
        return False
    return (word_frequency(word.text.lower(), "de") or 0.0) >= _COMMON_NOUN


def _is_surname(word: WrittenWord, text: str) -> bool:
    """Schneider will das Werk verkaufen: a trade without an article is a person."""
    from verify.languages import load_languages

    german = load_languages()["de"]
    before = re.search(r"(\w+)\W*$", text[max(0, word.span.start - 30) : word.span.start])
    article = before is not None and before.group(1).lower() in german.critical.articles
    return word.text.lower() in german.names.surnames and not article


def _name_spans(text: str) -> tuple[Span, ...]:
    from verify.text.names.comparison import find_names

    return tuple(found.span for found in find_names(text))


def _opens(text: str, at: int) -> bool:
    return _SENTENCE_START.search(text[max(0, at - 12) : at]) is not None


def _respelt(one: str, other: str) -> bool:
    """Kyiv and Kiev: the same consonants, and one vowel apart in Latin letters."""
    from rapidfuzz.distance import Levenshtein

    from verify.text.names.comparison import name_key
    from verify.text.names.romanize import consonant_skeleton

    first, second = name_key(one), name_key(other)
    return (
        consonant_skeleton(first) == consonant_skeleton(second)
        and Levenshtein.distance(first, second) <= 1
    )


def _inflected(one: str, other: str) -> bool:
    """Ван, Ваном: one is the other with a case ending of Russian."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return long.startswith(short) and long[len(short) :] in _RUSSIAN_ENDINGS


def _one_country(one: str, other: str) -> bool:
    """Киргизия, Кыргызстан; Burma, Myanmar."""
    from verify.match.crosslingual.country_words import country_code

    codes = ((country_code(one, code), country_code(other, code)) for code in ("en", "ru", "tr"))
    return any(first is not None and first == second for first, second in codes)


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """UN / United Nations, ОДКБ / Организация Договора о …: one word of the others' initials."""
    if len(short) != 1 or len(long) < 2 or not short[0].isupper():
        return False
    return short[0] == "".join(word[0] for word in long)
