"""Hyphens at the ends of a PDF's lines: taken out where they divide a word, kept in `self-report`.

A PDF does not say which is which. The document's own words decide, then how common the word is.
"""

from __future__ import annotations

import re
from collections import Counter

# pdfium returns a hyphen at the end of a line as U+0002 (or U+FFFE); some programs write a soft
# hyphen (U+00AD) for each hyphen they print, within a line too.
_DIVIDED = re.compile(
    "((?<![^\\W_])[^\\W_]+|)(?:[\x02\ufffe][ \t]*\r?\n?|\u00ad(?:[ \t]*\r?\n)?)([^\\W_]*)"
)
_MARKS = re.compile("[\x02\ufffe\u00ad]")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_COMMON = 3.0  # Zipf frequency: one in a million words; the lists have “longterm” too, at 2.3
_RARER = 2.0  # a hundred times rarer than either part
_SHORTEST = 3  # letters of a part that may be a word


def join_lines(pages: list[str]) -> list[str]:
    """Return the pages' texts with their divided words joined, hyphens kept where they belong."""
    if not any(_MARKS.search(page) for page in pages):
        return pages
    words = Counter(
        word.lower() for page in pages for word in _WORD.findall(_DIVIDED.sub(" ", page))
    )
    language = _language(" ".join(pages)[:6_000])
    return [_joined(page, words, language) for page in pages]


def _language(text: str) -> str | None:
    from verify.text.language.detect import detect_language

    return detect_language(_MARKS.sub("", text)).code


def _joined(page: str, words: Counter[str], language: str | None) -> str:
    def decide(found: re.Match[str]) -> str:
        before, after = found.groups()
        if _ADDRESS.search(page[: found.end(1)][-300:]):
            return f"{before}-{after}" if before or after else ""
        keep = before and after and _keeps_hyphen(before, after, words, language)
        return f"{before}-{after}" if keep else before + after

    return _DIVIDED.sub(decide, page)


def _keeps_hyphen(before: str, after: str, words: Counter[str], language: str | None) -> bool:
    """Whether the hyphen is the word's own: “self-report”, not “re-port”."""
    first, second = before.lower(), after.lower()
    hyphened, joined = words[f"{first}-{second}"], words[first + second]
    if hyphened != joined:
        return hyphened > joined
    if before[-1].isdigit() or after[0].isdigit() or after[0].isupper():
        return True  # 2019-2020, Anglo-Saxon
    from verify.text.language.frequency import word_frequency

    whole = word_frequency(first + second, language)
    if whole is None or whole >= _COMMON:
        return False
    parts = (word_frequency(first, language) or 0.0, word_frequency(second, language) or 0.0)
    return min(parts) >= whole + _RARER and min(len(first), len(second)) >= _SHORTEST
