"""Recognize reports about notices: “the site is unavailable, the bank said”. Pure."""

from __future__ import annotations

import re
from functools import cache

from verify.fitness.signs import report_words, visitor_words

_SHORTEST = 4  # letters of a verb: German “so” is also an English word


def is_report(sentence: str, message: str) -> bool:
    """Return whether the sentence reports somebody's words or acts; a notice addresses its visitor.

    ``message`` is the part of the sentence that a notice could contain; its own verbs do not
    count.
    """
    rest = sentence.replace(message, " ").strip(" .!?")
    news = report_words()
    told = bool(news and news.search(sentence))
    if not told and not (rest and _speech_verbs().search(rest)):
        return False
    pattern = visitor_words()
    return not (pattern and pattern.search(rest))


@cache
def _speech_verbs() -> re.Pattern[str]:
    from verify.languages import load_languages

    every = (cue for language in load_languages().values() for cue in language.speech.cues)
    cues = sorted({cue for cue in every if len(cue) >= _SHORTEST}, key=len, reverse=True)
    words = "|".join(map(re.escape, cues)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
