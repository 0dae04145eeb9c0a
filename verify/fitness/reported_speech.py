"""Recognize reports about notices: “the site is unavailable, the bank said”. Pure."""

from __future__ import annotations

import re
from functools import cache

from verify.fitness.signs import report_words, visitor_words

_SHORTEST = 4  # letters of a cue: German “so” is also an English word


def is_report(sentence: str, message: str) -> bool:
    """Return whether the sentence reports somebody's words or acts; a notice addresses its visitor.

    ``message`` is the part of the sentence that a notice could contain; its own verbs do not
    count.
    """
    rest = sentence.replace(message, " ").strip(" .!?")
    news = report_words()
    told = bool(news and news.search(sentence))
    if not told and not (rest and _speech_cues().search(rest)):
        return False
    pattern = visitor_words()
    return not (pattern and pattern.search(rest))


@cache
def _speech_cues() -> re.Pattern[str]:
    from verify.languages import load_languages

    known = [language.speech for language in load_languages().values()]
    # “selon le club” names who says so as a verb does.
    every = (cue for speech in known for cue in (*speech.cues, *speech.cue_phrases))
    cues = sorted({cue for cue in every if len(cue) >= _SHORTEST}, key=len, reverse=True)
    words = "|".join(map(re.escape, cues)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
