"""Opening marks that are the closing one: `”The gate,” she said` beside `“The gate,”`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.languages import load_language

# ” at the head of a word: after a space or a bracket, before a letter, and closed later on.
_WRONG = re.compile(r"(?<![^\s(\[])”(?=[^\W\d_])")
_RIGHT = re.compile(r"(?<![^\s(\[])[“„](?=\w)")
_CLOSING = re.compile("[”“]")
_LONGEST = 600  # characters to the closing mark


def wrong_openings(texts: Sequence[str], language: str | None) -> Iterator[tuple[int, int]]:
    """Yield (number of the text, offset) of every ” that opens where “ or „ opens elsewhere.

    Nothing in a language that opens with ” (Swedish, Finnish), in one that has no language file,
    and in a text that does so as a habit.
    """
    known = load_language(language)
    if known is None or any(opening == "”" for opening, _ in known.marks.pairs):
        return
    found = [
        (number, match.start())
        for number, text in enumerate(texts)
        for match in _WRONG.finditer(text)
        if _is_closed(text, match.end())
    ]
    if 2 * len(found) < sum(len(_RIGHT.findall(text)) for text in texts) + 1:
        yield from found


def _is_closed(text: str, start: int) -> bool:
    """Whether the next mark behind it closes: “, ”, before which there is no space."""
    match = _CLOSING.search(text, start, start + _LONGEST)
    return match is not None and match[0] == "”" and not text[match.start() - 1].isspace()
