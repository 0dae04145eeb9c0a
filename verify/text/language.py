"""Which language a short text is in: letters first, then py3langid among the languages we know.

Letters decide where they can (ң ө ү: Kyrgyz or Kazakh; ı ğ ş: Turkish); the statistical
model decides the rest and is believed from ``_MIN_CONFIDENCE`` on, and from three words on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from verify.text.scripts import scripts

KNOWN = ("en", "ru", "tr", "de", "fr", "uk", "ky", "kk", "es", "it", "pl", "az", "uz", "be",
         "bg", "ar", "fa", "zh", "ja", "ka", "hy", "el", "he", "nl", "pt", "ro", "sr")  # fmt: skip
_MIN_CONFIDENCE = 0.40  # DEPENDENCIES.md: below this the model was wrong as often as right
_MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """``code``: ISO 639-1, or None where it cannot be told; ``why``: in words."""

    code: str | None
    confidence: float
    why: str


# Letters that no other language of the same script here uses. Checked before the model.
_LETTERS: tuple[tuple[str, str, str], ...] = (
    ("kk", "Cyrillic", "әіұқғһ"),
    ("ky", "Cyrillic", "ңөү"),
    ("tg", "Cyrillic", "ӣӯҳҷ"),
    ("uz", "Cyrillic", "ўҳғқ"),
    ("uk", "Cyrillic", "іїєґ"),
    ("be", "Cyrillic", "ўі"),
    ("ru", "Cyrillic", "ыэъё"),
    ("az", "Latin", "ə"),
    ("tr", "Latin", "ığşİ"),
    ("pl", "Latin", "łąęśźżćń"),
    ("de", "Latin", "ßäöü"),
)
_ONE_SCRIPT = {"Georgian": "ka", "Armenian": "hy", "Greek": "el", "Hebrew": "he", "Hangul": "ko"}


def detect(text: str, among: tuple[str, ...] | None = None) -> Guess:
    """The language of ``text``, of ``among`` only (ISO 639-1 codes; default: those known here).

    The first 20,000 characters are looked at. ``code`` is None for fewer than three words
    (unless a letter betrays the language) and where the model is not sure enough.
    """
    sample = text[:20_000]
    counts = scripts(sample)
    if not counts:
        return Guess(None, 0.0, "there are no letters")
    script = next(iter(counts))
    if alone := _ONE_SCRIPT.get(script):
        return _allowed(Guess(alone, 1.0, f"only this language is written in {script}"), among)
    if guess := _by_letters(sample, script):
        return _allowed(guess, among)
    if len(re.findall(r"[^\W\d_]{2,}", sample)) < _MIN_WORDS:
        return Guess(None, 0.0, "fewer than three words")
    return _by_model(sample, script, among)


def _allowed(guess: Guess, among: tuple[str, ...] | None) -> Guess:
    if among is None or guess.code in among:
        return guess
    return Guess(None, guess.confidence, f"{guess.why}, and {guess.code} is not expected here")


def _by_letters(sample: str, script: str) -> Guess | None:
    lower = sample.replace("İ", "ı").lower()
    seen = set(lower)
    if script == "Cyrillic":
        return _cyrillic(lower, seen)
    if script == "Latin":
        return _latin(lower, seen)
    return None


def _cyrillic(lower: str, seen: set[str]) -> Guess | None:
    letters = sum(c.isalpha() for c in lower)
    if _share(lower, "ӣӯҷ", letters) and not seen & set("ңөүұәі"):
        return _letter_guess("tg", lower, "ӣӯҳҷ")
    if _share(lower, "ұқғәі", letters) and seen & set("ұқғ") and seen & set("әі"):
        return _letter_guess("kk", lower, "әіұқғһ")
    if _share(lower, "ңөү", letters) and not seen & set("ұқғәі"):
        return _letter_guess("ky", lower, "ңөү")
    if _share(lower, "ўқғҳ", letters) and not seen & set("іы"):
        return _letter_guess("uz", lower, "ўҳғқ")
    if _share(lower, "їєґ", letters) and not seen & set("ыэъё"):
        return _letter_guess("uk", lower, "іїєґ")
    if "ў" in seen and "і" in seen and not seen & set("їиґ"):
        return _letter_guess("be", lower, "ўі")
    if seen & set("ыэё") and not seen & set("іїєґўңөүұәқғҳҷӣӯ") and letters >= 12:
        return _letter_guess("ru", lower, "ыэъё")
    return None


def _latin(lower: str, seen: set[str]) -> Guess | None:
    letters = sum(c.isalpha() for c in lower)
    if _share(lower, "ə", letters):
        return _letter_guess("az", lower, "ə")
    if _share(lower, "ığş", letters) and ("ı" in seen or "ğ" in seen) and not seen & set("ăâțłəñ"):
        return _letter_guess("tr", lower, "ığş")
    return None


# One foreign name («Askeroğlu», «Өмүрбек») must not turn a whole English or Russian text.
_MIN_SHARE = 0.008


def _share(lower: str, letters: str, total: int) -> bool:
    count = sum(lower.count(c) for c in letters)
    return count > 0 and count / max(total, 1) >= _MIN_SHARE


def _letter_guess(code: str, lower: str, letters: str) -> Guess:
    found = "".join(sorted({c for c in lower if c in letters}))
    return Guess(code, 0.95, f"it uses the letters {' '.join(found)}")


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _by_model(sample: str, script: str, among: tuple[str, ...] | None) -> Guess:
    ranked = _ranked(sample, frozenset(among or KNOWN))
    if not ranked:
        return Guess(None, 0.0, "no expected language is known to the model")
    code, share = ranked[0]
    if script == "Cyrillic" and code not in _CYRILLIC or script == "Latin" and code in _NOT_LATIN:
        return Guess(None, share, f"the model says {code}, which the script contradicts")
    if share < _MIN_CONFIDENCE:
        return Guess(None, share, f"the model is not sure ({code}, {share:.2f})")
    return Guess(code, share, f"its words and letters ({share:.2f})")


_CYRILLIC = frozenset(("ru", "uk", "be", "bg", "sr", "ky", "kk", "mk", "mn", "tg", "uz"))
_NOT_LATIN = frozenset(("ru", "uk", "be", "bg", "ky", "kk", "ar", "fa", "zh", "ja", "ka", "hy"))


def _ranked(sample: str, among: frozenset[str]) -> list[tuple[str, float]]:
    """Probabilities of the allowed languages alone, the best first."""
    pairs = [(str(c), float(p)) for c, p in _model().rank(sample) if c in among]
    total = sum(p for _, p in pairs)
    return [(c, p / total) for c, p in pairs] if total > 0 else []
