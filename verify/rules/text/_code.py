"""Whether a passage is code, data or markup rather than words."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[{}<>=;|\\$#@~`]|\w\(|\)\.|::|->|/\*|\*/|&&")
_IDENTIFIER = re.compile(r"\b(?:[a-z]+[A-Z]\w*|\w+_\w+|\w+\.\w+\(|0x[0-9a-f]+)", re.ASCII)
_LEAST = 3  # signs or identifiers: prose may hold one or two (`C#`, `file_name`)
_SHARE = 0.25  # of the words


def looks_like_code(text: str) -> bool:
    """Whether signs and identifiers of programming are as many as a quarter of the words."""
    found = len(_SIGNS.findall(text)) + len(_IDENTIFIER.findall(text))
    return found >= _LEAST and found >= _SHARE * len(text.split())
