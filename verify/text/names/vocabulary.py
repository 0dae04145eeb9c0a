"""The words around names, gathered from the language files."""

from __future__ import annotations

from functools import cache

from verify.languages import load_languages


@cache
def honorifics() -> frozenset[str]:
    """Honorifics of all languages, lower-case, without full stops, single words only."""
    spelt = (h for lang in load_languages().values() for h in lang.names.honorifics)
    return frozenset(w.strip(".") for h in spelt for w in h.split() if len(w.strip(".")) > 1)


@cache
def particles() -> frozenset[str]:
    """Return the particles inside names, in all languages."""
    return frozenset(p for lang in load_languages().values() for p in lang.names.particles)


# Never names alone, but the first word of many: North Ossetia, Central Asia.
PLACE_NAME_WORDS = frozenset(
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
        "new",
        "great",
        "северный",
        "северная",
        "южный",
        "южная",
        "восточный",
        "восточная",
        "западный",
        "западная",
        "центральная",
        "средняя",
        "kuzey",
        "güney",
        "doğu",
        "batı",
        "orta",
    ]
)


@cache
def small_words(code: str | None) -> frozenset[str]:
    """Words that open sentences and are part of no name: articles, pronouns, quantifiers …"""
    chosen = [lang for lang in load_languages().values() if code in (None, lang.code)]
    words = {w for lang in chosen for w in lang.critical.function_words + lang.critical.negation}
    for lang in chosen:
        words.update(lang.speech.male, lang.speech.female, lang.speech.neutral)
        words.update(w for group in lang.critical.quantifiers for w in group)
        words.update(w for group in lang.critical.modals for w in group)
    return frozenset(words) | not_names()


@cache
def not_names() -> frozenset[str]:
    """Capitalized words that are never a person, lower-case."""
    return frozenset(w for lang in load_languages().values() for w in lang.names.not_names)
