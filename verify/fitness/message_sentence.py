"""Find the sentence in which a page states its own condition (“Page not found”). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verify.fitness.reported_speech import is_report
from verify.fitness.signs import wording

#: Characters: the message of a notice page is in a block shorter than this.
LONGEST_MESSAGE = 320
_LONGEST_SENTENCE = 280
#: Words between quotation marks: mentioned, not stated.
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"|「[^」]*」")
_INNER_DOT = re.compile(r"(?<=\w)\.(?=\w)")
_STOPS = ".!?。！？"


def find_sentence(blocks: Iterable[str], kind: str) -> str | None:
    """Return the sentence of a short block that has this kind's wording, or None.

    Words between quotation marks are ignored. A message to the visitor is a short sentence.
    """
    pattern = wording(kind).texts
    for block in blocks:
        if pattern is None or len(block) >= LONGEST_MESSAGE:
            continue
        text = straighten_text(QUOTED.sub(" ", block))
        if match := pattern.search(text):
            sentence = _sentence(text, match)
            if len(sentence) <= _LONGEST_SENTENCE and not is_report(sentence, match.group()):
                return sentence.replace("․", ".")
    return None


def straighten_text(text: str) -> str:
    """Return text as ``texts`` of the signs expect it: straight apostrophes, no dots in words.

    “gauge.test is for sale” is one sentence, so its first dot becomes “․” (U+2024).
    """
    return _INNER_DOT.sub("․", straighten_apostrophes(text))


def straighten_apostrophes(text: str) -> str:
    """Return text with straight apostrophes, as used in the signs."""
    return text.replace("’", "'").replace("ʼ", "'")


def _sentence(text: str, match: re.Match[str]) -> str:
    start = max((text.rfind(mark, 0, match.start()) for mark in _STOPS), default=-1)
    ends = [end for mark in _STOPS if (end := text.find(mark, match.end())) >= 0]
    return text[start + 1 : min(ends, default=len(text)) + 1].strip()
