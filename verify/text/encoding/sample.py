"""The parts of a page's bytes that tell its character set: text, without tags and scripts."""

from __future__ import annotations

import re

_TAG = re.compile(rb"<[^<>]{0,2000}>")
_FOREIGN = re.compile(rb"[\x80-\xff]")
_WORDS = re.compile(
    rb"[^\x00-\x20]{0,60}[\x80-\xff][^\x00-\x20]{0,200}(?:[ ][^\x00-\x20]{1,60}){0,2}"
)
_ASCII_RUN = re.compile(rb"[\x00-\x7f]{40,}")
_WINDOW = 400_000
_SIZE = 12_000


def word_sample(data: bytes) -> bytes:
    """Return the words with non-ASCII bytes and their neighbors, up to 12,000 bytes.

    For sets of one byte a letter: a word may be cut.
    """
    start = _first(data)
    words = _WORDS.findall(_TAG.sub(b" ", _scriptless(data[start : start + _WINDOW])))
    return b" ".join(words)[:_SIZE] or data[start : start + _SIZE]


def whole_sample(data: bytes) -> bytes:
    """Return text without tags, up to 12,000 bytes, cut between ASCII characters only.

    For sets of several bytes a letter, whose bytes may not be torn apart: it begins at ASCII,
    and only long runs of ASCII are left out.
    """
    start = _first(data)
    text = _TAG.sub(b" ", _scriptless(data[start : start + _WINDOW]))
    return _ASCII_RUN.sub(b" ", text)[:_SIZE]


def _first(data: bytes) -> int:
    found = _FOREIGN.search(data)
    return max(0, (found.start() if found else 0) - 200)


def _scriptless(data: bytes) -> bytes:
    """``data`` without what stands between <script and </script>, in one pass."""
    lower = data.lower()
    kept, place = [], 0
    while (opened := lower.find(b"<script", place)) >= 0:
        closed = lower.find(b"</script", opened)
        if closed < 0:
            break
        kept.append(data[place:opened])
        place = closed
    return b" ".join([*kept, data[place:]])
