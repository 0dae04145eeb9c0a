"""Taking case endings off name words: Рахмона → Рахмон, Rahman’ın → Rahman, Putin’s → Putin."""

from __future__ import annotations

from verify.text.lazy_patterns import re

# Turkish writes a name's suffixes after an apostrophe; the vowels follow the name's.
_TURKISH_SUFFIX = re.compile(
    r"^(?:[ynls]?[ıiuüaeIİUÜAE](?:n|r|m)?(?:[ıiuü]n)?|[nsy]?[ıiuü]n?"
    r"|n?[dt][ae](?:n|ki\w*)?"
    r"|y?l[ae]|l[ae]r\w*|c[aeıiuü]\w*|ç[aeıiuü]\w*|d[ıiuü]r|t[ıiuü]r|y[dms]\w+)$",
    re.IGNORECASE,
)
_APOSTROPHE = re.compile(r"^(.{3,}?)['’ʼ`](\w{1,7})$")

_SURNAME = re.compile(r"^(.+(?:[ое]в|[иы]н|ёв))(?:а|у|ым|ом|е|ой|ою|ых|ыми|ы)$", re.IGNORECASE)
_ADJECTIVE = re.compile(r"^(.+(?:ск|цк))(?:ого|ому|им|ом|ая|ой|ою|ую|их|ими|ие)$", re.IGNORECASE)
# Endings of nouns after a consonant (Рахмон-а, Зас-ом, Эмомали stays) and of -й, -а, -я, -ь.
_NOUN = re.compile(r"^(.{3,}[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|ем|е|ы|и|ой|ей)$", re.IGNORECASE)
_SOFT = re.compile(r"^(.{2,}[аеиоуыь])(?:я|ю|ем|ей|е|и)$", re.IGNORECASE)
_SOFT_SIGN = re.compile(r"^(.{2,}[бвгджзклмнпрстфхцчшщ])(?:я|ю|ем|ём|е|и|ью)$", re.IGNORECASE)


# «Асад» and al-Assad are one: the article is written, left out or assimilated at will.
_ARTICLE = re.compile(r"^(?:al|el|ad|as|ar|аль|эль|ас|ад|ар)-(?=\w{3})", re.IGNORECASE)


def strip_possessive(word: str) -> str:
    """``word`` without a possessive ’s, the Turkish suffixes after an apostrophe, an Arab article."""
    word = _ARTICLE.sub("", word)
    match = _APOSTROPHE.match(word)
    if match and (match.group(2).lower() == "s" or _TURKISH_SUFFIX.match(match.group(2))):
        return match.group(1)
    return word[:-1] if len(word) > 3 and word[-1] in "'’" else word


def base_forms(word: str) -> tuple[str, ...]:
    """The forms that ``word`` can be a case of, the most likely first; itself among them.

    Only Cyrillic words are inflected. «Иванова» gives Иванов (and stays Иванова): the
    ending alone cannot tell a woman's name from a genitive.
    """
    if not re.search("[а-яё]", word, re.IGNORECASE):
        return (word,)
    if match := _SURNAME.match(word):
        return (match.group(1), word)
    if match := _ADJECTIVE.match(word):
        return (match.group(1) + "ий", word)
    return _noun_forms(word)


def _noun_forms(word: str) -> tuple[str, ...]:
    forms = [word]
    if match := _NOUN.match(word):
        forms += [match.group(1), match.group(1) + "а", match.group(1) + "ь"]
    if match := _SOFT.match(word):
        forms += [match.group(1) + "й", match.group(1) + "я"]
    if match := _SOFT_SIGN.match(word):  # Зася, Засем: Зась; Ильи: Илья
        forms += [match.group(1) + "ь", match.group(1) + "я"]
    return tuple(dict.fromkeys(forms))
