"""Vocabulary of notes, in all languages at once: an English article can have Turkish notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

import regex

from verify.languages import Language, load_languages


def _words(pick: Callable[[Language], Iterable[str]]) -> list[str]:
    return sorted(
        {w for language in load_languages().values() for w in pick(language)}, key=len, reverse=True
    )


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression that matches any of the words, longest first."""
    parts = (regex.escape(w).replace(r"\ ", r"\s++") for w in sorted(words, key=len, reverse=True))
    return "(?:" + "|".join(parts) + ")"


@cache
def access_pattern() -> regex.Pattern[str]:
    """Return a pattern for words before an access date, with their opening bracket.

    E.g. "Date of Accession:", "дата обращения:", "Erişim Tarihi:".
    """
    words = any_of(_words(lambda x: x.references.access))
    return regex.compile(
        rf"(?:[(\[]\s*+|(?<!\s)\s++|)(?<!\p{{L}}){words}(?!\p{{L}})\s*+(?:on\b)?[:.,\-–—]?\s*+",
        regex.I,
    )


@cache
def url_lead_in() -> regex.Pattern[str]:
    """Return a pattern for "URL:", "Available at:", "Режим доступа:" before a URL."""
    words = any_of(_words(lambda x: x.references.address))
    return regex.compile(rf"(?<!\p{{L}})\[?{words}\]?\s*+:?\s*+$", regex.I)


@cache
def reference_lead_in() -> regex.Pattern[str]:
    """Return a pattern for "For more, see", "см. также", "bkz." at the start of a clause."""
    words = any_of(_words(lambda x: x.references.lead_in))
    return regex.compile(
        rf"(?:^|(?<=[.;!?…)»”\"]\s)|(?<=[.;]\s\s))\s*+{words}(?!\p{{L}})\s*+[:,]?\s*+", regex.I
    )


@cache
def ibid_pattern() -> regex.Pattern[str]:
    """Return a pattern for words that repeat the reference of the previous note: "ibid."."""
    words = any_of(_words(lambda x: x.references.ibid))
    return regex.compile(rf"\s*+(?P<word>{words})(?![\p{{L}}\d])", regex.I)


@cache
def op_cit_pattern() -> regex.Pattern[str]:
    """Return a pattern for words that repeat an earlier work of the named author: "op. cit."."""
    words = op_cit_words().pattern
    return regex.compile(
        rf"(?P<author>[^.,;:]{{2,60}}?)[.,]?\s{{0,9}}+,?\s{{0,9}}+(?P<word>{words})", regex.I
    )


@cache
def op_cit_words() -> regex.Pattern[str]:
    """Return a pattern for the words alone: "op. cit.", "supra", "a.g.e."."""
    words = any_of({*_words(lambda x: x.references.op_cit), "a.g.e.", "a.g.m.", "age."})
    return regex.compile(rf"(?<!\p{{L}}){words}(?![\p{{L}}\d])", regex.I)


@cache
def issue_pattern() -> regex.Pattern[str]:
    """Return a pattern for "Issue 3", "№ 5", "Vol. 12, No. 3", "Sayı 3"."""
    words = any_of(_words(lambda x: x.references.issue))
    return regex.compile(rf"{words}\s*+\d", regex.I)


@cache
def pages_pattern() -> regex.Pattern[str]:
    """Return a pattern for "p. 12", "pp. 5–9", "с. 12", "ss. 3-4", and for a length: "7 pages"."""
    words = any_of(_words(lambda x: x.references.pages))
    return regex.compile(rf"{words}\s*+\d[\d\s–—-]*\.?$|\d{{1,5}}\s*+{words}\.?$", regex.I)


@cache
def media_nouns() -> regex.Pattern[str]:
    """Return a pattern for nouns that describe a publisher instead of naming it."""
    words = any_of(_words(lambda x: x.references.media))
    return regex.compile(rf"(?<!\p{{L}}){words}(?!\p{{L}})", regex.I)


@cache
def credit_pattern() -> regex.Pattern[str]:
    """Return a pattern for "Image:", "Photo:", "Фото:" at the beginning of a line."""
    words = any_of(_words(lambda x: x.references.credit))
    return regex.compile(rf"\s*+{words}\s*+:\s*+", regex.I)


@cache
def honorifics() -> frozenset[str]:
    """Return honorifics without periods: Mr, Dr, г-н, Sayın."""
    return frozenset(w.rstrip(".") for w in _words(lambda x: x.names.honorifics))
