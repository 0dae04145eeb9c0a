"""Find role nouns in running text: "Defence Minister", "министр обороны", "Cumhurbaşkanı"."""

from __future__ import annotations

from functools import cache

from verify.languages import load_language, load_languages
from verify.parse.people.words import Word, lower_case, slavic_stem
from verify.text.gazetteer.territories import territory_names
from verify.text.language.word_lists import common_zipf


@cache
def _phrases(code: str | None) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return role phrases by the key of their first word, longest first."""
    chosen = load_language(code)
    nouns = (
        chosen.roles.nouns if chosen and chosen.roles.nouns else load_languages()["en"].roles.nouns
    )
    cyrillic = bool(chosen and chosen.script == "Cyrillic")
    table: dict[str, list[tuple[str, ...]]] = {}
    for noun in nouns:
        parts = tuple(_key(part, cyrillic) for part in noun.split())
        table.setdefault(parts[0], []).append(parts)
    return {k: tuple(sorted(v, key=len, reverse=True)) for k, v in table.items()}


def _key(word: str, cyrillic: bool) -> str:
    return (
        slavic_stem(word)
        if cyrillic
        else word.replace("-", " ").split()[-1]
        if word.startswith("ex-")
        else word
    )


def role_length(found: list[Word], index: int, code: str | None) -> int:
    """Return how many words from ``index`` on form a role noun (2 for "Prime Minister"), or 0."""
    chosen = load_language(code)
    cyrillic = bool(chosen and chosen.script == "Cyrillic")
    word = found[index]
    for parts in _phrases(code).get(_key(word.lower, cyrillic), ()):
        here = found[index : index + len(parts)]
        if len(here) == len(parts) and tuple(_key(w.lower, cyrillic) for w in here) == parts:
            return (
                len(parts)
                if here[-1].lower == lower_case(here[-1].text) and not _many(here[-1].lower, code)
                else 0
            )
    return 1 if code == "de" and _german_compound(word.lower) else 0


def _many(word: str, code: str | None) -> bool:
    """Return whether a role is plural, so that it is no one person's.

    E.g. «журналистам новый спикер …».
    """
    if code != "ru":
        return False
    from verify.parse.people.russian_morphology import is_plural_noun

    return is_plural_noun(word)


def _german_compound(word: str) -> bool:
    """Return whether the word is a German compound of a field and a role.

    E.g. Bundesarbeitsministerin, FDP-Vorsitzende.
    """
    nouns = load_languages()["de"].roles.nouns
    return any(len(noun) > 4 and word.endswith(noun) for noun in nouns)


# Role nouns that English also uses as adjectives: "General Assembly", "Chief Concern".
ADJECTIVE_ENDINGS = frozenset(
    [
        "general",
        "major",
        "chief",
        "head",
        "chair",
        "deputy",
        "fellow",
        "member",
        "secretary",
        "expert",
        "officer",
        "assistant",
        "speaker",
        "executive",
        "premier",
        "leader",
        "official",
        "editor",
    ]
)


@cache
def role_modifiers(code: str | None) -> frozenset[str]:
    """Return lower-case words that are part of a role: former, acting, бывший, eski."""
    chosen = load_language(code)
    return frozenset(chosen.roles.modifiers) if chosen else frozenset()


@cache
def not_name_words() -> frozenset[str]:
    """Return words that are capitalized at the start of sentences, never part of a name or role."""
    return frozenset(
        w for x in load_languages().values() for w in x.names.not_names if w not in DIRECTIONS
    )


# Directions are never names but can be part of roles: "Central Asia Expert", "Orta Doğu Uzmanı".
DIRECTIONS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "central",
        "northern",
        "southern",
        "eastern",
        "western",
        "middle",
        "first",
        "second",
        "third",
        "kuzey",
        "güney",
        "doğu",
        "batı",
        "orta",
        "eski",
        "yeni",
        "ilk",
        "birinci",
        "ikinci",
    ]
)


@cache
def territories() -> frozenset[str]:
    """Return the names of all countries in CLDR, lower-case, in every supported language."""
    names: set[str] = set()
    for code in load_languages():
        names.update(lower_case(name) for name in territory_names(code).values())
    names.update(
        ["kyrgyzstan", "киргизия", "кыргызстан", "türkiye", "usa", "britain", "америка", "britanya"]
    )
    return frozenset(names)


@cache
def _territory_stems() -> frozenset[str]:
    return frozenset(slavic_stem(name) for name in territories() if " " not in name)


def is_territory(word: str) -> bool:
    """Return whether a lower-case word is a country, in any case form."""
    return word in territories() or slavic_stem(word) in _territory_stems()


# Zipf frequencies: "then", "today" are above 5, "Toplantıya" near 4; names of fields ("Energy",
# "Defence") lie between 4 and 5 and are kept where more words of the role follow.
_COMMON, _FIELD = 4.0, 5.2


def can_open_role(word: str, code: str | None, followed: bool) -> bool:
    """Return whether a word at the start of a sentence can be part of the role after it.

    ``followed``: more capitals of the role follow ("Energy Policy Analyst"), not its noun.
    """
    language = code if code in ("en", "tr", "de", "fr") else "en"
    return common_zipf(word, language) < (_FIELD if followed else _COMMON)
