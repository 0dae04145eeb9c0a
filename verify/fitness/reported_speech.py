"""Reports of walls are not walls: “the site is unavailable, the bank said”. Pure."""

from __future__ import annotations

import re
from functools import cache

from verify.fitness.signs import report_words, visitor_words

_SHORTEST = 4  # letters of a verb: German “so” is an English word as well


def is_report(sentence: str, message: str) -> bool:
    """Whether somebody says it or it is told of somebody: a wall speaks for itself, to its visitor.

    ``message`` is the part of the sentence that a wall could have said; its verbs are its own.
    """
    rest = sentence.replace(message, " ").strip(" .!?")
    news = report_words()
    told = bool(news and news.search(sentence))
    if not told and not (rest and _said_by_somebody().search(rest)):
        return False
    pattern = visitor_words()
    return not (pattern and pattern.search(rest))


@cache
def _said_by_somebody() -> re.Pattern[str]:
    from verify.languages import load_languages

    every = (cue for language in load_languages().values() for cue in language.speech.cues)
    cues = sorted({cue for cue in every if len(cue) >= _SHORTEST}, key=len, reverse=True)
    words = "|".join(map(re.escape, cues)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
