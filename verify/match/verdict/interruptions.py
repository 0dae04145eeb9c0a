"""What interrupts a sentence of the source and is left out of a quotation."""

from __future__ import annotations

import re

from verify.match.passage.align import Operation
from verify.match.verdict.sides import Side

_LONGEST = 200  # characters
_CLOSING, _OPENING = "\"”»’'", "\"“«„‘'"
# leave,” said the head of the works council, “but · уходить, — сказал он, — но
_ATTRIBUTION = re.compile(
    rf"[,.!?…]{{0,3}}[{_CLOSING}],?\s[^{_CLOSING}{_OPENING}]+\s[{_OPENING}]"
    r"|[,!?…]{1,3}\s[–—-]\s[^\"«»“”]+,\s[–—-]\s"
)
_CLAUSE = re.compile(r",\s[^.!?;:]+,\s")
_FEWEST_WORDS = 3  # of a clause
_PARENTHESIS = re.compile(r"\s\([^()]+\),?\s")


def interruption(source: Side, step: Operation) -> str | None:
    """Return the kind of change if only an interruption was left out, else None.

    "attribution": words outside the source's own quotation marks or between dashes behind commas,
    which are not the speaker's. "left out": words in parentheses, whatever they are.
    """
    between = _left_out(source, step)
    if _ATTRIBUTION.fullmatch(between):
        return "attribution"
    return "left out" if _PARENTHESIS.fullmatch(between) else None


def is_clause_left_out(source: Side, step: Operation) -> bool:
    """Return whether the words left out are a clause between commas: “, which was built in 1911,”."""
    long = step.end - step.start >= _FEWEST_WORDS
    return long and _CLAUSE.fullmatch(_left_out(source, step)) is not None


def _left_out(source: Side, step: Operation) -> str:
    """The text between two neighboring words of the quotation, "" where nothing was left out."""
    if step.kind != "insert" or not step.start > 0 or step.end >= len(source.words):
        return ""
    between = source.text[source.words[step.start - 1].span.end : source.words[step.end].span.start]
    return between if len(between) <= _LONGEST else ""
