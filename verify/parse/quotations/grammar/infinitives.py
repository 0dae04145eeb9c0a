"""Whether a word is a form of a verb: the word list of its language has the infinitive.

E.g. « déplore » has déplorer, „stöhnte“ has stöhnen; « théâtre » and „derzeit“ have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from verify.text.language.word_lists import zipf
from verify.text.lazy_patterns import regex

_LISTED = 2.0  # Zipf: rarer entries of the lists are misspellings

# Ending of a French form → endings of the infinitive
_FRENCH = (
    ("iennent", ("enir",)),
    ("aissent", ("aître",)),
    ("issent", ("ir",)),
    ("èrent", ("er",)),
    ("aient", ("er", "ir", "re")),
    ("ivent", ("ire",)),
    ("isent", ("ire", "iser")),
    ("ient", ("enir", "ier")),
    ("ent", ("er", "ir", "re")),
    ("gea", ("ger",)),
    ("ça", ("cer",)),
    ("a", ("er",)),
    ("aie", ("ayer",)),
    ("elle", ("eller", "eler")),
    ("ette", ("etter", "eter")),
    ("e", ("er", "ir")),
    ("d", ("dre",)),
    ("ait", ("aire", "er", "ir", "re")),
    ("aît", ("aître",)),
    ("suit", ("suivre",)),
    ("çoit", ("cevoir",)),
    ("eut", ("ouvoir",)),
    ("int", ("indre",)),
    ("it", ("ir", "ire", "re")),
    ("et", ("ettre",)),
    ("t", ("re",)),
)
# è before the last consonants is é or e in the infinitive: répète, lève
_GRAVE = regex.compile(r"è(?=[^aeiouyéè]+e(?:nt)?$)")
# Present and past of German verbs: freut, freute, antwortete
_GERMAN = regex.compile(r"(?P<stem>\p{Ll}+?(?:(?<=[td])e)?)t(?:en?)?")
# The last ä, i or ie of a present is a or e in the infinitive: rät, verspricht, empfiehlt
_CHANGED = regex.compile(r"(?:ä|ie?)(?=[^aeiouäöü]*$)")


@lru_cache(maxsize=20_000)
def is_french_verb(word: str) -> bool:
    """Return whether a word of the third person has an infinitive: déplore, prévient, estiment."""
    forms = {word, _GRAVE.sub("é", word), _GRAVE.sub("e", word)}
    return any(_is_listed(one, "fr") for form in forms for one in _french(form))


def _french(form: str) -> Iterator[str]:
    for ending, infinitives in _FRENCH:
        if form.endswith(ending):
            yield from (form.removesuffix(ending) + one for one in infinitives)
            return


@lru_cache(maxsize=20_000)
def is_german_verb(word: str) -> bool:
    """Return whether a weak form or a present has an infinitive: stöhnt, stöhnte, rät, verspricht."""
    found = _GERMAN.fullmatch(word)
    return found is not None and any(_is_listed(one, "de") for one in _german(found["stem"]))


def _german(stem: str) -> Iterator[str]:
    stem = regex.sub("(?<=[td])e$", "", stem)
    stems = {stem, *(_CHANGED.sub(vowel, stem) for vowel in "ae")}
    yield from (f"{one}en" for one in stems)
    if stem.endswith(("el", "er")):
        yield f"{stem}n"
    if "ä" in stem:
        yield f"{_CHANGED.sub('a', stem)}ten"  # rät, hält


def _is_listed(word: str, code: str) -> bool:
    return zipf(word, code) >= _LISTED
