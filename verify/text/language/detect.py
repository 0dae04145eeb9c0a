"""Which language a short text is in: letters first, then a model of the languages we know.

Letters decide where they can (ң ө ү: Kyrgyz or Kazakh; ı ğ ş: Turkish); the statistical
model decides the rest and is believed from ``_MIN_CONFIDENCE`` on, and from three words on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from verify.text.language.common_words import (
    common_word_share,
    correct_by_common_words,
    detect_by_common_words,
)
from verify.text.language.language_model import language_model
from verify.text.scripts import count_scripts

DETECTABLE_LANGUAGES = ("en", "ru", "tr", "de", "fr", "uk", "ky", "kk", "es", "it", "pl", "az", "uz", "be",
         "bg", "ar", "fa", "zh", "ja", "ka", "hy", "el", "he", "nl", "pt", "ro", "sr")  # fmt: skip
_MIN_CONFIDENCE = 0.40  # DEPENDENCIES.md: below this the model was wrong as often as right
# A language that no file here describes is named only when the model is surer: short Russian
# was called Bulgarian, and short English Italian, at 0.25 to 0.6.
_MIN_CONFIDENCE_ABROAD = 0.80
_AT_HOME = frozenset(("en", "ru", "tr", "de", "fr", "uk", "ky", "kk"))
_MIN_WORDS = 3
_MODEL_READS = 2_000  # characters; on 20,000 repeated ones the model was unsure of plain English


@dataclass(frozen=True, slots=True)
class Guess:
    """``code``: ISO 639-1, or None where it cannot be told; ``why``: in words."""

    code: str | None
    confidence: float
    why: str


_ONE_SCRIPT = {"Georgian": "ka", "Armenian": "hy", "Greek": "el", "Hebrew": "he", "Hangul": "ko"}


def detect_language(text: str, among: tuple[str, ...] | None = None) -> Guess:
    """The language of ``text``, of ``among`` only (ISO 639-1 codes; default: those known here).

    The first 20,000 characters are examined. ``code`` is None for fewer than three words
    (unless a letter reveals the language) and where the model is not sure enough.
    """
    return _detected(text[:20_000], among)


@lru_cache(maxsize=128)  # titles and paragraphs that are asked about again while a page is judged
def _detected(sample: str, among: tuple[str, ...] | None) -> Guess:
    counts = count_scripts(sample)
    if not counts:
        return Guess(None, 0.0, "there are no letters")
    script = next(iter(counts))
    if alone := _ONE_SCRIPT.get(script):
        return _allowed(Guess(alone, 1.0, f"only this language is written in {script}"), among)
    guess = _guess_by_letters(sample, script)
    if guess is None and len(re.findall(r"[^\W\d_]{2,}", sample)) < _MIN_WORDS:
        return Guess(None, 0.0, "fewer than three words")
    return _corrected_by_words(guess or _by_model(sample, script, among), sample, script, among)


def _corrected_by_words(
    guess: Guess, sample: str, script: str, among: tuple[str, ...] | None
) -> Guess:
    """Return the guess, corrected by the common words of the text."""
    if guess.code is None:
        found = detect_by_common_words(sample, script, among)
    else:
        found = correct_by_common_words(sample, script, guess.code, among)
    if found:
        return Guess(found[0], found[1], f"{found[1]:.0%} of its words are common ones")
    return _allowed(guess, among)


def _allowed(guess: Guess, among: tuple[str, ...] | None) -> Guess:
    if among is None or guess.code in among:
        return guess
    return Guess(None, guess.confidence, f"{guess.why}, and {guess.code} is not expected here")


# (language, its letters, letters that rule it out, least share of words that hold one).
# wordfreq's lists, weighted: 25 % of Turkish words hold one of ı ğ ş, 6 % of Ukrainian ones one
# of ї є ґ, 12 % of Russian ones ы э ё; half of that is asked for, and more where a foreign name
# («Askeroğlu», «Өмүрбек») could turn a whole text.
_BETRAYED: dict[str, tuple[tuple[str, str, str, float], ...]] = {
    "Cyrillic": (
        ("tg", "ӣӯҷҳқғ", "ңөүұәіў", 0.15),
        ("kk", "ұқғәі", "їєґў", 0.20),
        ("ky", "ңөү", "ұқғәі", 0.15),
        ("uz", "ўқғҳ", "іыщң", 0.15),
        ("uk", "їєґ", "ыэъёў", 0.03),
        ("be", "ў", "иїґқҳ", 0.05),
        ("ru", "ыэё", "іїєґўңөүұәқғҳҷӣӯ", 0.06),
    ),
    "Latin": (
        ("az", "ə", "", 0.15),
        ("tr", "ığş", "ăâțłəñ", 0.13),
    ),
}


# Of its letters, those that no other language shares: «і» alone is Ukrainian as well as Kazakh.
_OWN = {"kk": "ұқғә", "tg": "ӣӯҷ"}


_KNOWN_RUSSIAN = 0.34  # of the words, names included


def _guess_by_letters(sample: str, script: str) -> Guess | None:
    lower = _lower(sample)
    words = sample.split()
    for code, letters, against, least in _BETRAYED.get(script, ()):
        if not any(c in lower for c in letters) or any(c in lower for c in against):
            continue
        if not set(_OWN.get(code, letters)) & set(lower):
            continue
        holding = [word for word in words if any(c in _lower(word) for c in letters)]
        small = any(word.strip("«»“”\"'(")[:1].islower() for word in holding)
        if len(holding) >= least * len(words) and (small or len(holding) * 2 > len(words)):
            if code == "ru" and common_word_share(sample, "ru") < _KNOWN_RUSSIAN:
                continue  # «ы» and «э» are Kyrgyz and Kazakh letters as well
            return _letter_guess(code, lower, letters)
    return None


def _lower(text: str) -> str:
    return text.replace("İ", "ı").lower()


def _letter_guess(code: str, lower: str, letters: str) -> Guess:
    found = "".join(sorted({c for c in lower if c in letters}))
    return Guess(code, 0.95, f"it uses the letters {' '.join(found)}")


def _by_model(sample: str, script: str, among: tuple[str, ...] | None) -> Guess:
    ranked = _ranked(sample, frozenset(among or DETECTABLE_LANGUAGES))
    if not ranked:
        return Guess(None, 0.0, "no expected language is known to the model")
    code, share = ranked[0]
    if (script == "Cyrillic" and code not in _CYRILLIC) or (
        script == "Latin" and code in _NOT_LATIN
    ):
        return Guess(None, share, f"the model says {code}, which the script contradicts")
    if share < (_MIN_CONFIDENCE if code in _AT_HOME else _MIN_CONFIDENCE_ABROAD):
        return Guess(None, share, f"the model is not sure ({code}, {share:.2f})")
    return Guess(code, share, f"its words and letters ({share:.2f})")


_CYRILLIC = frozenset(("ru", "uk", "be", "bg", "sr", "ky", "kk", "mk", "mn", "tg", "uz"))
_NOT_LATIN = frozenset(("ru", "uk", "be", "bg", "ky", "kk", "ar", "fa", "zh", "ja", "ka", "hy"))


_MARKUP = re.compile(r"[/@|=<>]")  # addresses and markup are in no language
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _ranked(sample: str, among: frozenset[str]) -> list[tuple[str, float]]:
    """Probabilities of the allowed languages alone, the best first."""
    words = " ".join(w for w in sample.split() if w.isalpha() or not _MARKUP.search(w))
    words = " ".join(_WORD.findall(words[: 2 * _MODEL_READS]))
    pairs = [(c, p) for c, p in language_model().rank(words[:_MODEL_READS]) if c in among]
    total = sum(p for _, p in pairs)
    return [(c, p / total) for c, p in pairs] if total > 0 else []
