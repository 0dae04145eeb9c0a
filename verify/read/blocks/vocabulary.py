"""The words around an article, of all languages together.

What stands around a text is often in the language of the site and not of the text
(“This post is also available in: Türkçe Русский”), so every file of ``languages/`` is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from verify.languages import Language, load_languages

_MARKS = re.compile(r"[^\w№]+")
_DOTLESS = str.maketrans({"İ": "i", "I": "i", "ı": "i", "Ё": "е", "ё": "е"})


def phrase_key(text: str) -> str:
    """Words in lower case with single spaces: what two spellings of a heading share.

    The four Turkish i are one letter here: ``"İLGİLİ".casefold()`` is not ``"ilgili"``.
    """
    return " ".join(_MARKS.sub(" ", text.translate(_DOTLESS).casefold()).split())


def _all(pick: Callable[[Language], Iterable[str]]) -> frozenset[str]:
    return frozenset(phrase_key(word) for one in load_languages().values() for word in pick(one))


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def furniture_headings() -> frozenset[str]:
    """Keys of the headings over related articles and other boxes."""
    return _all(lambda one: one.furniture.headings)


@cache
def furniture_lines() -> tuple[str, ...]:
    """Keys that open a line of furniture: this post is also available in."""
    return _longest_first(_all(lambda one: one.furniture.lines))


@cache
def byline_words() -> tuple[str, ...]:
    """Keys that open a byline: author, автор, yazar."""
    return _longest_first(_all(lambda one: one.furniture.byline))


@cache
def note_headings() -> frozenset[str]:
    """Keys of headings of note lists: notes, примечания, kaynakça."""
    return _all(lambda one: one.references.note_headings)


@cache
def access_words() -> tuple[str, ...]:
    """Keys of the phrases for the date of access: “Date of Accession”, “дата обращения”."""
    return _longest_first(_all(lambda one: one.references.access))


@cache
def credit_words() -> tuple[str, ...]:
    """Keys that open an image credit: image source, фото."""
    return _longest_first(_all(lambda one: one.references.credit))


@cache
def _biography() -> re.Pattern[str]:
    phrases = _longest_first(_all(lambda one: one.furniture.biography))
    return re.compile(r"\b(?:" + "|".join(re.escape(p) for p in phrases) + r")\b")


def biography_phrases(text: str) -> int:
    """How many different phrases of a biography the text holds: served as, mezun oldu."""
    return len(set(_biography().findall(phrase_key(text))))


def opening_phrase(text: str, words: Iterable[str]) -> str | None:
    """The first of ``words`` (keys, longest first) that opens ``text``, or None."""
    start = phrase_key(text[:120]) + " "
    return next((word for word in words if start.startswith(word + " ")), None)
