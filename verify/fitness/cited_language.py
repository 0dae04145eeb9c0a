"""Whether what an article cites may be in a page's language: a translated title shares no words."""

from __future__ import annotations

import re

from verify.text.language.detect import detect_language
from verify.text.language.frequency import word_frequency

_LANGUAGES = ("de", "en", "fr", "ru", "tr", "uk")
_WORD = re.compile(r"[^\W\d_]+")


def may_be_in(text: str, language: str | None) -> bool:
    """Return whether a text is in a language; a short one, if its words are no more frequent in others.

    “Press release” is not German, “Haushaltsplan 2020” is.
    """
    code = detect_language(text).code
    if code is not None:
        return code == language
    own = _frequency(text, language)
    return own > 0 and all(own >= _frequency(text, other) for other in _LANGUAGES)


def _frequency(text: str, language: str | None) -> float:
    words = _WORD.findall(text.lower())
    return sum(word_frequency(word, language) or 0.0 for word in words)
