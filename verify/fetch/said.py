"""Reports of walls are not walls: “the site is unavailable, the bank said”. Pure."""

from __future__ import annotations

import re
from functools import cache

from verify.fetch.signs import addressed

_SHORTEST = 4  # letters of a verb: German “so” is an English word as well


def reports(words: str) -> bool:
    """Whether somebody is said to have said it: a wall speaks for itself, and to its visitor."""
    if not words.strip(" .!?") or not _said_by_somebody().search(words):
        return False
    pattern = addressed()
    return not (pattern and pattern.search(words))


@cache
def _said_by_somebody() -> re.Pattern[str]:
    from verify.languages import languages

    every = (cue for language in languages().values() for cue in language.speech.cues)
    cues = sorted({cue for cue in every if len(cue) >= _SHORTEST}, key=len, reverse=True)
    words = "|".join(map(re.escape, cues)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
