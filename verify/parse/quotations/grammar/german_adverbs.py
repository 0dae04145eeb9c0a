"""German adverbs and participles, which open a sentence with a capital: Allerdings sagte der Rat."""

from __future__ import annotations

from functools import lru_cache

from verify.text.language.word_lists import zipf
from verify.text.lazy_patterns import regex

# Those that are surnames or given names, too, are left out: anders, bald, klar, kurz, sicher, wohl.
_ADVERBS = frozenset(
    """
    abends allenfalls allerdings alsbald andererseits anscheinend außerdem bereits besonders
    bestenfalls bisher bislang dadurch dafür dagegen daher damals daran darauf daraufhin darin darum
    darüber davon dazu demnach dennoch derweil derzeit deshalb deswegen einerseits einst erneut
    ferner folglich freilich früher gleichzeitig heuer hingegen immer immerhin indes infolgedessen
    insbesondere insgesamt inzwischen jedenfalls jetzt jüngst keinesfalls künftig letztlich manchmal
    mithin mittlerweile momentan morgens nachher neulich notfalls offenbar schließlich schon seinerzeit
    seitdem seither somit sonst stattdessen später teils trotzdem unterdessen vielleicht vielmehr
    vorerst vorgestern vorher währenddessen weiterhin wieder zudem zugleich zuletzt zumindest zunächst
    zurzeit zuvor zuweilen zwar ebenfalls ebenso übrigens überdies
    """.split()
)
# Ausdrücklich, Folgerichtig, Telefonisch, Beispielsweise; not Leipzig, Hanisch
_ENDING = regex.compile(
    r"\A\p{L}{3,}(?:lich|weise|dermaßen|richtig|mäßig|seitig|zeitig|(?:at|ist|it|log|on)isch)"
)
_SURNAMES = frozenset("ehrlich freundlich fröhlich redlich weidlich wunderlich".split())
_LISTED, _COMMON = 2.0, 3.0  # Zipf


@lru_cache(maxsize=20_000)
def is_german_adverb(word: str) -> bool:
    """Return whether a word says how or when: Allerdings, Ausdrücklich, Lachend; not Arend, Zweig."""
    plain = word.lower()
    if plain in _ADVERBS:
        return True
    if plain.endswith("end") and len(plain) > 5:
        return zipf(plain.removesuffix("d"), "de") >= _COMMON  # lachend, lachen
    named = plain in _SURNAMES or _ENDING.fullmatch(plain) is None
    return not named and zipf(plain, "de") >= _LISTED
